"""What moderators may do to a proposal, each with a reason."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class OnAProposal:
    """One proposal by its number, and the reason that everybody may read."""

    number: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class VetoProposal(OnAProposal):
    """A moderator stops a decision before it is carried out."""


@dataclass(frozen=True, kw_only=True)
class CancelProposal(OnAProposal):
    """A moderator ends a proposal before it is decided."""


@dataclass(frozen=True, kw_only=True)
class ReleaseProposal(OnAProposal):
    """A moderator lets a held proposal go ahead. What was held about a person gets a neutral public `title`."""

    title: str = ""


@dataclass(frozen=True, kw_only=True)
class RemoveWords(OnAProposal):
    """A moderator takes words off the pages: a comment's, an objection's, or, without either, a proposal's own."""

    comment: int | None = None
    objection: int | None = None


@dataclass(frozen=True, kw_only=True)
class RemoveRecordedWords:
    """A moderator takes what a member said off one entry of the record: of an appeal, a contest, an answer, a veto."""

    entry: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class LeaveOutMessage:
    """A moderator lets counts go on without one message. `post`: where its author is told of it; nowhere if None."""

    author: str
    written_at: datetime
    post: str | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class ConfirmProposal(OnAProposal):
    """A moderator lets a decision be carried out that waits for one."""


@dataclass(frozen=True, kw_only=True)
class OverrideProposal(OnAProposal):
    """A moderator has a decision carried out now, without the rest of its waiting time."""


@dataclass(frozen=True, kw_only=True)
class RetryProposal(OnAProposal):
    """A moderator has what failed tried again."""


@dataclass(frozen=True, kw_only=True)
class ReverseProposal(OnAProposal):
    """A moderator takes back what was carried out."""


@dataclass(frozen=True, kw_only=True)
class CloseTask:
    """A moderator notes that people have carried out an effect, or that they will not."""

    key: str
    done: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class AnswerAppeal:
    """A moderator answers an appeal in writing."""

    appeal: int
    upheld: bool
    reason: str
