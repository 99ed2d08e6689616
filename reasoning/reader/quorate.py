"""Whom a quorum counts: where a text names nobody else, those whose presence makes a vote valid have it."""

from __future__ import annotations

from typing import Final

from governance.domain.rulebook_values import Quorum
from reasoning.reader.findings import Finding
from reasoning.reader.groups import group_after
from reasoning.reader.sentences import Sentence

_NO_LETTERS: Final = 2


def counted_in(finding: Finding) -> str | None:
    """The people of whom a quorum asks for so many, in the text's own words."""
    number = finding.value
    if not isinstance(number, Quorum):
        return None
    values = {number.fraction, number.count} - {None}
    sentence = finding.defined or finding.sentence
    for quantity in sentence.quantities:
        if quantity.value in values and (who := group_after(sentence.plain, quantity.end)):
            return _as_written(sentence, who)
    return None


def _as_written(sentence: Sentence, who: str) -> str | None:
    """Small letters as they stand in the sentence."""
    place = sentence.flat.casefold().find(who)
    return sentence.flat[place : place + len(who)] if place >= 0 and len(who) > _NO_LETTERS else None
