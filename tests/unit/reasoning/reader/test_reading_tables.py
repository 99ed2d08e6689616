"""Tables with one decision a row, whose columns say who decides, how, for how long and with how many."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import NONE, Duration, Quorum, StageKind, Threshold
from reasoning.reader.reading import read

_TABLE = """# Orchard

## Who decides what

| Matter | Decided by | How | At least | Must be there |
|---|---|---|---|---|
| Pruning | the tree circle | consent | – | half of the circle |
| New tools | the money circle | consent | 4 days | three people |
| Rent | all members | vote, 60 % of those voting | 10 days | a fifth of the members |
| Storm | whoever has the key | act, then tell the others | – | none |
"""


def ways() -> dict[str, ProcessType]:
    return {process.title.split(":")[0]: process for process in read(_TABLE).process_types}


def test_every_row_is_a_way_of_its_own_even_where_two_are_decided_alike() -> None:
    assert {name: each.stages[-1].kind for name, each in ways().items()} == {
        "Pruning": StageKind.CONSENT,
        "New tools": StageKind.CONSENT,
        "Rent": StageKind.BALLOT,
        "Storm": StageKind.ROLE,
    }


def test_the_columns_say_who_how_many_and_how_long() -> None:
    found = {name: each.stages[-1] for name, each in ways().items()}
    who = {name: stage.electorate and stage.electorate.text for name, stage in found.items()}
    assert who["Pruning"] == "the tree circle"
    assert who["Storm"] == "whoever has the key"
    assert found["Pruning"].quorum == Quorum(fraction=Fraction(1, 2))
    assert found["New tools"].quorum == Quorum(count=3)
    assert found["New tools"].duration == Duration(min=timedelta(days=4))
    assert found["Rent"].threshold == Threshold(fraction=Fraction(3, 5), basis="cast")
    assert found["Storm"].quorum == NONE


def test_a_table_without_a_column_for_who_or_how_decides_nothing() -> None:
    text = "# Orchard\n\n| Tree | Owner | Colour |\n|---|---|---|\n| Apple | the board | red |\n"
    assert read(text).process_types == ()


def test_consent_said_beside_a_table_stays_a_way_too() -> None:
    text = _TABLE + "\n## Joining\n\nThe tree circle takes you in by consent.\n"
    kinds = [each.stages[-1].kind for each in read(text).process_types]
    assert kinds.count(StageKind.CONSENT) == 3
