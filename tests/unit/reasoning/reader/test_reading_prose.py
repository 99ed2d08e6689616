"""Rules as people write them in prose: who is enough, what a body of its own decides by, what does not hold for it."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest

from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import Duration, Quorum, Threshold
from reasoning.reader.reading import read


def ways(text: str) -> tuple[ProcessType, ...]:
    return read(f"# Town\n\n{text}\n").process_types


def main(process: ProcessType) -> int:
    return next(
        place for place, stage in enumerate(process.stages) if stage.kind not in {"petition", "deliberation", "grace"}
    )


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        ("If five players complain about a helper, the helper takes a break.", Threshold(min_for=5)),
        ("A closed page stays closed, but two other editors may reopen it.", Threshold(min_for=2)),
        ("The panel decides with five of its seven members.", Threshold(min_for=5)),
        ("It is talked over, and most of them have to agree.", Threshold(fraction=Fraction(1, 2), strict=True)),
        ("Asking a lodger to leave takes time. It takes everybody except the lodger.", Threshold(fraction=Fraction(1))),
    ],
)
def test_how_many_are_enough(words: str, limit: Threshold) -> None:
    process = ways(f"## Order\n\n{words}")[-1]
    assert process.stages[main(process)].threshold == limit


@pytest.mark.parametrize("words", ["Any two directors may require that the board meets.", "Most members live in town."])
def test_what_decides_nothing_by_itself(words: str) -> None:
    assert [process for process in ways(f"## Board\n\n{words}") if process.stages[main(process)].threshold] == []


def test_several_who_may_ask_for_a_meeting_are_alternatives() -> None:
    found = ways(
        "## Meetings\n\nSpecial meetings are called by any four officers or at the request of ten percent of the members."
    )
    assert [process.stages[0].threshold for process in found] == [
        Threshold(min_for=4),
        Threshold(fraction=Fraction(1, 10), basis="eligible"),
    ]


CLUB = (
    "## Meetings\n\nNotice of a meeting is sent ten days before it. A fifth of the members, present in person, are a quorum. "
    "The members decide by a majority of the votes cast.\n\n"
    "## The Board\n\nThe Board has nine directors. Four directors are a quorum. The Board decides by a majority of the directors present. "
    "Between meetings, the Board may decide by e-mail. Such a vote is open for a week and passes with a majority of all directors.\n\n"
)


def test_a_vote_that_is_open_for_days_takes_nothing_of_meetings() -> None:
    charter = ways(
        CLUB
        + "## Charter\n\nThe charter is changed in a vote of the members, open for two weeks, with two thirds of the votes cast."
    )[-1]
    assert [stage.kind for stage in charter.stages] == ["ballot"]
    assert charter.stages[0].quorum is None
    assert charter.stages[0].duration == Duration(min=timedelta(days=14))


def test_a_board_chooses_and_appoints_by_its_usual_vote_not_by_its_vote_in_writing() -> None:
    for words in ("The Board elects a treasurer.", "The Board appoints two auditors."):
        stage = ways(f"{CLUB}## Officers\n\n{words}")[-1].stages[0]
        assert (stage.threshold, stage.quorum) == (
            Threshold(fraction=Fraction(1, 2), strict=True, basis="present"),
            Quorum(count=4),
        )
        assert stage.duration is None
        assert stage.electorate is not None
        assert stage.electorate.text == "The Board"


def test_what_one_does_alone_takes_no_vote() -> None:
    process = ways(f"{CLUB}## Spelling\n\nThe Board may by itself correct spelling.")[-1]
    assert [stage.kind for stage in process.stages] == ["role"]


def test_they_are_whom_the_sentence_before_began_with() -> None:
    process = ways(
        f"{CLUB}## Conduct\n\nThree members of the panel hear a complaint. They may, by a majority, warn a person."
    )[-1]
    stage = process.stages[main(process)]
    assert stage.electorate is not None
    assert "panel" in (stage.electorate.text or "")
    assert stage.quorum is None


def test_old_rules_are_left_out_where_the_text_has_others() -> None:
    found = ways(
        "## Votes\n\nVotes pass with two thirds.\n\n## Old rules\n\nUntil last year, votes passed with a simple majority."
    )
    assert [process.stages[0].threshold for process in found] == [Threshold(fraction=Fraction(2, 3))]


def test_a_number_for_an_exception_does_not_join_the_usual_one() -> None:
    found = ways(
        "## Jury\n\nThe jury decides with five of its seven members. To make somebody leave, all seven must agree."
    )
    assert [process.stages[0].threshold for process in found] == [Threshold(min_for=5), Threshold(fraction=Fraction(1))]


def test_nobody_alone_is_no_consent() -> None:
    assert ways("## Seats\n\nIf nobody applies, the seat stays empty.") == ()
    (process,) = ways("## Repairs\n\nIf nobody in the house objects within three days, it is done.")
    assert process.stages[0].method == "lazy_consensus"
    assert process.stages[0].duration == Duration(max=timedelta(days=3))


def test_no_quorum_is_said_in_many_ways() -> None:
    for words in (
        "Nobody needs to be counted for a quorum.",
        "As for a quorum, there is none.",
        "About the quorum: there is none.",
    ):
        (process,) = ways(f"## Evening\n\nA motion passes with a simple majority of those present. {words}")
        assert process.stages[0].quorum == "none", words


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("The board decides on an application within thirty days, by a simple majority.", None, 30),
        ("A postal vote of the members takes three weeks and needs a simple majority.", 21, None),
    ],
)
def test_how_long_a_decision_takes(words: str, low: int | None, high: int | None) -> None:
    process = ways(f"## Decisions\n\n{words}")[0]
    stage = process.stages[main(process)]
    assert stage.duration == Duration(min=low and timedelta(days=low), max=high and timedelta(days=high))
    assert f"stages.{main(process)}.duration" in process.look


@pytest.mark.parametrize(
    "words",
    [
        "A member is expelled by two thirds of the votes, after at least ten days to reply in writing.",
        "Asking somebody to leave needs two thirds of the votes. It cannot be done at the same meeting; there have to be ten days between.",
        "It may be merged once ten days have passed since it was posted, provided that two members approve.",
    ],
)
def test_a_time_before_the_decision_is_a_wait(words: str) -> None:
    (process,) = ways(f"## Decisions\n\n{words}")
    assert [stage.kind for stage in process.stages] == ["deliberation", "ballot"]
    assert process.stages[0].duration == Duration(min=timedelta(days=10))


def test_what_cannot_wait_is_no_wait() -> None:
    (process,) = ways(
        "## Urgent\n\nSome things cannot wait six days. An urgent motion passes with two thirds of the votes."
    )
    assert [stage.kind for stage in process.stages] == ["ballot"]


def test_a_word_for_doing_things_oneself_is_a_rule_only_where_it_rules() -> None:
    found = ways(
        "## Doing\n\nIf you want something done, just do it.\n\n## More\n\nA do-ocracy grows by itself. Do-ocracies are found elsewhere too."
        "\n\n## Guests\n\nA guest may not challenge a decision made by the group."
    )
    assert [process.title for process in found] == ["Doing: lazy consensus"]
