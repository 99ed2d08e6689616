"""What a server says of itself."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mastodon import Mastodon

from platforms.adapters.mastodon.client import asking
from platforms.adapters.mastodon.words import Limits

_FEWEST, _MOST = 100, 100_000


def instance_of(client: Mastodon, *, now: datetime) -> Mapping[str, Any]:
    """The server's description. Raises PlatformError."""
    with asking(client, now=now):
        told = client.instance_v2()
    return told if isinstance(told, Mapping) else {}


def limits_of(client: Mastodon, *, now: datetime) -> Limits:
    """How long a post may be; Mastodon's own numbers where the server says nothing sensible."""
    statuses = _inside(_inside(instance_of(client, now=now), "configuration"), "statuses")
    usual = Limits()
    return Limits(
        characters=_number(statuses.get("max_characters"), usual.characters, least=_FEWEST),
        link=_number(statuses.get("characters_reserved_per_url"), usual.link, least=0),
    )


def _inside(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = told.get(name)
    return found if isinstance(found, Mapping) else {}


def _number(value: object, usual: int, *, least: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and least <= value <= _MOST else usual
