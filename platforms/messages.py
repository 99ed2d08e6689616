"""One message to the bot with everything that is known about it, and the way to answer it."""

from dataclasses import dataclass
from datetime import datetime

from governance.domain.actors import Cause
from governance.services.speech import Reply, reply
from platforms.threads import Place
from reasoning.plaintext import PostText


@dataclass(frozen=True, kw_only=True)
class Message:
    """One message with everything that is known about it."""

    community: int
    author: str
    bot: str
    display_name: str
    remote: bool
    moved: bool = False
    account_created_at: datetime | None
    post: PostText
    post_id: str
    place: Place
    visibility: str
    occurred_at: datetime
    cause: Cause
    now: datetime
    moved_here: bool = False  # from the account that it names, as the platform says
    answer: Reply | None = None  # to a question: found before anything is locked


def say(message: Message, said: Reply) -> int:
    """Answer a message; the number under which the answer waits to go out."""
    return reply(
        said,
        community=message.community,
        to=message.author,
        post=message.post_id,
        private=message.visibility == "direct",
        now=message.now,
    )
