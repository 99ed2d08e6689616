"""What Govbot needs from any platform. An adapter gives exactly this and passes tests/contracts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

Visibility = Literal["public", "unlisted", "direct"]


class PlatformError(Exception):
    """The platform did not do what was asked. `retryable`: trying again later may help."""

    def __init__(self, message: str, *, retryable: bool) -> None:
        """Keep the message for the host's eyes; it is never shown to members."""
        self.retryable = retryable
        super().__init__(message)


@dataclass(frozen=True, kw_only=True)
class Author:
    """Who wrote. `handle` has no leading @; it has a domain only if the account lives elsewhere.

    `created_at` is given for accounts of the home server only: other servers' dates are not believed.
    """

    handle: str
    display_name: str
    remote: bool
    bot: bool
    created_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Mention:
    """One message that addresses the bot. `occurred_at` is the home server's time, never the author's claim."""

    event_id: str
    post_id: str
    author: Author
    content: str
    in_reply_to: str | None
    visibility: Visibility
    occurred_at: datetime


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """Mentions in the order they arrived, and where to read on; not `complete`: there is more already."""

    mentions: Sequence[Mention]
    cursor: str
    complete: bool


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Something to post. Nobody is notified but `to`. The same `key` is posted once, however often it is sent."""

    text: str
    visibility: Visibility
    to: str | None
    in_reply_to: str | None
    key: str


class Platform(Protocol):
    """One bot account on one platform."""

    sweep_every: timedelta
    """How long the platform may go unread when nothing rings the bell."""

    def fetch(self, *, cursor: str) -> Fetched:
        """Everything that addressed the bot after `cursor`; repeats do no harm. Raises PlatformError."""

    def post(self, draft: Draft) -> Sequence[str]:
        """Say something, in as many posts as it takes, and return their ids in order. Raises PlatformError."""

    def favourite(self, post_id: str) -> None:
        """Acknowledge a post; once is enough, again does no harm. Raises PlatformError."""
