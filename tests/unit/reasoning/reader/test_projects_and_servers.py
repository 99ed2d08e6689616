"""How software projects, wikis and servers say who decides, by how many, and for how long."""

from __future__ import annotations

import pytest

from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import Quorum, Threshold
from reasoning.reader.reading import read


def ways(text: str) -> tuple[ProcessType, ...]:
    return read(f"# Meadow\n\n{text}\n").process_types


def only(words: str) -> ProcessType:
    (process,) = ways(f"## Voting\n\n{words}")
    return process


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Patrollers' votes must reach a two-thirds majority.", "Patrollers"),
        ("A motion passes by simple majority, and each maintainer receives one vote.", "each maintainer"),
        ("Every editor and translator gets one vote. A simple majority decides.", "Every editor and translator"),
        ("The bureaucrats vote, and two thirds of the votes are needed.", "bureaucrats"),
    ],
)
def test_who_votes(words: str, who: str) -> None:
    stage = only(words).stages[-1]
    assert stage.electorate is not None
    assert stage.electorate.text is not None
    assert stage.electorate.text.casefold().endswith(who.casefold())


@pytest.mark.parametrize(
    "words",
    ["Experience is more important than the number of votes.", "Votes with a reason carry more weight than others."],
)
def test_what_is_more_than_something_else_is_no_majority(words: str) -> None:
    assert not [each for each in ways(f"## Voting\n\n{words}") if each.stages[-1].threshold]


def test_more_for_than_against_is_a_majority() -> None:
    threshold = only("A change goes in if more members are for it than against it.").stages[-1].threshold
    assert isinstance(threshold, Threshold)
    assert (str(threshold.fraction), threshold.strict) == ("1/2", True)


@pytest.mark.parametrize(
    ("words", "threshold"),
    [
        ("Code changes need +1 by two reviewers and no -1.", Threshold(min_for=2, max_against=0)),
        ("A ban is decided by vote of the five stewards.", Threshold(min_for=5)),
    ],
)
def test_so_many_votes_of_so_many_people(words: str, threshold: Threshold) -> None:
    assert only(words).stages[-1].threshold == threshold


def test_people_who_are_only_counted_do_not_hide_who_votes() -> None:
    process = only("All core members vote yes or no. Two thirds of the votes decide. At least three people must vote.")
    stage = process.stages[-1]
    assert stage.quorum == Quorum(count=3)
    assert stage.electorate is not None
    assert stage.electorate.text == "All core members"


def test_seats_and_terms_in_a_line() -> None:
    (role,) = read("# Meadow\n\n- Steering Council (7 seats): elected, two-year staggered terms.\n").roles
    assert (role.seats, role.term) == ("7", "P2Y")
