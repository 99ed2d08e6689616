"""Whether a statement is of another way of deciding than one that is known already in its section."""

from __future__ import annotations

import re
from typing import Final

from governance.domain.ballots import Method
from governance.domain.rulebook_values import StageKind
from reasoning.reader.clusters import Cluster
from reasoning.reader.deciders import deciding_assembly, deciding_role
from reasoning.reader.findings import Finding, Way
from reasoning.reader.people import electors
from reasoning.reader.sentences import Sentence
from reasoning.reader.subjects import body_of

_VOTE: Final = Way(StageKind.BALLOT, Method.YES_NO)
SUCH: Final = re.compile(
    r"(?:(?:for |in |zu |bei )?(?:such|this|these|that|it|they|solche|diese\w?|dieses|hier(?:für|zu|bei|über)|dafür|dazu|er|sie|es|ces?|cette|elle|est[aeo]s?|dich[oa]s?|tal(?:es)?)(?!\w))"
)


def is_apart(known: Cluster, finding: Finding, way: Way, subject: str) -> bool:
    """Whether a way of the same kind is another one than what is known."""
    if known.last() is not finding.sentence and (known.last().row or finding.sentence.row or known.of_backers):
        return True
    if _items_apart(known, finding.sentence):
        return True
    if "appeal" in {known.subject, subject} and known.subject != subject and way.kind is not StageKind.JURY:
        return True
    if way.kind is known.way.kind is StageKind.ROLE:
        return _others_decide(known, finding) or _another_power(known, finding, subject)
    if way.kind is known.way.kind is StageKind.ELECTION:
        return _others_elect(known, finding.sentence)
    if way == known.way == _VOTE and _another_body(known, finding.sentence):
        return True
    return known.way == way and (known.subject == "do-ocracy") != (subject == "do-ocracy")


def _items_apart(known: Cluster, sentence: Sentence) -> bool:
    """Whether both are items of a list, each with a name of its own."""
    last = known.last()
    return bool(last.item and sentence.item and last.label and sentence.label and last.label != sentence.label)


def _others_decide(known: Cluster, finding: Finding) -> bool:
    """Whether another office decides alone in what is known already."""
    said = {who.casefold() for seed in known.seeds if (who := seed.who or deciding_role(seed.sentence))}
    return bool(said) and (finding.who or deciding_role(finding.sentence) or "").casefold() not in said


def _another_power(known: Cluster, finding: Finding, subject: str) -> bool:
    """Whether the same office is given a power of its own: in another paragraph, or about another matter."""
    sentence = finding.sentence
    if known.last() is sentence or SUCH.match(sentence.plain):
        return False
    return not known.subject or known.subject != subject or known.last().block != sentence.block


def _another_body(known: Cluster, sentence: Sentence) -> bool:
    """Whether an assembly decides that is not the body whose vote is known."""
    return deciding_assembly(sentence) is not None and known.body not in {"", body_of(sentence.plain)}


def _others_elect(known: Cluster, sentence: Sentence) -> bool:
    """Whether other people elect in another paragraph."""
    if known.last().block == sentence.block:
        return False
    here, there = electors(sentence), {who for seed in known.seeds for who in electors(seed.sentence)}
    return bool(here and there) and not here & there


def others_count(known: Cluster, sentence: Sentence) -> bool:
    """Whether another item of the list counts the votes of other people."""
    if not (known.last().item and sentence.item):
        return False
    here, there = electors(sentence), electors(known.last())
    return bool(here and there) and not here & there
