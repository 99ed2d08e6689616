"""Procedures told step by step, what holds only out of the ordinary, and bodies that act by their vote."""

from datetime import timedelta
from fractions import Fraction

import pytest

from governance.domain.rulebook import Quorum
from governance.domain.rulebook_types import ProcessType, Rulebook
from reasoning.reader.reading import read


def reading(words: str) -> Rulebook:
    return read(f"# Rowing club\n\n## Wardens\n\n{words}\n")


def ways(words: str) -> tuple[ProcessType, ...]:
    return reading(words).process_types


def wait(way: ProcessType) -> timedelta | None:
    stage = way.stage("deliberation")
    return stage.duration.min if stage and stage.duration else None


def test_the_steps_of_one_procedure_belong_together() -> None:
    (way,) = ways(
        "A warden is removed like this:\n\n"
        "1. Hand the board a petition with the signatures of a quarter of the members.\n\n"
        "2. The members are notified at least ten days prior to the removal meeting.\n\n"
        "3. Removal requires a vote of at least three quarters of the members.\n"
    )
    petition = way.stage("petition")
    assert petition is not None
    assert petition.signatures == Quorum(fraction=Fraction(1, 4))
    assert wait(way) == timedelta(days=10)
    assert {"stages.0.signatures", "stages.1.duration"} <= set(way.look)


def test_a_notice_beside_a_named_threshold_is_one_to_look_at() -> None:
    (way,) = ways(
        "- **Threshold:** Simple majority of the rowers.\n- A draft is sent to all rowers at least 48 hours before the vote.\n"
    )
    assert wait(way) == timedelta(hours=48)
    assert "stages.0.duration" in way.look


def test_the_usual_notice_counts_and_not_that_of_emergencies() -> None:
    (way,) = ways(
        "Decisions of the meeting are made by a majority of the members present."
        " Notice of the meeting is given at least nine days before it."
        " In an emergency, notice of the meeting is given at least one day before it."
    )
    assert wait(way) == timedelta(days=9)


def test_a_time_in_brackets_in_another_unit_is_said_once() -> None:
    (way,) = ways(
        "The result is decided by a simple majority of the members. The vote shall be open for a minimum of 5 days"
        " (120 hours) and a maximum of 6 days (144 hours)."
    )
    duration = way.stage("ballot").duration
    assert (duration.min, duration.max) == (timedelta(days=5), timedelta(days=6))


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Any warden may be removed for cause by vote of the Board.", "the Board"),
        ("A vacancy is filled by the Council for the unexpired portion of the term.", "the Council"),
        ("Members may be removed by the Conduct Committee for violation of these rules.", "the Conduct Committee"),
        (
            "Rowers in good standing may remove any officer upon a majority vote at a special meeting.",
            "Rowers in good standing",
        ),
        ("These offices shall be filled by an affirmative vote of the club members.", "the club members"),
    ],
)
def test_who_acts(words: str, who: str) -> None:
    found = [stage.electorate.text for way in ways(words) for stage in way.stages if stage.electorate]
    assert who in found


def test_who_only_breaks_a_tie_is_not_who_votes() -> None:
    (way,) = ways("The chair can only vote in the event of a tie. A simple majority vote decides all issues.")
    ballot = way.stage("ballot")
    assert ballot.electorate is None


def test_so_many_meetings_in_a_row_are_no_quorum() -> None:
    (way,) = ways(
        "Motions pass by a majority of the members present. Should the club fail to meet quorum on three consecutive meetings,"
        " the boathouse closes."
    )
    assert way.stage("ballot").quorum is None


def test_so_many_who_cast_ballots_are_a_quorum_and_not_a_majority() -> None:
    found = ways("If 35% of the students cast ballots, motions pass by a majority of the ballots cast.")
    assert [way.stage("ballot").threshold.fraction for way in found] == [Fraction(1, 2)]
    assert found[0].stage("ballot").quorum == Quorum(fraction=Fraction(7, 20))


def test_filling_a_gap_is_no_usual_vote_of_the_board() -> None:
    found = ways(
        "A vacancy on the board is filled by a majority of the remaining directors though less than a quorum of the board."
        " The board may remove any warden."
    )
    by_board = [way for way in found if "remov" in way.key]
    assert by_board
    assert all(stage.threshold is None and stage.quorum is None for way in by_board for stage in way.stages)


def test_what_comes_to_the_attention_of_a_board_is_not_decided_by_it() -> None:
    assert not ways("Damage to the boats will be brought to the attention of the board.")


@pytest.mark.parametrize(
    "words",
    [
        "The number of directors shall be fixed by the board, but in no event shall be less than four.",
        "The number of directors shall be fixed by the members, but such number shall not be less than four.",
    ],
)
def test_the_fewest_seats(words: str) -> None:
    assert [role.seats for role in reading(words).roles] == ["4"]


def test_when_a_candidate_must_say_so_is_no_notice_of_the_election() -> None:
    found = ways(
        "The wardens are elected by the members. Candidates inform the returning officer of their intent to run"
        " at least two days in advance of the election."
    )
    assert all(wait(way) is None for way in found)
