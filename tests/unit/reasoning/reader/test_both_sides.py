"""So many for something and nobody against it, and silence that somebody may break."""

from __future__ import annotations

from datetime import timedelta

import pytest

from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import Duration, Electorate, Threshold
from reasoning.reader.reading import read


def only(rule: str) -> ProcessType:
    """The one way of deciding that a rule makes."""
    (process,) = read(f"# Crew\n\n## Paint\n\n{rule}\n").process_types
    return process


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        ("A colour needs 4 in favour and no objections.", 4),
        ("A colour with at least four painters in favour and none against is chosen.", 4),
        ("If two painters are for it and nobody objects, the wall is painted.", 2),
        ("A colour is chosen with two or more crew approvals and no crew opposition.", 2),
        ("Six support votes and 0 opposes make a colour official.", 6),
        ("Zwei Zustimmungen und kein Einspruch genügen.", 2),
        ("Trois voix pour et aucune objection suffisent.", 3),
    ],
)
def test_so_many_for_and_nobody_against_is_one_threshold(rule: str, number: int) -> None:
    process = only(rule)
    assert process.stages[-1].threshold == Threshold(min_for=number, max_against=0)
    assert process.stages[-1].method == "yes_no"
    assert f"stages.{len(process.stages) - 1}.threshold" in process.look


@pytest.mark.parametrize(
    ("rule", "length"),
    [
        (
            "A wall may be painted after 36 hours with one approval and no objections.",
            Duration(min=timedelta(hours=36)),
        ),
        (
            "A wall is painted with three votes in favour and no objections within a week.",
            Duration(max=timedelta(weeks=1)),
        ),
    ],
)
def test_the_time_beside_both_sides_is_that_of_the_vote(rule: str, length: Duration) -> None:
    process = only(rule)
    assert process.stages[-1].duration == length
    assert "stages.0.duration" in process.look


def test_at_most_so_many_against_is_not_nobody() -> None:
    limit = only("A colour needs five supporting votes and no more than one opposing vote.").stages[-1].threshold
    assert limit == Threshold(min_for=5, max_against=1)


@pytest.mark.parametrize(
    ("rule", "people", "length"),
    [
        ("A new painter is in if no painters oppose it after two weeks.", "painters", Duration(min=timedelta(weeks=2))),
        ("Unless a member objects within five days, the wall is painted.", "member", Duration(max=timedelta(days=5))),
    ],
)
def test_silence_of_those_who_may_oppose_is_consent(rule: str, people: str, length: Duration) -> None:
    process = only(rule)
    (stage,) = process.stages
    assert (stage.method, stage.duration) == ("lazy_consensus", length)
    assert stage.electorate is None or (isinstance(stage.electorate, Electorate) and stage.electorate.text == people)


def test_the_time_to_object_is_no_time_of_membership() -> None:
    (stage,) = only(
        "If no painter raises an objection within 6 days, the captain can end the membership of an absent painter."
    ).stages
    assert (stage.method, stage.duration) == ("lazy_consensus", Duration(max=timedelta(days=6)))


def test_how_early_the_words_are_final_is_no_notice() -> None:
    process = only(
        "A plan passes by a majority of the members. The final version must be posted and locked a week before the meeting."
    )
    assert [stage.kind for stage in process.stages] == ["ballot"]
