"""A community comes in from a file, and takes up where it stopped."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, TYPE_CHECKING

from django.db import transaction

from governance.domain.resting import Rest
from governance.services.transfer.entering import check_new, enter
from governance.services.transfer.reading import Cargo, UnusableExport, look_through
from governance.services.transfer.writing import site_defaults
from platforms import delivery
from platforms.connecting import usable_url
from platforms.models import Connection, SandboxAccount
from platforms.moving.kinds import KINDS
from platforms.moving.resting import go_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from governance.models import Community

_PLATFORMS = ("mastodon", "sandbox")
_SETTINGS = {
    "veto_threshold": "GOVBOT_GOVERNANCE__DEFAULT_VETO_THRESHOLD",
    "auto_execution": "GOVBOT_GOVERNANCE__ENABLE_AUTO_EXECUTION",
    "confirmation_for": "GOVBOT_GOVERNANCE__REQUIRE_CONFIRMATION_FOR",
    "model": "GOVBOT_AI__DEFAULT_MODEL",
}


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """What came in. `connection` is missing only where it was closed before it was taken along."""

    community: "Community"
    connection: Connection | None
    logins: "Sequence[str]"
    warnings: "Sequence[str]"


def bring_in(
    file: IO[bytes], *, slug: str | None, from_backup: bool, tell: Callable[[str], None], now: datetime
) -> Arrived:
    """Raises GovernanceError, having written nothing."""
    cargo = look_through(file, KINDS, tell=tell)
    header = cargo.header
    if header.platform not in _PLATFORMS:
        raise UnusableExport(f"This Govbot does not know the platform {header.platform[:60]!r}.")
    if not header.moving and not from_backup:
        raise UnusableExport(
            "The file is a copy: the community went on at its host when it was taken, and two hosts must not act for "
            "it. To move it, take a file there with export_community --moving. If that host is gone for good, say "
            "--from-backup here: what happened after the copy is lost."
        )
    check_new(cargo)
    with transaction.atomic():
        town = header.platform == "sandbox"
        entered = enter(file, cargo, KINDS, slug=slug or header.slug, town=town, tell=tell, now=now)
        community = entered.community
        connection = _connection(community)
        delivery.take_on_all(real_now=now)
        if town and community.rest == Rest.ARRIVING:
            go_on(community, cause="host:import", now=now)
    delivery.take_on_all(real_now=now)  # what others here said while this was under way
    return Arrived(
        community=community, connection=connection, logins=entered.logins, warnings=list(_differences(cargo))
    )


def _connection(community: "Community") -> Connection | None:
    """How it is connected, as far as that can be believed. Raises UnusableExport, AccountCannotServe."""
    found = list(Connection.objects.filter(community=community))
    if not found and community.rest == Rest.CLOSED and community.platform != "sandbox":
        return None
    if len(found) != 1 or found[0].platform != community.platform:
        raise UnusableExport("The file does not say how the community is connected.")
    connection = found[0]
    if connection.platform == "sandbox":
        bots = SandboxAccount.objects.filter(community=community, handle=connection.bot_handle, bot=True)
        if not bots.exists():
            raise UnusableExport("The file's town has no bot.")
    else:
        usable_url(connection.url)
    return connection


def _differences(cargo: Cargo) -> Iterator[str]:
    here = site_defaults()
    for name, setting in _SETTINGS.items():
        there = cargo.header.defaults.get(name)
        if there != here[name]:
            yield f"{setting} was {_shown(there)} there and is {_shown(here[name])} here, for what is under way too."


def _shown(value: object) -> str:
    text = ",".join(map(str, value)) if isinstance(value, list) else str(value)
    return printable(text[:60]) or "nothing"


def printable(text: str) -> str:
    """What a file says, without what would steer a terminal."""
    return "".join(one if one.isprintable() else "?" for one in text)
