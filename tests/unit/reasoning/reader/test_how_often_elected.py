"""Terms where a text says only how often somebody is elected, and what a paragraph says of one body's meetings alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import Duration, Electorate, Quorum
from reasoning.reader.reading import read


def office(text: str) -> tuple[str | None, str | None, str | None]:
    """The one office of a text: its title, seats and term."""
    (role,) = read(text).roles
    return role.title.casefold(), role.seats, role.term


def resting_on(text: str, words: str) -> ProcessType:
    """The process type whose decision rests on a sentence with these words."""
    return next(
        process
        for process in read(text).process_types
        if any(words in citation.quote for citation in process.citations if citation.field.endswith(".method"))
    )


@pytest.mark.parametrize(
    ("rule", "title", "term"),
    [
        ("The stewards are elected by the players every two years.", "stewards", "P2Y"),
        ("Stewards are chosen in a vote of all players once per year.", "stewards", "P1Y"),
        ("Each year, the crew elects a treasurer.", "treasurer", "P1Y"),
        ("The players elect a council annually.", "council", "P1Y"),
        ("Elections for the council are held every six months.", "council", "P6M"),
        ("Der Beirat wird alle drei Jahre von den Spielern gewählt.", "beirat", "P3Y"),
        ("Le bureau est élu tous les deux ans par les membres.", "bureau", "P2Y"),
    ],
)
def test_who_is_elected_every_so_often_stays_so_long(rule: str, title: str, term: str) -> None:
    assert office(f"# Rules\n\n## Offices\n\n{rule}\n") == (title, None, term)


@pytest.mark.parametrize(
    "rule",
    [
        "Half of the stewards are elected every year.",
        "The council meets once a year.",
        "The council is elected by the players.",
    ],
)
def test_how_often_some_are_elected_or_meet_is_no_term(rule: str) -> None:
    assert read(f"# Rules\n\n## Offices\n\n{rule}\n").roles == ()


def test_a_stated_term_holds_against_how_often_they_are_elected() -> None:
    text = "# Rules\n\n## Council\n\nThe council is elected every year, in part. Council members serve two years.\n"
    assert office(text) == ("council", None, "P2Y")


def test_seats_and_terms_are_of_the_body_named_by_letters_before() -> None:
    text = (
        "# Rules\n\n## Composition\n\nThe XC consists of 9 members. Each member holds a seat for a term of two years.\n"
    )
    assert office(text) == ("xc", "9", "P2Y")


def test_a_board_consisting_of_so_many_has_these_seats() -> None:
    text = (
        "# Rules\n\n## Board\n\nThere is a Board of Keepers (“the Board”) consisting of no fewer than four members.\n"
    )
    assert office(text) == ("board", "4", None)


def test_half_of_the_seats_up_for_election_is_no_threshold() -> None:
    text = "# Rules\n\n## Council\n\nElections are once a year, with half of the seats up for election.\n"
    assert all(stage.threshold is None for process in read(text).process_types for stage in process.stages)


def test_a_notice_of_the_meetings_of_a_few_is_not_that_of_all() -> None:
    text = (
        "# Rules\n\n## Meetings\n\nBoard meetings, if held apart from general meetings, shall be announced two days in advance.\n\n"
        "A motion of the members passes by two-thirds of the members voting.\n"
    )
    assert [stage.kind for stage in resting_on(text, "two-thirds").stages] == ["ballot"]


def test_the_quorum_of_a_general_meeting_holds_for_its_elections() -> None:
    text = (
        "# Rules\n\n## Meetings\n\nGeneral meetings are held in May for the election of the board.\n\n"
        "A quorum of members at a general or special meeting shall be 30 members.\n"
    )
    (election,) = read(text).process_types
    assert election.stages[-1].quorum == Quorum(count=30)


@pytest.mark.parametrize("words", ["minimum six present", "at least six in attendance"])
def test_so_many_present_in_brackets_is_a_quorum(words: str) -> None:
    text = (
        f"# Rules\n\n## Keys\n\nA key may be taken back by a two-thirds vote of key holders at a meeting ({words}).\n"
    )
    assert resting_on(text, "two-thirds").stages[-1].quorum == Quorum(count=6)


@pytest.mark.parametrize(
    "words",
    [
        "20 members or 10 percent of the members, whichever is less",
        "the lesser of 20 members and 10 percent of the members",
    ],
)
def test_of_two_quorums_of_which_one_holds_none_is_sure(words: str) -> None:
    text = f"# Rules\n\n## Votes\n\nA quorum is {words}. A motion passes by two-thirds of the votes cast.\n"
    assert "stages.0.quorum" in resting_on(text, "two-thirds").look


def test_how_long_before_is_said_of_the_notice_itself() -> None:
    text = (
        "# Rules\n\n## Removal\n\nA keeper may be removed by two-thirds of the players at a meeting held after written notice, "
        "which shall be no less than 12 days, and no more than 30 days, from its delivery.\n"
    )
    assert resting_on(text, "two-thirds").stages[0].duration == Duration(min=timedelta(days=12), max=timedelta(days=30))


@pytest.mark.parametrize("share", ["four-fifths (4/5)", "at least eighty percent (80%)"])
def test_a_share_said_twice_is_no_part_of_who_votes(share: str) -> None:
    text = f"# Rules\n\n## Removal\n\nA keeper may be removed by a vote of {share} of the members voting thereon at a meeting.\n"
    people = resting_on(text, "removed").stages[-1].electorate
    assert isinstance(people, Electorate)
    assert people.text.removeprefix("the ") == "members voting thereon"


def test_members_who_vote_to_allow_something_decide_it() -> None:
    text = (
        "# Rules\n\n## Again\n\nA failed motion comes back only if the members present at a meeting vote to allow it.\n"
    )
    people = resting_on(text, "vote to allow").stages[-1].electorate
    assert isinstance(people, Electorate)
    assert people.text.startswith("the members present")


def test_numbered_sections_in_one_heading_are_rules_of_their_own() -> None:
    text = (
        "# Bylaws\n\n## Meetings\n\nSection 1. A motion of the players passes with 70 percent of those voting.\n\n"
        "Section 2. A poll of the players is binding if the votes in favour are 70 percent of those voting.\n"
    )
    assert len(read(text).process_types) == 2
