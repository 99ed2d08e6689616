"""Two readings of one text made one: what both found is sure, what one found is to be looked at, a conflict is asked.

Both have passed the checker before, so their values are typed and their quotes hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from governance.domain.rulebook_flow import METHODS
from governance.domain.rulebook_types import ProcessType, ReadingWarning

_PARTS: Final = ("method", "electorate", "threshold", "quorum", "duration", "signatures")


@dataclass(frozen=True, slots=True)
class Agreed:
    """The process types of both readings, and a question for each field in which they differ."""

    processes: tuple[ProcessType, ...]
    questions: tuple[ReadingWarning, ...]


def agreed(rules: Sequence[ProcessType], model: Sequence[ProcessType]) -> Agreed:
    """Put the reading by fixed rules and that of a model together."""
    left = list(model)
    processes: list[ProcessType] = []
    questions: list[ReadingWarning] = []
    for own in rules:
        other = max(left, key=lambda each: _shared(own, each), default=None)
        if other is None or not _shared(own, other):
            processes.append(_all_looked_at(own))
            continue
        left.remove(other)
        both, asked = _joined(own, other)
        processes.append(both)
        questions += asked
    keys = {process.key for process in processes}
    for other in left:
        key = next(name for name in (other.key, *(f"{other.key}-{n}" for n in range(2, 1000))) if name not in keys)
        keys.add(key)
        processes.append(_all_looked_at(other.model_copy(update={"key": key, "default": False})))
    return Agreed(tuple(processes), tuple(questions))


def _shared(own: ProcessType, other: ProcessType) -> int:
    """How many quotes of one stand in quotes of the other; none if they decide in another way."""
    if [stage.kind for stage in own.stages if stage.kind in METHODS] != [
        stage.kind for stage in other.stages if stage.kind in METHODS
    ]:
        return 0
    ours = {(citation.anchor, citation.quote) for citation in own.citations}
    theirs = {(citation.anchor, citation.quote) for citation in other.citations}
    return sum(
        any(anchor == where and (words in said or said in words) for where, said in theirs) for anchor, words in ours
    )


def _joined(own: ProcessType, other: ProcessType) -> tuple[ProcessType, list[ReadingWarning]]:
    look, questions = set(own.look), []
    for field, there in _places(own, other):
        mine, theirs = own.value(field), other.value(there)
        if mine is not None and theirs is not None and mine == theirs:
            look.discard(field)
        elif mine is not None:
            look.add(field)
            if theirs is not None:
                citations = (*own.cited(field), *other.cited(there))
                words = f"The words for \u201c{own.title}\u201d, {field}, can be read in two ways: which one is meant?"
                questions.append(ReadingWarning(code="ambiguous", text=words, citations=citations))
        elif theirs is not None:
            own = _taken(own, field, theirs, other, there)
            look.add(field)
    stated = tuple(field for field in own.not_stated if own.value(field) is None)
    return own.model_copy(update={"look": tuple(sorted(look)), "not_stated": stated}), questions


def _places(own: ProcessType, other: ProcessType) -> Iterator[tuple[str, str]]:
    """Pair the fields of both: stages belong together by their kind."""
    yield from (("proposers", "proposers"), ("veto", "veto"))
    for index, stage in enumerate(own.stages):
        there = other.index(stage.kind)
        if there is not None and own.index(stage.kind) == index:
            yield from ((f"stages.{index}.{part}", f"stages.{there}.{part}") for part in _PARTS)


def _taken(own: ProcessType, field: str, value: Any, other: ProcessType, there: str) -> ProcessType:
    """Take over a value with its quotes."""
    quotes = tuple(citation.model_copy(update={"field": field}) for citation in other.cited(there))
    changes: dict[str, Any] = {"citations": (*own.citations, *quotes)}
    if field.startswith("stages."):
        _, index, part = field.split(".")
        stages = list(own.stages)
        stages[int(index)] = stages[int(index)].model_copy(update={part: value})
        changes["stages"] = tuple(stages)
    else:
        changes[field] = value
    return own.model_copy(update=changes)


def _all_looked_at(process: ProcessType) -> ProcessType:
    given = [
        field
        for field in (
            "proposers",
            "veto",
            *(f"stages.{i}.{part}" for i in range(len(process.stages)) for part in _PARTS),
        )
        if process.value(field) is not None
    ]
    return process.model_copy(update={"look": tuple(given)})
