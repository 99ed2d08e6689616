"""Joining and leaving the roll."""

from collections.abc import Sequence

from governance.domain.commands import JoinCommunity, KeepWordsFromModels, SettleRequest
from governance.domain.community_settings import Setting
from governance.domain.electorate import RollKind, Standing
from governance.domain.errors import GovernanceError
from governance.domain.events import (
    Event,
    MemberAsked,
    MemberJoined,
    MemberLeft,
    ModelsAllowed,
    ModelsRefused,
    RequestDeclined,
)
from governance.models import Member, Reminder
from governance.selectors.standing import setting_of
from governance.services import roles
from governance.services.moderation import public_reason
from governance.services.pseudonyms import new_pseudonym
from governance.services.scene import Scene
from governance.services.speech import answer, tell
from governance.services.stages import departing


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
    safe = (
        "I can remember this for members only. As long as you are not one, no chat model reads what you write. "
        "Write “join” to become one, and then this again."
    )


class Suspended(GovernanceError):
    """A suspended member tries to start over."""

    code = "suspended"
    safe = "Your membership is suspended. A moderator can tell you more."


class StillWaiting(GovernanceError):
    """A second request while the first one waits."""

    code = "still_waiting"
    safe = "Your request waits for a moderator. I will write to you as soon as one has looked at it."


class WasDeclined(GovernanceError):
    """A request after one that was declined."""

    code = "was_declined"
    safe = "A moderator did not let you in before. Please write to a moderator: they can still do it."


class RollIsImported(GovernanceError):
    """A community whose members are entered from a list."""

    code = "roll_is_imported"
    safe = "Members here are entered from a list, so I cannot add you. Please ask a moderator of this community."


class NotOfThisServer(GovernanceError):
    """Somebody from elsewhere, where the members are the people of one server."""

    code = "not_of_this_server"
    safe = (
        "Members here are the people of this community's own server, and your account is on another one. You are "
        "welcome in every discussion."
    )


class NothingWaits(GovernanceError):
    """Somebody who has not asked, or was let in already."""

    code = "nothing_waits"
    safe = "There is no request of this person that waits."


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
    kind = setting_of(scene.community, Setting.ROLL).value
    if member and member.standing == Standing.WAITING:
        raise StillWaiting
    if member and member.standing == Standing.DECLINED:
        raise WasDeclined
    if kind == RollKind.IMPORTED:
        raise RollIsImported
    if kind == RollKind.LOCAL and command.remote:
        raise NotOfThisServer
    first_seen = command.tenure_from is None or command.remote or member is not None
    row = member or Member(community=scene.community, handle=scene.actor.key, pseudonym=new_pseudonym())
    row.display_name = command.display_name[:255]
    row.remote = command.remote
    row.joined_at = scene.now
    row.tenure_from = scene.now if first_seen else min(command.tenure_from or scene.now, scene.now)
    row.account_from = row.account_from or row.tenure_from
    row.standing = Standing.WAITING if kind == RollKind.APPROVED else Standing.ACTIVE
    row.save()
    if row.standing == Standing.WAITING:
        answer(scene, "member.waiting", {"community": scene.community.name})
        return [MemberAsked(subject=f"member:{row.pseudonym}", remote=row.remote)]
    answer(scene, "member.joined", {"community": scene.community.name})
    return [_joined(row)]


def settle_request(scene: Scene, command: SettleRequest) -> Sequence[Event]:
    """A moderator lets somebody in, or does not. The person is told; their time as a member counts from now."""
    scene.moderator()
    reason = public_reason(scene, command.reason)
    row = scene.community.members.get(pseudonym=command.pseudonym)
    if row.standing not in (Standing.WAITING, Standing.DECLINED):
        raise NothingWaits
    if not command.let_in:
        row.standing = Standing.DECLINED
        row.save(update_fields=["standing"])
        tell(scene, row.handle, "member.not_let_in", {"community": scene.community.name, "reason": reason})
        return [RequestDeclined(subject=f"member:{row.pseudonym}", words={"reason": reason})]
    row.standing = Standing.ACTIVE
    row.tenure_from = min(row.tenure_from, scene.now) if not row.remote else scene.now
    row.joined_at = scene.now
    row.save(update_fields=["standing", "joined_at", "tenure_from"])
    tell(scene, row.handle, "member.joined", {"community": scene.community.name})
    return [_joined(row)]


def _joined(row: Member) -> MemberJoined:
    return MemberJoined(
        subject=f"member:{row.pseudonym}",
        remote=row.remote,
        tenure_from=row.tenure_from,
        words={"handle": row.handle},
    )


def leave(scene: Scene) -> Sequence[Event]:
    """Take a member off the roll. Votes already cast stay; places on juries and candidacies do not."""
    member = scene.member
    if member is None or member.standing in (Standing.LEFT, Standing.MOVED):
        raise NotAMember
    if member.standing == Standing.SUSPENDED:
        raise Suspended
    member.standing = Standing.LEFT
    member.save(update_fields=["standing"])
    Reminder.objects.filter(member=member).delete()
    gone = [*roles.end_all(scene, member, cause="left"), *departing.depart(scene, member)]
    answer(scene, "member.left", {"community": scene.community.name})
    return [*gone, MemberLeft(subject=f"member:{member.pseudonym}")]


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
