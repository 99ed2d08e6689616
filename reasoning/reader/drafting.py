"""From clusters of statements to proposed process types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from governance.domain.rulebook_values import (
    NONE,
    Duration,
    Electorate,
    Proposers,
    Quorum,
    StageKind,
    Threshold,
    Veto,
)
from reasoning.reader.clusters import Cluster
from reasoning.reader.deciders import deciding_role
from reasoning.reader.findings import Finding, Group, Purpose
from reasoning.reader.groups import group_after
from reasoning.reader.naming import title_of, without_number
from reasoning.reader.proposed import ProposedField, ProposedProcess, Quote
from reasoning.reader.sentences import Sentence
from reasoning.reader.subjects import subject_of

_A_BODY: Final = re.compile(
    r"(?:board|council|committee|team|circle|assembly|jury|panel|vorstand|beirat|mitgliederversammlung|plenum|conseil|bureau|assemblée|junta|consejo|asamblea)",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"(?:(?:the|all|those|any|die|les|los) )?(?:voters|votes|voting|those|participants|people|present|anwesenden|erschienenen|présents|presentes|(?:those|people) (?:voting|present|who (?:vote|voted|take part)))",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(r"\s+[-–—/|·]\s+")
_SPECIAL_CALL: Final = re.compile(
    r"(?<!\w)(?:ausserordentliche\w*|außerordentliche\w*|(?:special|extraordinary|emergency) (?:general )?(?:meetings?|assembl\w+)|assemblées? (?:générales? )?extraordinaires?|asambleas? (?:generales? )?extraordinarias?)(?!\w)"
)
_MEETING: Final = re.compile(
    r"(?<!\w)(?:(?:a|the|members'?|monthly|weekly) )*(?:meetings?|gatherings?|treffen|sitzung|réunion|reunión)(?!\w)",
    re.IGNORECASE,
)
_AT_A_MEETING: Final = re.compile(
    r"(?<!\w)(?:at|during|in|by|on|auf|bei|lors d[eu]|en) (?P<meeting>(?:a|an|the|this|any|our|each|every|eine[rm]?|der|dem|une|la|le) (?:(?!next)\w+ ){0,2}?(?:meeting|gathering|treffen|sitzung|réunion|reunión))(?!\w)",
    re.IGNORECASE,
)
_FROM_OUTSIDE: Final = frozenset({"election", "appeal", "override", "do-ocracy"})
"""Under a body's heading, these are mostly decided by others."""


def quote(sentence: Sentence) -> Quote:
    """Quote a whole sentence."""
    return Quote(sentence.section.anchor, sentence.quote)


def backing(*findings: Finding) -> tuple[Quote, ...]:
    """Quote the sentences of findings, each with the definition that its number comes from."""
    said = (each for one in findings for each in (one.sentence, one.defined) if each is not None)
    return tuple(dict.fromkeys(map(quote, said)))


def proposed(cluster: Cluster) -> ProposedProcess:
    """Make the proposal of one cluster."""
    stages: list[tuple[str, str | None]] = []
    fields: list[ProposedField] = []
    for purpose in ("petition", "appeal"):
        if found := _first(cluster, (purpose,)):
            name = "signatures" if isinstance(found.value, Quorum) else "duration"
            fields += _one(f"stages.{len(stages)}.{name}", found, (purpose,), cluster)
            stages.append((StageKind.PETITION, None))
    if waits := [found for purpose in ("discussion", "notice") if (found := _first(cluster, (purpose,)))]:
        fields += _wait(f"stages.{len(stages)}.duration", waits, cluster)
        stages.append((StageKind.DELIBERATION, None))
    main = f"stages.{len(stages)}"
    stages.append((cluster.way.kind, cluster.way.method))
    fields += _main_stage(cluster, main)
    if _first(cluster, ("grace",)):
        fields += _one(f"stages.{len(stages)}.duration", _first(cluster, ("grace",)), ("grace",), cluster)
        stages.append((StageKind.GRACE, None))
    fields += _people("proposers", cluster, "proposers")
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
        yield ProposedField(
            f"{stage}.method", str(cluster.way.method), (*seeds, quote(cluster.inherited.sentence)), sure=False
        )
        yield ProposedField(f"{stage}.threshold", cluster.inherited.value, backing(cluster.inherited), sure=False)
    if cluster.threshold is not None:
        limits = [seed for seed in cluster.seeds if isinstance(seed.value, Threshold)]
        quotes = backing(*limits)
        plain_enough = all(seed.sure for seed in limits) and not _says_half(cluster.threshold, limits)
        yield ProposedField(f"{stage}.threshold", cluster.threshold, quotes, sure=plain_enough)
    if cluster.votes:
        yield from _one(f"{stage}.quorum", _first(cluster, ("quorum",)), ("quorum",), cluster)
        yield from _one(f"{stage}.duration", _first(cluster, ("voting",)), ("voting",), cluster)
    elif cluster.way.kind is StageKind.CONSENT:
        yield from _one(f"{stage}.duration", _first(cluster, ("objection", "voting")), ("objection",), cluster)
    if cluster.way.kind is StageKind.ROLE:
        role = next((who for seed in cluster.seeds if (who := deciding_role(seed.sentence))), None)
        if role:
            yield ProposedField(f"{stage}.electorate", Electorate(text=role), seeds, sure=False)
    else:
        people = list(_people(f"{stage}.electorate", cluster, "electorate"))
        alone = next((who for seed in cluster.seeds if (who := deciding_role(seed.sentence))), None)
        if cluster.inherited is not None and alone:
            people = [ProposedField(f"{stage}.electorate", Electorate(text=alone), seeds, sure=False)]
        if cluster.way.method is None and cluster.inherited is None:
            people = [replace(each, quotes=tuple(dict.fromkeys((*seeds[:1], *each.quotes)))) for each in people]
        yield from (
            people
            or list(_body_of_heading(f"{stage}.electorate", cluster))
            or _the_meeting(f"{stage}.electorate", cluster)
        )


def _says_half(threshold: Threshold, limits: Iterable[Finding]) -> bool:
    """Whether a threshold may be one of several: so many votes for and no word of those against, or two sentences' worth."""
    alone = threshold.fraction is None and threshold.ratio is None and threshold.max_against is None
    limits = tuple(limits)
    return alone or min(len({limit.value for limit in limits}), len({limit.sentence for limit in limits})) > 1


def _found(cluster: Cluster, purposes: Iterable[str]) -> list[Finding]:
    near = [finding for purpose in purposes for finding in cluster.near.get(purpose, ())]  # type: ignore[call-overload]
    far = [finding for purpose in purposes for finding in cluster.far.get(purpose, ())]  # type: ignore[call-overload]
    named = [finding for finding in far if not _only_counted(finding)]
    return named if near and named and all(map(_only_counted, near)) else near or far


def _only_counted(finding: Finding) -> bool:
    """Whether the words only say whose votes are counted ("those voting"), not who may vote."""
    return isinstance(finding.value, Group) and bool(_COUNTED.fullmatch(finding.value.text))


def _first(cluster: Cluster, purposes: Iterable[str]) -> Finding | None:
    """The statement that counts: in the sentence of the decision itself, else nearby, else a general one."""
    found = _found(cluster, purposes)
    found = [each for each in found if not (isinstance(each.value, Duration) and _of_special_calls(each))] or found
    seeds = {seed.sentence for seed in cluster.seeds}
    firm = [finding for finding in found if finding.sentence in seeds]
    firm = [finding for finding in firm if not _only_counted(finding)] or ([] if len(firm) < len(found) else firm)
    own = [finding for finding in found if cluster.subject and subject_of(finding.sentence.plain) == cluster.subject]
    return max(firm or own or [finding for finding in found if finding.sure] or found, key=_weight, default=None)


def _of_special_calls(finding: Finding) -> bool:
    """Whether a time is that of meetings outside the usual ones."""
    return bool(_SPECIAL_CALL.search(finding.sentence.plain))


def _weight(finding: Finding) -> int:
    """Among people, those of whom most is said: how long they must have belonged, or that nobody else may."""
    if not isinstance(finding.value, Group):
        return 0
    return (
        finding.value.rank
        + 2 * bool(finding.value.tenure)
        + finding.value.text.casefold().startswith(("only", "nur", "seul", "sólo"))
    )


def _one(field: str, finding: Finding | None, purposes: Iterable[str], cluster: Cluster) -> Iterator[ProposedField]:
    if finding is None:
        return
    value = finding.value
    if not isinstance(value, Quorum | Duration) and value != NONE:
        return
    others = [other.value for other in _found(cluster, purposes) if other.value != value]
    merged = [other for other in _found(cluster, purposes) if other is not finding and other.value == value]
    if isinstance(value, Duration) and len(others) == 1 and isinstance(others[0], Duration):
        both = _bounds(value, others[0])
        if both:
            rest = next(other for other in _found(cluster, purposes) if other.value == others[0])
            yield ProposedField(field, both, backing(finding, rest), sure=finding.sure and rest.sure)
            return
    yield ProposedField(field, value, backing(finding, *merged[:1]), sure=finding.sure and not others)


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


def _people(field: str, cluster: Cluster, purpose: Purpose) -> Iterator[ProposedField]:
    finding = _first(cluster, (purpose,))
    if finding is None or not isinstance(finding.value, Group):
        return
    kind = Electorate if purpose == "electorate" else Proposers
    found = _found(cluster, (purpose,))
    others = {each.value.text.casefold() for each in found if isinstance(each.value, Group)} - {
        finding.value.text.casefold()
    }
    tenure = finding.value.tenure
    value = kind(
        text=finding.value.text, tenure=tenure.value if tenure and isinstance(tenure.value, timedelta) else None
    )
    yield ProposedField(field, value, backing(finding), sure=finding.sure and not others)


def _body_of_heading(field: str, cluster: Cluster) -> Iterator[ProposedField]:
    """Where nobody is named, the body under whose heading it stands probably decides: for people to look at."""
    section = cluster.section
    if not section.level or cluster.subject in _FROM_OUTSIDE:
        return
    parts = _BESIDE.split(without_number(section.heading))
    named = (who for part in reversed(parts) if (who := group_after(part, 0)) and _A_BODY.search(who))
    if (who := next(named, None)) is not None:
        yield ProposedField(field, Electorate(text=who), (Quote(section.anchor, section.heading),), sure=False)


def _the_meeting(field: str, cluster: Cluster) -> Iterator[ProposedField]:
    """Where no people are named but a meeting is, those who are there probably decide: for people to look at."""
    if cluster.subject in _FROM_OUTSIDE:
        return
    for seed in cluster.seeds:
        if found := _AT_A_MEETING.search(seed.sentence.flat):
            yield ProposedField(field, Electorate(text=found["meeting"]), (quote(seed.sentence),), sure=False)
            return
    section = cluster.section
    found = _MEETING.search(section.heading)
    if found and section.level:
        yield ProposedField(
            field, Electorate(text=found.group()), (Quote(section.anchor, section.heading),), sure=False
        )


def _veto(cluster: Cluster) -> Iterator[ProposedField]:
    found = _found(cluster, ("veto",))
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
