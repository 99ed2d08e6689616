"""What became of a decision: carried out, left to people, stopped, taken back, contested."""

from dataclasses import dataclass
from datetime import datetime

from governance.domain.events.event import Event, OfProposal


@dataclass(frozen=True, kw_only=True)
class GraceEnded(OfProposal):
    tag = "proposal.grace_ended"


@dataclass(frozen=True, kw_only=True)
class ConfirmationAwaited(OfProposal):
    tag = "proposal.awaiting_confirmation"
    expires_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ProposalConfirmed(OfProposal):
    tag = "proposal.confirmed"


@dataclass(frozen=True, kw_only=True)
class ProposalOverridden(OfProposal):
    tag = "proposal.overridden"


@dataclass(frozen=True, kw_only=True)
class OfEffect(OfProposal):
    """What became of one effect, by its kind and its key."""

    action: str
    key: str


@dataclass(frozen=True, kw_only=True)
class ProposalExecuted(OfEffect):
    tag = "proposal.executed"


@dataclass(frozen=True, kw_only=True)
class ProposalFailed(OfProposal):
    tag = "proposal.failed"


@dataclass(frozen=True, kw_only=True)
class ProposalRetried(OfProposal):
    tag = "proposal.retried"


@dataclass(frozen=True, kw_only=True)
class ProposalExpired(OfProposal):
    tag = "proposal.expired"


@dataclass(frozen=True, kw_only=True)
class ProposalVetoed(OfProposal):
    tag = "proposal.vetoed"


@dataclass(frozen=True, kw_only=True)
class VetoRaised(OfProposal):
    tag = "veto.raised"
    voices: int
    needed: int


@dataclass(frozen=True, kw_only=True)
class ProposalVetoedByMembers(OfProposal):
    tag = "proposal.vetoed_by_members"
    voices: int
    needed: int
    electorate: int


@dataclass(frozen=True, kw_only=True)
class ProposalReversed(OfProposal):
    tag = "proposal.reversed"
    because: str


@dataclass(frozen=True, kw_only=True)
class ActionLeftToPeople(OfEffect):
    tag = "action.task"


@dataclass(frozen=True, kw_only=True)
class TaskClosed(OfEffect):
    tag = "action.task_closed"
    done: bool


@dataclass(frozen=True, kw_only=True)
class ActionFailed(OfEffect):
    tag = "action.failed"
    why: str


@dataclass(frozen=True, kw_only=True)
class ActionUndone(OfEffect):
    tag = "action.undone"
    why: str


@dataclass(frozen=True, kw_only=True)
class ActionEnded(OfEffect):
    tag = "action.ended"


@dataclass(frozen=True, kw_only=True)
class OfAppeal(Event):
    """An appeal by its own number, and the proposal that it is about, if it is about one."""

    appeal: int
    number: int | None
    about: str


@dataclass(frozen=True, kw_only=True)
class AppealMade(OfAppeal):
    tag = "appeal.made"
    route: str


@dataclass(frozen=True, kw_only=True)
class AppealAnswered(OfAppeal):
    tag = "appeal.answered"
    upheld: bool
