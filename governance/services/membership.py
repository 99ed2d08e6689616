"""Joining and leaving the roll."""

from collections.abc import Sequence

from governance.domain.commands import JoinCommunity, KeepWordsFromModels
from governance.domain.electorate import Standing
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, MemberJoined, MemberLeft, ModelsAllowed, ModelsRefused
from governance.models import Member
from governance.services import roles
from governance.services.pseudonyms import new_pseudonym
from governance.services.scene import Scene
from governance.services.speech import answer


class AlreadyAMember(GovernanceError):
    """A member asks to join again."""

    code = "already_a_member"
    safe = "You are a member already. Write “status” to see what is open."


class NotAMember(GovernanceError):
    """Somebody leaves who is not there."""

    code = "not_a_member"
    safe = "You are not a member, so there is nothing to leave. Write “join” to become one."


class NotRemembered(GovernanceError):
    """A wish about models from somebody for whom there is no row to keep it in."""

    code = "not_remembered"
    safe = "I can remember this for members only, and you are not one. Write “join” to become one, and then this again."


class Suspended(GovernanceError):
    """A suspended member tries to start over."""

    code = "suspended"
    safe = "Your membership is suspended. A moderator can tell you more."


class MovedAway(GovernanceError):
    """An account whose membership went to another one."""

    code = "moved_away"
    safe = "The membership of this account went along to your new one. Please write from there."


def join(scene: Scene, command: JoinCommunity) -> Sequence[Event]:
    """Put a person on the roll, or back on it. Leaving and joining again starts a new waiting time."""
    member = scene.member
    if member and member.standing == Standing.SUSPENDED:
        raise Suspended
    if member and member.standing == Standing.MOVED:
        raise MovedAway
    if member and member.standing == Standing.ACTIVE:
        raise AlreadyAMember
    first_seen = command.tenure_from is None or command.remote or member is not None
    row = member or Member(community=scene.community, handle=scene.actor.key, pseudonym=new_pseudonym())
    row.display_name = command.display_name[:255]
    row.remote = command.remote
    row.standing = Standing.ACTIVE
    row.joined_at = scene.now
    row.tenure_from = scene.now if first_seen else min(command.tenure_from or scene.now, scene.now)
    row.save()
    answer(scene, "member.joined", {"community": scene.community.name})
    return [
        MemberJoined(
            subject=f"member:{row.pseudonym}",
            remote=row.remote,
            tenure_from=row.tenure_from,
            words={"handle": row.handle},
        )
    ]


def leave(scene: Scene) -> Sequence[Event]:
    """Take a member off the roll. Votes already cast stay."""
    member = scene.member
    if member is None or member.standing in (Standing.LEFT, Standing.MOVED):
        raise NotAMember
    if member.standing == Standing.SUSPENDED:
        raise Suspended
    member.standing = Standing.LEFT
    member.save(update_fields=["standing"])
    ended = roles.end_all(scene, member, cause="left")
    answer(scene, "member.left", {"community": scene.community.name})
    return [*ended, MemberLeft(subject=f"member:{member.pseudonym}")]


def keep_words_from_models(scene: Scene, command: KeepWordsFromModels) -> Sequence[Event]:
    """Note whether models may read what this person writes. It holds whatever their standing, until they change it."""
    member = scene.member
    if member is None:
        raise NotRemembered
    changed = member.no_models is not command.keep
    member.no_models = command.keep
    member.save(update_fields=["no_models"])
    answer(scene, "member.models", {"kept": command.keep})
    if not changed:
        return []
    event = ModelsRefused if command.keep else ModelsAllowed
    return [event(subject=f"member:{member.pseudonym}")]
