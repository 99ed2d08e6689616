"""Who decides where a sentence leaves it to those before it: the body of which its paragraph speaks, or who meet there."""

from __future__ import annotations

import re
from typing import Final

from reasoning.reader.groups import group_after
from reasoning.reader.sentences import Sentence
from reasoning.reader.subjects import body_of, of_a_few, of_every_matter
from reasoning.reader.together import ASSEMBLY

_NUMBER: Final = re.compile(r"\W*(?:\d{1,3}(?:\.\d{1,3})*[.)]? )?")
_A_BODY: Final = re.compile(
    r"(?:board|council|committee|team|circle|panel|directorio|vorstand|beirat|conseil|bureau|comité|junta|consejo|comisi[óo]n|(?-i:CA|JD)(?!\w)|équipe|equipo|ausschuss|\w{2,}(?:s|en|er)rat|assembl|versammlung|asamblea|plenum)",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:quedará|se (?:considerará|constituirá)|(?:sus|ses|leurs|seine|ihre|its|their) (?:acuerdos|decisiones|décisions|délibérations|beschlüsse|entscheidungen|decisions|resolutions)|adoptará|tomará|para (?:que|la validez))(?!\w)"
)
"""A sentence without a subject of its own."""
_THERE: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:(?:dort|dabei|hier|da|darin) (?:werden|wird|entscheide\w+|fallen)|(?:there|here) (?:we|they|all|decisions)|(?:c'est )?là (?:que |on |sont )|on y |y se |allí se |ahí se |en ella se )(?!\w)"
)
_MEET: Final = re.compile(
    r"(?<!\w)(?:(?:treffen|versammeln) sich|(?:trifft|versammelt) sich|kommen|se réuni\w+|se retrouvent|se reún\w+|nos reunimos)(?: (?:monatlich|jährlich|jede\w*|einmal|regelmäßig|wöchentlich))* (?=(?:die|der|das|alle|les|tous|toutes|los|las|todos|todas) )",
    re.IGNORECASE,
)
_FARTHEST_BACK: Final = 3


def body_spoken_of(sentence: Sentence) -> tuple[str, Sentence] | None:
    """The smaller body with which a paragraph began that goes on with how it decides: "The board meets monthly. Decisions are ..."."""
    if not of_every_matter(sentence.plain) and not _GOES_ON.match(sentence.plain):
        return None
    before = sentence.previous
    while before is not None and before.section is sentence.section:
        numbered = _NUMBER.match(before.flat)
        who = group_after(before.flat, numbered.end() if numbered else 0)
        if who and _A_BODY.search(who):
            return (who, before) if of_a_few(body_of(who.casefold())) else None
        before = before.previous
    return None


def those_who_meet(sentence: Sentence) -> tuple[str, Sentence] | None:
    """Who meet where a sentence says that "there" decisions are taken: the assembly, or the people who come."""
    if not _THERE.match(sentence.plain):
        return None
    before = sentence.previous
    for _ in range(_FARTHEST_BACK):
        if before is None or before.section is not sentence.section:
            return None
        if found := ASSEMBLY.search(before.flat):
            return found.group(), before
        if (met := _MEET.search(before.flat)) and (who := group_after(before.flat, met.end())):
            return who, before
        before = before.previous
    return None
