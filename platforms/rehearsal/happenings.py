"""What a rehearsal tells, as values: docs/REHEARSE.md lists their keys."""

from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One thing that happened in the story, at the time and in the step in which it did."""

    kind: ClassVar[str]
    at: datetime
    step: int

    def as_json(self) -> dict[str, object]:
        return {"at": iso(self.at), "kind": self.kind} | {k: v for k, v in asdict(self).items() if k != "at"}


@dataclass(frozen=True, kw_only=True)
class Posted(Happening):
    """Somebody wrote something."""

    kind = "post"
    by: str
    text: str
    reply_to: int | None
    dm: bool


@dataclass(frozen=True, kw_only=True)
class Moderated(Happening):
    """A moderator acted."""

    kind = "moderation"
    moderator: str
    do: str
    proposal: int | None
    reason: str
    refused: str | None


@dataclass(frozen=True, kw_only=True)
class Said(Happening):
    """The bot said something, in public or to one person."""

    kind = "said"
    visibility: str
    to: str | None
    proposal: int | None
    text: str


@dataclass(frozen=True, kw_only=True)
class Starred(Happening):
    """The bot acknowledged a post with a favourite."""

    kind = "favourite"
    to: str
    proposal: int | None


@dataclass(frozen=True, kw_only=True)
class Asked(Happening):
    """A model was asked about a message; `verdict` is "used" where its answer had the asked form."""

    kind = "model"
    model: str
    purpose: str
    verdict: str


@dataclass(frozen=True, kw_only=True)
class Recorded(Happening):
    """An entry of the public record; pseudonyms are shown as the people of the story."""

    kind = "record"
    tag: str
    subject: str
    actor: str


@dataclass(frozen=True, kw_only=True)
class Expectation(Happening):
    """One expected value beside what was found."""

    kind = "expectation"
    what: str
    wanted: str
    found: str
    ok: bool


@dataclass(frozen=True, kw_only=True)
class Failure:
    """What did not hold, and in which step."""

    step: int
    at: str
    what: str
    wanted: str
    found: str

    def as_json(self) -> dict[str, object]:
        return asdict(self)

    def __str__(self) -> str:
        return f"step {self.step} (at {self.at}): {self.what}: expected {self.wanted}, found {self.found}"


@dataclass(kw_only=True)
class Told:
    """A rehearsal from beginning to end."""

    scenario: str
    title: str
    timezone: str
    happenings: list[Happening] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    entries: int = 0

    def as_json(self) -> dict[str, object]:
        return {
            "scenario": self.scenario,
            "constitution": self.title,
            "timezone": self.timezone,
            "ok": not self.failures,
            "entries": self.entries,
            "events": [one.as_json() for one in self.happenings],
            "failures": [one.as_json() for one in self.failures],
        }


def iso(at: datetime) -> str:
    """UTC, RFC 3339, with fractions only where there are any."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
