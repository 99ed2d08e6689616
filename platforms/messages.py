"""One message to the bot with everything that is known about it, and the ways to answer it and to act on it."""

from dataclasses import dataclass
from datetime import datetime

from governance.domain import commands
from governance.domain.actors import Actor, Cause
from governance.services.handle import handle
from governance.services.speech import Reply, reply
from platforms.threads import Place
from reasoning.plaintext import PostText

_OPEN = frozenset({"public", "unlisted"})


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
    """Answer a message; the number under which the answer waits to go out, 0 where it is dealt with quietly."""
    if message.cause.quiet:
        return 0
    return reply(
        said,
        community=message.community,
        to=message.author,
        post=message.post_id,
        private=message.visibility == "direct",
        now=message.now,
    )


def do(message: Message, command: commands.Command) -> None:
    """Ask the core for one thing in its author's name. Raises GovernanceError."""
    handle(
        command,
        community=message.community,
        actor=Actor.person(message.author),
        cause=message.cause,
        now=message.now,
    )


def in_private(message: Message) -> bool:
    """Whether it was not written for everybody."""
    return message.visibility not in _OPEN


def keep_comment(message: Message) -> bool:
    """Put a reply on its proposal's page. What was said in private stays private."""
    if message.place.proposal is None or in_private(message) or not message.post.text:
        return False
    comment = commands.AddComment(number=message.place.proposal, text=message.post.text, posted_at=message.occurred_at)
    do(message, comment)
    return True
