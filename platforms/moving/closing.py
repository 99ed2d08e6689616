"""A community is closed: its last words are said, its token is given back, and nothing acts for it any more."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from governance.domain.commands import CloseCommunity
from governance.domain.errors import GovernanceError
from governance.domain.resting import Rest
from platforms import delivery
from platforms.credentials import CLIENT_ID, CLIENT_SECRET, CredentialUnreadable, opened
from platforms.models import Connection, Credential, Delivery, DeliveryState
from platforms.moving.resting import do
from platforms.ports import PlatformError
from platforms.registry import platform_of

if TYPE_CHECKING:
    from governance.models import Community

_PATIENCE, _LOOK_AGAIN_SECONDS = timedelta(seconds=60), 0.5
Tell = Callable[[str], None]
Clock = Callable[[], datetime]
_DROPPED = "The community was closed before this could be said."


class ClosedAlready(GovernanceError):
    """There is nothing left to close."""

    code = "closed_already"


class StillToSay(GovernanceError):
    """The server does not take the last words."""

    code = "still_to_say"


def close(community: "Community", *, reason: str, moved_to: str, unsaid: bool, tell: Tell, clock: Clock) -> str:
    """Close it, or go on with a closing that was interrupted. What the host still has to do, if anything.

    Raises GovernanceError: StillToSay when all but the last words and the token is done. `unsaid`: go without them.
    """
    connection = Connection.objects.select_related("community").filter(community=community).first()
    if community.rest == Rest.CLOSED:
        if connection is None or connection.platform == "sandbox":
            raise ClosedAlready(f"{community.slug} is closed already, since {community.rests_since:%Y-%m-%d}.")
    else:
        _close(community, CloseCommunity(reason=reason, moved_to=moved_to), now=clock())
    _say_the_rest(community, unsaid=unsaid, tell=tell, clock=clock)
    if connection is None or connection.platform == "sandbox":
        return ""
    left = _give_back(connection, now=clock())
    connection.delete()  # its secrets go with it
    return left


@transaction.atomic
def _close(community: "Community", command: CloseCommunity, *, now: datetime) -> None:
    speaks = community.rest == Rest.ACTING
    do(command, community, cause="host:close", now=now)
    if not speaks:  # its account speaks from another host, or has no token here: what waits is said there, or never
        _drop(community, now=now)


def _say_the_rest(community: "Community", *, unsaid: bool, tell: Tell, clock: Clock) -> None:
    waiting = Delivery.objects.filter(message__community=community, state=DeliveryState.DUE)
    ends_at = clock() + _PATIENCE
    delivery.take_on_all(real_now=clock())
    if not unsaid and waiting.exists():
        tell("Saying the last words ...")
    while not unsaid and waiting.exists():
        delivery.deliver(real_now=clock(), community_id=community.pk)
        if not waiting.exists():
            return
        if clock() > ends_at:
            raise StillToSay(
                f"{community.slug} is closed, and {waiting.count()} of its last messages could not be said yet, so it "
                "keeps its token. Run this again later, or with --unsaid to go without them."
            )
        time.sleep(_LOOK_AGAIN_SECONDS)
    _drop(community, now=clock())


def _drop(community: "Community", *, now: datetime) -> None:
    delivery.take_on_all(real_now=now)
    waiting = Delivery.objects.filter(message__community=community, state=DeliveryState.DUE)
    waiting.update(state=DeliveryState.DEAD, error=_DROPPED)


def _give_back(connection: Connection, *, now: datetime) -> str:
    """Revoke the token; what the host has to do by hand where that is not possible."""
    kinds = set(Credential.objects.filter(connection=connection).values_list("kind", flat=True))
    if not kinds:
        return ""
    try:
        known = {kind: opened(connection, kind).reveal() for kind in kinds & {CLIENT_ID, CLIENT_SECRET}}
        platform_of(connection, now=now).revoke(
            client_id=known.get(CLIENT_ID, ""), client_secret=known.get(CLIENT_SECRET, "")
        )
    except (PlatformError, CredentialUnreadable) as error:
        return (
            f"The token is forgotten here, but its server still takes it ({error}): log in there as {connection} and "
            "delete the application under Preferences, Development."
        )
    return ""
