"""What the clock brings about up to the outcome: closing and counting. What follows it is in execution.

Each step is a compare-and-set under the community's lock, so a late, doubled or killed job changes nothing.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from governance.domain.commands import AdvanceProposal, MoveClock, RecordSweep
from governance.domain.counting import count
from governance.domain.decision import Decision, RuleCannotBeApplied, decide
from governance.domain.errors import GovernanceError
from governance.domain.events import (
    Cited,
    ClockMoved,
    Event,
    ProposalHeld,
    ProposalPassed,
    ProposalRejected,
    ProposalWithoutQuorum,
    VotingClosed,
)
from governance.domain.lifecycle import Outcome, State, is_voting
from governance.domain.rulebook import ProcessType
from governance.domain.schedule import votes_are_in
from governance.models import Proposal
from governance.selectors import process_of, proposal_state
from governance.services import execution
from governance.services.matters import become, clauses, find
from governance.services.opening import open_after_notice
from governance.services.scene import Scene
from governance.services.speech import announce, clause

LONGEST_JUMP = timedelta(days=400)


class ClockCannotMove(GovernanceError):
    """The clock of a real community, or a move that makes no sense."""

    code = "clock_cannot_move"


def advance(scene: Scene, command: AdvanceProposal) -> Sequence[Event]:
    """Take every step that is due for one proposal, in order."""
    proposal = find(scene, command.number)
    events: list[Event] = []
    if proposal.status == State.NOTICE and proposal.opens_at is not None and scene.now >= proposal.opens_at:
        events.append(open_after_notice(scene, proposal))
    if is_voting(State(proposal.status)) and proposal_state(proposal, scene.now) is State.COLLECTING:
        events.append(_close(proposal))
    if proposal.status == State.COLLECTING and _all_in(scene, proposal):
        events.append(_count(scene, proposal))
    if proposal.outcome == Outcome.PASSED:
        events.extend(execution.advance(scene, proposal))
    if events:
        proposal.save()
    return events


def _close(proposal: Proposal) -> VotingClosed:
    become(proposal, State.COLLECTING)
    assert proposal.closes_at is not None
    return VotingClosed(subject=f"proposal:{proposal.number}", number=proposal.number, closed_at=proposal.closes_at)


def _all_in(scene: Scene, proposal: Proposal) -> bool:
    return proposal.closes_at is not None and votes_are_in(
        closes_at=proposal.closes_at,
        arrival_window=scene.community.arrival_window,
        swept_at=scene.community.swept_at,
    )


def _count(scene: Scene, proposal: Proposal) -> Event:
    try:
        process = process_of(proposal)
        ballot = process.stage("ballot")
        decision = decide(
            count(proposal.votes.values_list("choice", flat=True).iterator()),
            electorate=proposal.electorate_size,
            threshold=ballot.threshold if ballot else None,
            quorum=ballot.quorum if ballot else None,
        )
    except RuleCannotBeApplied as error:
        return _hold(scene, proposal, error)
    except (LookupError, ValueError):
        # A rulebook that lost its process, or a ballot that nobody knows: never a laxer rule.
        return _hold(scene, proposal, RuleCannotBeApplied("Its rule cannot be read any more."))
    return _decided(scene, proposal, process, decision)


def _hold(scene: Scene, proposal: Proposal, error: GovernanceError) -> ProposalHeld:
    become(proposal, State.HELD)
    proposal.held_at, proposal.due_at, proposal.reason = scene.now, None, error.safe
    announce(scene, "proposal.rule_failed", {"number": proposal.number, "why": error.safe}, proposal=proposal)
    return ProposalHeld(subject=f"proposal:{proposal.number}", number=proposal.number, why=error.code)


def _decided(scene: Scene, proposal: Proposal, process: ProcessType, decision: Decision) -> Event:
    become(proposal, State.DECIDED)
    tally = decision.tally
    proposal.agree, proposal.disagree, proposal.abstain = tally.agree, tally.disagree, tally.abstain
    proposal.outcome, proposal.decided_at, proposal.due_at = decision.outcome, scene.now, None
    if decision.outcome is Outcome.PASSED:
        execution.begin(scene, proposal, process)
    else:
        execution.drop(proposal)
    said = tally.as_numbers() | {
        "number": proposal.number,
        "title": proposal.title,
        "electorate": decision.electorate,
        "quorum_needed": decision.quorum_needed,
    }
    reasoned = "quorum" if decision.outcome is Outcome.NO_QUORUM else "threshold"
    grace_ends = proposal.grace_ends_at.isoformat() if proposal.grace_ends_at else None
    announce(
        scene,
        f"proposal.{decision.outcome}",
        said | {"grace_ends_at": grace_ends, "clause": clause(process.citation_for("ballot", reasoned))},
        proposal=proposal,
    )
    return _result(
        decision,
        subject=f"proposal:{proposal.number}",
        number=proposal.number,
        citations=clauses(process, "threshold", "quorum"),
        grace_ends_at=proposal.grace_ends_at,
    )


def _result(
    decision: Decision,
    *,
    subject: str,
    number: int,
    citations: tuple[Cited, ...],
    grace_ends_at: datetime | None,
) -> Event:
    tally = decision.tally
    counted: dict[str, Any] = {
        "subject": subject,
        "number": number,
        "citations": citations,
        "electorate": decision.electorate,
        "quorum_needed": decision.quorum_needed,
        **tally.as_numbers(),
    }
    match decision.outcome:
        case Outcome.PASSED:
            return ProposalPassed(grace_ends_at=grace_ends_at, **counted)
        case Outcome.REJECTED:
            return ProposalRejected(**counted)
        case Outcome.NO_QUORUM:
            return ProposalWithoutQuorum(**counted)


def record_sweep(scene: Scene, command: RecordSweep) -> Sequence[Event]:
    """Note how far the platform has been read. It never goes back."""
    community = scene.community
    if community.swept_at is None or command.began_at > community.swept_at:
        community.swept_at = command.began_at
        community.save(update_fields=["swept_at"])
    return []


def move_clock(scene: Scene, command: MoveClock) -> Sequence[Event]:
    """Move a sandbox's clock ahead: deadlines come nearer, nothing else changes."""
    if scene.community.platform != "sandbox":
        raise ClockCannotMove("Only the clock of a sandbox can be moved.")
    if not 0 < command.seconds <= LONGEST_JUMP.total_seconds():
        raise ClockCannotMove("The clock can be moved ahead by up to 400 days at a time.")
    scene.community.clock_offset += command.seconds
    scene.community.save(update_fields=["clock_offset"])
    return [ClockMoved(subject="community", seconds=command.seconds)]


def postpone(community_id: int, number: int, *, until: datetime) -> None:
    """Try a proposal again later, after a defect: its state stays as it is."""
    Proposal.objects.filter(community=community_id, number=number, due_at__isnull=False).update(due_at=until)
