"""Making a community: the one act that comes before there is anything to lock."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction

from governance.domain.actors import HOST, Cause
from governance.domain.audit import GENESIS
from governance.domain.commands import AdoptConstitution, AppointModerator
from governance.domain.errors import GovernanceError
from governance.domain.events import CommunityCreated
from governance.models import Community, Member, Moderator
from governance.services.handle import handle
from governance.services.record import record
from governance.services.scene import Scene

_LONGEST_SLUG, _LONGEST_NAME = 50, 120


class CommunityCannotBeMade(GovernanceError):
    """A name or zone that does not work, or a slug that is taken."""

    code = "community_cannot_be_made"


@dataclass(frozen=True, kw_only=True)
class NewCommunity:
    """What a host says about a community. `arrival_window` is how long votes from other servers may be under way."""

    slug: str
    name: str
    platform: str
    timezone: str
    arrival_window: timedelta


def create_community(
    new: NewCommunity, *, constitution: AdoptConstitution | None, founded_at: datetime, cause: Cause, now: datetime
) -> Community:
    """A community with its constitution in force, all or nothing. Raises GovernanceError with what to do.

    Without a constitution its moderators give it one.
    """
    try:
        validate_slug(new.slug)
        ZoneInfo(new.timezone)
    except ValidationError:
        raise CommunityCannotBeMade(
            f"“{new.slug}” cannot be an address: use letters, digits and hyphens, such as our-town."
        ) from None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise CommunityCannotBeMade(
            f"“{new.timezone}” is not a time zone: use a name such as Europe/Berlin or UTC."
        ) from None
    if len(new.slug) > _LONGEST_SLUG:
        raise CommunityCannotBeMade(f"An address has at most {_LONGEST_SLUG} characters, not {len(new.slug)}.")
    if not new.name.isprintable() or not 0 < len(new.name.strip()) <= _LONGEST_NAME:
        raise CommunityCannotBeMade(f"A community's name is one line of 1 to {_LONGEST_NAME} characters.")
    if Community.objects.filter(slug=new.slug).exists():
        raise CommunityCannotBeMade(f"There is a community at “{new.slug}” already. Choose another address.")
    with transaction.atomic():
        community = Community.objects.create(
            slug=new.slug,
            name=new.name,
            platform=new.platform,
            timezone=new.timezone,
            arrival_window=new.arrival_window,
            founded_at=founded_at,
            audit_head=GENESIS,
        )
        scene = Scene(community=community, actor=HOST, cause=cause, now=now)
        record(scene, [CommunityCreated(subject="community", name=new.name, platform=new.platform)])
        if constitution is not None:
            handle(constitution, community=community.pk, actor=HOST, cause=cause, now=now)
    community.refresh_from_db()
    return community


def appoint_moderator(
    community: Community, user: AbstractBaseUser, *, member: Member | None = None, cause: Cause, now: datetime
) -> Moderator:
    """Give a login the moderators' powers in one community, as the host's act on the record.

    `member` is who they are on the roll: they then cannot act on what they proposed or are named in.
    """
    command = AppointModerator(username=user.get_username(), handle=member.handle if member else None)
    handle(command, community=community.pk, actor=HOST, cause=cause, now=now)
    return Moderator.objects.get(community=community, user=user)
