"""What every event has.

A member's own words and handles never enter `data`: they are named in `words`, and the record keeps
salted commitments of them beside an erasable copy.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import ClassVar

from governance.domain.audit import Json, instant


@dataclass(frozen=True, kw_only=True)
class Cited:
    """A clause that backs an event, word for word."""

    anchor: str
    section: str
    quote: str


@dataclass(frozen=True, kw_only=True)
class Event:
    """What happened, to what, by which clauses."""

    tag: ClassVar[str]
    unnamed: ClassVar[bool] = False
    """Whether the record leaves out who set it off."""
    subject: str
    citations: tuple[Cited, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)

    def data(self) -> dict[str, Json]:
        """The event's own fields in the types that the record may hold."""
        envelope = {"subject", "citations", "words"}
        return {f.name: _json(getattr(self, f.name)) for f in fields(self) if f.name not in envelope}


@dataclass(frozen=True, kw_only=True)
class OfProposal(Event):
    """What happened to one proposal, or in it."""

    number: int


def _json(value: object) -> Json:
    if isinstance(value, datetime):
        return instant(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Mapping):
        return {str(name): _json(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_json(item) for item in value]
    return str(value)
