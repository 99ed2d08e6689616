"""Numbers that stand in a quote, in words or digits: what a rule's number is checked against.

English only, and silent when in doubt: a number that is not found has to be ratified as a default.
"""

from __future__ import annotations

import re
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNITS: Final = "one two three four five six seven eight nine".split()
_TEENS: Final = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES: Final = (
    {word: value for value, word in enumerate(_UNITS, 1)}
    | {word: value for value, word in enumerate(_TEENS, 10)}
    | {word: value * 10 for value, word in enumerate(_TENS, 2)}
    | {"a": 1, "zero": 0}
)
_PARTS: Final = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_LENGTHS: Final = {
    "minute": timedelta(minutes=1), "min": timedelta(minutes=1), "hour": timedelta(hours=1),
    "h": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1),
    "fortnight": timedelta(weeks=2),
}  # fmt: skip
_CALENDAR: Final = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_HYPHENS: Final = "\u2010\u2011\u2012\u2013"
_MARKS: Final = (
    {
        "½": " 1/2 ", "⅓": " 1/3 ", "⅔": " 2/3 ", "¼": " 1/4 ", "¾": " 3/4 ", "⅕": " 1/5 ", "⅖": " 2/5 ",
        "⅗": " 3/5 ", "⅘": " 4/5 ", "⅙": " 1/6 ", "⅚": " 5/6 ", "⅛": " 1/8 ", "⅜": " 3/8 ", "⅝": " 5/8 ",
        "⅞": " 7/8 ", "\u2044": "/", "\u2019": "'", "\u2014": " - ",
    }
    | dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys("*_`~", "")
)  # fmt: skip

_BELOW_100: Final = rf"(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_UNITS)}))?|{'|'.join(_TEENS + _UNITS)}|zero"
_SPELT: Final = re.compile(
    rf"(?<![\w.,/:])(?:(?P<hundreds>{'|'.join(_UNITS)}|a) hundred(?:(?: and)? (?P<rest>{_BELOW_100}))?"
    rf"|(?P<small>{_BELOW_100}))(?![a-z]| hundred| thousand)",
)
_TWICE_WRITTEN: Final = re.compile(r"(?<![\w.,/:])(\d+) ?\( ?\1 ?\)")  # "seven (7)" once the word is a digit

_ALONE: Final = r"(?<![\w.,/:])"  # not the tail of a longer number
_NUMBER: Final = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,9}(?!\d))"
_PART: Final = r"(?:halve|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|half)(?=s?(?![a-z]))"
_EXACT: Final = r"(?:(?:full|whole|calendar|consecutive)[ -])?"
_UNIT: Final = rf"{_EXACT}(?P<unit>minute|hour|day|week|fortnight|min|h)s?(?![a-z])"
_TERM: Final = rf"{_EXACT}(?P<unit>day|week|month|year)s?(?![a-z])"
_PERCENT: Final = r" ?(?:%|per ?cent(?![a-z]))"
_SOME_TIME: Final = rf"{_EXACT}(?:working |business )?(?:minute|hour|day|week|fortnight|month|year|min|h)s?(?![a-z])"

_SHARE: Final = re.compile(
    rf"{_ALONE}(?P<top>{_NUMBER})(?: ?/ ?| out of (?:every )?)(?P<bottom>{_NUMBER})(?![\w/]|[.,]\d)"
)
_PERCENTAGE: Final = re.compile(rf"{_ALONE}(?P<number>\d{{1,3}}(?:[.,]\d{{1,6}})?){_PERCENT}")
_PARTS_OF: Final = re.compile(rf"{_ALONE}(?P<top>{_NUMBER})[ -](?P<part>{_PART})")
_A_PART: Final = re.compile(rf"(?<![\w-])an? (?P<part>{_PART})(?= of | or more|[.,;:)]|$)")
_HALF: Final = re.compile(r"(?<![\w-])(?<!and a )(?<!and )half(?![\w-])(?! an? (?:hour|day|week|year|month|dozen))")
_MAJORITY: Final = re.compile(r"(?<![\w-])majority(?![\w-])")
_QUALIFIED: Final = re.compile(
    rf"(?:qualified|special|super|large|overwhelming|{_PERCENT}|\d/\d+|{_PART}s?|to 1)(?: \([^)]*\))?[ -]$",
)
_OUTNUMBERED: Final = re.compile(
    r"(?<!no )(?<![\w-])more (?!than )(?:[^\s.;:]+ ){1,7}?than (?!\d|half)|(?<![\w-])outnumber",
)
_UNANIMOUS: Final = re.compile(r"(?<![\w-])unanim(?:ous(?:ly)?|ity)(?![\w-])")
_COUNT: Final = re.compile(
    rf"(?<!article )(?<!section )(?<!rule )(?<!clause ){_ALONE}"
    rf"(?P<number>{_NUMBER}|none(?![a-z])|no(?= (?!more |fewer |less )))"
    rf"(?![\w%]|[.,/:]\d|{_PERCENT}|[ -]{_PART}|[ -]?(?:(?:to |or |and |-)?\d+[ -])?{_SOME_TIME}| out of)",
)
_RATIO: Final = re.compile(rf"{_ALONE}(?P<top>{_NUMBER})(?: ?: ?(?P<bottom>\d)|[ -]to[ -]1)(?![\w/:-]|[.,]\d)")
_TIMES: Final = re.compile(rf"{_ALONE}(?:(?P<top>{_NUMBER})(?:x| times)|twice)(?= (?:as many|as much|more|the))")
_DURATION: Final = re.compile(
    rf"{_ALONE}(?:(?P<other>{_NUMBER})(?: ?- ?| to | or | and ))?"
    rf"(?P<number>{_NUMBER}|(?<![\w-])(?<!half )an?)[ -]?{_UNIT}",
)
_HALF_A: Final = re.compile(r"(?<![\w-])(?<!and )half an? (?P<unit>hour|day)(?![a-z])")
_CALENDAR_TERM: Final = re.compile(rf"{_ALONE}(?P<number>{_NUMBER}|(?<![\w-])(?:an?|each|every|per))[ -]?{_TERM}")
_YEARLY: Final = re.compile(r"(?<![\w-])(?:annual|yearly)")


def fractions_in(quote: str) -> frozenset[Fraction]:
    """Shares of a whole: "two-thirds", "2/3", "66 %" (33/50, never 2/3), "half", "majority", "unanimous"."""
    return frozenset(share for share in _fractions(_plain(quote)) if 0 < share <= 1)


def _fractions(text: str) -> Iterator[Fraction]:
    for found in _SHARE.finditer(text):
        if bottom := _value(found["bottom"]):
            yield Fraction(_value(found["top"]), bottom)
    for found in _PERCENTAGE.finditer(text):
        yield Fraction(found["number"].replace(",", ".")) / 100
    for found in _PARTS_OF.finditer(text):
        yield Fraction(_value(found["top"]), _PARTS[found["part"]])
    for found in _A_PART.finditer(text):
        yield Fraction(1, _PARTS[found["part"]])
    simple_majority = any(not _QUALIFIED.search(text[: found.start()]) for found in _MAJORITY.finditer(text))
    if simple_majority or _HALF.search(text) or _OUTNUMBERED.search(text):
        yield Fraction(1, 2)
    if _UNANIMOUS.search(text):
        yield Fraction(1)


def counts_in(quote: str) -> frozenset[int]:
    """Whole numbers that count something, in digits or words, "no" too; not times or shares."""
    return frozenset(_value(found["number"]) for found in _COUNT.finditer(_plain(quote)))


def ratios_in(quote: str) -> frozenset[Fraction]:
    """How many times as many: "3:1", "three to one", "three times as many", "twice as many"."""
    text = _plain(quote)
    ratios = {
        Fraction(_value(found["top"]), bottom)
        for found in _RATIO.finditer(text)
        if (bottom := _value(found["bottom"] or "1"))
    }
    return frozenset(ratios | {Fraction(_value(found["top"] or "2")) for found in _TIMES.finditer(text)})


def durations_in(quote: str) -> frozenset[timedelta]:
    """Exact lengths of time: "six days", "seven (7) days", "a week", "a fortnight", "48 hours"; no months."""
    text = _plain(quote)
    lengths = {
        _value(number) * _LENGTHS[found["unit"]]
        for found in _DURATION.finditer(text)
        for number in (found["number"], found["other"])
        if number and len(number) < 7  # noqa: PLR2004 - nobody means a million days
    }
    return frozenset(lengths | {_LENGTHS[found["unit"]] / 2 for found in _HALF_A.finditer(text)})


def terms_in(quote: str) -> frozenset[str]:
    """Lengths by the calendar as ISO 8601 text: "two years" is P2Y, "a month" P1M, "annually" P1Y."""
    text = _plain(quote)
    terms = {f"P{_value(found['number'])}{_CALENDAR[found['unit']]}" for found in _CALENDAR_TERM.finditer(text)}
    return frozenset(terms | ({"P1Y"} if _YEARLY.search(text) else set()))


def _plain(quote: str) -> str:
    """Lower case, no markup, single spaces, numbers in digits."""
    text = " ".join("".join(_MARKS.get(mark, mark) for mark in quote).casefold().split())
    return _TWICE_WRITTEN.sub(r"\1", _SPELT.sub(lambda found: str(_spelt(found)), text))


def _spelt(found: re.Match[str]) -> int:
    hundreds = 100 * _VALUES[found["hundreds"]] if found["hundreds"] else 0
    return hundreds + sum(_VALUES[word] for word in re.split(r"[ -]", found["small"] or found["rest"] or "zero"))


def _value(number: str) -> int:
    if number[0].isdigit():
        return int(number.replace(",", ""))
    return 0 if number in {"no", "none"} else 1
