"""How a text was read, and what people made of the reading."""

from dataclasses import dataclass
from datetime import datetime

from governance.domain.events.event import Event


@dataclass(frozen=True, kw_only=True)
class RulebookRatified(Event):
    tag = "rulebook.ratified"
    version: int
    sha256: str
    by: str
    provisional_until_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class RulebookContested(Event):
    tag = "rulebook.contested"
    version: int
    process: str
    field: str
    appeal: int | None


@dataclass(frozen=True, kw_only=True)
class ContestSettled(Event):
    """`verdict`: kept or corrected."""

    tag = "rulebook.contest_settled"
    version: int
    process: str
    verdict: str


@dataclass(frozen=True, kw_only=True)
class ReadingWanted(Event):
    tag = "reading.wanted"
    version: int


@dataclass(frozen=True, kw_only=True)
class ReadingMade(Event):
    tag = "reading.made"
    version: int
    processes: int
    to_decide: int
    model: str
    earlier: str = ""
    taken_over: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FieldDecided(Event):
    tag = "reading.decided"
    version: int
    process: str
    field: str
    choice: str
    value: object


@dataclass(frozen=True, kw_only=True)
class DraftMade(Event):
    tag = "draft.made"
    draft: int
    sha256: str
    version: int


@dataclass(frozen=True, kw_only=True)
class DraftReady(Event):
    tag = "draft.ready"
    draft: int
    rules_sha256: str


@dataclass(frozen=True, kw_only=True)
class CommunityAsked(Event):
    tag = "reading.asked"
    version: int
    question: int
    process: str
    field: str


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered(Event):
    tag = "reading.answered"
    version: int
    question: int
