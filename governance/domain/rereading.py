"""A text that is read again: what was ratified before and still holds stays, and only the rest is decided anew."""

from __future__ import annotations

import copy
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from governance.domain.ratifying import WHOLE, unit_of, units
from governance.domain.rulebook import NONE, ProcessType, Rulebook
from governance.domain.section_changes import section_changes
from governance.domain.sections import normalise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_PARTS_OF_A_STAGE: Final = 3
_NOTHING: Final = (None, (), False)


def still_settled(
    now: Rulebook, former: Mapping[str, ProcessType], contested: Collection[tuple[str, str]]
) -> list[tuple[str, str]]:
    """The fields that nobody has to decide again: as they were last ratified, and contested by nobody.

    `former`: each way as it was last ratified. A contested way without a field is contested as a whole.
    """
    return [
        (process.key, field)
        for process in now.process_types
        for field in (WHOLE, *units(process))
        if (before := former.get(process.key)) is not None
        and (process.key, field) not in contested
        and (process.key, "") not in contested
        and (field == WHOLE or process.value(field) == before.value(field))
    ]


def newly_stated(
    now: Rulebook, fresh: Rulebook, *, former: Mapping[str, ProcessType], before: str
) -> set[tuple[str, str]]:
    """The fields that people left as not stated, or gave a default, and about which new words now say something."""
    old, found = normalise(before), set()
    for process in now.process_types:
        match = _match(process, former.get(process.key), fresh)
        if match is None:
            continue
        for field in units(process):
            open_to_words = process.value(field) in _NOTHING or process.noted_origin(field) == "default"
            source = _same_field(process, match, field) if open_to_words else None
            if source and match.value(source) not in _NOTHING and _new_words(match, source, old):
                found.add((process.key, field))
    return found


def _new_words(process: ProcessType, field: str, old: str) -> bool:
    return any(unit_of(one.field) == field and one.quote not in old for one in process.citations)


def merged(
    now: Rulebook,
    fresh: Rulebook,
    *,
    former: Mapping[str, ProcessType],
    settled: Collection[tuple[str, str]],
    stated: Collection[tuple[str, str]] = (),
    before: str,
    text: str,
) -> dict[str, Any]:
    """The rules as they hold with what the fresh reading finds for the fields that are open, and its new ways.

    Everything taken from the fresh reading is for people to look at. `former`: each way as it was last ratified.
    `stated`: the fields for which new words take the place of a default.
    """
    data = copy.deepcopy(now.model_dump(mode="json"))
    read = fresh.model_dump(mode="json")
    used: set[str] = set()
    for process, held in zip(now.process_types, data["process_types"], strict=True):
        wanted = [field for field in units(process) if (process.key, field) not in settled]
        match = _match(process, former.get(process.key), fresh)
        if match is None:
            continue
        used.add(match.key)
        there = next(one for one in read["process_types"] if one["key"] == match.key)
        for field in wanted:
            if process.value(field) in _NOTHING or (process.key, field) in stated:
                _take(held, field, there, _same_field(process, match, field))
    changed = {
        section.anchor for change in section_changes(before, text) for section in (change.after,) if section is not None
    }
    taken = {process.key for process in now.process_types}
    data["process_types"] += [
        {**one, "default": False}
        for one in read["process_types"]
        if one["key"] not in used | taken and changed & set(_own_places(one))
    ]
    data["warnings"] = read["warnings"]
    return data


def _own_places(way: Mapping[str, Any]) -> Iterator[str]:
    """Where it stands that a way decides at all, by stage: not where it takes a number from that others have too."""
    first: dict[str, str] = {}
    for citation in way["citations"]:
        if citation["field"].endswith((".method", ".kind")):
            first.setdefault(citation["field"], citation["anchor"])
    yield from first.values() or (citation["anchor"] for citation in way["citations"])


def _match(process: ProcessType, former: ProcessType | None, fresh: Rulebook) -> ProcessType | None:
    """The way in the fresh reading that rests on the same sections, if one does; on those it had, if it has none."""
    held = process.citations or (former.citations if former is not None else ())
    anchors, quotes = {one.anchor for one in held}, {one.quote for one in held}

    def shared(way: ProcessType) -> tuple[int, int, int]:
        """Most in one section first: a way that takes over a little from everywhere rests on none of it."""
        same = Counter(
            anchor for anchor, quote in {(one.anchor, one.quote) for one in way.citations} if quote in quotes
        )
        return max(same.values(), default=0), same.total(), len(anchors & {one.anchor for one in way.citations})

    nearest = max(fresh.process_types, key=shared, default=None)
    return nearest if nearest and shared(nearest)[2] else None


def _same_field(process: ProcessType, match: ProcessType, field: str) -> str | None:
    parts = field.split(".")
    if parts[0] != "stages" or len(parts) != _PARTS_OF_A_STAGE:
        return field
    index = match.index(process.stages[int(parts[1])].kind)
    return None if index is None else f"stages.{index}.{parts[2]}"


def _take(held: dict[str, Any], field: str, there: Mapping[str, Any], source: str | None) -> None:
    value = _value(there, source) if source else None
    if value in (None, [], False):
        return
    citations = [one for one in there["citations"] if unit_of(one["field"]) == source]
    if not citations and value != NONE:
        return
    above: Any = held
    *way, name = field.split(".")
    for part in way:
        above = above[int(part)] if isinstance(above, list) else above[part]
    above[name] = value
    held["fields"].pop(field, None)
    held["citations"] += [{**one, "field": one["field"].replace(str(source), field, 1)} for one in citations]
    held["not_stated"] = [one for one in held["not_stated"] if unit_of(one) != field]
    held["look"] = list(dict.fromkeys([*held["look"], field]))


def _value(process: Mapping[str, Any], field: str) -> Any:
    held: Any = process
    for part in field.split("."):
        held = held[int(part)] if isinstance(held, list) else held.get(part)
    return held


def lasting(rulebooks: Iterator[tuple[Rulebook, Collection[str]]]) -> dict[str, ProcessType]:
    """Each way as it was last ratified, of rulebooks from the latest back, each with the ways that rested in it."""
    found: dict[str, ProcessType] = {}
    for rulebook, waiting in rulebooks:
        for process in rulebook.process_types:
            if process.key not in waiting:
                found.setdefault(process.key, process)
    return found
