"""The rulebook: how a constitution decides, typed, every value with the words that state it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, StrictBool

from governance.domain.rulebook_stages import Stage
from governance.domain.rulebook_values import (
    Frozen,
    Key,
    Proposers,
    StageKind,
    VetoOrNone,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

Origin = Literal["cited", "default"]
FieldName = Annotated[str, Field(strict=True, pattern=r"^[a-z_]+(?:\.(?:[a-z_]+|[0-9]+))*$", max_length=120)]


class Citation(Frozen):
    """The words of the constitution that a value rests on: a verbatim quote out of one section."""

    field: FieldName
    anchor: Words
    section: Words
    path: Words
    quote: Words


class FieldNote(Frozen):
    """Where a value comes from, and who ratified it."""

    origin: Origin
    ratified_by: Words | None = None


class ProcessType(Frozen):
    """One way to decide, as the constitution defines it: stages in order."""

    key: Key
    title: Words
    decides: Words | None = None
    words: tuple[Words, ...] = ()
    default: StrictBool = False
    amends: StrictBool = False
    proposers: Proposers | None = None
    stages: Annotated[tuple[Stage, ...], Field(min_length=1, max_length=20)]
    veto: VetoOrNone | None = None
    citations: tuple[Citation, ...] = ()
    look: tuple[FieldName, ...] = ()
    not_stated: tuple[FieldName, ...] = ()
    fields: dict[FieldName, FieldNote] = Field(default_factory=dict)

    def stage(self, kind: StageKind | str) -> Stage | None:
        """The first stage of a kind."""
        return next((stage for stage in self.stages if stage.kind == kind), None)

    def index(self, kind: StageKind | str) -> int | None:
        """The place of the first stage of a kind among the stages, from 0."""
        return next((index for index, stage in enumerate(self.stages) if stage.kind == kind), None)

    def field(self, kind: StageKind | str, name: str = "") -> str | None:
        """The full name of a stage's field, such as `stages.0.threshold`."""
        index = self.index(kind)
        if index is None:
            return None
        return f"stages.{index}.{name}" if name else f"stages.{index}"

    def value(self, field: str) -> Any:
        """What a field holds; None where it is not stated or there is no such field."""
        held: Any = self
        for part in field.split("."):
            if isinstance(held, tuple):
                held = held[int(part)] if part.isdigit() and int(part) < len(held) else None
            else:
                held = getattr(held, part, None) if part in getattr(type(held), "model_fields", ()) else None
        return held

    def has(self, field: str) -> bool:
        """Whether the vocabulary has such a field here, even if it holds nothing."""
        above, _, name = field.rpartition(".")
        if not above:
            return name in ProcessType.model_fields
        held = self.value(above)
        if held is None:
            return self.has(above)
        if isinstance(held, tuple):
            return name.isdigit() and int(name) < len(held)
        return name in getattr(type(held), "model_fields", ())

    def citation(self, field: str) -> Citation | None:
        """The nearest clause: the field's, that of a part of it, of what it is part of, else the first."""
        for cited in (
            self.cited(field),
            self.cited_parts(field),
            *map(self.cited, parents(field)),
            self.citations,
        ):
            if cited:
                return cited[0]
        return None

    def citation_for(self, kind: StageKind | str, name: str = "") -> Citation | None:
        """The nearest clause for a stage's field: `citation_for("ballot", "threshold")`."""
        return self.citation(self.field(kind, name) or kind)

    def cited(self, field: str) -> tuple[Citation, ...]:
        """The citations of exactly this field."""
        return tuple(citation for citation in self.citations if citation.field == field)

    def cited_parts(self, field: str) -> tuple[Citation, ...]:
        """The citations of fields within this one."""
        return tuple(citation for citation in self.citations if citation.field.startswith(f"{field}."))

    def noted_origin(self, field: str) -> Origin | None:
        """Say where a value comes from, by the nearest mark or citation; None if nothing says it."""
        for name in (field, *parents(field)):
            if name in self.fields:
                return self.fields[name].origin
            if self.cited(name) or (name == field and self.cited_parts(field)):
                return "cited"
        return None

    def origin(self, field: str) -> Origin:
        """`cited` if the constitution states the value, otherwise `default`."""
        return self.noted_origin(field) or "default"


def parents(field: str) -> Iterator[str]:
    """What a field is part of, nearest first: of `stages.0.quorum` these are `stages.0` and `stages`."""
    while "." in field:
        field = field.rpartition(".")[0]
        yield field


class Role(Frozen):
    """An office of the community. `term` is ISO 8601 text, for a term may run in years: `P2Y`."""

    key: Key
    title: Words
    seats: Annotated[str, Field(strict=True, pattern=r"^[0-9]{1,6}(?:-[0-9]{1,6})?$")] | None = None
    term: Annotated[str, Field(strict=True, pattern=r"^P[0-9]{1,4}[YMWD]$")] | None = None
    filled_by: Words | None = None
    citations: tuple[Citation, ...] = ()


class SectionName(Frozen):
    """A heading of the constitution, as a reading lists it."""

    anchor: Words
    heading: Words
    path: Words


class ReadingWarning(Frozen):
    """What people should settle in the text: `contradiction`, `undefined_term`, `cannot_amend`, ..."""

    code: Key
    text: Words
    citations: tuple[Citation, ...] = ()


class Rulebook(Frozen):
    """All rules of one constitution version."""

    title: Words
    sha256: Annotated[str, Field(strict=True, pattern=r"^[0-9a-f]{64}$")]
    language: Words
    sections: tuple[SectionName, ...] | None = None
    process_types: tuple[ProcessType, ...]
    roles: tuple[Role, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()

    def process(self, key: str) -> ProcessType | None:
        """The process type with this key."""
        return next((process for process in self.process_types if process.key == key), None)

    def default_process(self) -> ProcessType | None:
        """The process type of a proposal that names none. A loaded rulebook always has one."""
        return next((process for process in self.process_types if process.default), None)

    def process_called(self, words: str) -> ProcessType | None:
        """The process type that these words name and are nothing else; None if none or several do."""
        said = _spoken(words)
        named = [process for process in self.process_types if said and said in _names(process)]
        return named[0] if len(named) == 1 else None

    def process_for_words(self, hint: str | None) -> ProcessType | None:
        """The process type that a member's words name; the default for none; None if unclear: ask then."""
        said = _spoken(hint or "")
        if not said:
            return self.default_process()
        named = [process for process in self.process_types if said in _names(process)]
        if not named:
            named = [process for process in self.process_types if any(_within(word, said) for word in _names(process))]
        return named[0] if len(named) == 1 else None


def _spoken(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", words.casefold()))


def _names(process: ProcessType) -> set[str]:
    return {_spoken(name) for name in (process.key, process.title, *process.words)} - {""}


def _within(name: str, said: str) -> bool:
    return f" {name} " in f" {said} "
