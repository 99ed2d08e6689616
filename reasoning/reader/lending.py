"""What a vote takes over from the usual vote of the body that decides: to be looked at."""

from __future__ import annotations

import re
from typing import Final

from governance.domain.ballots import Method
from governance.domain.number_words import plain
from governance.domain.rulebook_values import StageKind, Threshold
from reasoning.reader import lexicon
from reasoning.reader.clusters import Cluster, Clusters, by_a_few, fits, meets_for
from reasoning.reader.deciders import deciding_role
from reasoning.reader.families import PLURALITY
from reasoning.reader.findings import Finding, Group, Purpose, Way
from reasoning.reader.introduced import introduced
from reasoning.reader.left_to import ONE_CASE
from reasoning.reader.no_quorum import adjourns
from reasoning.reader.people import only_counted
from reasoning.reader.subjects import body_of, of_a_few, of_every_matter, speaks_of
from reasoning.reader.waiting import by_itself

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_ONLY_ONE: Final = frozenset({"board", "council"})
"""Of these a text has one, however it calls those in it."""
_WHO_IS_ELECTED: Final = re.compile(
    r"(?:^|[.;] |\d\) )(?:gewählt (?:ist|sind)|(?:est|sont) élue?s?|elected (?:is|are)|(?:resulta|resultan|queda|quedan|será|serán) elegid\w+)(?!\w)|(?<!\w)(?:gewählt ist,? wer|is elected who|are elected who|elected if (?:they|he or she) (?:get|receive))(?!\w)"
)
_ANY_MATTER: Final = re.compile(
    r"(?<!\w)(?:(?:any|every|each|all) (?:other )?(?:actions?|matters?|questions?|issues?|business)(?! (?:by|of) the (?:board|council|committee)))(?!\w)"
)
"""A sentence that speaks of all that is decided, elections as well."""
_DONE_TO: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?!(?:all |any |every |each |the |our |other |such |most )*(?:\w+ ){0,2}?(?:decisions?|resolutions?|motions?|proposals?|matters?|questions?|votes?|actions?|issues?|polic(?:y|ies)|things?|everything|anything|it|they|this|these)(?= (?:(?:of|by|at|in|on|to) [^.;:,]{2,40} )?(?:may|can|shall|must|will)(?!\w)))"
    r"[^.;:,]{2,80}?(?<!\w)(?:may|can|shall|must|will)(?: only| also| then)? be (?!(?:decided|taken|made|adopted|passed|carried|determined|resolved|settled|agreed|held|present|valid|binding|required|needed|necessary)(?!\w))(?:\w+ly )?\w+ed(?!\w)"
)
"""Of a sentence that names what is done to whom, rather than how decisions are taken."""
_OF_A_GAP: Final = re.compile(r"(?<!\w)(?:vacanc\w+|(?:though|although|even if) less than a quorum)(?!\w)")
"""How those who are left fill a seat is not how the body votes."""
_NUMBERED: Final = re.compile(r"(?:section|article|§|artículo|abschnitt|sec\.|art\.)\s*\d", re.IGNORECASE)
"""What a run-in heading begins with: it names no matter of its own."""
_GRAVE: Final = frozenset({"amendment", "dissolution"})
_COUNTED: Final = Way(StageKind.BALLOT, Method.YES_NO)
_LENT: Final[tuple[Purpose, ...]] = ("quorum", "notice", "electorate", "voting")


def lend_to_exceptions(clusters: Clusters) -> None:
    """What holds for the usual vote of a body probably holds for its votes on special matters: to be looked at."""
    counted = [known for known in clusters if known.way.kind is StageKind.BALLOT]
    usual = [
        known
        for known in counted
        if not known.subject
        and not _unanimous(known)
        and (not known.label or _NUMBERED.match(known.label))
        and known.threshold
        and not known.last().row
        and not known.of_backers
        and not adjourns(known.last().plain)
        and not _OF_A_GAP.search(known.last().plain)
    ]
    for known in clusters:
        _as_its_body_votes(usual, known)
    _lend_to_its_matter(clusters)
    _lend_to_elections(clusters)
    _as_any_matter(usual, clusters)
    several = len({said.value for known in clusters for said in known.near.get("quorum", ())}) > 1
    for known in clusters:
        lenders = _lenders(usual, known)
        if not lenders:
            continue
        chosen_by_few = known.way.kind is StageKind.ELECTION and known.way.method is None and known.body in _ONLY_ONE
        alike = known.way == lenders[0].way or chosen_by_few
        bare = known.threshold is None and known.inherited is None and alike
        if (
            known not in usual
            and bare
            and not _in_one_case(lenders[0])
            and not (chosen_by_few and _of_one_matter(lenders[0]))
        ):
            known.inherited = next((seed for seed in lenders[0].seeds if seed.value == lenders[0].threshold), None)
        for purpose in _LENT:
            if known.lender is None and _unfit(known, purpose, several=several):
                continue
            lent = next((said for each in lenders if (said := _said(each, purpose))), [])
            if known in usual and (purpose == "voting" or known.near.get(purpose) or known.far.get(purpose)):
                continue
            for finding in tuple(lent):
                if (
                    fits(known, purpose)
                    and meets_for(known, finding)
                    and not (purpose == "electorate" and not all(map(only_counted, known.near.get(purpose, ()))))
                ):
                    known.said_far(finding.unsure(), 3)


def _lend_to_its_matter(clusters: Clusters) -> None:
    """Where one number is for several grave matters, it is also that of a section that only says that one of them is voted on."""
    grave = [known for known in clusters if known.subject in _GRAVE and known.way == _COUNTED]
    for known in grave:
        if known.threshold is not None or known.inherited is not None:
            continue
        stated = [
            (each, seed)
            for each in grave
            for seed in each.seeds
            if each.threshold is not None and seed.value == each.threshold and _names(seed, known.subject)
        ]
        if len(stated) == 1:
            known.lender, known.inherited = known.lender or stated[0][0], stated[0][1]


def _names(seed: Finding, matter: str) -> bool:
    """Whether a statement, or the sentence that it goes on with, names a matter."""
    before = seed.sentence.previous
    return speaks_of(f"{before.plain if before is not None else ''} {seed.sentence.plain}", matter)


def _of_one_matter(known: Cluster) -> bool:
    """Whether its own words say what is done by it to somebody or something: "members may be terminated by ..."."""
    counted = [seed.sentence.plain for seed in known.seeds if isinstance(seed.value, Threshold)]
    return bool(counted) and all(_DONE_TO.search(words) for words in counted)


def _unfit(known: Cluster, purpose: Purpose, *, several: bool) -> bool:
    """Whether what holds for usual votes says too little of this one: of several quorums, whose body is not known."""
    if purpose == "notice":
        return known.way.kind is StageKind.ELECTION
    return purpose == "quorum" and several and not known.body


def _lend_to_elections(clusters: Clusters) -> None:
    """Who is elected by how many votes is often said once, for all elections."""
    stated = [
        (known, seed)
        for known in clusters
        for seed in known.seeds
        if isinstance(seed.value, Threshold) and _WHO_IS_ELECTED.search(seed.sentence.plain)
    ]
    if len(stated) != 1:
        return
    lender, seed = stated[0]
    for known in clusters:
        if known.way == Way(StageKind.ELECTION) and known.threshold is None and known.inherited is None:
            known.inherited, known.lender = seed, known.lender or lender
            known.way = lender.way


def _as_any_matter(usual: Clusters, clusters: Clusters) -> None:
    """What a text says of any matter, or of all resolutions of an assembly, holds for who is elected by it: to be looked at."""
    for known in clusters:
        if (
            known.way != Way(StageKind.ELECTION)
            or known.inherited is not None
            or of_a_few(known.body)
            or any(PLURALITY.search(seed.sentence.plain) for seed in known.seeds)
        ):
            continue
        general = [
            (each, seed)
            for each in usual
            for seed in each.seeds
            if isinstance(seed.value, Threshold)
            and seed.value.fraction is not None
            and _ANY_MATTER.search(seed.sentence.plain)
            and not of_a_few(each.body)
        ]
        if len(general) == 1:
            lender, seed = general[0]
            known.inherited, known.lender = seed, known.lender or lender


def _in_one_case(lender: Cluster) -> bool:
    """Whether its number is for one case alone."""
    return all(ONE_CASE.search(seed.sentence.plain) for seed in lender.seeds)


def _said(lender: Cluster, purpose: Purpose) -> list[Finding]:
    """What is said where it stands; of those who vote, what is said elsewhere if that says more."""
    near, far = lender.near.get(purpose, []), lender.far.get(purpose, [])
    return far if far and all(map(only_counted, near)) else near


def _as_its_body_votes(usual: Clusters, known: Cluster) -> None:
    """Where a body is said to decide, and elsewhere how it votes, it probably decides so."""
    if known.way.kind is not StageKind.ROLE or known.subject == "appeal":
        return
    if any(by_itself(seed.sentence.plain) for seed in known.seeds):
        return
    said = {word for seed in known.seeds for word in _WORD.findall((deciding_role(seed.sentence) or "").casefold())}
    fitting = [
        each for each in usual
        if body_of(" ".join(said)) and each.body == body_of(" ".join(said)) and said & set(_WORD.findall(_named(each)))
    ]  # fmt: skip
    fitting = [each for each in fitting if not each.over_days and not each.without_meeting] or fitting
    plain_votes = [each for each in fitting if not _unanimous(each)]
    fitting = plain_votes if len(plain_votes) == 1 else fitting
    seed = next((seed for each in fitting for seed in each.seeds if seed.value == each.threshold), None)
    if len(fitting) == 1 and seed is not None:
        known.way, known.inherited = fitting[0].way, seed


def _unanimous(known: Cluster) -> bool:
    """Whether all have to agree."""
    return known.threshold is not None and known.threshold.fraction == 1


def _named(known: Cluster) -> str:
    """Where it stands and who votes in it, in small letters."""
    voters = [each.value.text for each in known.near.get("electorate", ()) if isinstance(each.value, Group)]
    return " ".join([known.section.heading, *voters]).casefold()


def _lenders(usual: Clusters, known: Cluster) -> list[Cluster]:
    """The usual votes of the same body, those under a heading of votes first; or the only usual vote there is."""
    if known.lender is not None:
        return [known.lender]
    if (
        known.way.kind not in {StageKind.BALLOT, StageKind.ELECTION}
        or by_a_few(known)
        or known.of_backers
        or known.subject in {"override", "petition"}
    ):
        return []
    same = [each for each in usual if each.body == known.body and (each.body or len(usual) == 1)]
    if known.body == "assembly":
        same += [each for each in usual if not each.body and _of_every_matter(each)]
    if not known.body and not same:
        titled = [each for each in usual if each is not known and not of_a_few(each.body) and _about_votes(each)]
        assemblies = [each for each in titled if each.body == "assembly" and not _agreed(known)]
        titled = assemblies if len(assemblies) == 1 else titled
        same = titled if len(titled) == 1 else list(usual) if len(usual) == 1 else []
    others = [
        each
        for each in same
        if each is not known
        and (
            (known.body == "assembly" and _of_every_matter(each))
            or (known.body in {*_ONLY_ONE, "assembly"} and each.body == known.body)
            or not _others_vote(each, known)
        )
    ]
    if of_a_few(known.body):
        others = [each for each in others if not each.over_days] or others
    return sorted(others, key=lambda each: (not _of_every_matter(each), _unanimous(each), not _about_votes(each)))


def _agreed(known: Cluster) -> bool:
    """Whether it is agreed on rather than counted out."""
    return known.way.method not in {None, Method.YES_NO} or any(
        lexicon.CONSENSUS.search(seed.sentence.plain) for seed in known.seeds
    )


def _of_every_matter(known: Cluster) -> bool:
    """Whether a sentence of it says how decisions are taken in general."""
    return any(of_every_matter(seed.sentence.plain) for seed in known.seeds)


def _about_votes(known: Cluster) -> bool:
    """Whether it stands where a text says how it votes and decides."""
    heading = plain(known.section.heading)
    return bool(lexicon.VOTE.search(heading) or lexicon.DECIDING.search(heading))


def _others_vote(one: Cluster, other: Cluster) -> bool:
    """Whether both name who votes, and name nobody alike."""
    here, there = ([set(_WORD.findall(who.casefold())) for who in _who_votes(known)] for known in (one, other))
    return bool(here and there) and not any(mine & theirs for mine in here for theirs in there)


def _who_votes(known: Cluster) -> list[str]:
    """Whom it names as voting, or whom the introduction of its items names."""
    named = [each.value.text for each in known.near.get("electorate", ()) if isinstance(each.value, Group)]
    return named or [found[0] for seed in known.seeds if (found := introduced(seed.sentence))]
