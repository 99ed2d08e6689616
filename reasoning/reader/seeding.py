"""The sentences that make a way of deciding: a threshold, a method, or a quorum for one matter alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from governance.domain.ballots import Method
from governance.domain.number_words import plain
from governance.domain.rulebook_values import Quorum, StageKind, Threshold
from reasoning.reader import lexicon
from reasoning.reader.apart import SUCH, is_apart, others_count
from reasoning.reader.appeals import appealed_to, decides_it
from reasoning.reader.backers import of_whom, so_many
from reasoning.reader.bare_meetings import votes_of_meetings
from reasoning.reader.clusters import Cluster
from reasoning.reader.findings import Finding, Group, Way
from reasoning.reader.naming import only_a_number
from reasoning.reader.no_quorum import adjourns
from reasoning.reader.sentences import Sentence
from reasoning.reader.sifting import without_echoes, without_wishes
from reasoning.reader.subjects import body_of, of_every_matter, subject_of, titled_matter
from reasoning.reader.timed import only_timed

_VOTE: Final = Way(StageKind.BALLOT, Method.YES_NO)
_ALONE: Final = Way(StageKind.ROLE, Method.ROLE)
_COUNTED: Final = frozenset({Method.YES_NO, Method.CONSENSUS, None})
_BY_MOST: Final = (Way(StageKind.BALLOT), Way(StageKind.ELECTION))
"""What has the most votes is chosen: said of a vote that is known already, it makes no other one."""
_APART: Final = frozenset({"election", "appeal", "do-ocracy", "petition"})
_SHARE_OF_CONSENSUS: Final = re.compile(
    r"(?:%|[0-9]/[0-9]|half|thirds) (?:\w+ )?consensus|consensus (?:of|by) (?:at least )?[0-9]|consensus minus"
)
_NAMED_HERE: Final = 50
"""Above all that is said of a whole sentence."""
_OTHER_CASE: Final = re.compile(rf"(?:\W|\d+[.)])*(?:for |in )?{lexicon.LARGER.pattern}")


def seeded(findings: Iterable[Finding]) -> list[Cluster]:
    """Make a cluster for each way of deciding."""
    clusters: list[Cluster] = []
    for finding in findings:
        if finding.purpose == "threshold" and isinstance(finding.value, Threshold):
            _threshold(clusters, finding, finding.value)
        elif finding.purpose == "method" and isinstance(finding.value, Way):
            _method(clusters, finding, finding.value)
    for finding in findings:
        if finding.purpose == "quorum":
            _quorum_of_its_own(clusters, finding)
    kept = without_wishes(without_echoes(clusters))
    kept = [*kept, *votes_of_meetings(findings, kept)]
    return [*kept, *_petitions_alone(findings, kept), *only_timed(findings, kept)]


def _petitions_alone(findings: Iterable[Finding], known: Iterable[Cluster]) -> Iterator[Cluster]:
    """Make a way of its own of what so many ask for, where nothing beside it says how it is then decided."""
    settled = {cluster.section.anchor for cluster in known if cluster.way != _ALONE}
    for finding in findings:
        sentence, number = finding.sentence, finding.value
        if finding.purpose != "petition" or not isinstance(number, Quorum) or sentence.section.anchor in settled:
            continue
        if sentence.hedged or sentence.example or sentence.past:
            continue
        more = any(lexicon.MORE_THAN.search(sentence.plain[: each.start]) for each in sentence.quantities)
        limit = Threshold(min_for=number.count, fraction=number.fraction, strict=bool(number.fraction) and more)
        asked = replace(finding, purpose="threshold", value=limit, sure=False, subject="petition")
        way = Cluster(sentence.section, sentence.label, "petition", _VOTE, [asked], limit)
        if who := so_many(sentence, number.count):
            way.near["electorate"] = [Finding("electorate", Group(who), sentence, sure=False)]
        yield way


def subject_for(finding: Finding) -> str:
    """What a finding is about: its own words, else the label or item it stands in, else its heading."""
    sentence = finding.sentence
    if finding.usual:
        return ""
    return (
        finding.subject
        or subject_of(sentence.plain)
        or _spoken_of_before(sentence)
        or subject_of(plain(sentence.label or ""))
        or (subject_of(sentence.lead.plain) if sentence.lead else "")
        or ("" if of_every_matter(sentence.plain) else titled_matter(plain(_matter_title(sentence))))
    )


def _matter_title(sentence: Sentence) -> str:
    """Its heading, or the one above it where its own is only a number."""
    numbered = len(sentence.titles) > 1 and only_a_number(sentence.titles[-1])
    return sentence.titles[-2] if numbered else sentence.titles[-1]


def _spoken_of_before(sentence: Sentence) -> str:
    """The matter of the sentence before, where this one only says "such decisions" or "for this"."""
    if sentence.previous is None or not SUCH.match(sentence.plain):
        return ""
    return subject_of(sentence.previous.plain)


def joined(one: Threshold, other: Threshold) -> Threshold | None:
    """Both conditions as one, or nothing if they contradict."""
    values = {}
    for name in ("fraction", "ratio", "min_for", "max_against"):
        first, second = getattr(one, name), getattr(other, name)
        if first is not None and second is not None and first != second:
            return None
        values[name] = first if first is not None else second
    shares = [limit for limit in (one, other) if limit.fraction is not None]
    if len(shares) > 1 and shares[0].strict != shares[1].strict:
        return None
    bases = {limit.basis for limit in (one, other) if limit.basis is not None}
    if len(bases) > 1:
        return None
    basis = next((limit.basis for limit in (*shares, one, other) if limit.basis is not None), None)
    return Threshold(strict=bool(shares and shares[0].strict), basis=basis, **values)


def _threshold(clusters: list[Cluster], finding: Finding, value: Threshold) -> None:
    sentence, subject = finding.sentence, subject_for(finding)
    if _only_objections(value) and any(
        known.last() is sentence and known.way.method is Method.LAZY_CONSENSUS for known in clusters
    ):
        return
    known = next((each for each in reversed(clusters) if _takes(each, finding, subject)), None)
    both = None if known is None else value if known.threshold is None else joined(known.threshold, value)
    if known is not None and both is not None:
        known.threshold = both
        known.seeds.append(finding)
    else:
        label = finding.more[0].flat.rstrip(" .;,") if finding.more else sentence.label
        another = Cluster(sentence.section, label, subject, _VOTE, [finding], value)
        if any(each.last() is sentence for each in clusters) and (who := of_whom(sentence, value.fraction)):
            another.near["electorate"] = [Finding("electorate", Group(who, rank=_NAMED_HERE), sentence, sure=False)]
        clusters.append(another)


def _takes(known: Cluster, finding: Finding, subject: str) -> bool:
    """Whether a threshold may belong to a cluster: the same place, the same matter, and one that is counted."""
    sentence = finding.sentence
    apart = (known.of_backers or finding.telling) and known.last() is not sentence
    if apart or known.section is not sentence.section or not known.votes or known.seeds[-1].more != finding.more:
        return False
    if known.way.method is Method.CONSENSUS:
        return known.last() is sentence and bool(_SHARE_OF_CONSENSUS.search(sentence.plain))
    if known.way.method not in {None, Method.YES_NO, Method.JURY}:
        return False
    if _is_another_case(known, sentence, subject) or adjourns(known.last().plain) != adjourns(sentence.plain):
        return False
    bodies = {body_of(known.last().plain), body_of(sentence.plain)} - {""}
    if known.last() is not sentence and (len(bodies) > 1 or others_count(known, sentence)):
        return False
    same_place = known.last().block == sentence.block
    apart = known.label != sentence.label or known.last().number != sentence.number
    if apart and not same_place:
        return False
    same_matter = same_place and not (known.subject and subject) and known.subject not in _APART
    if (
        known.subject != subject
        and not same_matter
        and known.last() is not sentence
        and known.way.kind is not StageKind.JURY
    ):
        return False
    return (
        known.threshold is None
        or not isinstance(finding.value, Threshold)
        or joined(known.threshold, finding.value) is not None
    )


def _is_another_case(known: Cluster, sentence: Sentence, subject: str) -> bool:
    """Whether a number is for larger things, for a matter of its own, or another way to ask for the same."""
    if known.last() is sentence or "petition" in {known.subject, subject}:
        return "petition" in {known.subject, subject}
    excepted = known.threshold is not None and subject and not known.subject
    return bool(excepted or _OTHER_CASE.match(sentence.plain))


def _only_objections(value: Threshold) -> bool:
    return value.fraction is None and value.ratio is None and value.min_for is None


def _method(clusters: list[Cluster], finding: Finding, way: Way) -> None:
    sentence, subject = finding.sentence, subject_for(finding)
    for known in reversed(clusters):
        if known.section is not sentence.section:
            continue
        if _decides_the_appeal(known, finding):
            known.way = way
            known.seeds.append(finding)
            return
        if is_apart(known, finding, way, subject):
            continue
        if way in _BY_MOST and known.last().block == sentence.block and known.votes:
            known.seeds.append(finding)
            return
        elects = known.way.kind is StageKind.ELECTION and way.kind is StageKind.BALLOT and way.method not in _COUNTED
        if elects or (
            known.way == way
            and (known.subject == subject or known.last().block == sentence.block or way.kind is StageKind.JURY)
        ):
            if elects and known.way.method is None:
                known.way = Way(StageKind.ELECTION, way.method)
            known.seeds.append(finding)
            return
        if way.kind is StageKind.ELECTION and known.votes and known.subject == "election":
            known.way = Way(StageKind.ELECTION, known.way.method if known.threshold is None else None)
            known.seeds.append(finding)
            return
    clusters.append(Cluster(sentence.section, sentence.label, subject, way, [finding]))


def _decides_the_appeal(known: Cluster, finding: Finding) -> bool:
    """Whether a sentence says who decides the appeal that the sentence before it allows without naming anybody."""
    sentence = finding.sentence
    return (
        known.subject == "appeal"
        and known.last() is sentence.previous
        and not any(appealed_to(seed.sentence) for seed in known.seeds)
        and finding.value in {_VOTE, _ALONE}
        and decides_it(sentence)
    )


def _quorum_of_its_own(clusters: list[Cluster], finding: Finding) -> None:
    """A quorum for one matter, beside a general rule or in a section of its own, makes a way of its own."""
    sentence = finding.sentence
    matter = subject_of(sentence.plain) or (subject_of(plain(sentence.titles[-1])) if sentence.titles else "")
    voting = [known for known in clusters if known.votes]
    here = [known for known in voting if known.section is sentence.section]
    usual = [known for known in here or voting if not known.subject and known.threshold is not None]
    if (
        matter not in {"amendment", "dissolution", "removal"}
        or not usual
        or (not here and len(usual) > 1)
        or any(known.subject == matter for known in here)
    ):
        return
    clusters.append(Cluster(sentence.section, sentence.label, matter, _VOTE, [finding], inherited=usual[0].seeds[0]))
