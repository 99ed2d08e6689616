"""What people ask for themselves and for each other."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class JoinCommunity:
    """A person asks to be on the roll. `tenure_from` is as the platform attests it, if it does."""

    display_name: str = ""
    remote: bool = False
    tenure_from: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class MeetPerson:
    """Somebody of the community's own server writes to the bot. Where the roll is local, that makes a member."""

    display_name: str = ""
    tenure_from: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class LeaveCommunity:
    """A member leaves the roll."""


@dataclass(frozen=True, kw_only=True)
class KeepWordsFromModels:
    """A member says whether models may read their words (`keep` False), or only the fixed forms."""

    keep: bool


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
class AskReminder:
    """A member asks to be told, once and in private, before a vote ends without theirs."""

    number: int


@dataclass(frozen=True, kw_only=True)
class SendReminders:
    """Tell those who asked for it that a vote will end soon."""

    number: int
