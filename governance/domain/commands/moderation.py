"""What moderators may do to a proposal, each with a reason."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class VetoProposal:
    """A moderator stops a decision before it is carried out."""

    number: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class CancelProposal:
    """A moderator ends a proposal before it is decided."""

    number: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReleaseProposal:
    """A moderator lets a held proposal go ahead. What was held about a person gets a neutral public `title`."""

    number: int
    reason: str
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class RemoveWords:
    """A moderator takes words off the pages: a comment's, an objection's, or, without either, a proposal's own."""

    number: int
    reason: str
    comment: int | None = None
    objection: int | None = None


@dataclass(frozen=True, kw_only=True)
class ConfirmProposal:
    """A moderator lets a decision be carried out that waits for one."""

    number: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class OverrideProposal:
    """A moderator has a decision carried out now, without the rest of its waiting time."""

    number: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class RetryProposal:
    """A moderator has what failed tried again."""

    number: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReverseProposal:
    """A moderator takes back what was carried out."""

    number: int
    reason: str


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
