"""Which of the ways that were found are ways of their own, and which only mention another, or hope for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from governance.domain.ballots import Method
from governance.domain.number_words import plain
from governance.domain.rulebook_values import StageKind
from reasoning.reader import lexicon
from reasoning.reader.clusters import Cluster
from reasoning.reader.findings import Way

_VOTE: Final = Way(StageKind.BALLOT, Method.YES_NO)
_NAMED: Final = {
    Method.CONSENSUS: lexicon.CONSENSUS,
    Method.LAZY_CONSENSUS: re.compile(r"lazy|silence|stillschweig|silencio|do-?ocra"),
    Method.CONSENT: re.compile(r"consent|konsent"),
}
_ELSE: Final = re.compile(
    r"(?<!\w)(?:otherwise|if this is not possible|failing (?:that|this)|if (?:that|this|no consensus|consensus)[\w ]{0,30}(?:fails|cannot|can not|is not|not)|or nearly so|andernfalls|sonst|à défaut|de lo contrario)(?!\w)"
)


def without_echoes(clusters: list[Cluster]) -> list[Cluster]:
    """Drop decisions by role where the same words have a vote, and methods that are only mentioned in passing."""
    voting = {
        (seed.sentence, known.subject == "appeal")
        for known in clusters if known.way.kind is not StageKind.ROLE for seed in known.seeds
    }  # fmt: skip
    for known in clusters:
        own = [seed for seed in known.seeds if (seed.sentence, known.subject == "appeal") not in voting]
        if known.way.kind is StageKind.ROLE and own:
            known.seeds = own
    kept = [
        known for known in clusters
        if known.way.kind is not StageKind.ROLE
        or (known.seeds[0].sentence, known.subject == "appeal") not in voting
    ]  # fmt: skip
    kept = [known for known in kept if not _said_with_its_number(known, kept)]
    for way in {known.way for known in kept if known.way.method in _NAMED}:
        same = [known for known in kept if known.way == way]
        titled = [
            known for known in same
            if way.method and not known.last().hedged and _NAMED[way.method].search(plain(f"{known.section.heading} {known.label or ''}"))
        ]  # fmt: skip
        telling = [
            known
            for known in same
            if known.subject not in {"", "do-ocracy"}
            or known.threshold
            or any(seed.sure or seed.telling for seed in known.seeds)
        ]
        stated = [known for known in telling if known.threshold or way.method is Method.LAZY_CONSENSUS]
        rows = [known for known in telling if known.last().row]
        items = [known for known in same if _is_a_rule_of_a_list(known)]
        chosen = (titled + stated or telling or same[:1]) + rows + items
        kept = [known for known in kept if known.way != way or known in chosen]
    return kept


def _is_a_rule_of_a_list(known: Cluster) -> bool:
    """Whether it is an item with a name of its own and a number, and not only mentions its way."""
    last = known.last()
    return bool(last.item and last.label and last.quantities and not last.hedged)


def _said_with_its_number(known: Cluster, others: Iterable[Cluster]) -> bool:
    """Whether a vote named without a number is the one that another sentence of its section gives a number."""
    return (
        known.way == _VOTE
        and known.threshold is None
        and known.inherited is None
        and any(
            other.threshold is not None
            and (
                (
                    other.section is known.section
                    and (other.subject == known.subject or (not other.subject and _near(known, other)))
                    and not (known.body and other.body and known.body != other.body)
                )
                or (other.subject == known.subject and all(seed.more for seed in known.seeds))
            )
            for other in others
        )
    )


def _near(known: Cluster, other: Cluster) -> bool:
    """Whether they are described side by side: what another paragraph counts is not counted for this matter."""
    return known.subject == "" or abs(known.last().block - other.last().block) <= 1


def without_wishes(clusters: list[Cluster]) -> list[Cluster]:
    """Drop what is only hoped for: an election not yet held, unanimity before the majority that decides."""
    kept = []
    for known in clusters:
        hedged = all(seed.sentence.hedged for seed in known.seeds)
        firm = [
            other for other in clusters
            if other is not known and other.section is known.section and other.last().block == known.last().block
            and other.threshold is not None and not other.last().hedged
        ]  # fmt: skip
        wish = known.way.kind is StageKind.ELECTION and known.threshold is None
        aimed = (
            known.threshold is not None
            and firm
            and any(_ELSE.search(other.last().plain) or _ELSE.search(known.last().plain) for other in firm)
        )
        titled_elsewhere = (
            known.last().item
            and known.label
            and any(
                other is not known
                and other.section.heading.casefold() == known.label.casefold()
                and other.threshold == known.threshold
                for other in clusters
            )
        )
        if not (hedged and (wish or aimed)) and not titled_elsewhere:
            kept.append(known)
    return kept
