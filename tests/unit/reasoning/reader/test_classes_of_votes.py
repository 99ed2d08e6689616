"""Kinds of votes that have a letter or a number for their name, and small things beside votes."""

from fractions import Fraction

import pytest

from governance.domain.rulebook_types import Rulebook
from reasoning.reader.reading import read

CLASSES = "# Mill\n\n## Kinds of vote\n\n1. {kind} - Majority of the active members.\n2. {other} - Three-quarters of the active members.\n\n"


def shares(reading: Rulebook) -> dict[str, Fraction | None]:
    return {
        way.key: next((stage.threshold.fraction for stage in way.stages if stage.threshold), None)
        for way in reading.process_types
    }


@pytest.mark.parametrize(("kind", "other"), [("Class A", "Class B"), ("Type 1", "Type 2"), ("Tier I", "Tier II")])
def test_a_vote_of_a_class_needs_what_its_class_says(kind: str, other: str) -> None:
    reading = read(
        CLASSES.format(kind=kind, other=other)
        + f"## Expulsion\n\nTo expel a member requires a {other} vote.\n\n## Rent\n\nThe rent is set by a {kind} vote.\n"
    )
    found = shares(reading)
    assert Fraction(3, 4) in {share for key, share in found.items() if "expulsion" in key}
    assert Fraction(1, 2) in {share for key, share in found.items() if "rent" in key}
    assert all("stages.0.threshold" in way.look for way in reading.process_types)


def test_a_class_that_nothing_uses_stays_a_way_of_its_own() -> None:
    reading = read(CLASSES.format(kind="Class A", other="Class B"))
    assert set(shares(reading).values()) == {Fraction(1, 2), Fraction(3, 4)}


def test_a_class_of_members_is_no_class_of_votes() -> None:
    reading = read(
        "# Mill\n\n## Members\n\n- Class A: people who live here.\n- Class B: a third party who rents a bench.\n"
    )
    assert not reading.process_types


@pytest.mark.parametrize(
    ("words", "seats"),
    [
        ("The Committee shall have at least 4 and maximum 15 members.", ["4-15"]),
        ("Special meetings can be called by the committee or 12 member households.", []),
        ("There is no limit to the terms that any one person may serve on the committee.", []),
        ("A 5 member committee looks after the mill.", ["5"]),
        ("A 5-member committee looks after the mill.", ["5"]),
    ],
)
def test_how_many_seats(words: str, seats: list[str]) -> None:
    assert [role.seats for role in read(f"# Mill\n\n{words}\n").roles] == seats


def test_a_year_is_no_number_of_people() -> None:
    (way,) = read(
        "# Mill\n\nThe membership shall decide the rent at the September meeting every year beginning in September 2010.\n"
    ).process_types
    assert way.stage("ballot").electorate.text == "The membership"


def test_those_who_were_there_are_named_whole() -> None:
    (way,) = read(
        "# Mill\n\nWe require 1/3 of the people who were present at a decision to agree to its being reopened.\n"
    ).process_types
    assert way.stage("ballot").electorate.text == "the people who were present"
