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
