"""Setting a community up, and what holds for all of it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class AdoptConstitution:
    """Bring a text into force, with the rulebook that people ratified, or none yet."""

    text: str
    rulebook: dict[str, object] | None
    ratified_by: str


@dataclass(frozen=True, kw_only=True)
class GrantRoles:
    """The host attests which roles a member holds, while setting a community up."""

    handle: str
    roles: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ImportRoll:
    """The host or a moderator enters members from a file. `home`: whose people go by their handle alone."""

    text: str
    home: str


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
class ChooseRoll:
    """A moderator or the host says how people become members, while the community is set up."""

    kind: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class HaltCommunity:
    """Nothing is carried out until the halt is lifted."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class PublishConstitution:
    """The host or a moderator has the bot publish the version in force as a thread."""


@dataclass(frozen=True, kw_only=True)
class ResumeCommunity:
    """Lift the halt."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class MoveClock:
    """Sandbox only: move the community's clock ahead."""

    seconds: int


@dataclass(frozen=True, kw_only=True)
class RecordSweep:
    """Everything that had reached the platform before `began_at` has been read and dealt with."""

    began_at: datetime


@dataclass(frozen=True, kw_only=True)
class EndTerms:
    """Note the terms of office that are over."""


@dataclass(frozen=True, kw_only=True)
class BeginMove:
    """The host takes the community along to another host: from now on nothing is read, counted or said here."""


@dataclass(frozen=True, kw_only=True)
class GoOn:
    """The host lets it go on here: it does not move after all, or has come from another host and is connected."""


@dataclass(frozen=True, kw_only=True)
class CloseCommunity:
    """The host closes it here for good. `moved_to`: the address of its pages elsewhere, after a move."""

    reason: str
    moved_to: str = ""
