"""Seats and terms that a short line gives, named before it: "Composition: 5-7 people", "Term:" above "- 12 months"."""

from __future__ import annotations

import re
from typing import Final

from reasoning.reader.sentences import Sentence

_SEATS_NAMED: Final = re.compile(
    r"(?:^|[.;] ?)(?:\W|\d+[.)] )*(?:(?:number of )?(?:members|seats)|(?:team |board |committee )?size|composition|make-?up|zusammensetzung|(?:anzahl (?:der )?)?(?:mitglieder|sitze)|größe|grösse|nombre de (?:membres|sièges)|membres|composición|integrantes|miembros|número de miembros|tamaño)(?: du \w+| de l[ao] \w+)? ?[:=] ?$"
)
_TERM_NAMED: Final = re.compile(
    r"(?:^|[.;] ?)(?:\W|\d+[.)] )*(?:(?:length of )?(?:the )?(?:terms?|mandates?)(?: of office| length)?|duration|amtszeit|amtsdauer|dauer|mandat|durée(?: du mandat| des mandats)?|duración(?: del mandato| del cargo)?|mandato|período|periodo) ?[:=] ?$"
)
_SO_MANY: Final = re.compile(
    r"^(?:\W)*(?:exactly |at least |up to |mindestens |höchstens |entre |de |al menos |au moins )?(?P<low>[0-9]{1,2})(?: ?(?:-|to|bis|à|a|y|et) ?(?P<high>[0-9]{1,2}))? (?:(?:\w+ )?(?:members?|people|persons?|seats?|mitglieder\w*|personen|leute|membres?|personnes|miembros?|personas?|integrantes)|maintainers?)(?!\w)(?! (?:present|anwesend|présent))"
)
_SO_LONG: Final = re.compile(
    r"^(?:\W)*(?P<number>[0-9]{1,2}|an?|une?|una?|eine?)[ -](?P<unit>year|month|jahr|monat|année|an|mois|año|mes)(?:s|e|en|n|es)?(?!\w)"
)


def seats_in_line(sentence: Sentence) -> str | None:
    """How many seats a line gives."""
    found = _SO_MANY.match(rest) if (rest := _after(sentence, _SEATS_NAMED)) else None
    if found is None:
        return None
    low, high = found["low"], found["high"]
    return f"{low}-{high}" if high and int(high) > int(low) else low


def term_in_line(sentence: Sentence) -> tuple[str, str] | None:
    """How long a line says that people serve: a number and a unit."""
    found = _SO_LONG.match(rest) if (rest := _after(sentence, _TERM_NAMED)) else None
    return (found["number"], found["unit"]) if found else None


def _after(sentence: Sentence, named: re.Pattern[str]) -> str | None:
    """What follows the name of the property: in the line itself, or as the item below it."""
    head, colon, rest = sentence.plain.partition(":")
    if colon and named.search(f"{head}:"):
        return rest
    above = sentence.lead.plain.strip() if sentence.item and sentence.lead is not None else ""
    return sentence.plain if above.endswith(":") and named.search(above) else None
