"""Who belongs, since when, and which roles they hold."""

from dataclasses import dataclass
from datetime import datetime

from governance.domain.events.event import Event


@dataclass(frozen=True, kw_only=True)
class MemberJoined(Event):
    tag = "member.joined"
    remote: bool
    tenure_from: datetime


@dataclass(frozen=True, kw_only=True)
class MemberLeft(Event):
    tag = "member.left"


@dataclass(frozen=True, kw_only=True)
class RollImported(Event):
    """Members were entered from a file; its digest is among the words, for that of a short list could be guessed."""

    tag = "roll.imported"
    lines: int
    added: int
    dated: int
    roles: int


@dataclass(frozen=True, kw_only=True)
class MemberAsked(Event):
    tag = "member.asked"
    remote: bool


@dataclass(frozen=True, kw_only=True)
class RequestDeclined(Event):
    tag = "member.request_declined"


@dataclass(frozen=True, kw_only=True)
class MemberMoved(Event):
    tag = "member.moved"
    taken_back: int


@dataclass(frozen=True, kw_only=True)
class VouchedFor(Event):
    tag = "member.vouched_for"
    by: str


@dataclass(frozen=True, kw_only=True)
class VouchTakenBack(Event):
    tag = "member.unvouched"
    by: str


@dataclass(frozen=True, kw_only=True)
class TenureAttested(Event):
    tag = "member.attested"
    tenure_from: datetime
    was: datetime


@dataclass(frozen=True, kw_only=True)
class ModelsRefused(Event):
    tag = "member.models_refused"


@dataclass(frozen=True, kw_only=True)
class ModelsAllowed(Event):
    tag = "member.models_allowed"


@dataclass(frozen=True, kw_only=True)
class RoleGranted(Event):
    tag = "role.granted"
    role: str
    ends_at: datetime | None
    why: str


@dataclass(frozen=True, kw_only=True)
class RoleEnded(Event):
    tag = "role.ended"
    role: str
    ended_at: datetime
    why: str
