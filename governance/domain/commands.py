"""Everything that anybody can ask of a community. A command says what is wanted, never that it is allowed."""

from dataclasses import dataclass
from datetime import datetime

from governance.domain.actions import ActionRequest


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
    tenure_from: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class LeaveCommunity:
    """A member leaves the roll."""


@dataclass(frozen=True, kw_only=True)
class KeepWordsFromModels:
    """A member says whether models may read their words (`keep` False), or only the fixed forms."""

    keep: bool


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
    """A member puts somebody forward in an election: a handle, or `me`."""

    number: int
    handle: str


@dataclass(frozen=True, kw_only=True)
class AcceptNomination:
    """Who was nominated agrees to stand."""

    number: int


@dataclass(frozen=True, kw_only=True)
class Decline:
    """Who was nominated or drawn for a jury says no."""

    number: int


@dataclass(frozen=True, kw_only=True)
class ReviseProposal:
    """The author gives a proposal new words before voting opens."""

    number: int
    text: str
    private: bool = False


@dataclass(frozen=True, kw_only=True)
class CallForVote:
    """A member asks to end the discussion and to vote."""

    number: int


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
class EndTerms:
    """Note the terms of office that are over."""


@dataclass(frozen=True, kw_only=True)
class GrantRoles:
    """The host attests which roles a member holds, while setting a community up."""

    handle: str
    roles: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SettleRequest:
    """A moderator lets somebody in who asked to join, or declines."""

    pseudonym: str
    let_in: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class MoveAccount:
    """A person writes from another account than before. The platform says that the old one has moved to it."""

    old_handle: str
    display_name: str = ""
    remote: bool = False


@dataclass(frozen=True, kw_only=True)
class VouchFor:
    """A member gives their word for another one, or (`keep` False) takes it back."""

    handle: str
    keep: bool = True


@dataclass(frozen=True, kw_only=True)
class ImportRoll:
    """The host or a moderator enters members from a file. `home`: whose people go by their handle alone."""

    text: str
    home: str


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
class HaltCommunity:
    """Nothing is carried out until the halt is lifted."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class ResumeCommunity:
    """Lift the halt."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class AppointModerator:
    """The host gives a login the moderators' powers in one community. `handle`: who that is on the roll."""

    username: str
    handle: str | None = None


@dataclass(frozen=True, kw_only=True)
class ChooseModel:
    """A moderator, or a sandbox's host, says which language model helps. `local`: it runs on the host's machines."""

    model: str
    local: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class MoveClock:
    """Sandbox only: move the community's clock ahead."""

    seconds: int


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
class AnswerAppeal:
    """A moderator answers an appeal in writing."""

    appeal: int
    upheld: bool
    reason: str


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


@dataclass(frozen=True, kw_only=True)
class ContestReading:
    """A member says that a clause or a rule was read wrongly."""

    words: str


Command = (
    AdoptConstitution | JoinCommunity | LeaveCommunity | KeepWordsFromModels | OpenProposal | CastVote | NoteVotePost
    | Nominate
    | AcceptNomination | Decline | ReviseProposal | CallForVote | WithdrawProposal | AddComment | AdvanceProposal
    | EndTerms | GrantRoles | RecordSweep | VetoProposal | CancelProposal | ReleaseProposal | RemoveWords
    | HaltCommunity | ResumeCommunity | AppointModerator | MoveClock | ConfirmProposal | OverrideProposal
    | RetryProposal | ReverseProposal | CloseTask | RaiseVeto | MakeAppeal | AnswerAppeal | BeginDeed | ReportDeed
    | ChooseModel | ImportRoll | VouchFor | MoveAccount | SettleRequest | WantReading | ReportReading | DecideField
    | AcceptSure | RatifyReading | AskCommunity | AnswerQuestion | ContestReading
)  # fmt: skip
