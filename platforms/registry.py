"""Which adapter speaks for a connection."""

from datetime import datetime

from platforms.adapters.sandbox.adapter import SandboxPlatform
from platforms.models import Connection
from platforms.ports import Platform


def platform_of(connection: Connection, *, now: datetime) -> Platform:
    """The adapter for a community's connection; `now` is the community's clock."""
    if connection.platform == "sandbox":
        return SandboxPlatform(community_id=connection.community_id, bot_handle=connection.bot_handle, now=now)
    raise LookupError(f"there is no adapter for {connection.platform!r}")
