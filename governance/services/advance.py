"""What the clock brings about: a notice that is over, a stage that ends, and, in execution, what follows a decision.

Each step is a compare-and-set under the community's lock, so a late, doubled or killed job changes nothing.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from governance.domain.commands import AdvanceProposal, MoveClock, RecordSweep
from governance.domain.errors import GovernanceError
from governance.domain.events import ClockMoved, Event
from governance.domain.flow import is_last_to_nominate
from governance.domain.lifecycle import Outcome, State, is_heard
from governance.domain.schedule import votes_are_in
from governance.models import Proposal
from governance.selectors import process_of
from governance.services import execution
from governance.services.matters import find
from governance.services.opening import open_after_notice
from governance.services.scene import Scene
from governance.services.stages.leaving import close, hold, settle
from governance.services.stages.moving import extend_if_asked

LONGEST_JUMP = timedelta(days=400)


class ClockCannotMove(GovernanceError):
    """The clock of a real community, or a move that makes no sense."""

    code = "clock_cannot_move"


def advance(scene: Scene, command: AdvanceProposal) -> Sequence[Event]:
    """Take every step that is due for one proposal, in order."""
    proposal = find(scene, command.number)
    events: list[Event] = []
    if proposal.status == State.NOTICE and proposal.opens_at is not None and scene.now >= proposal.opens_at:
        events.extend(_after_notice(scene, proposal))
    if is_heard(State(proposal.status)) and proposal.closes_at is not None and scene.now >= proposal.closes_at:
        events.extend(_end_of_stage(scene, proposal))
    if proposal.status == State.COLLECTING and _all_in(scene, proposal):
        events.extend(settle(scene, proposal))
    if proposal.outcome == Outcome.PASSED:
        events.extend(execution.advance(scene, proposal))
    if events:
        proposal.save()
    return events


def _after_notice(scene: Scene, proposal: Proposal) -> Sequence[Event]:
    """The first stage opens; where it cannot, people are told."""
    try:
        with transaction.atomic():
            return open_after_notice(scene, proposal)
    except GovernanceError as error:
        proposal.refresh_from_db()
        return [hold(scene, proposal, error)]


def _end_of_stage(scene: Scene, proposal: Proposal) -> list[Event]:
    """The time of a stage is over: it is closed, unless its rule gives it more.

    In a discussion nothing is counted, so it waits for nothing, but where it says who stands for an election.
    """
    if proposal.status == State.DELIBERATION:
        names = is_last_to_nominate(process_of(proposal), proposal.stage, proposal.round)
        return settle(scene, proposal) if not names or _all_in(scene, proposal) else []
    extended = extend_if_asked(scene, proposal)
    return [extended or close(scene, proposal)]


def _all_in(scene: Scene, proposal: Proposal) -> bool:
    return proposal.closes_at is None or votes_are_in(
        closes_at=proposal.closes_at,
        arrival_window=scene.community.arrival_window,
        swept_at=scene.community.swept_at,
    )


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
