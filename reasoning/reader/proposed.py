"""What a layer of the reader proposes: typed fields with verbatim quotes. Only the checker makes a draft of them.

The fixed rules propose so, and a model does. A field names its place as in the rulebook file, such as `proposers` or
`stages.0.threshold`; its value is of the rulebook's types, or the same as JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from reasoning.reader.sentences import Sentence

Source = Literal["rules", "model"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the text, exactly as stored, and the section they stand in."""

    anchor: str
    words: str


def quote(sentence: Sentence) -> Quote:
    """Quote a whole sentence."""
    return Quote(sentence.section.anchor, sentence.quote)


@dataclass(frozen=True, slots=True)
class ProposedField:
    """One value with what it rests on; `sure` is what its own source thinks of it."""

    field: str
    value: Any
    quotes: tuple[Quote, ...]
    source: Source = "rules"
    sure: bool = True


@dataclass(frozen=True, slots=True)
class ProposedProcess:
    """One way of deciding; `stages` gives each stage's kind and method by name, in order."""

    title: str
    stages: tuple[tuple[str, str | None], ...]
    fields: tuple[ProposedField, ...]
    quotes: tuple[Quote, ...] = ()
    decides: str | None = None
    amends: bool = False
    source: Source = "rules"


@dataclass(frozen=True, slots=True)
class ProposedRole:
    """An office: `seats` as "5" or "5-7", `term` as ISO 8601 text."""

    title: str
    quotes: tuple[Quote, ...]
    seats: str | None = None
    term: str | None = None
    filled_by: str | None = None


@dataclass(frozen=True, slots=True)
class ProposedWarning:
    """What people should settle in the text."""

    code: str
    text: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that one layer proposes for one text."""

    processes: tuple[ProposedProcess, ...] = ()
    roles: tuple[ProposedRole, ...] = ()
    warnings: tuple[ProposedWarning, ...] = ()
