"""Numbers that stand in a quote, in words or digits: what a rule's number is checked against.

English, German, French and Spanish, and silent when in doubt: a number that is not found has to be ratified as a
default.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal

from governance.domain.number_words import FOREIGN_LETTER, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["fraction", "count", "ratio", "duration", "term"]

_PARTS: Final = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20,
    "drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "achtel": 8, "zehntel": 10, "zwanzigstel": 20,
    "demi": 2, "tier": 3, "quart": 4, "cinquième": 5, "sixième": 6, "huitième": 8, "dixième": 10, "vingtième": 20,
    "tercio": 3, "tercera parte": 3, "terceras parte": 3, "cuartas parte": 4, "quintas parte": 5, "cuarto": 4, "cuarta parte": 4, "quinto": 5, "quinta parte": 5,
    "décimo": 10, "décima parte": 10, "vigésima parte": 20,
}  # fmt: skip
_MINUTE, _HOUR, _DAY, _WEEK = (
    timedelta(minutes=1),
    timedelta(hours=1),
    timedelta(days=1),
    timedelta(weeks=1),
)
_LENGTHS: Final = (
    dict.fromkeys(("minute", "min", "minuto"), _MINUTE)
    | dict.fromkeys(("hour", "hr", "h", "stunde", "stündig", "heure", "hora"), _HOUR)
    | dict.fromkeys(("day", "tag", "jour", "día", "dia", "kalendertag", "tägig"), _DAY)
    | dict.fromkeys(("week", "woche", "wöchig", "semaine", "semana"), _WEEK)
    | {"fortnight": 2 * _WEEK}
)
_CALENDAR: Final = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "tag": "D", "woche": "W", "monat": "M", "jahr": "Y",
    "jährig": "Y", "geschäftsjahr": "Y", "vereinsjahr": "Y", "kalenderjahr": "Y", "monatig": "M", "jour": "D", "semaine": "W", "mois": "M", "an": "Y", "année": "Y", "día": "D", "semana": "W", "mes": "M", "año": "Y",
}  # fmt: skip

_ALONE: Final = r"(?<![\w.,/:\u20ac$£])"  # not the tail of a longer number, nor money
_NUMBER: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?!\d)|[0-9]{1,9}(?!\d))"
_PART: Final = rf"(?:{'|'.join(sorted(_PARTS, key=len, reverse=True))})(?=(?:s|es|n|en|mal)?(?![^\W\d_]))"
_EXACT: Final = r"(?:(?:full|whole|clear|calendar|consecutive|volle[nr]?|ganze[nr]?)[ -])?"
_WORKING: Final = r"(?P<working>(?:working|business|week)[ -])?"
_UNITS: Final = r"minut[eo]|min|hour|hr|day|week|fortnight|h|stunde|stündig|kalendertag|tägig|tag(?!s)|woche|wöchig|heure|jour|semaine|hora|d[ií]a|semana"
_LONG_UNITS: Final = "day|week|month|year|tag(?!s)|woche|monatig|monat|jährig|geschäftsjahr|vereinsjahr|kalenderjahr|jahr|jour|semaine|mois|année|an|día|semana|mes|año"
_PLURAL: Final = r"(?:s|e|n|en|es|e[rm]|ige[nrsm]?)?(?![^\W\d_])"
_UNIT: Final = rf"{_EXACT}{_WORKING}(?P<unit>{_UNITS}){_PLURAL}"
_TERM: Final = rf"{_EXACT}(?P<unit>{_LONG_UNITS}){_PLURAL}"
_PERCENT: Final = r" ?(?:%|per ?cent(?![a-z])|prozent|v\. ?h\.|pour ?cent|por ?ciento)"
_SOME_TIME: Final = rf"{_EXACT}(?:working |business )?(?:{_UNITS}|{_LONG_UNITS}){_PLURAL}"
_AN: Final = r"(?<![\w-])(?:an?|une?|una|eine[nrsm]?|la|le|au|du|el|al|del|un|ein)"

_OF_A_TIME: Final = rf" of an? (?:{_UNITS}|{_LONG_UNITS})(?![^\W\d_])"
_PART_BEFORE: Final = re.compile(rf"(?:[0-9] ?/ ?[0-9]+|{_PART}(?:s|es)?|half) of $")
"""Two thirds of a week are neither a share of votes nor a week."""
_SHARE: Final = re.compile(
    rf"{_ALONE}(?P<top>{_NUMBER})(?: ?/ ?| out of (?:every )?| in (?=[2-9](?: (?:of|say|agree|vote|must)|[,.;]|$))| von (?=[0-9]+ (?:mitglieder|stimmen)))"
    rf"(?P<bottom>{_NUMBER})(?:rds|ds|ths|rd|th)?(?![\w/]|[.,][\d\u02bc]|{_OF_A_TIME})"
)
_PERCENTAGE: Final = re.compile(rf"{_ALONE}(?P<number>[0-9]{{1,3}}(?:[.,][0-9]{{1,6}})?)(?!\d){_PERCENT}")
_MIXED_PERCENTAGE: Final = re.compile(
    rf"{_ALONE}(?P<whole>[0-9]{{1,2}})[ -](?P<top>[12])/(?P<bottom>[36])(?!\d){_PERCENT}"
)
_PARTS_OF: Final = re.compile(rf"{_ALONE}(?P<top>{_NUMBER})[ -](?P<part>{_PART})(?:s|es|n|en)?(?!{_OF_A_TIME})")
_A_PART: Final = re.compile(
    rf"{_AN} (?P<part>{_PART})s?(?= of | or more| oder mehr| ou plus| o más| at least| mindestens| au moins| al menos| der | des | de | del | d'(?!heure)|[.,;:)]|$)"
)
_HALF: Final = re.compile(
    r"(?<![\w-])(?:(?<!and a )(?<!and )half|(?:die |der )?hälfte|la moitié|la mitad)(?![\w-])"
    r"(?! an? (?:hour|day|week|year|month|dozen))"
)
_A_SHARE: Final = rf"(?:[0-9]+(?:[.,][0-9]+)?(?: ?/|{_PERCENT}|[ -]?{_PART})|(?:[0-9]+ ?/ ?)?{FOREIGN_LETTER})"
_RAISED: Final = r"(?:cualificada|qualifiée?|reforzada|renforcée?|reforcée|relative|relativa)"
_MAJORITY: Final = re.compile(
    rf"(?<![\w-])(?:(?:simple|absolute|bare|plain|ordinary|einfachen?r?|absoluten?r?) )?"
    rf"(?:majority(?:-rules?)?|majoritaire|majorité|mayoría|stimmenmehrheit|mehrheit)(?: (?:simple|absolue|absoluta|simples))?(?![\w-])"
    rf"(?! (?:vote )?(?:of (?:at least |not less than |more than )?|from |von (?:mindestens |wenigstens |über |mehr als )?|des? |du |de (?:los |las |plus de |más de )?|d'(?:au moins |au minimum )?(?:les |des )?|de,? (?:al menos|por lo menos|como mínimo),? (?:los |las )?)(?={_A_SHARE}))"
    rf"(?! {_RAISED})"
)
_QUALIFIED: Final = re.compile(
    rf"(?:qualified|special|super|large|overwhelming|vast|great|relative|clear|required|prescribed|specified|necessary|stated|requisite|festgelegten|vorgesehenen|vorgeschriebenen|erforderlichen|nötigen|genannten|requise|prévue|exigida|prevista|qualifizierten?r?|relativen?r?|grosse"
    rf"|grande|gran|{_PERCENT}|[0-9]/[0-9]+|[0-9] ?[-:] ?[0-9]+|{FOREIGN_LETTER}|{_PART}(?:s|es)?|to 1)(?: \([^)]*\))?[ -]$",
)
_SWISS_MAJORITY: Final = re.compile(r"(?<![\w-])(?:einfache|absolute)[nms]? mehr(?![\w-])")
_MOST: Final = re.compile(
    r"(?<![\w-])(?<!the )(?<!at )most (?:of (?:them|us|those \w+|the [\w-]+) |(?:members|people|voters|residents) )(?=(?:must|have to|has to|need to|agree|vote|approve|say yes|are (?:for|in favou?r))(?![\w]))"
)
_OUTNUMBERED: Final = re.compile(
    r"(?<!no )(?<![\w-])more (?!than |(?!\S+s |\+1 |people |yes |support |approval )\S+ than )(?:[^\s.;:]+ ){1,7}?than (?!\d|half)|(?<![\w-])outnumber|(?<![\w-])(?:number of )?(?:votes|voices|ballots) (?:cast )?(?:in favou?r|for|yes)(?: [\w']+){0,5}? exceeds? (?:the )?(?:number of )?(?:those|votes|voices|ballots)?(?: (?:cast|that are))? ?(?:in opposition|against|opposed|not in favou?r)"
    r"|(?<![\w-])(?:mehr ja-?(?:stimmen)? als nein|plus de (?:voix )?pour que (?:de )?contre|más votos a favor que)",
)
_UNANIMOUS: Final = re.compile(
    r"(?<![\w-])(?:unanim(?:ous(?:ly)?|ity)|unanimité|unánime(?:mente)?|unanimidad|einstimmig(?:keit|e[nrsm]?)?)(?![\w-])"
    r"|(?<!not )(?<![\w-])(?:(?:if|provided(?: that)?|when) all (?:(?!(?:and|but|most|who|if)(?!\w))[\w'()]+ ){1,12}?(?:agree|consent|approve)s?(?: (?:thereto|to (?:it|the|such|this|that)|in writing|unanimously)|(?=[.,;]|$))|all (?:(?!(?:and|or|but|most|who|if)(?!\w))[\w'()]+ ){0,12}?(?:must|have to|need to|shall)(?: [\w']+){0,3}? (?:agree|consent|approve|sign|say yes|vote (?:for|in favou?r))|(?:all|everyone|everybody) (?:of (?:us|them) )?(?:the )?(?:other(?:s| \w+)? )?agrees?(?= that| to| in| on|[.,;)]|$)"
    r"|every(?:one|body)(?: \w+){0,2} (?:must|has to|needs to) (?:agree|consent|be (?:ok|okay|fine|happy))|(?:agreement|approval|consent) (?:of|from|by) (?:all|everyone|everybody)(?!\w)(?! (?:or|but) )|(?:it|this|that) (?:takes|needs|requires) (?:everybody|everyone|all of us)(?= but| except| else|[.,;)]|$)"
    r"|alle (?:\w+ ){0,3}?müssen zustimmen|wenn alle (?:\w+ ){0,2}?(?:zustimmen|(?:ihre )?zustimmung)|zustimmung aller|accord (?:de tous|unanime)|acuerdo de tod[oa]s)(?!\w)"
)
_COUNT: Final = re.compile(
    rf"(?<!article )(?<!section )(?<!rule )(?<!clause )(?<!artikel )(?<!art\. )(?<!§ )(?<!artículo ){_ALONE}"
    rf"(?P<number>{_NUMBER}|none(?![a-z])|nobody|niemand|nadie|personne(?= [^.;,]{{0,40}}?(?<!\w)n(?:e |'))|not a single(?= )|no(?= (?!more |fewer |less ))|keine?[rn]?(?= )|aucune?(?= )|ning[uú]na?(?= ))"
    rf"(?!(?:\.|st|nd|rd|th|e|er|º|ª)?[^\W\d_]|[\w%]|[.,/:][\d\u02bc]|{_PERCENT}|[ -]{_PART}"
    rf"|[ -]?(?:(?:to |or |and |bis |à |a |-)?[0-9]+[ -])?{_SOME_TIME}| out of (?:every )?[0-9])",
)
_RATIO: Final = re.compile(
    rf"{_ALONE}(?P<top>{_NUMBER})(?:(?: : ?|:)(?P<bottom>[0-9])|[ -]to[ -]1)(?![\w/:-]|[.,][\d\u02bc])"
)
_TIMES: Final = re.compile(rf"{_ALONE}(?:(?P<top>{_NUMBER})(?:x| times)|twice)(?= (?:as many|as much|more|the))")
_DURATION: Final = re.compile(
    rf"{_ALONE}(?:(?P<other>{_NUMBER})(?: ?- ?| to | or | and | (?:n?or|and|but) (?:not |no )?more than | bis | à | ou | a | o ))?"
    rf"(?P<number>{_NUMBER}|(?<![\w-])(?<!half )(?:an?|eine[nrsm]?|une|una|un))[ -]?{_UNIT}",
)
_AND_AT_MOST: Final = re.compile(
    rf"{_ALONE}{_NUMBER}[ -]?{_UNIT}(?: naturales| francs)?,? (?:and|but|y|et|und|n?or) (?:more than|not more than|no more than|at most|a maximum of|un máximo de|máximo de|un maximum de|au plus|höchstens|maximal) (?P<number>{_NUMBER})(?! ?[\w%/])"
)
_HALF_A: Final = re.compile(r"(?<![\w-])(?<!and )half an? (?P<unit>hour|day)(?![a-z])")
_CALENDAR_TERM: Final = re.compile(
    rf"{_ALONE}(?P<number>{_NUMBER}|(?<![\w-])(?:an?|each|every|per|eine?[nrsm]?|jede[nrsm]?|une?|una|chaque|cada))[ -]?{_TERM}"
)
_YEARLY: Final = re.compile(r"(?<![\w-])(?:annual|yearly|jährlich|annuel|anual)")
_LONGEST: Final = 7  # digits: nobody means a million days


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with its place in the plain text; `inexact` for working days, which no clock can count."""

    kind: Kind
    value: Fraction | int | timedelta | str
    start: int
    end: int
    inexact: bool = False


def quantities(text: str) -> Iterator[Quantity]:
    """Find all that can be measured in a text that is `plain` already."""
    yield from (Quantity("fraction", *found) for found in _fractions(text))
    yield from (Quantity("count", *found) for found in _counts(text))
    yield from (Quantity("ratio", *found) for found in _ratios(text))
    yield from (Quantity("term", *found) for found in _terms(text))
    for length, start, end, inexact in _durations(text):
        yield Quantity("duration", length, start, end, inexact)


def fractions_in(quote: str) -> frozenset[Fraction]:
    """Shares of a whole: "two-thirds", "2/3", "66 %" (33/50, never 2/3), "half", "majority", "unanimous"."""
    return frozenset(share for share, _, _ in _fractions(plain(quote)))


def counts_in(quote: str) -> frozenset[int]:
    """Whole numbers that count something, in digits or words, "no" too; not times or shares."""
    return frozenset(count for count, _, _ in _counts(plain(quote)))


def ratios_in(quote: str) -> frozenset[Fraction]:
    """How many times as many: "3:1", "three to one", "three times as many", "twice as many"."""
    return frozenset(ratio for ratio, _, _ in _ratios(plain(quote)))


def durations_in(quote: str) -> frozenset[timedelta]:
    """Lengths of time: "six days", "seven (7) days", "a week", "a fortnight", "zwei Wochen"; no months."""
    return frozenset(length for length, _, _, _ in _durations(plain(quote)))


def terms_in(quote: str) -> frozenset[str]:
    """Lengths by the calendar as ISO 8601 text: "two years" is P2Y, "a month" P1M, "annually" P1Y."""
    return frozenset(term for term, _, _ in _terms(plain(quote)))


def _fractions(text: str) -> Iterator[tuple[Fraction, int, int]]:
    for share, found in _shares(text):
        if 0 < share <= 1:
            yield share, found.start(), found.end()


def _shares(text: str) -> Iterator[tuple[Fraction, re.Match[str]]]:
    for found in _MIXED_PERCENTAGE.finditer(text):
        yield (int(found["whole"]) + Fraction(int(found["top"]), int(found["bottom"]))) / 100, found
    for found in _SHARE.finditer(text):
        if bottom := _value(found["bottom"]):
            yield Fraction(_value(found["top"]), bottom), found
    for found in _PERCENTAGE.finditer(text):
        yield Fraction(found["number"].replace(",", ".")) / 100, found
    for found in _PARTS_OF.finditer(text):
        yield Fraction(_value(found["top"]), _PARTS[found["part"]]), found
    for found in _A_PART.finditer(text):
        yield Fraction(1, _PARTS[found["part"]]), found
    for found in _MAJORITY.finditer(text):
        if not _QUALIFIED.search(text, 0, found.start()):
            yield Fraction(1, 2), found
    for pattern, share in (
        (_MOST, Fraction(1, 2)),
        (_SWISS_MAJORITY, Fraction(1, 2)),
        (_HALF, Fraction(1, 2)),
        (_OUTNUMBERED, Fraction(1, 2)),
        (_UNANIMOUS, Fraction(1)),
    ):
        yield from ((share, found) for found in pattern.finditer(text))


def _counts(text: str) -> Iterator[tuple[int, int, int]]:
    for found in _COUNT.finditer(text):
        yield _value(found["number"]), found.start(), found.end()


def _ratios(text: str) -> Iterator[tuple[Fraction, int, int]]:
    for found in _RATIO.finditer(text):
        if bottom := _value(found["bottom"] or "1"):
            yield Fraction(_value(found["top"]), bottom), found.start(), found.end()
    for found in _TIMES.finditer(text):
        yield Fraction(_value(found["top"] or "2")), found.start(), found.end()


def _durations(text: str) -> Iterator[tuple[timedelta, int, int, bool]]:
    for found in _DURATION.finditer(text):
        if _PART_BEFORE.search(text, 0, found.start()):
            continue
        for number in (found["number"], found["other"]):
            if number and len(number) < _LONGEST:
                length = _value(number) * _LENGTHS[found["unit"]]
                yield length, found.start(), found.end(), bool(found["working"])
    for found in _AND_AT_MOST.finditer(text):
        length = _value(found["number"]) * _LENGTHS[found["unit"]]
        yield length, found.start("number"), found.end(), bool(found["working"])
    for found in _HALF_A.finditer(text):
        yield _LENGTHS[found["unit"]] / 2, found.start(), found.end(), False


def _terms(text: str) -> Iterator[tuple[str, int, int]]:
    for found in _CALENDAR_TERM.finditer(text):
        yield f"P{_value(found['number'])}{_CALENDAR[found['unit']]}", found.start(), found.end()
    for found in _YEARLY.finditer(text):
        yield "P1Y", found.start(), found.end()


def _value(number: str) -> int:
    if number[0].isdigit():
        return int(number.replace(",", ""))
    return 0 if number.startswith(("no", "kein", "aucun", "ning", "niemand", "nadie", "personne")) else 1
