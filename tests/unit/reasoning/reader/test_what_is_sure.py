"""What is shown as sure: a number that its sentence says of the vote alone, beside the vote; all else is to be looked at."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest

from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import Duration, Threshold
from reasoning.reader.reading import read


def ways(text: str) -> tuple[ProcessType, ...]:
    return read(f"# Association\n\n{text}\n").process_types


@pytest.mark.parametrize(
    "words",
    [
        "Changes to these bylaws require a two-thirds vote of the members.",
        "Decisions are taken by a majority of the votes cast.",
        "New members are admitted by a unanimous vote of the board.",
    ],
)
def test_a_plain_count_is_sure(words: str) -> None:
    (process,) = ways(f"## Votes\n\n{words}")
    assert "stages.0.threshold" not in process.look


@pytest.mark.parametrize(
    "words",
    [
        "If a matter comes up which requires the approval of two thirds of the members, a vote is held.",
        "The meeting may be adjourned by a majority vote of those present.",
        "The motion passes if all members agree to it.",
        "A special meeting is called by a vote of one third of the directors.",
        "Pursuant to Article 9 of the bylaws, the budget is approved by a majority vote.",
        "In the event that the chair resigns, a successor is approved by a majority vote.",
        "If no option is approved by a majority of the votes cast, the vote is repeated.",
        "With the exception of the budget, a proposal that has unanimous support passes.",
        "The options are changed so that one of them can be approved by a majority vote.",
    ],
)
def test_a_count_said_of_something_else_is_to_be_looked_at(words: str) -> None:
    for process in ways(f"## Votes\n\n{words}"):
        assert "stages.0.threshold" in process.look


def test_a_time_said_in_another_paragraph_is_to_be_looked_at() -> None:
    beside, apart = (
        ways(f"## Votes\n\nProposals pass by a majority of the votes cast.{gap}Voting is open for five days.")[0]
        for gap in (" ", "\n\n")
    )
    assert beside.stages[0].duration == apart.stages[0].duration == Duration(min=timedelta(days=5))
    assert "stages.0.duration" not in beside.look
    assert "stages.0.duration" in apart.look


@pytest.mark.parametrize(
    "notice", ["Two weeks of notice must be given before the vote.", "Notice is given two weeks ahead."]
)
def test_a_notice_is_always_to_be_looked_at(notice: str) -> None:
    (process,) = ways(f"## Votes\n\nProposals pass by a majority of the votes cast. {notice}")
    assert "stages.0.duration" in process.look
    assert process.stages[0].duration == Duration(min=timedelta(weeks=2))


@pytest.mark.parametrize(
    "words",
    [
        "A person may not hold proxies for more than 15 percent of the votes.",
        "A special meeting may look at what needs the agreement of all or some of us.",
        "The yearly meeting is held at an hour to be determined by the board.",
        "The agenda is set by the chair.",
        "L'ordre du jour est préparé par la présidente.",
    ],
)
def test_what_only_prepares_a_meeting_or_limits_somebody_decides_nothing(words: str) -> None:
    assert ways(f"## Meetings\n\n{words}") == ()


def test_a_majority_of_the_votes_in_an_association_is_one() -> None:
    words = (
        "Unless a rule asks for more of the votes in the Association, a majority of the votes cast settles the matter."
    )
    (process,) = ways(f"## Voting\n\n{words}")
    assert process.stages[0].threshold == Threshold(fraction=Fraction(1, 2), strict=True, basis="cast")


def test_a_vote_of_others_under_the_heading_of_a_body_is_not_how_that_body_votes() -> None:
    text = (
        "## Executive Board\n\n### Powers\n\nFor a loan, two thirds of the votes of the tenants are needed."
        "\n\n## Staff\n\nHiring goes to the Executive Board."
    )
    hired = [each for each in ways(text) if each.title.startswith("Staff")]
    assert all(stage.threshold is None for each in hired for stage in each.stages)


def test_a_case_that_is_worked_out_rules_nothing() -> None:
    text = (
        "## Voting\n\nVotes pass with 60 % of the votes cast. For example, in a vote with 18 active members, at least"
        " 9 must take part. If 13 members vote, 8 must be for it."
    )
    (process,) = ways(text)
    assert process.stages[0].threshold == Threshold(fraction=Fraction(3, 5), basis="cast")
    assert process.stages[0].quorum is None


def test_one_of_several_ways_is_no_number_of_people() -> None:
    text = "## Voting\n\nThere is a quorum in one of three ways.\n\nVotes pass by a majority of the votes cast."
    (process,) = ways(text)
    assert process.stages[0].quorum is None


def test_a_share_repeated_with_a_sign_is_said_once() -> None:
    (process,) = ways("## Voting\n\n- Votes need a simple majority (> 50%)")
    assert process.stages[0].threshold == Threshold(fraction=Fraction(1, 2), strict=True)


def test_a_time_given_as_such_as_is_none() -> None:
    text = (
        "## Voting\n\nVotes pass by a majority of the votes cast. Shorter voting periods (such as 24 hours) are usual."
    )
    (process,) = ways(text)
    assert process.stages[0].duration is None


@pytest.mark.parametrize(
    "words",
    [
        "The speakers are chosen by a plurality of the vote.",
        "Bei der Stichwahl genügt es, wenn jemand die meisten Stimmen erhält.",
        "Quedan elegidas las candidatas con el mayor número de votos.",
        "El comité se elegirá en Asamblea General, y sus miembros se eligen cada año.",
    ],
)
def test_the_most_votes_choose(words: str) -> None:
    assert ways(f"## Offices\n\n{words}")


def test_who_alone_has_voting_rights_votes_everywhere_below() -> None:
    text = (
        "## Voting\n\nThe core group is the only group with voting rights.\n\nSome background.\n\n"
        "Changes need two thirds of the votes cast."
    )
    (process,) = ways(text)
    assert process.stages[0].electorate is not None
    assert process.stages[0].electorate.text == "The core group"


def test_two_shares_of_one_sentence_have_each_their_own_people() -> None:
    found = ways("## Changes\n\nChanges need two thirds of the members or a majority of the board.")
    named = [each.stages[0].electorate.text for each in found if each.stages[0].electorate]
    assert named == ["the members", "the board"]


def test_a_super_majority_beside_an_attendance_is_no_quorum() -> None:
    text = "## Removal\n\nA super-majority of 2/3 is required with at least ten members in attendance."
    (process,) = ways(text)
    assert process.stages[0].threshold is not None
    assert process.stages[0].threshold.fraction == Fraction(2, 3)
    assert process.stages[0].quorum is not None
    assert getattr(process.stages[0].quorum, "count", None) == 10
