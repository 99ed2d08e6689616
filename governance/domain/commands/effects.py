"""Brakes that members have, and what the platform reports of a decision's effects."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class RaiseVeto:
    """A member asks that a decision be stopped or taken back. `raised_at`: the home server's time of the message."""

    number: int
    raised_at: datetime
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class MakeAppeal:
    """A member contests a decision, an action, a moderator's act (`act`) or how the text was read (`reading`)."""

    number: int | None
    reason: str
    subject: str = ""
    private: bool = False


@dataclass(frozen=True, kw_only=True)
class BeginDeed:
    """The platform is about to be asked. `before`: what is there now; `already`: it is as wanted."""

    key: str
    before: dict[str, object]
    already: bool


@dataclass(frozen=True, kw_only=True)
class ReportDeed:
    """What became of it: `done`, `failed`, or `for_people` where the platform lets no program do it."""

    key: str
    outcome: str
    note: str = ""
