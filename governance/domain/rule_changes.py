"""What differs between two rulebooks, way by way and field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from governance.domain.ratifying import units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from governance.domain.rulebook import ProcessType, Rulebook

_UNSTATED: Final = (None, (), False)
_PARTS_OF_A_STAGE: Final = 3


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One field that is not as it was. `field` is empty where a whole way is new (`before` None) or goes."""

    title: str
    field: str
    before: Any
    after: Any


def rule_changes(before: Rulebook, after: Rulebook) -> Iterator[RuleChange]:
    """Compare two rulebooks: the ways of the new one in order, then those that go."""
    for process in after.process_types:
        former = before.process(process.key)
        if former is None:
            yield RuleChange(process.title, "", None, process)
        else:
            yield from _in_one_way(former, process)
    kept = {process.key for process in after.process_types}
    yield from (RuleChange(one.title, "", one, None) for one in before.process_types if one.key not in kept)


def _in_one_way(before: ProcessType, after: ProcessType) -> Iterator[RuleChange]:
    if [stage.kind for stage in before.stages] != [stage.kind for stage in after.stages]:
        yield RuleChange(after.title, "stages", before.stages, after.stages)
    if before.amends != after.amends or before.default != after.default:
        yield RuleChange(after.title, "process", before, after)
    for field in units(after):
        source = _same_place(before, after, field)
        was = before.value(source) if source and before.has(source) else None
        now = after.value(field)
        if was != now and not (was in _UNSTATED and now in _UNSTATED):
            yield RuleChange(after.title, field, was, now)
    for field in units(before):
        target = _same_place(after, before, field)
        gone = target is not None and target not in set(units(after))
        if gone and before.value(field) not in _UNSTATED:
            yield RuleChange(after.title, field, before.value(field), None)


def _same_place(there: ProcessType, here: ProcessType, field: str) -> str | None:
    """The field of the same stage in another version of a way: the first vote is the first vote, wherever it stands."""
    parts = field.split(".")
    if parts[0] != "stages" or len(parts) != _PARTS_OF_A_STAGE:
        return field
    kinds = [stage.kind for stage in here.stages]
    index = int(parts[1])
    nth = kinds[: index + 1].count(kinds[index])
    found = [place for place, stage in enumerate(there.stages) if stage.kind == kinds[index]]
    return f"stages.{found[nth - 1]}.{parts[2]}" if len(found) >= nth else None
