"""Votes, as they were cast and as they were found later."""

from dataclasses import dataclass
from datetime import datetime

from governance.domain.events.event import Event


@dataclass(frozen=True, kw_only=True)
class VoteCast(Event):
    tag = "vote.cast"
    number: int
    voter: str
    choice: str
    cast_at: datetime


@dataclass(frozen=True, kw_only=True)
class VoteChanged(Event):
    tag = "vote.changed"
    number: int
    voter: str
    choice: str
    replaces: str
    cast_at: datetime


@dataclass(frozen=True, kw_only=True)
class VoteArrivedLate(Event):
    tag = "vote.late"
    number: int
    voter: str
    cast_at: datetime


@dataclass(frozen=True, kw_only=True)
class VotePostDiffers(Event):
    """`found`: edited or deleted. The vote counts as it was first sent."""

    tag = "vote.post_differs"
    number: int
    voter: str
    found: str
