"""A community, its constitution and what it chose for itself."""

from dataclasses import dataclass
from datetime import datetime

from governance.domain.events.event import Event


@dataclass(frozen=True, kw_only=True)
class CommunityCreated(Event):
    tag = "community.created"
    name: str
    platform: str


@dataclass(frozen=True, kw_only=True)
class ConstitutionAdopted(Event):
    tag = "constitution.adopted"
    version: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class ConstitutionPublished(Event):
    """`replaces`: the version whose thread is superseded by this one, if there was one."""

    tag = "constitution.published"
    version: int
    sha256: str
    replaces: int | None


@dataclass(frozen=True, kw_only=True)
class CommunityHalted(Event):
    tag = "community.halted"


@dataclass(frozen=True, kw_only=True)
class CommunityResumed(Event):
    tag = "community.resumed"


@dataclass(frozen=True, kw_only=True)
class ModeratorAppointed(Event):
    tag = "moderator.appointed"


@dataclass(frozen=True, kw_only=True)
class ModeratorEnded(Event):
    tag = "moderator.ended"
    why: str


@dataclass(frozen=True, kw_only=True)
class ModeratorRestored(Event):
    tag = "moderator.restored"
    why: str


@dataclass(frozen=True, kw_only=True)
class ClockMoved(Event):
    tag = "clock.moved"
    seconds: int


@dataclass(frozen=True, kw_only=True)
class SettingChanged(Event):
    tag = "setting.changed"
    name: str
    value: str
    was: str


@dataclass(frozen=True, kw_only=True)
class PowerGranted(Event):
    tag = "power.granted"
    action: str


@dataclass(frozen=True, kw_only=True)
class PowerEnded(Event):
    tag = "power.ended"
    action: str


@dataclass(frozen=True, kw_only=True)
class RecordedWordsRemoved(Event):
    tag = "record.words_removed"
    entry: int


@dataclass(frozen=True, kw_only=True)
class MessageLeftOut(Event):
    """`author`: by pseudonym; None if they are not on the roll."""

    tag = "message.left_out"
    author: str | None
    written_at: datetime


@dataclass(frozen=True, kw_only=True)
class RuleEnded(Event):
    tag = "rule.ended"
    number: int


@dataclass(frozen=True, kw_only=True)
class CommunityMoving(Event):
    tag = "community.moving"


@dataclass(frozen=True, kw_only=True)
class CommunityStayed(Event):
    tag = "community.stayed"


@dataclass(frozen=True, kw_only=True)
class CommunityMoved(Event):
    """`from_address`: where it was before. `copy`: the file was taken while it went on there."""

    tag = "community.moved"
    from_address: str
    taken_at: datetime
    copy: bool


@dataclass(frozen=True, kw_only=True)
class CommunityClosed(Event):
    """`ended`: proposals that got no decision. `left_undone`: decisions that nobody had carried out by then."""

    tag = "community.closed"
    moved_to: str
    ended: tuple[int, ...]
    left_undone: tuple[int, ...]
