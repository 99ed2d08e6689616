"""From clusters of statements to proposed process types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from governance.domain.rulebook_values import (
    NONE,
    Duration,
    Quorum,
    StageKind,
    Threshold,
    Veto,
)
from reasoning.reader.choosing import all_said, backing, first_said
from reasoning.reader.clusters import Cluster
from reasoning.reader.electors import deciding_people, people
from reasoning.reader.findings import Finding, Group, Purpose
from reasoning.reader.naming import title_of
from reasoning.reader.plainness import plainly_counts, said_beside
from reasoning.reader.proposed import ProposedField, ProposedProcess, quote


def proposed(cluster: Cluster) -> ProposedProcess:
    """Make the proposal of one cluster."""
    stages: list[tuple[str, str | None]] = []
    fields: list[ProposedField] = []
    for purpose in ("petition", "appeal"):
        if said := all_said(cluster, (purpose,)):
            for name, kind in (("signatures", Quorum), ("duration", Duration)):
                found = next((each for each in said if isinstance(each.value, kind)), None)
                fields += _one(f"stages.{len(stages)}.{name}", found, (purpose,), cluster)
            stages.append((StageKind.PETITION, None))
    waits = [found for purpose in ("discussion", "notice") if (found := first_said(cluster, (purpose,)))]
    own = {seed.sentence for seed in cluster.seeds}
    if waits := [each for each in waits if each.sentence in own] or waits:
        fields += _wait(f"stages.{len(stages)}.duration", waits, cluster)
        stages.append((StageKind.DELIBERATION, None))
    main = f"stages.{len(stages)}"
    stages.append((cluster.way.kind, cluster.way.method))
    fields += _main_stage(cluster, main)
    if first_said(cluster, ("grace",)):
        fields += _one(f"stages.{len(stages)}.duration", first_said(cluster, ("grace",)), ("grace",), cluster)
        stages.append((StageKind.GRACE, None))
    if first_said(cluster, ("execution",)):
        fields += _one(f"stages.{len(stages)}.duration", first_said(cluster, ("execution",)), ("execution",), cluster)
        stages.append((StageKind.EXECUTION, None))
    fields += people("proposers", cluster, "proposers")
    fields += _veto(cluster)
    first = cluster.seeds[0].sentence
    return ProposedProcess(
        title=title_of(cluster),
        stages=tuple((str(kind), str(method) if method else None) for kind, method in stages),
        fields=tuple(fields),
        quotes=tuple(dict.fromkeys(quote(each) for seed in cluster.seeds for each in (seed.sentence, *seed.more))),
        decides=cluster.label or first.titles[-1],
        amends=cluster.subject == "amendment",
    )


def _main_stage(cluster: Cluster, stage: str) -> Iterator[ProposedField]:
    seeds = tuple(dict.fromkeys(quote(seed.sentence) for seed in cluster.seeds))
    sure = all(seed.sure for seed in cluster.seeds)
    if cluster.way.method is not None and cluster.inherited is None:
        yield ProposedField(f"{stage}.method", str(cluster.way.method), seeds, sure=sure)
    if cluster.inherited is not None:
        if cluster.way.method is not None:
            yield ProposedField(
                f"{stage}.method", str(cluster.way.method), (*seeds, quote(cluster.inherited.sentence)), sure=False
            )
        if isinstance(cluster.inherited.value, Threshold):
            yield ProposedField(f"{stage}.threshold", cluster.inherited.value, backing(cluster.inherited), sure=False)
    if cluster.threshold is not None:
        limits = [seed for seed in cluster.seeds if isinstance(seed.value, Threshold)]
        quotes = backing(*limits)
        plain_enough = all(map(plainly_counts, limits)) and not _says_half(cluster.threshold, limits)
        yield ProposedField(f"{stage}.threshold", cluster.threshold, quotes, sure=plain_enough)
    if cluster.votes or cluster.last().row:
        yield from _one(f"{stage}.quorum", first_said(cluster, ("quorum",)), ("quorum",), cluster)
    if cluster.votes:
        open_for: tuple[Purpose, ...] = ("voting",) if first_said(cluster, ("voting",)) else ("objection",)
        yield from _one(f"{stage}.duration", first_said(cluster, open_for), open_for, cluster)
    elif cluster.way.kind is StageKind.CONSENT:
        yield from _one(f"{stage}.duration", first_said(cluster, ("objection", "voting")), ("objection",), cluster)
    if not first_said(cluster, ("voting", "objection")):
        yield from _one(f"{stage}.duration", first_said(cluster, ("deciding",)), ("deciding",), cluster)
    yield from deciding_people(f"{stage}.electorate", cluster, seeds)


def _says_half(threshold: Threshold, limits: Iterable[Finding]) -> bool:
    """Whether a threshold may be one of several: so many votes for and no word of those against, or two sentences' worth."""
    alone = threshold.fraction is None and threshold.ratio is None and threshold.max_against is None
    limits = tuple(limits)
    return alone or min(len({limit.value for limit in limits}), len({limit.sentence for limit in limits})) > 1


def _one(field: str, finding: Finding | None, purposes: Iterable[str], cluster: Cluster) -> Iterator[ProposedField]:
    if finding is None:
        return
    value = finding.value
    if not isinstance(value, Quorum | Duration) and value != NONE:
        return
    others = [other.value for other in all_said(cluster, purposes) if other.value != value]
    merged = [other for other in all_said(cluster, purposes) if other is not finding and other.value == value]
    if isinstance(value, Duration) and len(others) == 1 and isinstance(others[0], Duration):
        both = _bounds(value, others[0])
        if both:
            rest = next(other for other in all_said(cluster, purposes) if other.value == others[0])
            sure = finding.sure and rest.sure and said_beside(finding, cluster) and said_beside(rest, cluster)
            yield ProposedField(field, both, backing(finding, rest), sure=sure)
            return
    sure = finding.sure and not others and said_beside(finding, cluster)
    yield ProposedField(field, value, backing(finding, *merged[:1]), sure=sure)


def _wait(field: str, waits: Sequence[Finding], cluster: Cluster) -> Iterator[ProposedField]:
    """The time before the decision: where a discussion and a notice are stated, one time that is enough for both."""
    read = [
        one
        for found in waits
        for one in _one(field, found, (found.purpose,), cluster)
        if isinstance(one.value, Duration)
    ]
    if len(read) < len(waits) or len(read) == 1 or read[0].value == read[1].value:
        yield from read[:1]
        return
    lengths = [one.value for one in read]
    low = max((each.min for each in lengths if each.min), default=None)
    high = min((each.max for each in lengths if each.max), default=None)
    quotes = tuple(dict.fromkeys(each for one in read for each in one.quotes))
    yield ProposedField(
        field, Duration(min=low, max=high if not low or (high and low <= high) else None), quotes, sure=False
    )


def _bounds(one: Duration, other: Duration) -> Duration | None:
    """A minimum stated here and a maximum there are one duration."""
    low = one.min if one.max is None else None
    high = other.max if other.min is None else None
    if low is None or high is None:
        low = other.min if other.max is None else None
        high = one.max if one.min is None else None
    return Duration(min=low, max=high) if low and high and low <= high else None


def _veto(cluster: Cluster) -> Iterator[ProposedField]:
    found = all_said(cluster, ("veto",))
    if not found:
        return
    denied = [finding for finding in found if finding.value == NONE]
    if denied:
        yield ProposedField(
            "veto", NONE, (quote(denied[0].sentence),), sure=denied[0].sure and len(denied) == len(found)
        )
        return
    group = found[0].value
    if isinstance(group, Group):
        yield ProposedField("veto", Veto(text=group.text), (quote(found[0].sentence),), sure=False)
