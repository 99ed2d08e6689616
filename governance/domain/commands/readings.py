"""Reading the text, deciding what was read, and asking how it is meant."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class WantReading:
    """A moderator wants the text in force to be read, or the text of one `reading` to be read again."""

    reading: int | None = None


@dataclass(frozen=True, kw_only=True)
class ReportReading:
    """The job has read a text: its draft, or why it could not be read. `model` helped."""

    reading: int
    draft: dict[str, object] | None
    model: str = ""
    error: str = ""


@dataclass(frozen=True, kw_only=True)
class DecideField:
    """A moderator decides one field of a reading. `seen`: the revision that they had before them, 0 for none.

    `shape`: the kinds of the way's stages as they had them before them, where that was a page.
    """

    reading: int
    process: str
    field: str
    choice: str
    seen: int
    value: object = None
    quote: str = ""
    shape: str = ""


@dataclass(frozen=True, kw_only=True)
class AcceptSure:
    """A moderator accepts what is shown as sure and nobody has decided yet: of one way to decide, or (empty) of all."""

    reading: int
    process: str = ""


@dataclass(frozen=True, kw_only=True)
class LeaveUnstated:
    """A moderator leaves as not stated what the text says nothing about and no way needs: of one way, or of all."""

    reading: int
    process: str = ""


@dataclass(frozen=True, kw_only=True)
class SortWays:
    """A moderator says of the ways that a reading found which are ways to decide, and which are none."""

    reading: int
    keep: tuple[str, ...]
    leave: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ArrangeStages:
    """A moderator moves a stage of a way up or down, takes it out, or puts one in before `at`.

    `seen`: the kinds of its stages that they had before them, so that nobody moves what another one has moved.
    """

    reading: int
    process: str
    act: str
    at: int
    seen: str
    kind: str = ""
    method: str = ""


@dataclass(frozen=True, kw_only=True)
class RatifyReading:
    """A moderator brings the rules into force as they were decided."""

    reading: int


@dataclass(frozen=True, kw_only=True)
class GiveText:
    """A moderator gives a community its first text, or another one as long as nobody has ratified rules for it.

    `seen`: the number of the version that they had before them, 0 for none.
    """

    text: str
    seen: int


@dataclass(frozen=True, kw_only=True)
class MakeDraft:
    """A moderator writes a whole new text down, to be read and then decided by members."""

    text: str
    summary: str = ""


@dataclass(frozen=True, kw_only=True)
class PutToMembers:
    """A moderator has decided every field of a reading; members are to decide whether it applies."""

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


OfReading = (
    AcceptSure
    | AnswerQuestion
    | ArrangeStages
    | AskCommunity
    | ContestReading
    | DecideField
    | GiveText
    | LeaveUnstated
    | MakeDraft
    | PutToMembers
    | RatifyReading
    | ReportReading
    | SortWays
    | WantReading
)
