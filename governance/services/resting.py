"""How a community stops acting here, for a move or for good, and how it takes up again."""

from collections.abc import Sequence

from governance.domain.actors import ActorKind
from governance.domain.audit import Json
from governance.domain.commands import BeginMove, CloseCommunity, GoOn
from governance.domain.errors import GovernanceError
from governance.domain.events import CommunityClosed, CommunityMoving, CommunityStayed, Event, ProposalEnded
from governance.domain.lifecycle import State
from governance.domain.resting import Rest
from governance.selectors.closing import left_undone, undecided
from governance.services import execution
from governance.services.matters import become
from governance.services.moderation import public_reason
from governance.services.scene import Scene
from governance.services.speech import announce


class OnlyTheHostMoves(GovernanceError):
    """Somebody else than the host moves or closes a community."""

    code = "only_the_host_moves"
    safe = "Only the host can move or close a community."


class NotMoved(GovernanceError):
    """A new address is named for a community that was not taken along."""

    code = "not_moved"
    safe = "This community was not taken along, so it is nowhere else: run export_community with --moving first."


def carry_out(scene: Scene, command: BeginMove | GoOn | CloseCommunity) -> Sequence[Event]:
    """One of the host's acts. Raises GovernanceError."""
    _check_host(scene)
    match command:
        case BeginMove():
            return _begin_move(scene)
        case GoOn():
            return _go_on(scene)
        case CloseCommunity():
            return _close(scene, command)


def _begin_move(scene: Scene) -> Sequence[Event]:
    """From now on another host acts for it. Again does no harm."""
    if scene.community.rest == Rest.MOVING:
        return []
    _rest(scene, Rest.MOVING)
    return [CommunityMoving(subject="community")]


def _go_on(scene: Scene) -> Sequence[Event]:
    """It acts here: it has not moved after all, or has arrived and has a token. Again does no harm."""
    was, community = scene.community.rest, scene.community
    community.rest, community.rests_since, community.rest_reason = Rest.ACTING, None, ""
    community.save(update_fields=["rest", "rests_since", "rest_reason"])
    return [CommunityStayed(subject="community")] if was == Rest.MOVING else []


def _close(scene: Scene, command: CloseCommunity) -> Sequence[Event]:
    """For good. What is undecided ends without a decision, unless it goes on elsewhere; nothing else is undone."""
    moved = scene.community.rest == Rest.MOVING
    if command.moved_to and not moved:
        raise NotMoved
    reason = public_reason(scene, command.reason)
    events: list[Event] = [] if moved else _end_all(scene, reason)
    ended = tuple(event.number for event in events if isinstance(event, ProposalEnded))
    undone = () if moved else tuple(left_undone(scene.community).values_list("number", flat=True))
    _rest(scene, Rest.CLOSED, reason=reason, moved_to=command.moved_to)
    data: dict[str, Json] = {
        "reason": reason,
        "ended": list(ended),
        "left_undone": list(undone),
    }
    if not moved:  # else the account speaks for the community from its new host
        announce(scene, "community.closed", data)
    closed = CommunityClosed(
        subject="community", moved_to=command.moved_to, ended=ended, left_undone=undone, words={"reason": reason}
    )
    return [*events, closed]


def _end_all(scene: Scene, reason: str) -> list[Event]:
    events: list[Event] = []
    for proposal in undecided(scene.community):
        become(proposal, State.CANCELLED)
        proposal.cancelled_at, proposal.reason = scene.now, reason
        execution.end_undecided(scene, proposal)
        subject = f"proposal:{proposal.number}"
        events.append(ProposalEnded(subject=subject, number=proposal.number, words={"reason": reason}))
    return events


def _rest(scene: Scene, rest: Rest, *, reason: str = "", moved_to: str = "") -> None:
    community = scene.community
    community.rest, community.rests_since = rest, scene.now
    community.rest_reason, community.moved_to = reason, moved_to
    community.save(update_fields=["rest", "rests_since", "rest_reason", "moved_to"])


def _check_host(scene: Scene) -> None:
    if scene.actor.kind is not ActorKind.HOST:
        raise OnlyTheHostMoves
