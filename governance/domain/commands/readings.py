"""Reading the text, deciding what was read, and asking how it is meant."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class WantReading:
    """A moderator wants the text in force to be read, or read again."""


@dataclass(frozen=True, kw_only=True)
class ReportReading:
    """The job has read a text: its draft, or why it could not be read. `model` helped."""

    reading: int
    draft: dict[str, object] | None
    model: str = ""
    error: str = ""


@dataclass(frozen=True, kw_only=True)
class DecideField:
    """A moderator decides one field of a reading. `seen`: the revision that they had before them, 0 for none."""

    reading: int
    process: str
    field: str
    choice: str
    seen: int
    value: object = None
    quote: str = ""


@dataclass(frozen=True, kw_only=True)
class AcceptSure:
    """A moderator accepts what one way to decide shows as sure and nobody has decided yet."""

    reading: int
    process: str


@dataclass(frozen=True, kw_only=True)
class RatifyReading:
    """A moderator brings the rules into force as they were decided."""

    reading: int


@dataclass(frozen=True, kw_only=True)
class AskCommunity:
    """A moderator asks everybody how a field is meant."""

    reading: int
    process: str
    field: str
    question: str


@dataclass(frozen=True, kw_only=True)
class AnswerQuestion:
    """A member answers such a question."""

    question: int
    text: str
    private: bool = False


@dataclass(frozen=True, kw_only=True)
class ContestReading:
    """A member says that a clause or a rule was read wrongly."""

    words: str
    said_at: datetime
    private: bool = False
