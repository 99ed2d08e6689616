"""What the platform is asked to do: begun under the lock, so that nothing stops it halfway; settled by its report."""

from collections.abc import Sequence

from governance.domain.actors import ActorKind
from governance.domain.commands import BeginDeed, ReportDeed
from governance.domain.errors import GovernanceError
from governance.domain.events import ActionFailed, Event
from governance.domain.lifecycle import State
from governance.models import ActionState, Deed, DeedState
from governance.selectors.standing import has_power
from governance.services import execution, undoing
from governance.services.ending import TIME_OVER
from governance.services.scene import Scene

_OPEN = (DeedState.WANTED, DeedState.BEGUN)


class DeedNotWanted(GovernanceError):
    """It was stopped, has expired, waits for a halt to be lifted, or is settled already."""

    code = "deed_not_wanted"


def begin(scene: Scene, command: BeginDeed) -> Sequence[Event]:
    """Note what is there, as the last step before the platform is asked. Raises DeedNotWanted."""
    deed = _find(scene, command.key)
    if deed.state == DeedState.BEGUN:
        return []
    if scene.community.halted_at is not None:
        raise DeedNotWanted("The community is halted.")
    if not deed.undo and not has_power(scene.community, deed.action.kind):
        raise DeedNotWanted("Members have taken this power from the bot.")
    deed.state = DeedState.BEGUN
    deed.save(update_fields=["state"])
    if not deed.undo:
        deed.action.before = command.before | {"already": command.already}
        deed.action.save(update_fields=["before"])
    return []


def _find(scene: Scene, key: str) -> Deed:
    if scene.actor.kind is not ActorKind.SCHEDULE:
        raise DeedNotWanted("Only the bot's own workers report what the platform did.")
    deed = Deed.objects.select_related("action__proposal").filter(community=scene.community, key=key).first()
    if deed is None or deed.state not in _OPEN:
        raise DeedNotWanted(f"Nothing is asked for under the key {key}.")
    return deed


def report(scene: Scene, command: ReportDeed) -> Sequence[Event]:
    """Settle it by what the platform did. Raises DeedNotWanted where it was settled before."""
    deed = _find(scene, command.key)
    deed.state = {"done": DeedState.DONE, "failed": DeedState.FAILED}.get(command.outcome, DeedState.DROPPED)
    deed.settled_at, deed.note = scene.now, command.note[:2000]
    deed.save(update_fields=["state", "settled_at", "note"])
    return _undo_settled(scene, deed) if deed.undo else _act_settled(scene, deed)


def _act_settled(scene: Scene, deed: Deed) -> list[Event]:
    action, proposal = deed.action, deed.action.proposal
    events: list[Event] = []
    if deed.state == DeedState.DONE:
        events.append(execution.executed(scene, action, note=deed.note))
    elif deed.state == DeedState.FAILED:
        events.append(execution.failed(action, why="platform", note=deed.note))
    else:
        events.append(execution.leave_to_people(action, note=deed.note))
    if proposal.status == State.EXECUTING:
        events += execution.settle(scene, proposal)
        proposal.save()
    elif proposal.status == State.VETOED:
        events += undoing.undo(scene, action, because="veto")
    return events


def _undo_settled(scene: Scene, deed: Deed) -> list[Event]:
    action = deed.action
    if deed.state != DeedState.DONE:
        action.note = deed.note
        action.save(update_fields=["note"])
        number = action.proposal.number
        return [
            ActionFailed(subject=f"proposal:{number}", number=number, action=action.kind, key=action.key, why="undo")
        ]
    event = undoing.undone(scene, action, note=deed.note)
    if action.undone_because == TIME_OVER:
        action.state = ActionState.ENDED
        action.save(update_fields=["state"])
    return [event]
