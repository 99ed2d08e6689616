"""Meetings of which a text says how many must be there, and nowhere by how many they decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from governance.domain.ballots import Method
from governance.domain.rulebook_values import Quorum, StageKind
from reasoning.reader.clusters import Cluster
from reasoning.reader.findings import Finding, Way
from reasoning.reader.subjects import body_of

_VOTE = Way(StageKind.BALLOT, Method.YES_NO)
_OTHERWISE = frozenset({"petition", "appeal"})


def votes_of_meetings(findings: Iterable[Finding], known: Iterable[Cluster]) -> Iterator[Cluster]:
    """Make a vote of each meeting that has a quorum, where the text has no vote at all: what it needs is not stated."""
    if any(each.votes and each.subject not in _OTHERWISE for each in known):
        return
    made: set[tuple[str, str]] = set()
    for finding in findings:
        sentence = finding.sentence
        if finding.purpose != "quorum" or not isinstance(finding.value, Quorum) or sentence.past or sentence.example:
            continue
        meeting = (sentence.section.anchor, body_of(sentence.plain))
        if meeting not in made:
            made.add(meeting)
            seed = Finding("method", _VOTE, sentence, sure=False)
            yield Cluster(sentence.section, sentence.label, "", _VOTE, [seed])
