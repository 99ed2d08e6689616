"""Who elects: those who have a vote or whom the text names for the same body, never the body that is elected."""

import pytest

from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import StageKind
from reasoning.reader.reading import read


def elections(text: str) -> list[str | None]:
    return [who(process) for process in read(text).process_types if process.stages[-1].kind is StageKind.ELECTION]


def who(process: ProcessType) -> str | None:
    electorate = process.stages[-1].electorate
    return electorate.text if electorate is not None else None


def test_who_elects_a_body_once_elects_it_wherever_it_is_elected() -> None:
    text = (
        "# Bylaws\n\n## 4 Board\n\nThe Board is elected by the members of the choir.\n\n"
        "## 9 Vacancies\n\nIf the Board has fewer than three directors, an election to the Board shall be held within 30 days.\n"
    )
    assert elections(text) == ["the members of the choir", "the members of the choir"]


def test_who_may_vote_in_general_elects_a_board_too() -> None:
    text = (
        "# Bylaws\n\n## 2 Rowers\n\nActive Rowers may participate in votes on these bylaws, as well as elections for members of the Board.\n\n"
        "## 3 Board\n\nAn election for the Board shall start on the first Monday of May.\n"
    )
    assert elections(text)[-1] == "Active Rowers"


def test_those_who_are_elected_do_not_elect_because_their_own_quorum_is_stated() -> None:
    text = (
        "# Bylaws\n\n## 5 Elections\n\nThere shall be an election to the Board every two years.\n\n"
        "## 6 Meetings of directors\n\nThree directors are a quorum of the Board. The Board decides by simple majority.\n"
    )
    assert elections(text) == [None]


def test_a_chair_is_elected_by_those_among_whom_the_chair_sits() -> None:
    text = (
        "# Committee\n\n## Chair\n\nThe election of the chairperson of the committee takes place every spring. "
        "Ties are broken by the chairperson when committee members vote.\n\nA quorum of the committee is three committee members.\n"
    )
    assert all(each is None or "members" in each for each in elections(text))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("A new commissioner is chosen by simple majority vote of the league.", "the league"),
        ("The route may be changed by a majority vote at membership meetings.", "membership meetings"),
        ("Changes are voted on at the next meeting of the Chapter and need two thirds.", "meeting of the Chapter"),
        ("If no agreement is found, maintainers may call a vote, which is decided by a 2/3 majority.", "maintainers"),
        (
            "A quorum of a general meeting is five committee members, whoever else comes. Votes are by simple majority.",
            "general meeting",
        ),
    ],
)
def test_people_no_list_of_words_holds_are_named_by_their_vote_or_meeting(text: str, people: str) -> None:
    found = [stage.electorate for process in read(text).process_types for stage in process.stages]
    assert [each.text for each in found if each] == [people]


def test_what_most_people_gain_from_is_not_decided_by_them() -> None:
    text = "The crew may act with the intent of benefiting the majority of house members.\n"
    assert all(stage.threshold is None for process in read(text).process_types for stage in process.stages)


def test_places_to_be_filled_are_nobody_who_votes() -> None:
    text = "En la Asamblea se elegirá tres miembros que podrán suplir a los demás.\n"
    assert "miembros" not in elections(text)


def test_who_sets_the_time_of_meetings_does_not_vote_in_all_of_them() -> None:
    text = (
        "# Choir\n\n## 1 Elections\n\nAll officers must obtain a simple majority in order to hold their position.\n\n"
        "## 2 Meetings\n\nMeeting times are set by the conductor or decided by the older singers. "
        "A two-thirds majority is needed to change these rules.\n"
    )
    named = [stage.electorate for process in read(text).process_types for stage in process.stages]
    assert all(each is None or "singers" not in (each.text or "") for each in named)


def test_who_votes_in_the_one_poll_just_spoken_of_does_not_vote_in_all() -> None:
    text = (
        "# Crew\n\n## 1 Votes\n\nA vote passes by simple majority.\n\n"
        "## 2 Hard cases\n\nIf there is no agreement on a list of helpers, another poll is held, where only crew members can vote.\n"
    )
    first = read(text).process_types[0].stages[-1].electorate
    assert first is None


def test_a_meeting_of_any_name_elects_where_something_is_elected_by_it() -> None:
    text = "## Money\n\nThe money group (four people, elected by the harbour meeting for two years) spends up to 500 euros.\n"
    assert elections(text) == ["the harbour meeting"]


def test_seats_to_be_filled_up_do_not_elect() -> None:
    text = (
        "## Elecciones\n\nSerán elegidos los candidatos con el mayor número de votos hasta completar los miembros del Directorio "
        "que corresponda elegir.\n"
    )
    assert elections(text) == [None]


def test_those_voted_into_a_body_are_not_voted_in_by_its_own_majority() -> None:
    text = (
        "# Statuts\n\n## Article 4 - Élection\n\nLes candidats obtenant la majorité des suffrages sont élus au conseil.\n\n"
        "## Article 5 - Le conseil\n\nLe conseil décide à la majorité des membres du conseil.\n"
    )
    first = read(text).process_types[0].stages[-1].electorate
    assert first is None or "conseil" not in (first.text or "")
