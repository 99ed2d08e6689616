"""Votes of which a text says how long they last and not by how many they are decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from governance.domain.ballots import Method
from governance.domain.rulebook_values import StageKind
from reasoning.reader import lexicon
from reasoning.reader.clusters import Cluster
from reasoning.reader.findings import Finding, Way
from reasoning.reader.sentences import Sentence
from reasoning.reader.subjects import subject_of

_VOTE: Final = Way(StageKind.BALLOT, Method.YES_NO)


def only_timed(findings: Iterable[Finding], known: Iterable[Cluster]) -> Iterator[Cluster]:
    """Make a way of each such vote, in a text that tells of no other: one for each section."""
    if any(cluster.votes for cluster in known):
        return
    made: set[str] = set()
    for finding in findings:
        sentence = finding.sentence
        if finding.purpose != "voting" or sentence.section.anchor in made or _says_no_rule(sentence):
            continue
        made.add(sentence.section.anchor)
        said = Finding("method", _VOTE, sentence, sure=False)
        yield Cluster(sentence.section, sentence.label, subject_of(sentence.plain), _VOTE, [said])


def _says_no_rule(sentence: Sentence) -> bool:
    return sentence.past or sentence.example or sentence.hedged or not lexicon.VOTE.search(sentence.plain)
