"""What is said of one meeting, one asking or one body does not hold for the votes of others."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest

from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import Duration, Quorum, StageKind
from reasoning.reader.reading import read

_VOTING = "\n\n## Voting\n\nA motion passes by a majority of the members present."


def _waits(process: ProcessType) -> list[Duration | None]:
    return [stage.duration for stage in process.stages if stage.kind is StageKind.DELIBERATION]


@pytest.mark.parametrize(
    "notice",
    [
        "The place of the annual meeting must be sent to the members at least two weeks before the meeting.",
        "Special meetings may be called by the president on two weeks' written notice to each member.",
    ],
)
def test_a_notice_of_one_kind_of_meeting_holds_for_no_other(notice: str) -> None:
    (process,) = read(f"# T\n\n## Notice of meetings\n\n{notice}{_VOTING}").process_types
    assert _waits(process) == []


@pytest.mark.parametrize(
    "notice",
    [
        "The members are told of each annual and special meeting at least two weeks before the meeting.",
        "The members are told of every annual meeting and any other meeting at least two weeks before the meeting.",
        "Notice of a meeting must be sent to the members at least two weeks before the meeting.",
    ],
)
def test_a_notice_of_all_meetings_holds_for_what_is_decided_there(notice: str) -> None:
    (process,) = read(f"# T\n\n## Notice of meetings\n\n{notice}{_VOTING}").process_types
    assert _waits(process) == [Duration(min=timedelta(days=14))]


def test_a_notice_of_special_meetings_holds_for_what_is_decided_at_one() -> None:
    removal = "\n\n## Removal\n\nAt a special meeting, two thirds of the members present may remove an officer."
    notice = "Special meetings are announced to the members two weeks before the meeting."
    processes = read(f"# T\n\n## Notice of meetings\n\n{notice}{_VOTING}{removal}").process_types
    assert [_waits(each) for each in processes] == [[], [Duration(min=timedelta(days=14))]]


def test_a_time_that_begins_with_a_request_is_no_notice_of_a_meeting() -> None:
    (process,) = read(
        "# T\n\n## Notice of meetings\n\nNotice of a meeting that was asked for is sent within 30 days of the request. Each "
        f"meeting is announced 10 days before the meeting.{_VOTING}"
    ).process_types
    assert _waits(process) == [Duration(min=timedelta(days=10))]


def test_nobody_is_told_beforehand_that_a_meeting_is_put_off() -> None:
    processes = read(
        "# T\n\n## Notice of meetings\n\nEach meeting is announced to the members 10 days before the meeting.\n\n"
        "## Adjourning\n\nIn the absence of a quorum, any meeting may be adjourned by a majority of the members present."
        f"{_VOTING}"
    ).process_types
    assert [_waits(each) for each in processes] == [[], [Duration(min=timedelta(days=10))]]


def test_those_who_may_call_a_meeting_do_not_vote_on_it_and_need_no_quorum() -> None:
    processes = read(
        "# T\n\n## Special meetings\n\nSuch meetings shall be called by the president, or by the members holding twenty "
        f"percent of the votes.\n\n## Quorum\n\nA quorum is thirty percent of the members.{_VOTING}"
    ).process_types
    quorums = [stage.quorum for each in processes for stage in each.stages if stage.kind is StageKind.BALLOT]
    assert quorums == [None, Quorum(fraction=Fraction(3, 10))]


def test_a_quorum_that_counts_the_board_in_is_no_quorum_of_the_board() -> None:
    processes = read(
        "# T\n\n## Quorum\n\nAt least 10 members must be present, including board members.\n\n"
        f"## Helpers\n\nThe board may remove a helper by a majority of its members.{_VOTING}"
    ).process_types
    ballots = [stage.quorum for each in processes for stage in each.stages if stage.kind is StageKind.BALLOT]
    assert ballots == [None, Quorum(count=10)]


@pytest.mark.parametrize(
    "text",
    [
        "The members decide by a majority of the members present.\n\nA quorum of the board is three directors.",
        "The assembly decides by a simple majority. The quorum of the board is four directors.",
    ],
)
def test_the_quorum_of_the_board_is_not_that_of_the_vote_of_members_beside_it(text: str) -> None:
    (process,) = read(f"# T\n\n## Assembly\n\n{text}\n").process_types
    assert process.stages[-1].quorum is None


def test_how_votes_are_made_known_holds_for_votes_whoever_makes_them_known() -> None:
    text = (
        "# Mill\n\n## Votes\n\n### Asking\n\nEach member may cast one ballot.\n\n### Time\n\nThe vote will be publicized by the "
        "committee at least four days prior to the start of voting.\n\n## Rules\n\nThese rules are changed by two thirds of the members.\n"
    )
    amending = next(one for one in read(text).process_types if one.amends)

    assert amending.stages[0].kind == "deliberation"
    assert amending.stages[0].duration == Duration(min=timedelta(days=4))


@pytest.mark.parametrize(
    "words",
    [
        "The voting period is set by the chair, but may not be more than 7 days.",
        "In no case may the voting period exceed 7 days.",
        "Voting never stays open longer than 7 days.",
    ],
)
def test_a_voting_period_that_may_not_be_longer_has_a_limit(words: str) -> None:
    process = read(f"# Mill\n\n## Votes\n\nProposals pass by simple majority. {words}\n").process_types[0]

    assert process.stages[-1].duration == Duration(max=timedelta(days=7))


def test_a_heading_of_members_and_board_is_not_the_boards_alone() -> None:
    text = (
        "# Mill\n\n## Membership and Board Meetings\n\nThe following need a vote of the members:\n\n- Dissolution of the Mill;\n"
        "- Amendments to these bylaws.\n\n## Board\n\nThree directors constitute a quorum of the board. The board decides by "
        "simple majority.\n"
    )
    amending = next(one for one in read(text).process_types if one.amends)

    assert amending.stages[-1].quorum is None
