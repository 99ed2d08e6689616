"""Counting again: every stored result from the ballots themselves, beside what was kept and what went on record."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from governance.domain.actors import HOST, Cause
from governance.domain.ballots import Choice
from governance.domain.decision import quorum_needed
from governance.domain.errors import GovernanceError
from governance.domain.flow import NOMINATING
from governance.domain.rulebook import ProcessType, Stage, StageKind
from governance.domain.verdicts import Verdict, signatures_needed
from governance.models import AuditEntry, Community, Proposal, StageRun, Vote
from governance.selectors import process_of
from governance.services.scene import Scene
from governance.services.stages.advising import advice_in
from governance.services.stages.leaving import last_word, verdict_of
from governance.services.stages.runs import bodies_in

_ASIDE = (Choice.TAKEN_BACK, Choice.NOT_INVOLVED)
_RESULTS = ("proposal.passed", "proposal.rejected", "proposal.no_quorum")


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Something that is stored otherwise than the ballots say."""

    number: int
    what: str
    stored: object
    counted: object


@dataclass(frozen=True, kw_only=True)
class Recounted:
    """One proposal that was counted again."""

    number: int
    stages: int
    ballots: int
    differences: tuple[Difference, ...]


Found = Iterator[tuple[str, object, object]]


def recount(community: Community) -> Iterator[Recounted]:
    """Count every proposal of a community again, the first one first. Nothing is changed."""
    rows = Proposal.objects.filter(community=community).select_related("rulebook", "author")
    for proposal in rows.order_by("number").iterator(chunk_size=200):
        runs = list(proposal.runs.order_by("pk"))
        found = [
            Difference(number=proposal.number, what=what, stored=stored, counted=counted)
            for what, stored, counted in _proposal(community, proposal, runs)
            if stored != counted
        ]
        ballots = proposal.votes.exclude(choice__in=_ASIDE).count() + proposal.votes.filter(choice=None).count()
        yield Recounted(number=proposal.number, stages=len(runs), ballots=ballots, differences=tuple(found))


def _proposal(community: Community, proposal: Proposal, runs: list[StageRun]) -> Found:
    final: Verdict | None = None
    try:
        process = process_of(proposal)
        for place, run in enumerate(runs, start=1):
            for what, stored, counted in _stage(process, run):
                yield f"stage {place} ({run.kind}), {what}", stored, counted
            if run.outcome is not None:
                verdict = verdict_of(_scene_at(community, run), process, run)
                yield from _count(f"stage {place} ({run.kind})", run, process.stages[run.index], verdict)
                final = last_word(process, run, verdict)
    except (LookupError, ValueError, GovernanceError) as error:
        yield "a count by its own rules", "a result", f"none ({error})"
        return
    yield from _outcome(proposal, final)
    yield from _record(proposal)


def _scene_at(community: Community, run: StageRun) -> Scene:
    assert run.closed_at is not None
    return Scene(community=community, actor=HOST, cause=Cause(ref="recount"), now=run.closed_at)


def _stage(process: ProcessType, run: StageRun) -> Found:
    """Who could take part, what that makes the quorum, and that each ballot is its member's last word and theirs."""
    stage = process.stages[run.index]
    frozen = stage.kind is not StageKind.DELIBERATION and run.round != NOMINATING
    if frozen:
        serving = run.jurors.filter(left_at__isnull=True) if stage.kind is StageKind.JURY else run.electorate
        yield "the electorate", run.electorate_size, serving.count()
        yield "how many are needed", run.quorum_needed, _needed(run, stage)
        yield "ballots of people who may not vote", _of_others(run, stage), 0
    for vote in run.votes.select_related("member").prefetch_related("history").iterator(chunk_size=2000):
        yield f"the ballot of {vote.member.pseudonym}", _said(vote), _last_said(vote)


def _needed(run: StageRun, stage: Stage) -> int:
    """As it was when the stage opened: before anybody stepped out or left."""
    size = run.result["size"] if stage.kind is StageKind.JURY else run.electorate_size
    bodies = bodies_in(run, stage)
    bodies = replace(bodies, not_involved=size, serving=size if bodies.serving is not None else None)
    if stage.kind is StageKind.PETITION:
        return signatures_needed(stage, size, bodies)
    return quorum_needed(stage.quorum, size, bodies)


def _of_others(run: StageRun, stage: Stage) -> int:
    allowed = run.jurors.filter(left_at__isnull=True) if stage.kind is StageKind.JURY else run.electorate
    counted = run.votes.exclude(member__in=allowed.values("member"))
    return counted.exclude(choice__in=_ASIDE).count() + counted.filter(choice=None).count()


def _said(vote: Vote) -> str:
    return vote.choice or vote.ballot


def _last_said(vote: Vote) -> str:
    """What its history says; where one change does not follow from the one before it, that history is broken."""
    said = ""
    for change in sorted(vote.history.all(), key=lambda one: one.pk):
        if change.replaces != said:
            return f"a history with a gap after {said or 'its beginning'}"
        said = change.choice or change.ballot
    return said


def _count(where: str, run: StageRun, stage: Stage, verdict: Verdict) -> Found:
    yield f"{where}, its outcome", run.outcome, str(verdict.outcome)
    yield f"{where}, its advice", run.result.get("advisory"), advice_in(run, stage).get("advisory")
    for name, number in verdict.numbers.items():
        if name != "ground" or name in run.result:  # the first results did not keep what they rest on
            yield f"{where}, {name}", run.result.get(name), number


def _outcome(proposal: Proposal, final: Verdict | None) -> Found:
    yield "its outcome", proposal.outcome, str(final.outcome) if final else None
    if final is not None:
        tally = final.tally
        yield "those who agree", proposal.agree, tally.agree
        yield "those who are against", proposal.disagree, tally.against
        yield "those who abstain", proposal.abstain, tally.abstain


def _record(proposal: Proposal) -> Found:
    """What the public record says of the result."""
    entries = AuditEntry.objects.filter(
        community=proposal.community_id, subject=f"proposal:{proposal.number}", tag__in=_RESULTS
    )
    told = [(entry.tag, *(entry.data[name] for name in ("agree", "disagree", "abstain"))) for entry in entries]
    kept = (f"proposal.{proposal.outcome}", proposal.agree, proposal.disagree, proposal.abstain)
    yield "its result on the public record", told, [kept] if proposal.outcome else []
