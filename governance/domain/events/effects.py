"""What became of a decision: carried out, left to people, stopped, taken back, contested."""

from dataclasses import dataclass
from datetime import datetime

from governance.domain.events.event import Event


@dataclass(frozen=True, kw_only=True)
class GraceEnded(Event):
    tag = "proposal.grace_ended"
    number: int


@dataclass(frozen=True, kw_only=True)
class ConfirmationAwaited(Event):
    tag = "proposal.awaiting_confirmation"
    number: int
    expires_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ProposalConfirmed(Event):
    tag = "proposal.confirmed"
    number: int


@dataclass(frozen=True, kw_only=True)
class ProposalOverridden(Event):
    tag = "proposal.overridden"
    number: int


@dataclass(frozen=True, kw_only=True)
class ProposalExecuted(Event):
    tag = "proposal.executed"
    number: int
    action: str
    key: str


@dataclass(frozen=True, kw_only=True)
class ProposalFailed(Event):
    tag = "proposal.failed"
    number: int


@dataclass(frozen=True, kw_only=True)
class ProposalRetried(Event):
    tag = "proposal.retried"
    number: int


@dataclass(frozen=True, kw_only=True)
class ProposalExpired(Event):
    tag = "proposal.expired"
    number: int


@dataclass(frozen=True, kw_only=True)
class ProposalVetoed(Event):
    tag = "proposal.vetoed"
    number: int


@dataclass(frozen=True, kw_only=True)
class VetoRaised(Event):
    tag = "veto.raised"
    number: int
    voices: int
    needed: int


@dataclass(frozen=True, kw_only=True)
class ProposalVetoedByMembers(Event):
    tag = "proposal.vetoed_by_members"
    number: int
    voices: int
    needed: int
    electorate: int


@dataclass(frozen=True, kw_only=True)
class ProposalReversed(Event):
    tag = "proposal.reversed"
    number: int
    because: str


@dataclass(frozen=True, kw_only=True)
class ActionLeftToPeople(Event):
    tag = "action.task"
    number: int
    action: str
    key: str


@dataclass(frozen=True, kw_only=True)
class TaskClosed(Event):
    tag = "action.task_closed"
    number: int
    action: str
    key: str
    done: bool


@dataclass(frozen=True, kw_only=True)
class ActionFailed(Event):
    tag = "action.failed"
    number: int
    action: str
    key: str
    why: str


@dataclass(frozen=True, kw_only=True)
class ActionUndone(Event):
    tag = "action.undone"
    number: int
    action: str
    key: str
    why: str


@dataclass(frozen=True, kw_only=True)
class ActionEnded(Event):
    tag = "action.ended"
    number: int
    action: str
    key: str


@dataclass(frozen=True, kw_only=True)
class AppealMade(Event):
    tag = "appeal.made"
    appeal: int
    number: int | None
    about: str
    route: str


@dataclass(frozen=True, kw_only=True)
class AppealAnswered(Event):
    tag = "appeal.answered"
    appeal: int
    number: int | None
    about: str
    upheld: bool
