"""Numbers in words made digits: English in full, German, French and Spanish in their common forms.

Words that mean something else in another of these languages ("once", "elf", "cent") are numbers only where what
follows can be counted.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_UNITS: Final = "one two three four five six seven eight nine".split()
_TEENS: Final = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ENGLISH: Final = (
    {word: value for value, word in enumerate(_UNITS, 1)}
    | {word: value for value, word in enumerate(_TEENS, 10)}
    | {word: value * 10 for value, word in enumerate(_TENS, 2)}
    | {"a": 1, "zero": 0}
)
_GERMAN_UNITS: Final = {
    "ein": 1,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
}
_GERMAN_TENS: Final = {
    "zwanzig": 20, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80,
    "neunzig": 90,
}  # fmt: skip
_FRENCH_UNITS: Final = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9}
_FRENCH_TENS: Final = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_SPANISH_UNITS: Final = {
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
}  # fmt: skip
_SPANISH_TENS: Final = {
    "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
}  # fmt: skip
_OTHERS: Final = (
    _GERMAN_UNITS
    | _GERMAN_TENS
    | {f"{unit}und{ten}": n + t for unit, n in _GERMAN_UNITS.items() for ten, t in _GERMAN_TENS.items()}
    | {"eins": 1, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16,
       "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "hundert": 100, "einhundert": 100}
    | _FRENCH_UNITS
    | _FRENCH_TENS
    | {f"{ten}-{unit}": t + n for ten, t in _FRENCH_TENS.items() for unit, n in _FRENCH_UNITS.items()}
    | {f"{ten} et un": t + 1 for ten, t in _FRENCH_TENS.items()}
    | {"dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "dix-sept": 17,
       "dix-huit": 18, "dix-neuf": 19, "soixante-dix": 70, "quatre-vingts": 80, "quatre-vingt-dix": 90, "cent": 100}
    | _SPANISH_UNITS
    | _SPANISH_TENS
    | {f"{ten} y {unit}": t + n for ten, t in _SPANISH_TENS.items() for unit, n in _SPANISH_UNITS.items()}
    | {f"{ten} y un": t + 1 for ten, t in _SPANISH_TENS.items()}
    | {f"veinti{unit}": 20 + n for unit, n in _SPANISH_UNITS.items()}
    | {"diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16,
       "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintidós": 22, "veintitrés": 23,
       "veintiséis": 26, "cien": 100}
)  # fmt: skip
del _OTHERS["ein"]  # an article first of all
_ELSEWHERE: Final = frozenset({"once", "elf", "cent", "seize", "six", "neuf", "acht", "sept"})
_COUNTED: Final = (
    r"(?= (?:\w+ )?(?:tag|woche|stunde|monat|jahr|mitglied|stimme|person|jour|semaine|heure|mois|an|année|membre|voix"
    r"|d[ií]a|semana|hora|mes|año|miembro|socio|voto|persona))"
)

_BELOW_100: Final = rf"(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_UNITS)}))?|{'|'.join(_TEENS + _UNITS)}|zero"
_END: Final = r"(?![^\W\d_]|-[^\W\d_a-z]| hundred| thousand)"
_SPELT: Final = re.compile(
    rf"(?<![\w.,/:])(?:(?P<hundreds>{'|'.join(_UNITS)}|a) hundred(?:(?: and)? (?P<rest>{_BELOW_100}))?"
    rf"|(?P<small>{_BELOW_100})){_END}",
)
_FOREIGN: Final = re.compile(
    rf"(?<![\w.,/:-])(?:(?P<other>{'|'.join(sorted(set(_OTHERS) - _ELSEWHERE, key=len, reverse=True))}){_END}"
    rf"|(?P<shared>{'|'.join(sorted(_ELSEWHERE))}){_COUNTED}"
    rf"|(?<=\w sur )(?P<of>six|sept|neuf)(?=[.,;:)]|$| l[ea]s? | d))"
)
_TWICE_WRITTEN: Final = re.compile(r"(?<![\w.,/:])([0-9]+) ?\( ?\1 ?\)")  # "seven (7)" once the word is a digit
_GROUPED: Final = re.compile(
    r"(?<![\w.,/:])[0-9]{1,3}(?:(?:[ \u00a0\u202f][0-9]{3})+|(?:\.[0-9]{3})+)(?![\w%]|[.,/:][0-9])"
)
_COMPOUND: Final = re.compile(  # Zweidrittelmehrheit, 2/3-Mehrheit, drei Viertel-Mehrheit
    r"(?<![\w-])(zwei|drei|vier)(drittel|viertel|fünftel)s?(?=-?mehrheit|(?![\w-]))"
)
_PARTS_OF_A_COMPOUND: Final = {"drittel": 3, "viertel": 4, "fünftel": 5}
_BEFORE_A_LENGTH: Final = sorted((word for word in {*_OTHERS, "ein"} if word.isalpha()), key=len, reverse=True)
_SO_LONG: Final = re.compile(  # zweiwöchig, vierzehntägig
    rf"(?<![\w-])({'|'.join(_BEFORE_A_LENGTH)})(?=(?:tägig|wöchig|stündig|jährig|monatig)e?[nrms]?(?!\w))"
)
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
FOREIGN_LETTER: Final = "\u02bc"  # a letter to every pattern, and part of no number and no word
_WORD: Final = re.compile(r"[^\s.,;:!?()\"'/-]+(?:-[^\s.,;:!?()\"'/-]+)*")


def plain(quote: str) -> str:
    """Lower case, no markup, single spaces, numbers in digits: the form in which quantities are looked for."""
    text = " ".join("".join(_MARKS.get(mark, mark) for mark in quote).casefold().split())
    if not text.isascii():
        text = _WORD.sub(_without_disguise, unicodedata.normalize("NFC", text))
    text = _GROUPED.sub(lambda found: re.sub(r"\D", "", found.group()), text)
    text = _COMPOUND.sub(lambda found: f"{_OTHERS[found[1]]}/{_PARTS_OF_A_COMPOUND[found[2]]}-", text).replace(
        "--", "-"
    )
    text = _SO_LONG.sub(lambda found: f"{_OTHERS.get(found[1], 1)}-", text)
    text = _FOREIGN.sub(lambda found: str(_OTHERS[found["other"] or found["shared"] or found["of"]]), text)
    return _TWICE_WRITTEN.sub(r"\1", _SPELT.sub(lambda found: str(_spelt(found)), text))


def _without_disguise(found: re.Match[str]) -> str:
    """A word with letters of two scripts, hidden characters or foreign digits could pass for a number: unread it."""
    word = found.group()
    if word.isascii():
        return word
    latin = any("a" <= char <= "z" or "0" <= char <= "9" for char in word)
    for char in word:
        category = unicodedata.category(char)
        if (
            (category[0] in "CM" and latin)
            or category[0] == "C"
            or (category in {"Nd", "No", "Nl"} and not char.isascii())
        ):
            return FOREIGN_LETTER
        if latin and category[0] == "L" and not unicodedata.name(char, "").startswith("LATIN"):
            return FOREIGN_LETTER
        if latin and char.isalpha() and unicodedata.normalize("NFKC", char) != char:
            return FOREIGN_LETTER
    return word


def _spelt(found: re.Match[str]) -> int:
    hundreds = 100 * _ENGLISH[found["hundreds"]] if found["hundreds"] else 0
    return hundreds + sum(_ENGLISH[word] for word in re.split(r"[ -]", found["small"] or found["rest"] or "zero"))
