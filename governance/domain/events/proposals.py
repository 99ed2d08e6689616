"""From a proposal's opening to what was decided."""

from dataclasses import dataclass
from datetime import datetime

from governance.domain.events.event import Event


@dataclass(frozen=True, kw_only=True)
class ProposalWaitsForReading(Event):
    tag = "proposal.contested"
    number: int
    process: str


@dataclass(frozen=True, kw_only=True)
class ProposalHeld(Event):
    tag = "proposal.held"
    unnamed = True
    number: int
    why: str


@dataclass(frozen=True, kw_only=True)
class ProposalReleased(Event):
    tag = "proposal.released"
    number: int
    opens_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class WordsRemoved(Event):
    tag = "words.removed"
    number: int
    what: str


@dataclass(frozen=True, kw_only=True)
class ProposalOpened(Event):
    tag = "proposal.opened"
    number: int
    process: str
    rulebook: int
    opens_at: datetime
    closes_at: datetime | None
    electorate: int
    quorum_needed: int
    stage: str = "ballot"


@dataclass(frozen=True, kw_only=True)
class ProposalRevised(Event):
    tag = "proposal.revised"
    number: int


@dataclass(frozen=True, kw_only=True)
class ProposalWithdrawn(Event):
    tag = "proposal.withdrawn"
    number: int


@dataclass(frozen=True, kw_only=True)
class ProposalCancelled(Event):
    tag = "proposal.cancelled"
    number: int


@dataclass(frozen=True, kw_only=True)
class VotingClosed(Event):
    tag = "proposal.closed"
    number: int
    closed_at: datetime
    stage: str = "ballot"


@dataclass(frozen=True, kw_only=True)
class Counted(Event):
    """The numbers that every result states; where `stage` or `method` is another, `stage.ended` has the rest."""

    number: int
    agree: int
    disagree: int
    abstain: int
    electorate: int
    quorum_needed: int
    method: str = "yes_no"


@dataclass(frozen=True, kw_only=True)
class ProposalPassed(Counted):
    tag = "proposal.passed"
    grace_ends_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ProposalRejected(Counted):
    tag = "proposal.rejected"


@dataclass(frozen=True, kw_only=True)
class ProposalWithoutQuorum(Counted):
    tag = "proposal.no_quorum"
