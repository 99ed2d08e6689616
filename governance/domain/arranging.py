"""The stages of a way to decide put in another order, one taken out, one put in; what is known of each goes with it."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from governance.domain.ratifying import ALWAYS, CannotBeDecidedSo
from governance.domain.rulebook import ProcessType, StageKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST_STAGES: Final = 12
_LEADS: Final = ("on_pass", "on_failure")
_OUT: Final = -1


@dataclass(frozen=True, slots=True)
class Arranged:
    """The way as data, and where each of its former stages stands now; those taken out stand nowhere."""

    process: dict[str, Any]
    places: tuple[int, ...]

    def field(self, name: str) -> str | None:
        """A field under its new name; None if its stage is gone."""
        parts = name.split(".")
        if parts[0] != "stages" or len(parts) == 1:
            return name
        place = self.places[int(parts[1])]
        return None if place == _OUT else ".".join(["stages", str(place), *parts[2:]])

    def lead(self, index: object) -> int | None:
        """Where `on_pass` or `on_failure` leads now."""
        place = self.places[index] if isinstance(index, int) and 0 <= index < len(self.places) else _OUT
        return None if place == _OUT else place


def shape_of(process: ProcessType | Mapping[str, Any]) -> str:
    """The kinds of its stages in order: what somebody who moves them must have seen."""
    if isinstance(process, ProcessType):
        return " ".join(stage.kind for stage in process.stages)
    return " ".join(stage["kind"] for stage in process["stages"])


def moved(process: Mapping[str, Any], *, at: int, by: int) -> Arranged:
    """A stage one place up (`by` -1) or down (1). Raises CannotBeDecidedSo."""
    order = list(range(len(process["stages"])))
    _check_place(order, at)
    if not 0 <= at + by < len(order):
        raise CannotBeDecidedSo("This stage is at the end already.")
    order[at], order[at + by] = order[at + by], order[at]
    return _in_order(process, order)


def without(process: Mapping[str, Any], *, at: int) -> Arranged:
    """A stage taken out. Raises CannotBeDecidedSo."""
    order = list(range(len(process["stages"])))
    _check_place(order, at)
    if len(order) == 1:
        raise CannotBeDecidedSo(
            "This is the only stage, and a way needs at least one. Put another one in first, or leave the way out."
        )
    return _in_order(process, [one for one in order if one != at])


def with_stage(process: Mapping[str, Any], *, at: int, kind: str, method: str) -> Arranged:
    """A new stage before the one that stands at this place now, or at the end. Raises CannotBeDecidedSo."""
    stages = process["stages"]
    if kind not in set(StageKind):
        raise CannotBeDecidedSo("Please choose what kind of stage it is.")
    if len(stages) >= MOST_STAGES:
        raise CannotBeDecidedSo(f"A way has at most {MOST_STAGES} stages here.")
    if not 0 <= at <= len(stages):
        raise CannotBeDecidedSo("There is no such place. Please look at the list again.")
    made = {"kind": kind} | ({"method": method} if method else {})
    arranged = _in_order(process, [*range(at), len(stages), *range(at, len(stages))], extra=made)
    data = arranged.process
    data["not_stated"] += [f"stages.{at}.{name}" for name in ALWAYS[kind] if name not in made]
    if method:
        data["fields"][f"stages.{at}.method"] = {"origin": "default", "ratified_by": None}
    _check_values(data)
    return arranged


def _check_place(order: Sequence[int], at: int) -> None:
    if not 0 <= at < len(order):
        raise CannotBeDecidedSo("There is no such stage. Please look at the list again.")


def _in_order(process: Mapping[str, Any], order: Sequence[int], extra: dict[str, Any] | None = None) -> Arranged:
    data = copy.deepcopy(dict(process))
    stages = [*data["stages"], *([extra] if extra else [])]
    places = tuple(order.index(old) if old in order else _OUT for old in range(len(data["stages"])))
    arranged = Arranged(data, places)
    data["stages"] = [stages[old] for old in order]
    for stage in data["stages"]:
        for name in _LEADS:
            if stage.get(name) is not None:
                stage[name] = arranged.lead(stage[name])
    data["citations"] = [
        {**one, "field": there} for one in data["citations"] if (there := arranged.field(one["field"])) is not None
    ]
    for name in ("look", "not_stated"):
        data[name] = _renamed(arranged, data.get(name, []))
    notes = data.get("fields", {})
    data["fields"] = {there: note for one, note in notes.items() if (there := arranged.field(one)) is not None}
    _check_values(data)
    return arranged


def _renamed(arranged: Arranged, names: Iterable[str]) -> list[str]:
    return [there for one in names if (there := arranged.field(one)) is not None]


def _check_values(process: Mapping[str, Any]) -> None:
    try:
        ProcessType.model_validate(process)
    except ValidationError as error:
        raise CannotBeDecidedSo(f"The stages cannot stand so: {error.errors()[0]['msg']}.") from None
