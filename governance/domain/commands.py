"""Everything that anybody can ask of a community. A command says what is wanted, never that it is allowed."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class AdoptConstitution:
    """Bring a text into force, with the rulebook that people ratified, or none yet."""

    text: str
    rulebook: dict[str, object] | None
    ratified_by: str


@dataclass(frozen=True, kw_only=True)
class JoinCommunity:
    """A person asks to be on the roll. `tenure_from` is as the platform attests it, if it does."""

    display_name: str = ""
    remote: bool = False
    bot: bool = False
    tenure_from: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class LeaveCommunity:
    """A member leaves the roll."""


@dataclass(frozen=True, kw_only=True)
class OpenProposal:
    """A member proposes something. `label` is a word such as "urgent" that chooses the process type.

    `bot` is the bot's own handle: naming it is not naming a person. Handles in the text have a domain only if
    the account lives elsewhere.
    """

    title: str
    body: str
    bot: str
    label: str | None = None


@dataclass(frozen=True, kw_only=True)
class CastVote:
    """A member votes. `cast_at` is the home server's time of the message, never the time it was read."""

    number: int
    choice: str
    cast_at: datetime


@dataclass(frozen=True, kw_only=True)
class WithdrawProposal:
    """The author takes a proposal back."""

    number: int


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


@dataclass(frozen=True, kw_only=True)
class RecordSweep:
    """Everything that had reached the platform before `began_at` has been read and dealt with."""

    began_at: datetime


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
    """A moderator lets a held proposal go ahead."""

    number: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class HaltCommunity:
    """Nothing is carried out until the halt is lifted."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class ResumeCommunity:
    """Lift the halt."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class AppointModerator:
    """The host gives a login the moderators' powers in one community."""

    username: str


@dataclass(frozen=True, kw_only=True)
class MoveClock:
    """Sandbox only: move the community's clock ahead."""

    seconds: int


Command = (
    AdoptConstitution | JoinCommunity | LeaveCommunity | OpenProposal | CastVote | WithdrawProposal | AddComment
    | AdvanceProposal | RecordSweep | VetoProposal | CancelProposal | ReleaseProposal | HaltCommunity
    | ResumeCommunity | AppointModerator | MoveClock
)  # fmt: skip
