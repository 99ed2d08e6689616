"""What moderators do about decisions that are to be carried out: confirm, force, try again, take back, note as done."""

from collections.abc import Sequence

from governance.domain.actions import SPECS, ActionKind
from governance.domain.commands import (
    CloseTask,
    ConfirmProposal,
    OverrideProposal,
    RetryProposal,
    ReverseProposal,
)
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, ProposalConfirmed, ProposalOverridden, ProposalRetried, TaskClosed
from governance.domain.lifecycle import State
from governance.models import Action, ActionState, Deed, DeedState, Proposal
from governance.services import execution, moderation, undoing, waiting
from governance.services.scene import Scene
from governance.services.speech import announce


class NotWaiting(GovernanceError):
    """A confirmation, a retry or a note for what does not wait for one."""

    code = "not_waiting"


def confirm(scene: Scene, command: ConfirmProposal) -> Sequence[Event]:
    """Let a decision be carried out that waits for a moderator."""
    proposal, reason = moderation.prepared(scene, command.number, command.reason)
    if proposal.status != State.AWAITING_CONFIRMATION:
        raise NotWaiting(f"#{proposal.number} is {proposal.status}, so there is nothing to confirm.")
    _check_time(scene, proposal)
    proposal.confirmed_at = scene.now
    event = ProposalConfirmed(subject=f"proposal:{proposal.number}", number=proposal.number, words={"reason": reason})
    return [event, *_go_on(scene, proposal)]


def _check_time(scene: Scene, proposal: Proposal) -> None:
    """What has expired stays so, even before a worker has noted it."""
    if proposal.expires_at is not None and scene.now >= proposal.expires_at:
        raise NotWaiting(f"The time to carry #{proposal.number} out is over. It can be proposed again.")


def override(scene: Scene, command: OverrideProposal) -> Sequence[Event]:
    """Carry a decision out now, before its grace time is over or without a second moderator. It must have passed."""
    proposal, reason = moderation.prepared(scene, command.number, command.reason)
    waits = proposal.status == State.EXECUTING and waiting.contested(proposal) is not None
    if proposal.status not in (State.GRACE, State.AWAITING_CONFIRMATION) and not waits:
        raise NotWaiting(
            f"#{proposal.number} is {proposal.status}. Only what has passed and still waits can be forced."
        )
    if not waits:  # what waited for a contest has not lost its time by that
        _check_time(scene, proposal)
    proposal.confirmed_at, proposal.expires_at = scene.now, None
    proposal.grace_ends_at = min(proposal.grace_ends_at or scene.now, scene.now)
    data = {"number": proposal.number, "title": proposal.title, "reason": reason}
    announce(scene, "proposal.overridden", data, proposal=proposal)
    event = ProposalOverridden(subject=f"proposal:{proposal.number}", number=proposal.number, words={"reason": reason})
    return [event, *_go_on(scene, proposal, forced=True)]


def retry(scene: Scene, command: RetryProposal) -> Sequence[Event]:
    """Try again what failed, with the same keys: what had happened after all is noticed, not repeated."""
    proposal, reason = moderation.prepared(scene, command.number, command.reason)
    lost = Deed.objects.filter(action__proposal=proposal, state=DeedState.FAILED)
    failed = proposal.status == State.FAILED
    if failed:
        _check_time(scene, proposal)
    else:  # what was stopped or has expired is not wanted any more; taking back what was done still is
        lost = lost.filter(undo=True, action__state=ActionState.UNDOING)
    if not failed and not lost.exists():
        raise NotWaiting(f"Nothing of #{proposal.number} has failed, so there is nothing to try again.")
    asked = list(lost.values_list("action_id", flat=True))
    lost.update(state=DeedState.WANTED, settled_at=None, wanted_at=scene.now)
    again = proposal.actions.filter(state=ActionState.FAILED)
    again.filter(pk__in=asked).update(state=ActionState.EXECUTING)
    again.exclude(pk__in=asked).update(state=ActionState.PLANNED)
    event = ProposalRetried(subject=f"proposal:{proposal.number}", number=proposal.number, words={"reason": reason})
    if not failed:
        return [event]
    proposal.failed_at = None
    return [event, *_go_on(scene, proposal)]


def reverse(scene: Scene, command: ReverseProposal) -> Sequence[Event]:
    """Take back what was carried out."""
    proposal, reason = moderation.prepared(scene, command.number, command.reason)
    return undoing.reverse(scene, proposal, because="moderator", words={"reason": reason})


def _go_on(scene: Scene, proposal: Proposal, *, forced: bool = False) -> list[Event]:
    """Carry it out now, unless a halt holds it back, or a contest that nobody has decided to pass over."""
    proposal.status = State.EXECUTING
    proposal.due_at = scene.now
    waits = execution.halted(scene, proposal) or (not forced and waiting.contested(proposal))
    events = [] if waits else execution.carry_out(scene, proposal)
    proposal.save()
    return events


def close_task(scene: Scene, command: CloseTask) -> Sequence[Event]:
    """Note that people have carried an effect out or taken it back, or that they will not."""
    found = Action.objects.filter(proposal__community=scene.community, key=command.key).first()
    if found is None:
        raise NotWaiting("There is no such task.")
    _, reason = moderation.prepared(scene, found.proposal.number, command.reason)
    by_people = not found.deeds.filter(undo=True, state__in=(DeedState.WANTED, DeedState.BEGUN)).exists()
    number = found.proposal.number
    event = TaskClosed(
        subject=f"proposal:{number}",
        number=number,
        action=found.kind,
        key=found.key,
        done=command.done,
        words={"reason": reason},
    )
    if found.state == ActionState.TASK:
        if command.done:
            return [event, execution.executed(scene, found, note=reason), *_when_it_ends(found)]
        found.state, found.note = ActionState.STOPPED, reason
        found.save(update_fields=["state", "note"])
        return [event]
    if found.state == ActionState.UNDOING and by_people:
        if command.done:
            return [event, undoing.undone(scene, found, note=reason)]
        found.state, found.note, found.undone_because = ActionState.EXECUTED, reason, ""
        found.save(update_fields=["state", "note", "undone_because"])
        return [event]
    raise NotWaiting(f"This effect is {found.state}, so there is no task to close.")


def _when_it_ends(action: Action) -> list[Event]:
    """The clock looks at it again when its time is over, to remind people of ending it."""
    assert SPECS[ActionKind(action.kind)].on_platform
    if action.ends_at is not None:
        proposal = action.proposal
        proposal.due_at = min(filter(None, (proposal.due_at, action.ends_at)))
        proposal.save(update_fields=["due_at"])
    return []
