"""Which statements belong together: one cluster for each way of deciding that a text describes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from governance.domain.ballots import Method
from governance.domain.number_words import plain
from governance.domain.rulebook_values import StageKind, Threshold
from governance.domain.sections import Section
from reasoning.reader import lexicon
from reasoning.reader.findings import Finding, Purpose, Way
from reasoning.reader.sentences import Sentence
from reasoning.reader.subjects import subject_of

_COUNTED: Final = frozenset({Method.YES_NO, Method.CONSENSUS, None})
_NAMED: Final = {
    Method.CONSENSUS: lexicon.CONSENSUS,
    Method.LAZY_CONSENSUS: re.compile(r"lazy|silence|stillschweig|silencio|do-?ocra"),
    Method.CONSENT: re.compile(r"consent|konsent"),
}
_ASSEMBLY: Final = re.compile(
    r"(?<!\w)(?:general (?:meeting|assembly)|members'? (?:meeting|evening|assembly)|annual meeting|agm|assembly|plenary|mitgliederversammlung|vollversammlung|plenum|assemblée|asamblea)(?!\w)"
)
_BOARD: Final = re.compile(
    r"(?<!\w)(?:board|directors|trustees|council|committee|vorstand\w*|beirat|conseil|bureau|junta|consejo)(?!\w)"
)
_DECIDING: Final = re.compile(
    r"decision|deciding|decide|resolution|consensus|meeting|entscheid|beschl|beschlüsse|décision|delibera|decisi|acuerdos|convoca|versammlung|assembl|asamblea"
)
_TELLS_WHO: Final = re.compile(
    r"(?<!\w)(?:(?:may|can|entitled to|eligible to|right to|allowed to) (?:\w+ ){0,3}vote|(?:has|have|hat|haben) (?:\w+ ){0,3}(?:votes?|voting|stimme|stimmrecht)|binding|stimmberechtigt|droit de vote|voix|(?:un|1) voto|derecho (?:a|de) vot\w+|propose|proposals?|motions?|anträge|antrag)(?!\w)"
)
_EVERY: Final = ("all ", "every ", "any ", "each ", "alle ", "jede", "tout", "chaque", "todas ", "todos ", "cada ")


@dataclass(eq=False)
class Cluster:
    """One way of deciding: where it is described, what about, how, and what else is said of it."""

    section: Section
    label: str | None
    subject: str
    way: Way
    seeds: list[Finding]
    threshold: Threshold | None = None
    near: dict[Purpose, list[Finding]] = field(default_factory=dict)
    far: dict[Purpose, list[Finding]] = field(default_factory=dict)
    distances: dict[Purpose, int] = field(default_factory=dict)

    @property
    def votes(self) -> bool:
        """Whether people vote in it."""
        return self.way.kind in {StageKind.BALLOT, StageKind.ELECTION, StageKind.JURY}

    def last(self) -> Sentence:
        """The last sentence that made it."""
        return self.seeds[-1].sentence


def cluster(findings: Sequence[Finding]) -> tuple[list[Cluster], list[Finding]]:
    """Put findings together; the rest is what belongs to no way of deciding."""
    clusters: list[Cluster] = []
    for finding in findings:
        if finding.purpose == "threshold" and isinstance(finding.value, Threshold):
            _seed_threshold(clusters, finding, finding.value)
        elif finding.purpose == "method" and isinstance(finding.value, Way):
            _seed_method(clusters, finding, finding.value)
    clusters = _without_echoes(clusters)
    loose: list[Finding] = []
    for finding in findings:
        if finding.purpose in {"threshold", "method"}:
            continue
        targets = _targets(clusters, finding)
        for target in targets:
            certain = _says_every(finding) or len({each.seeds[0].sentence for each in targets}) == 1
            certain = certain or (not finding.sentence.item and all(each.last().item for each in targets))
            target.near.setdefault(finding.purpose, []).append(finding if certain else finding.unsure())
        if not targets:
            loose.append(finding)
    return clusters, [finding for finding in loose if not _spread(clusters, finding)]


def body_of(words: str) -> str:
    """Which body plain words speak of: the assembly of the members, or a smaller one that they chose."""
    if _ASSEMBLY.search(words):
        return "assembly"
    return "board" if _BOARD.search(words) else ""


def _body(known: Cluster) -> str:
    said = " ".join(seed.sentence.plain for seed in known.seeds)
    return body_of(said) or body_of(plain(" ".join(known.section.path.split(" > ")[-2:])))


def subject_for(finding: Finding) -> str:
    """What a finding is about: its own words, else the label or item it stands in, else its heading."""
    sentence = finding.sentence
    return (
        finding.subject
        or subject_of(sentence.plain)
        or subject_of(plain(sentence.label or ""))
        or (subject_of(sentence.lead.plain) if sentence.lead else "")
        or subject_of(plain(sentence.titles[-1]))
    )


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
    basis = next((limit.basis for limit in (*shares, one, other) if limit.basis is not None), None)
    return Threshold(strict=bool(shares and shares[0].strict), basis=basis, **values)


def _seed_threshold(clusters: list[Cluster], finding: Finding, value: Threshold) -> None:
    sentence, subject = finding.sentence, subject_for(finding)
    for known in reversed(clusters):
        if known.section is not sentence.section or not known.votes or known.way.method not in {None, Method.YES_NO}:
            continue
        same_place = known.last().block == sentence.block
        if known.label != sentence.label and not same_place:
            continue
        if known.subject != subject and not (same_place and not (known.subject and subject)):
            continue
        both = value if known.threshold is None else joined(known.threshold, value)
        if both is None:
            continue
        known.threshold = both
        known.seeds.append(finding)
        return
    clusters.append(
        Cluster(sentence.section, sentence.label, subject, Way(StageKind.BALLOT, Method.YES_NO), [finding], value)
    )


def _seed_method(clusters: list[Cluster], finding: Finding, way: Way) -> None:
    sentence, subject = finding.sentence, subject_for(finding)
    for known in reversed(clusters):
        if known.section is not sentence.section:
            continue
        same = known.way == way or (
            known.way.kind is StageKind.ELECTION and way.kind is StageKind.BALLOT and way.method
        )
        named = way.kind is StageKind.BALLOT and known.way.kind is StageKind.ELECTION
        if same and (known.subject == subject or known.last().block == sentence.block or named):
            if named and known.way.method is None and way.method not in _COUNTED:
                known.way = Way(StageKind.ELECTION, way.method)
            known.seeds.append(finding)
            return
        if way.kind is StageKind.ELECTION and known.votes and known.subject == "election":
            known.way = Way(StageKind.ELECTION, known.way.method if known.threshold is None else None)
            known.seeds.append(finding)
            return
    clusters.append(Cluster(sentence.section, sentence.label, subject, way, [finding]))


def _without_echoes(clusters: list[Cluster]) -> list[Cluster]:
    """Drop decisions by role where the same place has a vote: who announces or carries out is no way of its own."""
    voting = {seed.sentence for known in clusters if known.way.kind is not StageKind.ROLE for seed in known.seeds}
    kept = [
        known for known in clusters if known.way.kind is not StageKind.ROLE or known.seeds[0].sentence not in voting
    ]
    for way in {known.way for known in kept if known.way.method in _NAMED}:
        same = [known for known in kept if known.way == way]
        titled = [
            known
            for known in same
            if way.method and _NAMED[way.method].search(plain(f"{known.section.heading} {known.label or ''}"))
        ]
        telling = [known for known in same if known.subject or any(seed.sure for seed in known.seeds)]
        chosen = titled or telling or same[:1]
        kept = [known for known in kept if known.way != way or known in chosen]
    return kept


def _fits(known: Cluster, purpose: Purpose) -> bool:
    if purpose == "objection":
        return known.way.kind is StageKind.CONSENT or known.way.method is Method.CONSENSUS
    if purpose in {"quorum", "voting"}:
        return known.votes and (purpose == "quorum" or known.way.method is not Method.CONSENSUS)
    return purpose != "appeal" or known.subject == "appeal"


def _targets(clusters: Iterable[Cluster], finding: Finding) -> list[Cluster]:
    """Choose the clusters of its own section that a finding speaks of."""
    sentence = finding.sentence
    here = [known for known in clusters if known.section is sentence.section and _fits(known, finding.purpose)]
    own = [known for known in here if any(seed.sentence is sentence for seed in known.seeds)]
    if own:
        return own
    if len(here) > 1 and sentence.label:
        here = [known for known in here if known.label == sentence.label] or here
    counted = [known for known in here if known.way.method is not Method.CONSENSUS]
    if finding.purpose == "quorum" and counted:
        here = counted
    subject = finding.subject or subject_of(sentence.plain)
    if subject:
        about = [known for known in here if known.subject == subject]
        if about:
            return about
        if finding.purpose in {"quorum", "voting", "notice"} and subject in {
            "amendment",
            "dissolution",
            "removal",
            "election",
        }:
            return []
    if sentence.item:
        own_item = [known for known in here if known.last().block == sentence.block or not known.last().item]
        here = own_item if finding.purpose != "petition" else [k for k in here if k.last().block == sentence.block]
    if len(here) < 2 or _says_every(finding):  # noqa: PLR2004
        return here
    block = [known for known in here if known.last().block == sentence.block]
    if block:
        return block[-1:] if block[-1].last().start < sentence.start else block
    before = [known for known in here if known.last().start < sentence.start]
    return before[-1:] if before and sentence.item else here


def _says_every(finding: Finding) -> bool:
    words = finding.sentence.plain
    return any(
        f"{every}{what}" in words
        for every in _EVERY
        for what in (
            "vote",
            "ballot",
            "formal vote",
            "decision",
            "proposal",
            "abstimm",
            "beschl",
            "décision",
            "decisi",
            "vota",
            "resolution",
            "matters",
            "polls",
        )
    )


def _spread(clusters: Sequence[Cluster], finding: Finding) -> bool:
    """Give a general statement to what stands below its heading, beside it, or, if it speaks of votes, anywhere."""
    section, purpose = finding.sentence.section, finding.purpose
    if purpose not in {"quorum", "voting", "notice", "discussion", "electorate", "proposers"}:
        return False
    if purpose in {"electorate", "proposers"} and not _TELLS_WHO.search(finding.sentence.plain):
        return False
    fitting = [known for known in clusters if _fits(known, purpose) and known.votes]
    subject = finding.subject or subject_of(finding.sentence.plain)
    if subject:
        fitting = [
            known
            for known in fitting
            if known.subject == subject or (subject == "election" and known.way.kind is StageKind.ELECTION)
        ]
    body = body_of(f"{finding.sentence.plain} {plain(section.heading)}")
    if body:
        fitting = [known for known in fitting if _body(known) in {"", body}]
    below = [known for known in fitting if known.section.path.startswith(f"{section.path} > ")]
    parent = section.path.rpartition(" > ")[0]
    beside = [known for known in fitting if parent.count(" > ") and known.section.path.rpartition(" > ")[0] == parent]
    titles = [plain(title) for title in finding.sentence.titles[-2:]]
    about_votes = any(
        lexicon.VOTE.search(title) or lexicon.QUORUM.search(title) or _DECIDING.search(title) for title in titles
    )
    speaks_of_votes = bool(lexicon.VOTE.search(finding.sentence.plain)) and purpose != "notice"
    meeting = purpose in {"notice", "quorum"} and bool(body)
    general = about_votes and not any(map(subject_of, titles))
    anywhere = fitting if general or about_votes or speaks_of_votes or meeting else []
    wanted = anywhere if general else below or beside or anywhere
    single = len(fitting) == 1 and purpose in {"quorum", "voting"}
    for known in wanted:
        certain = about_votes and (_says_every(finding) or single)
        distance = 0 if known in below else 1 if known in beside else 2
        nearest = known.distances.setdefault(purpose, distance)
        if distance < nearest:
            known.far[purpose] = []
        if distance <= nearest:
            known.distances[purpose] = distance
            known.far.setdefault(purpose, []).append(finding if certain else finding.unsure())
    return bool(wanted)
