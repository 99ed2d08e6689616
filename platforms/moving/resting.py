"""A community stops here for a move, or goes on here."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from governance.domain.actors import HOST, Cause
from governance.domain.commands import BeginMove, CloseCommunity, GoOn
from governance.domain.errors import GovernanceError
from governance.domain.resting import Rest
from governance.selectors import community_now
from governance.services.handle import handle
from platforms.credentials import CredentialUnreadable
from platforms.models import Connection
from platforms.ports import PlatformError
from platforms.registry import platform_of

if TYPE_CHECKING:
    from governance.models import Community

_CLOCKS_DIFFER = timedelta(minutes=1)


class SomebodyElseActs(GovernanceError):
    """The account has spoken while its community rested here."""

    code = "somebody_else_acts"


class NotMoving(GovernanceError):
    """A community that is not on its way is told to stay."""

    code = "not_moving"


def begin_move(community: "Community", *, now: datetime) -> None:
    """From now on another host acts for it. Raises GovernanceError."""
    do(BeginMove(), community, cause="host:export", now=now)


def stay(community: "Community", *, now: datetime) -> None:
    """Go on here, unless the other host has begun. Raises GovernanceError."""
    if community.rest != Rest.MOVING:
        raise NotMoving(f"{community.slug} is not on its way to another host, so there is nothing to take back.")
    connection = Connection.objects.select_related("community").filter(community=community).first()
    if connection is not None and connection.platform != "sandbox":
        try:
            check_quiet(connection, spoke_at=platform_of(connection, now=now).spoke_last_at())
        except (PlatformError, CredentialUnreadable) as error:
            raise SomebodyElseActs(
                f"Whether another host acts for it cannot be seen ({error}). Try again when its server answers."
            ) from None
    go_on(community, cause="host:export", now=now)


def go_on(community: "Community", *, cause: str, now: datetime) -> None:
    """It acts here from now on. Raises GovernanceError."""
    do(GoOn(), community, cause=cause, now=now)


def check_quiet(connection: Connection, *, spoke_at: datetime | None, otherwise: str = "") -> None:
    """Nobody may speak for it while it rests: two hosts on one account say and do everything twice.

    Raises SomebodyElseActs.
    """
    since = connection.community.rests_since
    if since and spoke_at and spoke_at > since + _CLOCKS_DIFFER:
        raise SomebodyElseActs(
            f"{connection} has posted at {spoke_at:%Y-%m-%d %H:%M} UTC, after the community was taken along "
            f"({since:%Y-%m-%d %H:%M} UTC): another Govbot may still act for it, and two would say and do everything "
            f"twice. Stop it there with export_community --moving, and take that file.{otherwise}"
        )


def do(command: BeginMove | GoOn | CloseCommunity, community: "Community", *, cause: str, now: datetime) -> None:
    """One of the host's acts, on the community's clock. Raises GovernanceError."""
    handle(
        command,
        community=community.pk,
        actor=HOST,
        cause=Cause(ref=cause),
        now=community_now(community, real_now=now),
    )
    community.refresh_from_db()
