"""How long offices are held where a text says only how often they are elected: "every two years the members elect a board"."""

from __future__ import annotations

import re
from typing import Final

_NUMBER: Final = r"(?P<{name}>[0-9]{{1,2}})"
_YEARS: Final = r"(?P<{unit}>year|month|jahr|monat|ans?|année|mois|año|mes)(?:e|en|s|es)?"


def _often(tag: str) -> str:
    """How often, with its number and unit, if any, under names of their own."""
    every = (
        rf"(?:(?:once )?(?:every|each|per|a)|once in|alle|jede[sn]?|tous les|chaque|cada|al)(?: {_NUMBER.format(name=f'number_{tag}')})? "
        rf"{_YEARS.format(unit=f'unit_{tag}')}"
    )
    return rf"(?:{every}|(?P<yearly_{tag}>annually|yearly|jährlich|annuellement|anualmente))(?!\w)"


_ELECTS: Final = r"(?:elects?|chooses?|selects?|appoints?|wählt|wählen|élit|élisent|eligen?|elegirán?)"
_ELECTED: Final = r"(?:elected|re-?elected|chosen|selected|appointed|renewed|gewählt|neu gewählt|élue?s?|renouvelée?s?|elegid[oa]s?|renovad[oa]s?)"
_FORMS: Final = (
    re.compile(rf"(?<!\w)(?P<who>[^.;:]{{3,60}}?) (?:wird|werden) {_often('german')}[^.;:]{{0,90}}?gewählt(?!\w)"),
    re.compile(rf"(?<!\w)(?P<who>[^.;:]{{3,90}}?)(?<!\w){_ELECTED}(?!\w)[^.;:]{{0,60}}?(?<!\w){_often('done')}"),
    re.compile(rf"(?<!\w){_ELECTS} (?P<who>[^.;:]{{3,60}}?),? {_often('doing')}"),
    re.compile(rf"(?:^|[.;:] ){_often('first')},? [^.;:]{{2,60}}?(?<!\w){_ELECTS} (?P<who>[^.;:]{{3,60}})"),
    re.compile(
        rf"(?:^|[.;:] )(?P<who>[^.;:]{{0,60}}?elections?(?: (?:of|for|to) [^.;:]{{3,50}}?)?) (?:is|are|shall be|will be|must be|takes? place|(?:must |shall |will )?occurs?)(?: held| conducted)?(?: at least)? {_often('held')}"
    ),
)
_HALF: Final = re.compile(
    r"(?<!\w)(?:half|1/2|a third|1/3|part|some|hälfte|drittel|moitié|tiers|mitad|tercio|alternat\w*|stagger\w*)(?!\w)"
)
"""Where only some of the seats are filled each time, how often says nothing of how long."""
_LETTERS: Final = {"y": "Y", "j": "Y", "a": "Y", "m": "M"}


def elected_every(words: str) -> tuple[str, str] | None:
    """Who is elected, and how long they are in office until they are again, if plain words say no more than how often."""
    if _HALF.search(words):
        return None
    for form in _FORMS:
        if found := form.search(words):
            given = {name.partition("_")[0]: value for name, value in found.groupdict().items() if value}
            if "yearly" in given:
                return given["who"], "P1Y"
            return given["who"], f"P{given.get('number', '1')}{_LETTERS[given['unit'][0]]}"
    return None
