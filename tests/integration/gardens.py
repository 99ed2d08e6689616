"""A garden whose rules nobody has ratified yet, and the ways to ratify them."""

from governance.domain.actors import Actor
from governance.domain.commands import (
    AcceptSure,
    DecideField,
    RatifyReading,
)
from governance.domain.ratifying import WHOLE, undecided
from governance.models import FieldDecision, Reading
from governance.selectors.readings import decisions_of, draft_with, open_reading, settled_in
from tests.conftest import Town

GARDEN = """# Garden Rules

## 1. Proposals

Any member may make a proposal. Voting is open for six days. A proposal passes when more members agree than disagree.
At least one third of the members must take part.

## 2. Amendments

An amendment of these rules passes when at least two thirds of the votes agree. Voting on an amendment is open for
ten days. Every member may vote.
"""


MO, NIA = Actor.moderator("mo"), Actor.moderator("nia")


def reading_of(town: Town) -> Reading:
    found = open_reading(town.community)
    assert found is not None
    return found


def revision(town: Town, process: str, field: str) -> int:
    row = FieldDecision.objects.filter(reading=reading_of(town), process=process, field=field).first()
    return row.revision if row else 0


def decide(town: Town, process: str, field: str, choice: str, *, by: Actor = MO, seen: int | None = None, **given):
    return town.do(
        DecideField(
            reading=reading_of(town).pk,
            process=process,
            field=field,
            choice=choice,
            seen=revision(town, process, field) if seen is None else seen,
            **given,
        ),
        actor=by,
    )


def left(town: Town) -> list[tuple[str, str]]:
    reading = reading_of(town)
    rows = decisions_of(reading)
    return undecided(draft_with(reading, rows), settled_in(reading, rows))


def decide_all(town: Town) -> None:
    """As somebody would who agrees with the reading, and gives what the text leaves out a default."""
    reading = reading_of(town)
    for process in draft_with(reading, decisions_of(reading)).process_types:
        town.do(AcceptSure(reading=reading.pk, process=process.key), actor=MO)
    for process, field in left(town):
        ways = draft_with(reading, decisions_of(reading)).process(process)
        if field == WHOLE or ways.value(field) not in (None, (), False):
            decide(town, process, field, "accepted")
        elif field in DEFAULTS:
            decide(town, process, field, "default", value=DEFAULTS[field])
        else:
            decide(town, process, field, "unstated")


DEFAULTS = {
    "proposers": {"text": "every member"},
    "stages.0.electorate": {"text": "every member"},
    "stages.0.duration": {"min": "P6D"},
}


def ratify(town: Town) -> None:
    town.do(RatifyReading(reading=reading_of(town).pk), actor=MO)


PROPOSALS, AMENDMENTS = "proposals", "amendments"


def ratified(town: Town) -> Town:
    decide_all(town)
    ratify(town)
    return town
