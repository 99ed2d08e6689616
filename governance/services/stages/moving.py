"""What moves a stage on before or after its time: what was said in it, a call for a vote, one extension."""

from datetime import datetime

from governance.domain.ballots import Choice
from governance.domain.decision import RuleCannotBeApplied, extended_to, late_from
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, VoteCalled, VotingExtended
from governance.domain.flow import earliest_end, is_among_options, is_last_to_nominate
from governance.domain.lifecycle import Outcome, State, is_heard
from governance.domain.rulebook import Stage, StageKind
from governance.domain.times import spoken
from governance.domain.verdicts import ends_now
from governance.models import Audience, Member, Proposal, StageRun
from governance.selectors import process_of, proposal_state
from governance.selectors.stages import run_of, stage_of
from governance.services.matters import become, judge
from governance.services.scene import Scene
from governance.services.speech import announce
from governance.services.stages.leaving import close, settle, verdict_of
from governance.services.stages.runs import ballots_in, citations, form_in, voices_in


class CannotBeCalled(GovernanceError):
    """A call for a vote where the rules know none, by who may not call, or too early."""

    code = "cannot_be_called"


def after_word(scene: Scene, proposal: Proposal) -> list[Event]:
    """End a stage at once where its rule says so: enough have signed, or nobody can change how it ends."""
    run, stage = run_of(proposal), stage_of(proposal)
    if not is_heard(proposal_state(proposal, scene.now)):  # its time is over: the count waits for all that is in time
        return []
    if run is None or run.closed_at is not None or not _is_over(scene, run, stage):
        return []
    events: list[Event] = [close(scene, proposal, early=True), *settle(scene, proposal)]
    proposal.save()
    return events


def _is_over(scene: Scene, run: StageRun, stage: Stage) -> bool:
    if scene.now < earliest_end(stage, run.opened_at):
        return False
    at_once = stage.kind in {StageKind.PETITION, StageKind.ROLE} or stage.early_end
    if stage.kind is StageKind.DELIBERATION or not at_once:
        return False
    if is_among_options(stage):  # it is settled when nobody is left who could change it
        aside = run.votes.filter(choice=Choice.NOT_INVOLVED).count()
        silent = run.electorate_size - aside - sum(ballots_in(run, form_in(run, stage)).values())
        return silent <= 0 < run.electorate_size - aside
    try:
        return ends_now(stage, voices_in(scene, run, stage))
    except RuleCannotBeApplied:  # its end will hold it; nobody's vote is lost to that before
        return False


def call(scene: Scene, proposal: Proposal, member: Member, *, said_at: datetime) -> list[Event]:
    """A member asks to go on to the vote, or to end it. Raises CannotBeCalled with the clause."""
    run, stage = run_of(proposal), stage_of(proposal)
    where = process_of(proposal).citation(f"stages.{proposal.stage}.call")
    _check_call(scene, proposal, member, said_at=said_at)
    assert run is not None
    assert stage.call is not None
    calls = run.result.get("calls", [])
    if member.pseudonym in calls:
        raise CannotBeCalled(f"You have called for a vote on #{proposal.number} already.", citation=where)
    run.result["calls"] = [*calls, member.pseudonym]
    run.save(update_fields=["result"])
    needed = 1 + (stage.call.seconds or 0)
    event = VoteCalled(
        subject=f"proposal:{proposal.number}",
        number=proposal.number,
        seconds=len(calls) + 1,
        needed=needed,
        citations=citations(process_of(proposal), run.index, ("call",)),
    )
    return [event, *(_end_by_call(scene, proposal, run) if len(calls) + 1 >= needed else [])]


def _check_call(scene: Scene, proposal: Proposal, member: Member, *, said_at: datetime) -> None:
    run, stage = run_of(proposal), stage_of(proposal)
    where = process_of(proposal).citation(f"stages.{proposal.stage}.call")
    if run is None or stage.call is None or not is_heard(proposal_state(proposal, scene.now)):
        raise CannotBeCalled(f"Nobody can call for a vote on #{proposal.number} now: it goes on by itself.")
    if not judge(scene, member, stage.call).may:
        raise CannotBeCalled(f"You may not call for a vote on #{proposal.number}.", citation=where)
    earliest = earliest_end(stage, run.opened_at)
    if said_at < earliest:
        lasts = "is discussed" if stage.kind is StageKind.DELIBERATION else "stays open"
        raise CannotBeCalled(
            f"#{proposal.number} {lasts} until {spoken(earliest, scene.zone)} at least. Call again after that.",
            citation=where,
        )


def _end_by_call(scene: Scene, proposal: Proposal, run: StageRun) -> list[Event]:
    """The stage ends at this instant. What is counted waits for all that was said before it; a discussion does not."""
    if proposal.status != State.DELIBERATION:
        events: list[Event] = [close(scene, proposal, early=True)]
        proposal.due_at = scene.now
        proposal.save()
        return events
    proposal.closes_at = proposal.due_at = run.closes_at = scene.now
    run.save(update_fields=["closes_at"])
    waits = is_last_to_nominate(process_of(proposal), proposal.stage, proposal.round)
    events = [] if waits else settle(scene, proposal)
    proposal.save()
    return events


def extend_if_asked(scene: Scene, proposal: Proposal) -> VotingExtended | None:
    """Give a vote its one extension, if at its end the rule asks for it."""
    run = run_of(proposal)
    try:
        extension = _extension(scene, proposal, run) if run is not None else None
    except (GovernanceError, LookupError, ValueError):  # the count itself will hold it, and say why
        return None
    if run is None or extension is None:
        return None
    (why, until), end = extension, run.closes_at
    run.extended_at, run.closes_at = end, until
    run.save(update_fields=["extended_at", "closes_at"])
    become(proposal, State.EXTENDED)
    proposal.extended_at, proposal.closes_at, proposal.due_at = end, until, until
    proposal.save()
    data = {"number": proposal.number, "closes_at": until.isoformat(), "why": why}
    announce(scene, "proposal.extended", dict(data), proposal=proposal, audience=Audience.UNLISTED)
    return VotingExtended(
        subject=f"proposal:{proposal.number}",
        number=proposal.number,
        closes_at=until,
        why=why,
        citations=citations(process_of(proposal), run.index, ("extension",)),
    )


def _extension(scene: Scene, proposal: Proposal, run: StageRun) -> tuple[str, datetime] | None:
    """Why a vote goes on after its end, and until when. Raises RuleCannotBeApplied."""
    stage = stage_of(proposal)
    rule, end = stage.extension, run.closes_at
    if rule is None or end is None:
        return None
    stands = verdict_of(scene, process_of(proposal), run)
    stood = verdict_of(scene, process_of(proposal), run, by=late_from(rule, closes_at=end))
    if stood.result is None or stands.result is None:
        return None
    extended = run.extended_at is not None
    until = extended_to(rule, closes_at=end, extended=extended, stood=stood.result, stands=stands.result)
    return ("no_quorum" if stands.outcome is Outcome.NO_QUORUM else "late", until) if until else None
