"""What else is said of a way of deciding: where it stands, in general statements above and beside it, and nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from governance.domain.ballots import Method
from governance.domain.number_words import plain
from governance.domain.rulebook_values import StageKind
from reasoning.reader import lexicon
from reasoning.reader.clusters import Cluster, Clusters, fits
from reasoning.reader.findings import Finding
from reasoning.reader.franchise import franchise, give_to_assemblies
from reasoning.reader.lending import lend_to_exceptions
from reasoning.reader.seeding import seeded
from reasoning.reader.subjects import body_of, of_a_few, subject_of

_TELLS_WHO: Final = re.compile(
    r"(?<!\w)(?:(?:may|can|entitled to|eligible to|right to|allowed to) (?:\w+ ){0,3}vote|(?:has|have|hat|haben) (?:\w+ ){0,3}(?:votes?|voting|stimme|stimmrecht)|binding|stimmberechtigt|droit de vote|voix|(?:un|1) voto|derecho (?:a|de) vot\w+|propose|proposals?|motions?|anträge|antrag)(?!\w)"
)
_SPREADING: Final = frozenset({"quorum", "voting", "notice", "discussion", "electorate", "proposers"})
_ALONE: Final = frozenset({"amendment", "dissolution", "removal", "election"})
_EVERY: Final = re.compile(
    r"(?<!\w)(?:all|every|any|each|alle[rn]?|jede[rsn]?|tou(?:te?s?|s)|chaque|todas?|todos?|cada)(?: \w+)? (?:votes?|ballots?|decisions?|proposals?|polls?|resolutions?|matters|abstimm\w+|beschl\w+|décisions?|decisi\w+|votaci\w+|propuestas?)"
)


def cluster(findings: Sequence[Finding]) -> tuple[list[Cluster], list[Finding]]:
    """Put findings together; the rest is what belongs to no way of deciding."""
    clusters = seeded(findings)
    loose: list[Finding] = []
    for finding in findings:
        if finding.purpose in {"threshold", "method"}:
            continue
        targets = _targets(clusters, finding)
        every = bool(_EVERY.search(finding.sentence.plain))
        together = len({each.seeds[0].sentence for each in targets}) == 1
        over_items = not finding.sentence.item and all(each.last().item for each in targets)
        for target in targets:
            certain = every or together or over_items
            target.near.setdefault(finding.purpose, []).append(finding if certain else finding.unsure())
        if _titled_for_all(finding) or all(target.subject == "petition" for target in targets):
            loose.append(finding)
        elif not finding.sentence.item:
            _lend_to_items(clusters, finding, targets)
    unplaced = [
        finding for finding in loose
        if not _spread(clusters, finding, every=bool(_EVERY.search(finding.sentence.plain)))
    ]  # fmt: skip
    lend_to_exceptions(clusters)
    give_to_assemblies(clusters, franchise(findings))
    return clusters, unplaced


def _lend_to_items(clusters: Clusters, finding: Finding, targets: Clusters) -> None:
    """What is said of the usual way in a section holds for the rows and items there that say nothing else."""
    for known in clusters:
        row = known.section is finding.sentence.section and known.last().item and known not in targets
        if row and fits(known, finding.purpose) and finding.purpose != "petition":
            known.said_far(finding.unsure(), -1)


def _targets(clusters: Clusters, finding: Finding) -> list[Cluster]:
    """Choose the clusters of its own section that a finding speaks of."""
    sentence = finding.sentence
    here = [known for known in clusters if known.section is sentence.section and fits(known, finding.purpose)]
    own = [known for known in here if any(seed.sentence is sentence for seed in known.seeds)]
    if own:
        return own
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
        here = [known for known in here if known.label == sentence.label or not known.last().item]
        if finding.purpose == "petition":
            here = [known for known in here if known.last().block == sentence.block]
    if len(here) < 2 or _EVERY.search(sentence.plain):  # noqa: PLR2004
        return here
    block = [known for known in here if known.last().block == sentence.block]
    if block:
        return block[-1:] if block[-1].last().start < sentence.start else block
    return here


def _of_its_body(finding: Finding, known: list[Cluster]) -> list[Cluster]:
    """Without the votes of another body, where a quorum or a notice names the body that it is for."""
    body = body_of(finding.sentence.plain) if finding.purpose in {"quorum", "notice"} else ""
    return [each for each in known if not body or body in {each.body or body, _titled_body(each)}]


def _titled_for_all(finding: Finding) -> bool:
    """Whether it stands under a heading that says no more than what it is: what is said there holds elsewhere too."""
    heading = plain(finding.sentence.section.heading)
    return (finding.purpose == "quorum" and bool(lexicon.QUORUM.search(heading))) or (
        finding.purpose == "notice"
        and bool(re.search(r"(?<!\w)(?:notice|convocation|einberufung|einladung|convocatoria)(?!\w)", heading))
    )


def _titled_body(known: Cluster) -> str:
    """The body under whose heading it stands."""
    return body_of(plain(" ".join(known.section.path.split(" > ")[-2:])))


def _spread(clusters: Clusters, finding: Finding, *, every: bool) -> bool:
    """Give a general statement to what stands below its heading, beside it, or, if it speaks of votes, anywhere."""
    sentence, purpose = finding.sentence, finding.purpose
    if purpose not in _SPREADING or (
        purpose in {"electorate", "proposers"} and not finding.telling and not _TELLS_WHO.search(sentence.plain)
    ):
        return False
    fitting = _concerned(clusters, finding)
    path = sentence.section.path
    parent = path.rpartition(" > ")[0]
    below = [known for known in fitting if known.section.path.startswith(f"{path} > ")]
    beside = [known for known in fitting if parent.count(" > ") and known.section.path.rpartition(" > ")[0] == parent]
    titles = [plain(title) for title in sentence.titles[-2:]]
    about_votes = any(
        pattern.search(title) for title in titles for pattern in (lexicon.VOTE, lexicon.QUORUM, lexicon.DECIDING)
    )
    in_advance = purpose in {"notice", "discussion"}
    if in_advance:
        reaches = bool(body_of(f"{sentence.plain} {plain(sentence.section.heading)}")) or any(
            lexicon.NOTICE.search(title) for title in titles
        )
    else:
        reaches = about_votes or bool(lexicon.VOTE.search(sentence.plain)) or purpose == "quorum"
    general = about_votes and not in_advance and not any(map(subject_of, titles))
    anywhere = fitting if reaches else []
    wanted = anywhere if general and not (finding.telling and beside) else below or beside or anywhere
    single = len(fitting) == 1 and purpose in {"quorum", "voting"}
    for known in wanted:
        distance = 0 if known in below else 1 if known in beside else 2
        known.said_far(finding if about_votes and (every or single) else finding.unsure(), distance)
    return bool(wanted)


def _concerned(clusters: Clusters, finding: Finding) -> list[Cluster]:
    """The votes that a general statement may be about: of the matter and the body that it names, if it names any."""
    fitting = [
        known for known in clusters if fits(known, finding.purpose) and known.votes and known.subject != "petition"
    ]
    subject = finding.subject or subject_of(finding.sentence.plain)
    if subject and not finding.telling:
        fitting = [
            known for known in fitting
            if known.subject == subject or (subject == "election" and known.way.kind is StageKind.ELECTION)
        ]  # fmt: skip
    body = body_of(f"{finding.sentence.plain} {plain(finding.sentence.section.heading)}")
    if (
        not body
        and finding.purpose in {"electorate", "notice", "quorum"}
        and not all(of_a_few(known.body) for known in fitting)
    ):
        return [known for known in fitting if not of_a_few(known.body)]
    own = [known for known in fitting if known.body == body]
    return own if of_a_few(body) and own else [known for known in fitting if not body or known.body in {"", body}]
