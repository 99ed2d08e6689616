"""Who acts, and what set it off."""

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """Through which door somebody came."""

    PERSON = "person"
    MODERATOR = "moderator"
    SCHEDULE = "schedule"
    HOST = "host"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A person by handle, a moderator by account name, the schedule, or the host at the command line."""

    kind: ActorKind
    key: str = ""

    @classmethod
    def person(cls, handle: str) -> "Actor":
        return cls(kind=ActorKind.PERSON, key=handle)

    @classmethod
    def moderator(cls, username: str) -> "Actor":
        return cls(kind=ActorKind.MODERATOR, key=username)


SCHEDULE = Actor(kind=ActorKind.SCHEDULE)
HOST = Actor(kind=ActorKind.HOST)


@dataclass(frozen=True, kw_only=True)
class Cause:
    """What set a command off: a stable reference for the record, and the post to answer, if there is one.

    `quiet`: whoever wrote it has been answered so often lately that it is dealt with without a word.
    """

    ref: str
    post: str | None = None
    quiet: bool = False
