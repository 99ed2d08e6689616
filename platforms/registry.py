"""Which adapter speaks for a connection."""

from datetime import datetime
from functools import partial

from platforms.adapters.mastodon.adapter import MastodonPlatform
from platforms.adapters.mastodon.listening import listen
from platforms.adapters.sandbox.adapter import SandboxPlatform
from platforms.credentials import ACCESS_TOKEN, opened
from platforms.listening.streams import Listen
from platforms.models import Connection
from platforms.ports import Platform

STREAMING = ("mastodon",)


def platform_of(connection: Connection, *, now: datetime) -> Platform:
    """The adapter for a community's connection; `now` is the community's clock. Raises CredentialUnreadable."""
    if connection.platform == "sandbox":
        return SandboxPlatform(community_id=connection.community_id, bot_handle=connection.bot_handle, now=now)
    if connection.platform == "mastodon":
        return MastodonPlatform(
            url=connection.url,
            token=opened(connection, ACCESS_TOKEN).reveal(),
            bot_handle=connection.bot_handle,
            domain=connection.domain,
            salt=f"{connection.community.first_address} {connection.community.founded_at.isoformat()}",
            now=now,
        )
    raise LookupError(f"there is no adapter for {connection.platform!r}")


def stream_of(connection: Connection) -> Listen:
    """What listens to the connection's account. Raises CredentialUnreadable."""
    if connection.platform in STREAMING:
        return partial(listen, url=connection.url, token=opened(connection, ACCESS_TOKEN).reveal())
    raise LookupError(f"{connection.platform!r} has no streams")
