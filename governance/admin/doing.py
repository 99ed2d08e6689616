"""How every button of the admin's own pages does what it does: as a moderator, through the one door, or not at all."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from governance.admin.scope import moderates
from governance.domain.actors import Actor, Cause
from governance.domain.commands import Command
from governance.domain.events import Event
from governance.models import Community
from governance.selectors import community_now
from governance.services.handle import handle


def now_in(community: Community) -> datetime:
    """The community's own time."""
    return community_now(community, real_now=timezone.now())


def do(request: HttpRequest, community: Community, command: Command) -> list[Event]:
    """Carry it out. Raises PermissionDenied for who does not moderate there, else what the service raises."""
    if not moderates(request.user, community):
        raise PermissionDenied
    return list(
        handle(
            command,
            community=community.pk,
            actor=Actor.moderator(request.user.get_username()),
            cause=Cause(ref="admin"),
            now=now_in(community),
        )
    )
