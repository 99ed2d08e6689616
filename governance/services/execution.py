"""What follows a decision: the grace time, a moderator's confirmation where one is asked for, and carrying out.

Each step is a compare-and-set under the community's lock, so a late, doubled or killed job changes nothing.
"""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction

from governance.domain.action_requests import ends_at, in_words
from governance.domain.actions import SPECS, ActionKind
from governance.domain.errors import GovernanceError
from governance.domain.events import (
    ActionFailed,
    ActionLeftToPeople,
    ConfirmationAwaited,
    Event,
    GraceEnded,
    ProposalExecuted,
    ProposalExpired,
    ProposalFailed,
    ProposalWaitsForReading,
)
from governance.domain.lifecycle import State
from governance.domain.rulebook import Duration, ProcessType
from governance.domain.schedule import deadline, votes_are_in
from governance.models import Action, ActionState, Deed, DeedState, Proposal
from governance.selectors import process_of, proposal_state
from governance.selectors.standing import has_power
from governance.services import ending, performing, planning, undoing
from governance.services.matters import become
from governance.services.performers import PERFORM
from governance.services.scene import Scene
from governance.services.speech import Data, announce, cited, clause
from governance.services.waiting import contested, time_to_carry_out

_UNDER_WAY = (ActionState.PLANNED, ActionState.EXECUTING)


def drop(proposal: Proposal) -> None:
    """What it would have done will not be done."""
    proposal.actions.filter(state=ActionState.PLANNED).update(state=ActionState.STOPPED)


def end_undecided(scene: Scene, proposal: Proposal) -> None:
    """It is over before a decision: nothing is due, its stage ends, and nothing of it will be done."""
    proposal.held_at, proposal.due_at = None, None
    proposal.save()
    proposal.runs.filter(closed_at__isnull=True).update(closed_at=scene.now)
    drop(proposal)


def stop(scene: Scene, proposal: Proposal, *, reason: str, because: str = "veto") -> list[Event]:
    """What has not begun will not happen; what the platform is doing right now is taken back after it."""
    become(proposal, State.VETOED)
    proposal.vetoed_at, proposal.due_at, proposal.reason = scene.now, None, reason
    proposal.save()
    wanted = Deed.objects.filter(action__proposal=proposal, state=DeedState.WANTED)
    unbegun = list(wanted.values_list("action_id", flat=True))
    wanted.update(state=DeedState.DROPPED, settled_at=scene.now)
    rows = proposal.actions.select_related("proposal")
    rows.filter(state__in=(ActionState.PLANNED, ActionState.FAILED)).update(state=ActionState.STOPPED)
    rows.filter(pk__in=unbegun).update(state=ActionState.STOPPED)
    done = rows.filter(state__in=(ActionState.EXECUTED, ActionState.TASK))
    return [event for action in done for event in undoing.undo(scene, action, because=because)]


def begin(scene: Scene, proposal: Proposal, process: ProcessType) -> None:
    """A proposal has passed: its grace time begins, or, where the constitution states none, it takes effect."""
    if not proposal.actions.exists():
        planning.plan(scene, proposal, planning.looked_at(scene, ()))
    grace = process.stage("grace")
    if grace is not None and isinstance(grace.duration, Duration):
        proposal.grace_ends_at = deadline(scene.now, grace.duration.usual)
    else:
        _ask_for_confirmation(scene, proposal)
    proposal.due_at = proposal.grace_ends_at or scene.now
    become(proposal, proposal_state(proposal, scene.now))


def advance(scene: Scene, proposal: Proposal) -> Sequence[Event]:
    """Take every step that is due for a proposal that has passed. The caller saves it."""
    events: list[Event] = []
    if proposal.status == State.GRACE and proposal_state(proposal, scene.now) is not State.GRACE:
        _ask_for_confirmation(scene, proposal)
        become(proposal, proposal_state(proposal, scene.now))
        events.append(GraceEnded(subject=_subject(proposal), number=proposal.number))
        if proposal.status == State.AWAITING_CONFIRMATION:
            events.append(_wait_for_confirmation(scene, proposal))
    if _is_over(scene, proposal):
        events.append(_expire(scene, proposal))
    if proposal.status == State.EXECUTING and not halted(scene, proposal) and _vetoes_are_in(scene, proposal):
        events.extend(_wait_for_reading(scene, proposal) if contested(proposal) else carry_out(scene, proposal))
    if proposal.status == State.EXECUTED and scene.community.halted_at is None:
        events.extend(ending.end_what_is_over(scene, proposal))
    return events


def _vetoes_are_in(scene: Scene, proposal: Proposal) -> bool:
    """Whether everything has been read that was written in the grace time: a veto in it is not lost to a slow network.

    Nothing waits for it where a moderator has confirmed or forced the decision since.
    """
    ended = proposal.grace_ends_at
    if (
        ended is None
        or proposal.confirmed_at is not None
        or proposal.actions.exclude(state=ActionState.PLANNED).exists()
    ):
        return True
    window, swept_at = scene.community.arrival_window, scene.community.swept_at
    return votes_are_in(closes_at=ended, arrival_window=window, swept_at=swept_at)


def _subject(proposal: Proposal) -> str:
    return f"proposal:{proposal.number}"


def halted(scene: Scene, proposal: Proposal) -> bool:
    """Whether the halt holds this back: nothing is carried out in one but a decision to lift it, or to undo it."""
    if scene.community.halted_at is None:
        return False
    return not all(_lifts(scene, action) for action in proposal.actions.all())


def _lifts(scene: Scene, action: Action) -> bool:
    if action.kind != ActionKind.UNDO_DECISION:
        return action.kind == ActionKind.RESUME
    ordered = Action.objects.filter(proposal__community=scene.community, proposal__number=int(action.target))
    return ordered.exists() and not ordered.exclude(kind=ActionKind.HALT).exists()


def _wait_for_reading(scene: Scene, proposal: Proposal) -> list[Event]:
    """Say once that it waits; it falls due again when the contest is settled, or a moderator has it carried out."""
    if proposal.due_at is None:
        return []
    proposal.due_at = None
    process = process_of(proposal)
    data: Data = {"number": proposal.number, "title": proposal.title, "way": process.title}
    announce(scene, "proposal.contested", data, proposal=proposal)
    return [ProposalWaitsForReading(subject=_subject(proposal), number=proposal.number, process=process.key)]


def _ask_for_confirmation(scene: Scene, proposal: Proposal) -> None:
    """Decide, when the grace time ends, whether a moderator has to confirm, and by when all must be done."""
    kinds = [ActionKind(kind) for kind in proposal.actions.values_list("kind", flat=True)]
    by_bot = [kind for kind in kinds if not SPECS[kind].on_platform or has_power(scene.community, kind)]
    proposal.needs_confirmation = not settings.ENABLE_AUTO_EXECUTION or any(
        SPECS[kind].group in settings.REQUIRE_CONFIRMATION_FOR for kind in by_bot
    )
    if proposal.needs_confirmation or any(SPECS[kind].on_platform for kind in by_bot):
        proposal.expires_at = deadline(scene.now, time_to_carry_out(scene, proposal))


def _wait_for_confirmation(scene: Scene, proposal: Proposal) -> ConfirmationAwaited:
    proposal.due_at = proposal.expires_at
    said: Data = {"number": proposal.number, "title": proposal.title, "expires_at": _iso(proposal.expires_at)}
    announce(scene, "proposal.awaiting_confirmation", said, proposal=proposal)
    return ConfirmationAwaited(subject=_subject(proposal), number=proposal.number, expires_at=proposal.expires_at)


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _is_over(scene: Scene, proposal: Proposal) -> bool:
    waiting = proposal.status in (State.AWAITING_CONFIRMATION, State.EXECUTING, State.FAILED)
    if not waiting or proposal.expires_at is None or scene.now < proposal.expires_at:
        return False
    under_way = Deed.objects.filter(action__proposal=proposal, state=DeedState.BEGUN)
    return scene.community.halted_at is None and not under_way.exists()


def _expire(scene: Scene, proposal: Proposal) -> ProposalExpired:
    become(proposal, State.EXPIRED)
    proposal.failed_at, proposal.due_at = None, None
    Deed.objects.filter(action__proposal=proposal, state=DeedState.WANTED).update(
        state=DeedState.DROPPED, settled_at=scene.now
    )
    proposal.actions.filter(state__in=(*_UNDER_WAY, ActionState.FAILED)).update(state=ActionState.EXPIRED)
    data: Data = {"number": proposal.number, "title": proposal.title}
    announce(scene, "proposal.expired", data, proposal=proposal)
    return ProposalExpired(subject=_subject(proposal), number=proposal.number)


def carry_out(scene: Scene, proposal: Proposal) -> list[Event]:
    """Start every effect that has not begun. The action's row and key make each happen once."""
    events: list[Event] = []
    for action in proposal.actions.select_related("proposal").filter(state=ActionState.PLANNED):
        events += _start(scene, action)
    return events + settle(scene, proposal)


def _start(scene: Scene, action: Action) -> list[Event]:
    kind = ActionKind(action.kind)
    if not SPECS[kind].on_platform:
        return _perform(scene, action)
    if not has_power(scene.community, kind):
        return [leave_to_people(action, note="The bot has not been given this power.")]
    action.state = ActionState.EXECUTING
    action.save(update_fields=["state"])
    Deed.objects.create(community=scene.community, action=action, key=action.key, wanted_at=scene.now)
    return []


def _perform(scene: Scene, action: Action) -> list[Event]:
    try:
        with transaction.atomic():
            done = PERFORM[ActionKind(action.kind)](scene, action)
    except GovernanceError as error:
        return [failed(action, why=error.code, note=error.safe)]
    action.before = done.before
    return [*done.events, executed(scene, action, note=done.note)]


def executed(scene: Scene, action: Action, *, note: str) -> ProposalExecuted:
    """An effect is there, from now until it is undone or its time is over."""
    action.state, action.done_at, action.note = ActionState.EXECUTED, scene.now, note
    action.ends_at = ends_at(ActionKind(action.kind), action.params, from_=scene.now)
    action.save()
    return ProposalExecuted(
        subject=_subject(action.proposal),
        number=action.proposal.number,
        action=action.kind,
        key=action.key,
        citations=cited(process_of(action.proposal).citation_for("ballot", "threshold")),
    )


def leave_to_people(action: Action, *, note: str) -> ActionLeftToPeople:
    """An effect becomes a task on the moderators' list."""
    action.state, action.note = ActionState.TASK, note
    action.save(update_fields=["state", "note"])
    number = action.proposal.number
    return ActionLeftToPeople(subject=_subject(action.proposal), number=number, action=action.kind, key=action.key)


def failed(action: Action, *, why: str, note: str) -> ActionFailed:
    """An effect could not be brought about; a moderator sees why and can have it tried again."""
    action.state, action.note = ActionState.FAILED, note
    action.save(update_fields=["state", "note"])
    number = action.proposal.number
    return ActionFailed(subject=_subject(action.proposal), number=number, action=action.kind, key=action.key, why=why)


def settle(scene: Scene, proposal: Proposal) -> list[Event]:
    """Once nothing is under way any more: it is in force, or it has failed and says so."""
    rows = list(proposal.actions.all())
    if any(row.state in _UNDER_WAY for row in rows):
        proposal.due_at = proposal.expires_at
        return []
    lost = [row for row in rows if row.state == ActionState.FAILED]
    if lost:
        become(proposal, State.FAILED)
        proposal.failed_at, proposal.due_at = scene.now, proposal.expires_at
        announce(scene, "proposal.failed", _told(proposal, rows), proposal=proposal)
        return [ProposalFailed(subject=_subject(proposal), number=proposal.number)]
    become(proposal, State.EXECUTED)
    proposal.executed_at = scene.now
    proposal.due_at = min((row.ends_at for row in rows if row.ends_at), default=None)
    process = process_of(proposal)
    where = process.citation_for("execution") or process.citation_for("ballot", "threshold")
    told = _told(proposal, rows) | {"clause": clause(where)}
    announce(scene, "proposal.executed", told, proposal=proposal)
    return []


def _told(proposal: Proposal, rows: Sequence[Action]) -> Data:
    """What became of each effect, in words that name nobody."""
    spoken = [row for row in rows if row.kind != ActionKind.RECORD_POLICY]

    def those(state: ActionState) -> list[Data]:
        return [
            {"what": in_words(performing.request_of(row), discreet=True), "ends_at": _iso(row.ends_at)}
            for row in spoken
            if row.state == state
        ]

    return {
        "number": proposal.number,
        "title": proposal.title,
        "listed": len(spoken) < len(rows),
        "done": those(ActionState.EXECUTED),
        "tasks": those(ActionState.TASK),
        "failed": those(ActionState.FAILED),
    }
