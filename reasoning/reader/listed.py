"""Matters listed under one number: "The following need two thirds:" makes a way of deciding of each item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from governance.domain.ballots import Method
from governance.domain.rulebook_values import StageKind
from reasoning.reader.findings import Finding, Way
from reasoning.reader.sentences import Sentence
from reasoning.reader.subjects import subject_of

_FEWEST: Final = 2
_LONGEST: Final = 14
"""In words: what is longer than this is a rule of its own, not the name of a matter."""
_OPENS_MATTERS: Final = re.compile(
    r"(?<!\w)(?:following|for|about|on|namely|folgende\w*|für|bei|über|suivant\w*|pour|para|siguientes|sobre)(?: [\w' ]{1,60})?\s*:$"
    r"|(?<!\w)(?:requires?|needs?|needed|bedürfen|bedarf|exig\w+|requi\w+|erforderlich)[^.;:]*:$"
)
_FOR_THESE: Final = re.compile(r"(?<!\w)(?:for|about|on|for the following(?: \w+)?|für|bei|über|pour|para)\s*:?$")
_PUT_TO_A_VOTE: Final = frozenset({"amendment", "dissolution", "removal", "admission"})
_VOTE: Final = Way(StageKind.BALLOT, Method.YES_NO)
_POWERS: Final = re.compile(
    r"(?<!\w)(?:(?:gets?|are|is|be|must be|what we) voted on|(?:what we )?vote on|decision[- ]making power|(?:requires?|needs?) (?:an? |the )?(?:vot(?:e|ing)|approval)|subject to (?:an? )?vote|(?:beschließt|beschliesst|entscheidet|beschlussfassung)[\w ]{0,30} über|zuständig(?: [\w ]{1,30})? für|compétente? pour|(?:asamblea|assemblée)[\w ]{0,40}(?:competenc|corresponde|compétence)|corresponde a la asamblea)(?!\w)"
)
_CONDITIONS: Final = re.compile(
    r"(?<!\w)(?:if|when|unless|provided|conditions?|criteria|steps?|wenn|si|cuando)(?!\w)[^:]*:$"
)


def with_matters(findings: Sequence[Finding], sentences: Iterable[Sentence]) -> Iterator[Finding]:
    """Give the findings, each threshold that introduces a list of matters once for every item of it."""
    ruled = {finding.sentence for finding in findings if finding.purpose in {"threshold", "method", "quorum"}}
    items: dict[Sentence, list[Sentence]] = {}
    for sentence in sentences:
        if sentence.item and sentence.lead is not None and not sentence.row:
            listed = items.setdefault(sentence.lead, [])
            if not listed or listed[-1].block != sentence.block:
                listed.append(sentence)
    last = {finding.sentence: finding for finding in findings if finding.purpose == "threshold"}
    for finding in findings:
        matters = items.get(finding.sentence, []) if finding.purpose == "threshold" else []
        if finding is last.get(finding.sentence) and _opens(finding.sentence) and _are_matters(matters, ruled):
            for matter in matters:
                yield replace(finding, more=(matter,), subject=subject_of(matter.plain) or finding.subject)
        else:
            yield finding


def listed_powers(sentences: Iterable[Sentence]) -> Iterator[Finding]:
    """The matters that a list puts to a vote without saying how: "the following need a vote of the members:"."""
    for sentence in sentences:
        lead = sentence.lead
        if (
            not sentence.item
            or sentence.row
            or sentence.example
            or sentence.hedged
            or len(sentence.flat.split()) > _LONGEST
        ):
            continue
        framing = f"{lead.plain if lead else ''} # {sentence.titles[-1].casefold() if sentence.titles else ''}"
        subject = subject_of(sentence.plain)
        if subject in _PUT_TO_A_VOTE and _POWERS.search(framing):
            more = (lead,) if lead else ()
            yield Finding("method", _VOTE, sentence, sure=False, subject=subject, more=more)


def _opens(sentence: Sentence) -> bool:
    words = sentence.plain
    return bool(_FOR_THESE.search(words) or (_OPENS_MATTERS.search(words) and not _CONDITIONS.search(words)))


def _are_matters(items: Sequence[Sentence], ruled: set[Sentence]) -> bool:
    return len(items) >= _FEWEST and not any(item in ruled or len(item.flat.split()) > _LONGEST for item in items)
