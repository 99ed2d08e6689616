"""Votes, as they were cast and as they were found later."""

from dataclasses import dataclass
from datetime import datetime

from governance.domain.events.event import OfProposal


@dataclass(frozen=True, kw_only=True)
class VoteCast(OfProposal):
    tag = "vote.cast"
    voter: str
    choice: str
    cast_at: datetime


@dataclass(frozen=True, kw_only=True)
class VoteChanged(OfProposal):
    tag = "vote.changed"
    voter: str
    choice: str
    replaces: str
    cast_at: datetime


@dataclass(frozen=True, kw_only=True)
class VoteArrivedLate(OfProposal):
    tag = "vote.late"
    voter: str
    cast_at: datetime


@dataclass(frozen=True, kw_only=True)
class AdviceGiven(OfProposal):
    """An opinion that the rule asks for and that decides nothing."""

    tag = "vote.advice"
    voter: str
    choice: str
    cast_at: datetime


@dataclass(frozen=True, kw_only=True)
class VotePostDiffers(OfProposal):
    """`found`: edited or deleted. The vote counts as it was first sent."""

    tag = "vote.post_differs"
    voter: str
    found: str
