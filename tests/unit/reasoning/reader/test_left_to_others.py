"""Who decides alone, whatever they are called, and what a text leaves to a body that it describes elsewhere."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest

from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import Duration, Quorum, StageKind, Threshold
from reasoning.reader.reading import read


def ways(text: str) -> tuple[ProcessType, ...]:
    return read(f"# Town\n\n{text}\n").process_types


def people(process: ProcessType) -> str | None:
    (stage,) = [stage for stage in process.stages if stage.kind not in {StageKind.PETITION, StageKind.DELIBERATION}]
    return stage.electorate.text if stage.electorate else None


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The gardener may remove any plant.", "The gardener"),
        ("The producer decides what goes on air.", "The producer"),
        ("In the end, what Sal says goes.", "Sal"),
        ("Hosts are picked by Marlow.", "Marlow"),
        ("Shifts are checked daily, and any mod bans people right away.", "any mod"),
        ("The wardens open up, hold the keys and decide whatever comes up that night.", "The wardens"),
        ("Whoever turns up decides.", None),
    ],
)
def test_who_decides_alone_is_told_by_the_verb(words: str, who: str | None) -> None:
    found = ways(f"## Who does what\n\n{words}")
    assert [people(process) for process in found if process.stages[0].kind is StageKind.ROLE] == ([who] if who else [])


@pytest.mark.parametrize(
    "words",
    [
        "The outcome of the poll decides what happens.",
        "The deadline may be set in the announcement.",
        "Members may decide to leave at any time without notice.",
        "This document may change these habits over time.",
    ],
)
def test_things_decide_nothing(words: str) -> None:
    assert [process for process in ways(f"## Notes\n\n{words}") if process.stages[0].kind is StageKind.ROLE] == []


def test_two_who_may_do_different_things_are_two_ways() -> None:
    found = ways("## Order\n\nThe helpers can mute, only Sal can ban.")
    assert [people(process) for process in found] == ["The helpers", "only Sal"]


def test_every_power_of_one_office_is_a_way_of_its_own() -> None:
    found = ways(
        "## The lead\n\nThe lead names their own successor. The lead may cancel a release. They may do so late."
    )
    assert [people(process) for process in found] == ["The lead", "The lead"]


HOUSE = (
    "## House meeting\n\nThe house meeting decides by two thirds of those present. Six residents are a quorum.\n\n"
    "## Rooms\n\n"
)


@pytest.mark.parametrize(
    "words",
    [
        "A new lodger is somebody whom two residents propose and the house meeting accepts.",
        "Repainting a room goes to the house meeting.",
        "Lending out the kitchen needs the house meeting.",
        "Up to 50 pounds: any resident. More than that: the house meeting.",
    ],
)
def test_what_is_left_to_a_body_takes_its_way_for_people_to_look_at(words: str) -> None:
    left = ways(HOUSE + words)[-1]
    stage = left.stages[0]
    assert (stage.threshold, stage.quorum) == (Threshold(fraction=Fraction(2, 3), basis="present"), Quorum(count=6))
    assert {"stages.0.method", "stages.0.threshold", "stages.0.quorum"} <= set(left.look)
    assert words[:20] in left.cited("stages.0.method")[0].quote or words.endswith(
        left.cited("stages.0.method")[0].quote
    )


def test_what_only_meets_there_is_not_left_to_it() -> None:
    assert len(ways(HOUSE + "The kitchen is cleaned before the house meeting.")) == 1


def test_larger_sums_and_the_text_itself_take_the_usual_vote() -> None:
    found = ways(
        "## Votes\n\nA motion passes with more votes for than against. Votes are open for six days.\n\n"
        "## Money\n\nUp to 90 euros Kim can spend alone; above that we vote.\n\n"
        "## This page\n\nWe change this page the same way as any other decision.\n"
    )
    usual, money, text = [process for process in found if process.stages[0].kind is StageKind.BALLOT]
    assert usual.stages[0].threshold is not None
    assert money.stages[0].threshold == text.stages[0].threshold == usual.stages[0].threshold
    assert (money.title, text.amends) == ("Money: vote", False)
    assert [people(process) for process in found if process.stages[0].kind is StageKind.ROLE] == ["Kim"]


def test_a_ladder_of_sums_names_how_many_of_how_many() -> None:
    found = ways("## Money\n\nUp to 300 pounds: any two of the four. Up to 2,000: three of the four.\n")
    assert [process.stages[0].threshold for process in found] == [Threshold(min_for=2), Threshold(min_for=3)]


def test_a_larger_case_does_not_join_the_smaller_one() -> None:
    found = ways(
        "## Bans\n\nTwo wardens together can send a person home. Anything longer needs three quarters of the hands."
    )
    assert [process.stages[0].threshold for process in found] == [
        Threshold(min_for=2),
        Threshold(fraction=Fraction(3, 4)),
    ]


def test_the_people_of_a_heading_that_asks_who_decides_are_those_beside_it() -> None:
    found = ways(
        "## Music\n\n### Who decides\n\nThe music group.\n\n### How\n\nBy consent.\n\n"
        "## Hall\n\n### Who decides\n\nThe hall group, elected by the members.\n\n### How\n\nUp to 100 euros: any two of the five.\n"
    )
    assert {
        process.title: people(process) for process in found if process.stages[0].kind is not StageKind.ELECTION
    } == {
        "Music: consent": "The music group",
        "Hall": "The hall group",
    }


def test_sentences_of_writers_without_capitals_are_told_apart() -> None:
    found = ways("## strikes\n\nany mod can mute. bans are for Founders: two of them have to say yes. polls run 48h.")
    mute, ban = found
    assert people(mute) == "any mod"
    assert ban.stages[0].threshold == Threshold(min_for=2)
    assert people(ban) == "Founders"


def test_choosing_and_sending_away_are_two_matters() -> None:
    found = ways(
        "## Keepers\n\nNew Keepers are picked by the existing Keepers, everyone of us has to be ok with it. "
        "A Keeper stays until all the others agree that they should go."
    )
    assert [process.stages[0].threshold for process in found] == [Threshold(fraction=Fraction(1))] * 2
    assert [people(process) for process in found] == ["the existing Keepers", "the others"]


def test_no_objection_within_a_time_is_how_long_approvals_are_asked_for() -> None:
    (process,) = ways("## Joining\n\nIt goes through if it gets at least three +1 and nobody objects within a week.")
    assert process.stages[0].threshold == Threshold(min_for=3, max_against=0)
    assert process.stages[0].duration == Duration(max=timedelta(days=7))


def test_the_most_votes_choose() -> None:
    (process,) = ways("## When the owner is gone\n\nThe players vote on who takes over. Most votes wins.")
    assert process.stages[0].kind is StageKind.ELECTION
    assert people(process) == "The players"
