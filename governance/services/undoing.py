"""Undoing what was carried out: by decision, by veto, by appeal or by a moderator. It puts back what was there."""

from collections.abc import Mapping

from django.db import transaction

from governance.domain.action_requests import in_words
from governance.domain.actions import SPECS, ActionKind
from governance.domain.errors import GovernanceError
from governance.domain.events import ActionUndone, Cited, Event, ProposalReversed
from governance.domain.lifecycle import State
from governance.models import Action, ActionState, Deed, DeedState, Proposal
from governance.services import adopting, amending, matters, performing
from governance.services.performing import CannotBeDoneNow, Done, because_of, request_of
from governance.services.scene import Scene
from governance.services.speech import Data, announce

LEFT_AS_FOUND = "It was so before this decision, and is left as it was found."
REVERT = performing.REVERT | {
    ActionKind.AMEND_CONSTITUTION: amending.restore,
    ActionKind.ADOPT_CONSTITUTION: adopting.restore,
}


class NothingToUndo(GovernanceError):
    """A decision that brought nothing about, or whose effects were taken back before."""

    code = "nothing_to_undo"


def reverse(
    scene: Scene,
    proposal: Proposal,
    *,
    because: str,
    words: Mapping[str, str] | None = None,
    citations: tuple[Cited, ...] = (),
) -> list[Event]:
    """Take back every effect of a decision, the last one first, and say what could not be. Raises NothingToUndo."""
    if proposal.status != State.EXECUTED:
        raise NothingToUndo(f"#{proposal.number} is {proposal.status}, so there is nothing in force to take back.")
    events: list[Event] = []
    for action in proposal.actions.select_related("proposal").order_by("-position"):
        events += undo(scene, action, because=because)
    matters.become(proposal, State.REVERSED)
    proposal.reversed_at, proposal.due_at = scene.now, None
    proposal.save()
    announce(scene, "proposal.reversed", _told(proposal, because, words or {}), proposal=proposal)
    event = ProposalReversed(
        subject=f"proposal:{proposal.number}",
        number=proposal.number,
        because=because,
        words=dict(words or {}),
        citations=citations,
    )
    return [*events, event]


def undo(scene: Scene, action: Action, *, because: str) -> list[Event]:
    """Take one effect back as far as it can be: at once here, or by asking the platform."""
    if action.state == ActionState.TASK:
        action.state, action.note = ActionState.STOPPED, "It was taken back before people had done it."
        action.save(update_fields=["state", "note"])
        return []
    if action.state not in (ActionState.EXECUTED, ActionState.UNDOING):
        return []
    action.undone_because = because
    if not action.reversible:
        return _kept(action, "It cannot be undone, as was said before the vote.")
    if SPECS[ActionKind(action.kind)].on_platform:
        return _ask_platform(scene, action)
    try:
        with transaction.atomic():
            done = REVERT[ActionKind(action.kind)](scene, action)
    except GovernanceError as error:
        return _kept(action, error.safe)
    return [*done.events, undone(scene, action, note=done.note)]


def _ask_platform(scene: Scene, action: Action) -> list[Event]:
    done = action.deeds.filter(undo=False, state="done").first()
    if done is None:
        action.state, action.note = ActionState.UNDOING, "People carried it out, so people take it back."
        action.save()
        return []
    if (action.before or {}).get("already"):
        return _kept(action, LEFT_AS_FOUND)
    want_back(scene, action)
    return []


def want_back(scene: Scene, action: Action) -> None:
    """Ask the platform to take an effect back: once, and again where it could not do it before."""
    action.state = ActionState.UNDOING
    action.save()
    wanted = {"community": scene.community, "key": f"{action.key}:undo", "wanted_at": scene.now}
    deed, new = Deed.objects.get_or_create(action=action, undo=True, defaults=wanted)
    if not new and deed.state in (DeedState.FAILED, DeedState.DROPPED):
        deed.state, deed.wanted_at, deed.settled_at = DeedState.WANTED, scene.now, None
        deed.save(update_fields=["state", "wanted_at", "settled_at"])


def _kept(action: Action, note: str) -> list[Event]:
    action.state, action.note, action.undone_because = ActionState.EXECUTED, note, ""
    action.save()
    return []


def undone(scene: Scene, action: Action, *, note: str) -> ActionUndone:
    """It is as it was before."""
    action.state, action.undone_at, action.note = ActionState.UNDONE, scene.now, note
    action.save()
    return ActionUndone(
        subject=f"proposal:{action.proposal.number}",
        number=action.proposal.number,
        action=action.kind,
        key=action.key,
        why=action.undone_because,
    )


def _told(proposal: Proposal, because: str, words: Mapping[str, str]) -> Data:
    kept = proposal.actions.filter(state=ActionState.EXECUTED).exclude(kind=ActionKind.RECORD_POLICY)
    kind, _, number = because.partition(":")
    return {
        "number": proposal.number,
        "title": proposal.title,
        "because": kind,
        "by": int(number) if number else None,
        "reason": words.get("reason", ""),
        "kept": [{"what": in_words(request_of(row), discreet=True), "why": row.note} for row in kept],
    }


def undo_decision(scene: Scene, action: Action) -> Done:
    """Members decided to take an earlier decision back."""
    target = matters.find(scene, int(action.target))
    try:
        events = reverse(scene, target, because=because_of(action))
    except NothingToUndo as error:
        raise CannotBeDoneNow(error.safe) from None
    return Done(events=events)
