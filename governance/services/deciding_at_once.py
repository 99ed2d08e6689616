"""Moderators decide about many fields at once: what is sure, what is not stated, which ways there are."""

from collections.abc import Callable, Sequence

from governance.domain.at_once import spare_fields, sure_fields
from governance.domain.commands import AcceptSure, LeaveUnstated, SortWays
from governance.domain.events import Event
from governance.domain.ratifying import WHOLE, CannotBeDecidedSo, Choice, Decided
from governance.domain.rulebook import ProcessType
from governance.selectors.readings import decisions_of, draft_with, settled_in
from governance.services.ratifying import keep, open_reading
from governance.services.scene import Scene


def accept_sure(scene: Scene, command: AcceptSure) -> Sequence[Event]:
    """Accept what is shown as sure: cited, nothing to look at, undecided; of one way, or of all of them."""
    return _of_each(scene, command, Choice.ACCEPTED, sure_fields)


def leave_unstated(scene: Scene, command: LeaveUnstated) -> Sequence[Event]:
    """Leave as not stated what the text says nothing about and no way needs; of one way, or of all of them."""
    return _of_each(scene, command, Choice.UNSTATED, spare_fields)


def _of_each(
    scene: Scene,
    command: AcceptSure | LeaveUnstated,
    choice: Choice,
    fields: Callable[[ProcessType], list[str]],
) -> list[Event]:
    moderator, reading = scene.moderator(), open_reading(scene, command.reading)
    rows = decisions_of(reading)
    rulebook = draft_with(reading, rows)
    process = rulebook.process(command.process)
    if process is None and command.process:
        raise CannotBeDecidedSo("There is no such way to decide in this reading.")
    done = settled_in(reading, rows) | {(row.process, row.field) for row in rows}
    return [
        keep(scene, reading, None, Decided(process=way.key, field=field, choice=choice), by=moderator)
        for way in ([process] if process else rulebook.process_types)
        for field in fields(way)
        if (way.key, field) not in done
    ]


def sort_ways(scene: Scene, command: SortWays) -> Sequence[Event]:
    """Say of many ways at once whether they are ones; what somebody has said before stays. Raises CannotBeDecidedSo."""
    moderator, reading = scene.moderator(), open_reading(scene, command.reading)
    rows = decisions_of(reading)
    settled, there = settled_in(reading, rows), {one.key for one in draft_with(reading, rows).process_types}
    earlier = {row.process: row for row in rows if row.field == WHOLE}
    kept = {key for key, field in settled if field == WHOLE} & there
    if not kept.union(command.keep):
        raise CannotBeDecidedSo("Please tick at least one: a community decides in some way.")
    said = [(key, Choice.ACCEPTED) for key in command.keep] + [(key, Choice.UNSTATED) for key in command.leave]
    return [
        keep(scene, reading, earlier.get(key), Decided(process=key, field=WHOLE, choice=choice), by=moderator)
        for key, choice in said
        if key in there and (key, WHOLE) not in settled
    ]
