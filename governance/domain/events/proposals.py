"""From a proposal's opening to what was decided."""

from dataclasses import dataclass
from datetime import datetime

from governance.domain.events.event import OfProposal


@dataclass(frozen=True, kw_only=True)
class ProposalWaitsForReading(OfProposal):
    tag = "proposal.contested"
    process: str


@dataclass(frozen=True, kw_only=True)
class ProposalHeld(OfProposal):
    tag = "proposal.held"
    unnamed = True
    why: str


@dataclass(frozen=True, kw_only=True)
class ProposalReleased(OfProposal):
    tag = "proposal.released"
    opens_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class WordsRemoved(OfProposal):
    tag = "words.removed"
    what: str


@dataclass(frozen=True, kw_only=True)
class ProposalOpened(OfProposal):
    tag = "proposal.opened"
    process: str
    rulebook: int
    opens_at: datetime
    closes_at: datetime | None
    electorate: int
    quorum_needed: int
    stage: str = "ballot"


@dataclass(frozen=True, kw_only=True)
class ProposalRevised(OfProposal):
    tag = "proposal.revised"


@dataclass(frozen=True, kw_only=True)
class ProposalWithdrawn(OfProposal):
    tag = "proposal.withdrawn"


@dataclass(frozen=True, kw_only=True)
class ProposalCancelled(OfProposal):
    tag = "proposal.cancelled"


@dataclass(frozen=True, kw_only=True)
class ProposalEnded(OfProposal):
    """Its community was closed before it was decided."""

    tag = "proposal.ended"


@dataclass(frozen=True, kw_only=True)
class VotingClosed(OfProposal):
    tag = "proposal.closed"
    closed_at: datetime
    stage: str = "ballot"


@dataclass(frozen=True, kw_only=True)
class Counted(OfProposal):
    """The numbers that every result states; where `stage` or `method` is another, `stage.ended` has the rest."""

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
