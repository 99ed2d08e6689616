"""Effects that were decided for a time end by themselves, as they were decided."""

from governance.domain.actions import SPECS, ActionKind
from governance.domain.events import ActionEnded, Event
from governance.models import Action, ActionState, DeedState, Proposal
from governance.services.scene import Scene
from governance.services.undoing import LEFT_AS_FOUND, want_back

TIME_OVER = "time"


def end_what_is_over(scene: Scene, proposal: Proposal) -> list[Event]:
    """End each effect whose time is over; what stands on the platform is taken down by asking it."""
    running = proposal.actions.select_related("proposal").filter(state=ActionState.EXECUTED, ends_at__isnull=False)
    events: list[Event] = [_end(scene, action) for action in running.filter(ends_at__lte=scene.now)]
    rest = running.filter(ends_at__gt=scene.now).order_by("ends_at").values_list("ends_at", flat=True)
    proposal.due_at = rest.first()
    return events


def _end(scene: Scene, action: Action) -> ActionEnded:
    action.undone_because = TIME_OVER
    on_platform = SPECS[ActionKind(action.kind)].on_platform
    if on_platform and (action.before or {}).get("already"):
        action.state, action.undone_at, action.note = ActionState.ENDED, scene.now, LEFT_AS_FOUND
    elif on_platform and action.deeds.filter(undo=False, state=DeedState.DONE).exists():
        want_back(scene, action)
    elif on_platform:
        action.state, action.note = ActionState.UNDOING, "Its time is over; people carried it out and end it."
    else:
        action.state, action.undone_at = ActionState.ENDED, scene.now  # a role's term ends on the roll itself
    action.save()
    number = action.proposal.number
    return ActionEnded(subject=f"proposal:{number}", number=number, action=action.kind, key=action.key)
