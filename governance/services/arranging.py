"""Moderators put the stages of a way in another order, take one out or put one in, while they correct a reading."""

from collections.abc import Sequence

from governance.domain.arranging import Arranged, moved, shape_of, with_stage, without
from governance.domain.commands import ArrangeStages
from governance.domain.events import Event, FieldDecided
from governance.domain.ratifying import CannotBeDecidedSo, Choice, added_way
from governance.models import FieldDecision, Reading
from governance.selectors.readings import decided_in, decisions_of
from governance.services import ratifying
from governance.services.scene import Scene

_LEADS = ("on_pass", "on_failure")


def arrange(scene: Scene, command: ArrangeStages) -> Sequence[Event]:
    """Rearrange one way; what was decided about a stage goes with it. Raises CannotBeDecidedSo or DecidedMeanwhile."""
    scene.moderator()
    reading = ratifying.open_reading(scene, command.reading)
    rows = decisions_of(reading)
    index, process = _way(reading, rows, command.process)
    if shape_of(process) != command.seen:
        raise ratifying.DecidedMeanwhile(ratifying.MOVED_MEANWHILE)
    match command.act:
        case "up" | "down":
            made = moved(process, at=command.at, by=-1 if command.act == "up" else 1)
        case "out":
            made = without(process, at=command.at)
        case "in":
            made = with_stage(process, at=command.at, kind=command.kind, method=command.method)
        case _:
            raise CannotBeDecidedSo("Please choose what to do with the stage.")
    _keep(reading, index, made)
    _rename(rows, command.process, made)
    return [
        FieldDecided(
            subject=reading.subject,
            version=reading.constitution.number,
            process=command.process,
            field="stages",
            choice=Choice.CORRECTED,
            value=[stage["kind"] for stage in made.process["stages"]],
        )
    ]


def _way(reading: Reading, rows: list[FieldDecision], key: str) -> tuple[int, dict[str, object]]:
    """A way of the draft with its place in it; one that people added is written into it first."""
    ways = reading.draft["process_types"]
    for index, process in enumerate(ways):
        if process["key"] == key:
            return index, process
    whole = next((one for one in decided_in(reading, rows) if one.process == key and one.field == "process"), None)
    added = added_way(key, whole)
    if added is None:
        raise CannotBeDecidedSo("There is no such way to decide in this reading.")
    ways.append(added)
    return len(ways) - 1, added


def _keep(reading: Reading, index: int, made: Arranged) -> None:
    key = made.process["key"]
    reading.draft["process_types"][index] = made.process
    reading.settled = [
        [process, field if process != key else made.field(field)]
        for process, field in reading.settled
        if process != key or made.field(field) is not None
    ]
    reading.save(update_fields=["draft", "settled"])


def _rename(rows: list[FieldDecision], key: str, made: Arranged) -> None:
    """Let the decisions follow their stages. All are taken away first, for each name may stand only once."""
    own = [row for row in rows if row.process == key]
    FieldDecision.objects.filter(pk__in=[row.pk for row in own]).delete()
    kept = []
    for row in own:
        there = made.field(row.field)
        if there is None:
            continue
        row.pk, row.field = None, there
        if there.rpartition(".")[2] in _LEADS and row.value is not None:
            row.value = made.lead(row.value)
        kept.append(row)
    FieldDecision.objects.bulk_create(kept)
