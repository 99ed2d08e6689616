"""What Govbot needs from any platform. An adapter gives exactly this and passes tests/contracts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

Visibility = Literal["public", "unlisted", "direct"]


class PlatformError(Exception):
    """The platform did not do what was asked. `retryable`: trying again later may help."""

    def __init__(
        self, message: str, *, retryable: bool, code: str = "", retry_at: datetime | None = None, alone: bool = True
    ) -> None:
        """Keep the message for the host's eyes; it is never shown to members.

        `retry_at`: not before then. Not `alone`: other requests of this connection would fare the same.
        """
        self.retryable = retryable
        self.code = code
        self.retry_at = retry_at
        self.alone = alone
        super().__init__(message)


@dataclass(frozen=True, kw_only=True)
class Author:
    """Who wrote. `handle` has no leading @; it has a domain only if the account lives elsewhere.

    `created_at` is given for accounts of the home server only: other servers' dates are not believed.
    `moved`: the person goes by another account now, and this one speaks for nobody.
    """

    handle: str
    display_name: str
    remote: bool
    bot: bool
    created_at: datetime | None
    moved: bool = False


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
    """Mentions in the order they arrived, and where to read on; not `complete`: there is more already.

    `rest`: how long the platform wants to be left alone after this, even when the bell rings.
    """

    mentions: Sequence[Mention]
    cursor: str
    complete: bool
    rest: timedelta = timedelta(0)


@dataclass(frozen=True, kw_only=True)
class Room:
    """How many characters one post holds of what it is to say. A link counts as `link`, if it is shorter."""

    characters: int
    link: int = 0


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Something to post. Nobody is notified but `to`. The same `key` is posted once, however often it is sent.

    `part`: which post of a thread this one is, such as `2/7`; it fits the room of one, and each part is posted once.
    `tried_at`: when it was first tried, if it was: it may stand there already.
    """

    text: str
    visibility: Visibility
    to: str | None
    in_reply_to: str | None
    key: str
    part: str = ""
    tried_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Deed:
    """Something to do on the platform: a kind of action, on what, with which values. `key` is the same in every try."""

    kind: str
    target: str
    params: Mapping[str, str]
    key: str


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What is there now, as values that `undo` will need; `done`: it is already as the deed wants it."""

    done: bool
    state: Mapping[str, str | int | bool | None]


@dataclass(frozen=True, kw_only=True)
class Performed:
    """What became of a deed: what was there before it, and what people should know."""

    before: Mapping[str, str | int | bool | None]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that a check looked at. `wrong` must be put right, a `warning` should be; the remedy says how."""

    level: Literal["fine", "warning", "wrong"]
    what: str
    remedy: str = ""


class Platform(Protocol):
    """One bot account on one platform."""

    sweep_every: timedelta
    """How long the platform may go unread when nothing rings the bell."""

    most_posts: int | None
    """How many posts the platform takes in three hours; None: as many as there are."""

    def fetch(self, *, cursor: str) -> Fetched:
        """Everything that addressed the bot after `cursor`; repeats do no harm. Raises PlatformError."""

    def glance(self, *, cursor: str) -> Fetched:
        """What addressed the bot last, for less; no proof that nothing else did. Raises PlatformError."""

    def post(self, draft: Draft) -> Sequence[str]:
        """Say something, in as many posts as it takes, and return their ids in order. Raises PlatformError."""

    def room(self) -> Room:
        """What one post can hold. Raises PlatformError."""

    def reword(self, post_id: str, text: str) -> None:
        """Give a post of the bot's own other words, as many as fit; again does no harm. Raises PlatformError.

        With the code `gone` where it is not there any more.
        """

    def favourite(self, post_id: str) -> None:
        """Acknowledge a post; once is enough, again does no harm. Raises PlatformError."""

    def look(self, deed: Deed) -> Seen:
        """What the deed is about, as it is now, changing nothing.

        Raises PlatformError; with the code `gone` where it is not there any more, and `for_people` where the platform
        lets no program do this.
        """

    def act(self, deed: Deed) -> Performed:
        """Do it. Nothing happens where it is so already. Raises PlatformError."""

    def undo(self, deed: Deed, *, before: Mapping[str, str | int | bool | None]) -> Performed:
        """Put back what was there `before`, and nothing else. Raises PlatformError."""

    def reread(self, post_ids: Sequence[str]) -> Mapping[str, str | None]:
        """What posts say now; None: it was deleted. Those it did not get to are left out. Raises PlatformError."""

    def moved_to(self, handle: str) -> str | None:
        """By which handle an account goes that has moved from this one; None: it has not, or nobody knows it.

        Raises PlatformError.
        """

    def spoke_last_at(self) -> datetime | None:
        """When the account posted last, whoever used it; None: never. Raises PlatformError."""

    def revoke(self, *, client_id: str, client_secret: str) -> None:
        """Give the token back, so that it serves nobody any more. Raises PlatformError."""

    def check(self, *, powers: Collection[str] = ()) -> Sequence[Finding]:
        """What the host should know of the connection, and of the `powers` that members granted.

        Raises nothing: what cannot be reached is a finding.
        """
