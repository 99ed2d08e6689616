"""So many who are enough, in texts that never say vote or decide."""

from __future__ import annotations

import pytest

from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import Quorum, StageKind, Threshold
from reasoning.reader.reading import read


def ways(text: str) -> tuple[ProcessType, ...]:
    return read(f"# Yard\n\n{text}\n").process_types


@pytest.mark.parametrize(
    ("words", "number", "who"),
    [
        ("For a new shelf, ask two other members first.", 2, "other members"),
        ("Before you paint a wall, find three residents who think it is a good idea.", 3, "residents"),
        ("You need three thumbs-up in the thread and it's merged.", 3, None),
        ("Bis 200 Euro: zwei andere fragen.", 2, "andere"),
        ("Einen Schlüssel bekommt, wer zwei Leute findet, die sich verbürgen.", 2, "Leute"),
    ],
)
def test_so_many_who_are_asked_or_found_are_enough(words: str, number: int, who: str | None) -> None:
    (process,) = ways(f"## Things\n\n{words}")
    (stage,) = process.stages
    assert stage.threshold == Threshold(min_for=number)
    assert "stages.0.threshold" in process.look
    named = stage.electorate.text if stage.electorate else None
    assert named == who or (who and named and named.startswith(who))


@pytest.mark.parametrize(
    "words",
    [
        "If we are stuck, we ask two people from next door to sit with us.",
        "Ask two members about the history of the house.",
        "Everyone gets two thumbs to work with.",
        "Find up to three residents who agree to carry the table.",
    ],
)
def test_people_who_are_asked_for_help_decide_nothing(words: str) -> None:
    assert ways(f"## Things\n\n{words}") == ()


def test_what_so_many_may_allow_is_apart_from_the_usual_vote() -> None:
    text = (
        "## Meetings\n\nAt least seven people must be present. Decisions are taken by a majority of those present."
        "\n\n## Money\n\nUp to 50 euros, ask two others.\n\nThe members decide on the budget."
    )
    asked = next(each for each in ways(text) if each.stages[-1].threshold == Threshold(min_for=2))
    assert asked.stages[-1].quorum is None
    voted = [each for each in ways(text) if each is not asked and each.stages[-1].kind is StageKind.BALLOT]
    assert voted[0].stages[-1].quorum == Quorum(count=7)


def test_a_crew_that_decides_is_named() -> None:
    (process,) = ways("## Work\n\nThe crew of each workshop decides about hours and prices.")
    assert process.stages[0].kind is StageKind.ROLE
    assert process.stages[0].electorate is not None
    assert "crew" in (process.stages[0].electorate.text or "")
