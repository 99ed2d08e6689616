"""What members say to a proposal, and what the clock brings it."""

from dataclasses import dataclass
from datetime import datetime

from governance.domain.actions import ActionRequest


@dataclass(frozen=True, kw_only=True)
class OpenProposal:
    """A member proposes something. `label` is a word such as "urgent" that chooses the process type.

    `bot` is the bot's own handle: naming it is not naming a person. Handles have a domain only if the account
    lives elsewhere. `mentions` are all accounts that the message names, also outside title and body. What was
    said in private (`private`) is never made public: it is taken only if it is to be held anyway. `actions` are
    its effects if it passes; without any it is put on the list of decisions, for people to live by.
    """

    title: str
    body: str
    bot: str
    label: str | None = None
    mentions: tuple[str, ...] = ()
    private: bool = False
    actions: tuple[ActionRequest, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CastVote:
    """A member says something in the stage that a proposal is in: a word, or a `ballot` over options.

    `cast_at` is the home server's time of the message, never the time it was read.

    Of two votes cast at the same instant the one with the later `post` counts, in whatever order they are read.
    """

    number: int
    choice: str
    cast_at: datetime
    post: str = ""
    reason: str = ""
    ballot: str = ""
    private: bool = False


@dataclass(frozen=True, kw_only=True)
class Nominate:
    """A member puts somebody forward in an election: a handle, or `me`.

    `said_at`, here and below: the home server's time of the message. What was said in time counts, however late it
    is read, and of two things the later one.
    """

    number: int
    handle: str
    said_at: datetime


@dataclass(frozen=True, kw_only=True)
class AcceptNomination:
    """Who was nominated agrees to stand."""

    number: int
    said_at: datetime


@dataclass(frozen=True, kw_only=True)
class Decline:
    """Who was nominated or drawn for a jury says no."""

    number: int
    said_at: datetime


@dataclass(frozen=True, kw_only=True)
class ReviseProposal:
    """The author gives a proposal new words before voting opens."""

    number: int
    text: str
    private: bool = False


@dataclass(frozen=True, kw_only=True)
class CallForVote:
    """A member asks to go on to the vote, or to end it."""

    number: int
    said_at: datetime


@dataclass(frozen=True, kw_only=True)
class NoteVotePost:
    """The post by which somebody voted is not what it was when it counted: `found` is edited or deleted."""

    number: int
    post: str
    found: str


@dataclass(frozen=True, kw_only=True)
class WithdrawProposal:
    """The author takes a proposal back."""

    number: int
    said_at: datetime


@dataclass(frozen=True, kw_only=True)
class AddComment:
    """A reply in a proposal's thread that is talk, kept for its page."""

    number: int
    text: str
    posted_at: datetime


@dataclass(frozen=True, kw_only=True)
class AdvanceProposal:
    """Make real whatever the clock has brought about for one proposal."""

    number: int
