"""What else is said of a way of deciding: where it stands, in general statements above and beside it, and nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from governance.domain.ballots import Method
from governance.domain.number_words import plain
from governance.domain.rulebook_values import Quorum, StageKind
from reasoning.reader import lexicon
from reasoning.reader.clusters import Cluster, Clusters, fits
from reasoning.reader.elected_by import lend_electors
from reasoning.reader.fallbacks import lend_to_fallbacks
from reasoning.reader.findings import Finding
from reasoning.reader.franchise import entitles, franchise, give_to_assemblies
from reasoning.reader.lending import lend_to_exceptions
from reasoning.reader.matters import said_for
from reasoning.reader.naming import only_asks
from reasoning.reader.no_quorum import adjourns
from reasoning.reader.referring import left_to_others
from reasoning.reader.seeding import seeded
from reasoning.reader.sentences import Sentence
from reasoning.reader.spreading import body_meant, spread, tells_who
from reasoning.reader.subjects import body_of, of_a_few, subject_of

_ALONE: Final = frozenset({"amendment", "dissolution", "removal", "election"})
_OF_BODIES: Final = frozenset({"quorum", "notice"})
"""What is said of one body's meetings finds its place last: who votes in each way of deciding tells whose it is."""
_ANY_MEETING: Final = re.compile(
    r"(?<!\w)(?:(?:any|every|each|all) (?:\w+ ){0,3}?(?:meetings?|assembl\w+)|(?:at|for) (?:a|the|its) (?:\w+ )?meetings?|meetings? of the (?:members|board|directors|shareholders|\w+ owners)|jede (?:\w+ ){0,3}?\w*versammlung|die \w*versammlung (?:ist|kann)|der (?:vorstand|\w+rat) ist (?:\w+ )?beschlussfähig|(?:the|a) (?:board|council|committee)[^.;]{0,60}quorum|quorum (?:of|for) the (?:\w+ )?(?:board|council|committee)|(?:l'assemblée|le (?:conseil|bureau|comité))[^.;]{0,40}(?:délibère|valablement|quorum)|las? asambleas?[^.;]{0,60}constitu\w+|quorum (?:of the (?:board|members|directors) )?(?:shall |will |must )?(?:consists?|be|is)(?! (?:present|reached|met|not))[^.;]{0,60}(?:board|directors|trustees|council|committee|members))(?!\w)"
)
_IS_THE_QUORUM: Final = re.compile(
    r"(?:\W|\d+[.)])*(?:sie|er) ist (?:\w+ )?beschlussfähig(?!\w)"
    r"|(?:\W|\d+[.)])*(?:it|they) (?:is|are) quorate(?!\w)|"
    r"(?:\W|\d+[.)])*(?:an? |the )?quorum (?:of|for|at) (?:[\w'-]+ ){0,3}?(?:members(?:hip)?|directors|trustees|board|council|committee|meetings?|assembl(?:y|ies)|shareholders|owners|residents|voters)(?: [\w'-]+){0,6}? (?:shall|will|must|is|are|consists|requires|means)(?! (?:present|reached|met|not))(?!\w)"
    r"|(?:\W|\d+[.)])*(?:an? |the |ein |das |le |el |un )?(?:quorum|quórum) (?:requires?|(?:is|shall be|will be|must be)(?! (?:present|reached|met|not|required|needed|necessary))|means|consists of|liegt bei|beträgt|est (?:fixé |de |d')|es (?:de |la |el |del ))(?!\w)"
)
"""A sentence that says what a quorum is, and of no matter of its own."""
_EVERY: Final = re.compile(
    r"(?<!\w)(?:all|every|any|each|alle[rn]?|jede[rsn]?|tou(?:te?s?|s)|chaque|todas?|todos?|cada)(?: \w+)? (?:votes?|ballots?|decisions?|proposals?|polls?|resolutions?|matters|abstimm\w+|beschl\w+|décisions?|decisi\w+|votaci\w+|propuestas?)"
)


def cluster(findings: Sequence[Finding], sentences: Sequence[Sentence]) -> tuple[list[Cluster], list[Finding]]:
    """Put findings together; the rest is what belongs to no way of deciding."""
    clusters = left_to_others(seeded(findings), sentences)
    loose: list[Finding] = []
    asking = {each.sentence for each in findings if each.purpose == "petition" or each.subject == "petition"}
    for finding in sorted(findings, key=lambda each: each.purpose in _OF_BODIES):
        if finding.purpose in {"threshold", "method"}:
            continue
        targets = _targets(clusters, finding)
        if _only_asking(finding, asking):
            targets = [known for known in targets if any(seed.sentence is finding.sentence for seed in known.seeds)]
        every = bool(_EVERY.search(finding.sentence.plain))
        together = len({each.seeds[0].sentence for each in targets}) == 1
        over_items = not finding.sentence.item and all(each.last().item for each in targets)
        step = finding.sentence.item and all(
            each.last().item and each.last() is not finding.sentence for each in targets
        )
        for target in targets:
            certain = (every or together or over_items) and not (step and finding.purpose in {"petition", "notice"})
            target.near.setdefault(finding.purpose, []).append(finding if certain else finding.unsure())
        if _only_asking(finding, asking):
            continue
        if (
            _titled_for_all(finding)
            or _of_every_meeting(finding)
            or _told_beside(finding, targets)
            or all(target.subject == "petition" for target in targets)
        ):
            loose.append(finding)
        elif not finding.sentence.item:
            _lend_to_items(clusters, finding, targets)
        if finding.purpose == "notice" and targets:
            _lend_to_its_matter(clusters, finding, targets)
    unplaced = [
        finding for finding in loose
        if not spread(clusters, finding, every=bool(_EVERY.search(finding.sentence.plain)))
    ]  # fmt: skip
    lend_to_fallbacks(clusters)
    lend_to_exceptions(clusters)
    lend_electors(clusters)
    give_to_assemblies(clusters, franchise(findings))
    return clusters, unplaced


def _only_asking(finding: Finding, asking: set[Sentence]) -> bool:
    """Whether it names those who may ask for something, not those who then vote on it."""
    return finding.purpose == "electorate" and finding.sentence in asking and not entitles(finding.sentence.plain)


def _lend_to_its_matter(clusters: Clusters, finding: Finding, targets: Clusters) -> None:
    """A notice for one matter probably holds for all that is said of that matter under the same heading."""
    for known in clusters:
        same = known.section is targets[0].section and known.subject == targets[0].subject and known not in targets
        if same and known.subject in _ALONE and fits(known, finding.purpose):
            known.said_far(finding.unsure(), -1)


def _lend_to_items(clusters: Clusters, finding: Finding, targets: Clusters) -> None:
    """What is said of the usual way in a section holds for the rows and items there that say nothing else."""
    whose = body_meant(finding.sentence) if finding.purpose in {"quorum", "notice"} else ""
    for known in clusters:
        row = known.section is finding.sentence.section and known.last().item and known not in targets
        row = row and not (whose and known.body not in {"", whose})
        if row and fits(known, finding.purpose) and finding.purpose != "petition":
            known.said_far(finding.unsure(), -1)


def _targets(clusters: Clusters, finding: Finding) -> list[Cluster]:
    """Choose the clusters of its own section that a finding speaks of."""
    sentence = finding.sentence
    here = [
        known
        for known in clusters
        if known.section is sentence.section and (fits(known, finding.purpose) or _asks_so_early(known, finding))
    ]
    own = [known for known in here if any(seed.sentence is sentence for seed in known.seeds)]
    if own or (finding.purpose == "deciding" and len(here) > 1):
        asked = finding.purpose == "petition" and isinstance(finding.value, Quorum)
        return [known for known in own if not asked or known.subject != "petition"]
    here = [
        known
        for known in here
        if known.waits_for(finding) and (known.subject != "appeal" or known.seeds[0].sentence.start < sentence.start)
    ]
    if (named := said_for(finding, clusters)) is not None:
        return [known for known in here if known in named]
    here = _of_its_body(finding, here)
    if len(here) > 1 and sentence.label:
        here = [known for known in here if known.label == sentence.label] or here
    counted = [known for known in here if known.way.method is not Method.CONSENSUS]
    if finding.purpose == "quorum" and counted:
        here = counted
    subject = finding.subject or subject_of(sentence.plain)
    if subject:
        about = [known for known in here if known.subject == subject]
        if about or (finding.purpose in {"quorum", "voting", "notice"} and subject in _ALONE):
            return about
    if sentence.item:
        only = [known for known in here if known.votes]
        here = [known for known in here if known.label == sentence.label or not known.last().item]
        if finding.purpose == "petition":
            here = [known for known in here if known.last().block == sentence.block]
        if not here and len(only) == 1 and _a_step_of(sentence, only[0]):
            return only
    return _beside(finding, here)


def _asks_so_early(known: Cluster, finding: Finding) -> bool:
    """Whether a time ahead of a vote stands in the words by which people ask for it."""
    own = any(seed.sentence is finding.sentence for seed in known.seeds)
    return own and finding.purpose == "notice" and known.subject == "petition"


def _a_step_of(sentence: Sentence, known: Cluster) -> bool:
    """Whether an item without a name of its own is a step of the one procedure that its list describes."""
    steps = known.last().item and known.last().lead is sentence.lead and sentence.label is None
    return steps and known.subject != "petition" and not known.last().row


def _beside(finding: Finding, here: list[Cluster]) -> list[Cluster]:
    """Of several ways in its section, those of its own paragraph."""
    sentence = finding.sentence
    if len(here) < 2 or _EVERY.search(sentence.plain):  # noqa: PLR2004
        return here
    block = [known for known in here if known.last().block == sentence.block]
    if block:
        return block[-1:] if block[-1].last().start < sentence.start else block
    if finding.purpose == "electorate" and not finding.telling and not tells_who(sentence):
        return []
    return here


def _of_its_body(finding: Finding, known: list[Cluster]) -> list[Cluster]:
    """Without the votes of another body, where a quorum or a notice names the body that it is for."""
    body = body_meant(finding.sentence) if finding.purpose in {"quorum", "notice"} else ""
    if of_a_few(body):
        known = [each for each in known if not each.of_members]
    return [
        each
        for each in known
        if not body
        or body == (each.body or body)
        or (body == _titled_body(each) and each.way.kind is not StageKind.ELECTION and not _others_act(each, body))
    ]


def _others_act(known: Cluster, body: str) -> bool:
    """Whether its own words begin with the assembly, under the heading of another body."""
    return body != "assembly" and all(
        body_of(" ".join(seed.sentence.plain.split()[:4])) == "assembly" for seed in known.seeds
    )


def _titled_for_all(finding: Finding) -> bool:
    """Whether it stands under a heading that says no more than what it is: what is said there holds elsewhere too."""
    heading = plain(finding.sentence.section.heading)
    return (
        (finding.purpose == "quorum" and bool(lexicon.QUORUM.search(heading)))
        or (
            finding.purpose == "notice"
            and bool(re.search(r"(?<!\w)(?:notice|convocation|einberufung|einladung|convocatoria)(?!\w)", heading))
        )
        or (finding.purpose in {"quorum", "notice", "voting"} and only_asks(finding.sentence.section.heading))
    )


def _of_every_meeting(finding: Finding) -> bool:
    """Whether it says of a body as such when it can decide: that holds wherever the body votes."""
    said = finding.purpose == "quorum" and not finding.subject and not subject_of(finding.sentence.plain)
    words = finding.sentence.plain
    general = _IS_THE_QUORUM.match(words) and not subject_of(plain(finding.sentence.section.heading))
    return said and bool(general or _ANY_MEETING.search(words)) and not adjourns(words)


def _told_beside(finding: Finding, targets: Clusters) -> bool:
    """Whether it stands under a heading that asks who decides, and so holds for more than its own sentence."""
    sentence = finding.sentence
    own = all(any(seed.sentence is sentence for seed in known.seeds) for known in targets)
    return finding.purpose == "electorate" and finding.telling and own


def _titled_body(known: Cluster) -> str:
    """The body under whose heading it stands."""
    return body_of(plain(" ".join(known.section.path.split(" > ")[-2:])))
