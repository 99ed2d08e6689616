"""Votes that a text names once and uses elsewhere, votes after a failed agreement, and numbers that are none of theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import Duration, Threshold
from reasoning.reader.reading import read

KINDS = """
## Voting

For all votes, voting is open for ten days. In all cases, only core members may vote, except when one of them is removed.

### Majority vote

A vote is successful if more people vote in favour than against.

### Supermajority vote

A vote is successful if at least three quarters of those eligible vote in favour.
"""


def ways(text: str) -> tuple[ProcessType, ...]:
    return read(f"# Meadow\n\n{text}\n").process_types


def only(words: str) -> ProcessType:
    (process,) = ways(f"## Deciding\n\n{words}")
    return process


@pytest.mark.parametrize(
    "words",
    [
        "Members can be expelled by supermajority vote.",
        "Any change of this charter requires a supermajority in favour.",
        "In the end a new member is confirmed by a formal supermajority vote.",
    ],
)
def test_a_named_vote_is_the_one_that_stands_under_its_name(words: str) -> None:
    found = [each for each in ways(f"## Membership\n\n{words}\n{KINDS}") if "membership" in each.key]
    limits = [each.stages[-1].threshold for each in found]
    assert limits == [Threshold(fraction="3/4")]
    (process,) = found
    assert any(field.endswith("threshold") for field in process.look)


def test_what_holds_in_all_cases_holds_whatever_its_exception() -> None:
    voters = [each.stages[-1].electorate for each in ways(KINDS)]
    assert [who.text for who in voters if who and who.text] == ["only core members", "only core members"]


@pytest.mark.parametrize(
    "words",
    [
        "Decisions are made by consensus among the stewards. If no consensus is reached, a simple majority vote decides.",
        "The gardeners seek consensus on every plan. Where this fails and no agreement is found, a majority vote decides.",
    ],
)
def test_who_could_not_agree_votes(words: str) -> None:
    agreed, voted = (each.stages[-1] for each in ways(f"## Deciding\n\n{words}"))
    assert agreed.electorate is not None
    assert voted.electorate is not None
    assert agreed.electorate.text == voted.electorate.text


def test_so_many_votes_behind_a_plus() -> None:
    process = only("A proposal is accepted if it receives +3 and nobody vetoes it. Only committee members may vote.")
    threshold = process.stages[-1].threshold
    assert isinstance(threshold, Threshold)
    assert threshold.min_for == 3


def test_how_long_a_ban_lasts_is_no_time_to_decide() -> None:
    for process in ways("## Bans\n\nA ban over two days may be appealed to the arbiters."):
        assert not [stage for stage in process.stages if isinstance(stage.duration, Duration)]


def test_a_ratio_before_majority_is_no_simple_one() -> None:
    assert not [each for each in ways("## Panel\n\nRulings need a 3-1 majority.") if each.stages[-1].threshold]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Interested full members should submit their votes by message. A simple majority decides.", "full members"),
        ("A rule changes with a super-majority of maintainers.", "maintainers"),
    ],
)
def test_whose_votes_are_sent_in(words: str, who: str) -> None:
    stage = only(words).stages[-1]
    assert stage.electorate is not None
    assert stage.electorate.text is not None
    assert stage.electorate.text.endswith(who)


def test_the_second_of_two_verbs_has_the_same_subject() -> None:
    stage = only("After a month the senior editors will confer and decide whether to grant the role.").stages[-1]
    assert stage.electorate is not None
    assert stage.electorate.text == "the senior editors"


def test_so_many_who_serve() -> None:
    (role,) = read("# Meadow\n\nModerators: 4 mods who serve two-year terms.\n").roles
    assert (role.seats, role.term) == ("4", "P2Y")


def test_the_time_of_a_named_vote_is_the_general_one() -> None:
    (found,) = [
        each
        for each in ways(f"## Membership\n\nMembers can be expelled by supermajority vote.\n{KINDS}")
        if "membership" in each.key
    ]
    assert isinstance(found.stages[-1].duration, Duration)
    assert found.stages[-1].duration.min == timedelta(days=10)


def test_so_many_who_must_vote_in_favour_are_no_quorum() -> None:
    stage = only("For a bill to pass, a majority of delegates must vote in favour before the time is over.").stages[-1]
    assert stage.threshold == Threshold(fraction="1/2", strict=True)
    assert stage.quorum is None


def test_so_many_who_must_vote_are_a_quorum() -> None:
    stage = only("A bill passes by simple majority. At least a third of the delegates must vote.").stages[-1]
    assert stage.quorum is not None


def test_a_request_that_people_vote_on_for_so_long() -> None:
    (stage,) = only("Each request runs for nine days, during which the editors will vote on the request.").stages
    assert isinstance(stage.duration, Duration)
    assert stage.duration.min == timedelta(days=9)
    assert "stages.0.duration" in only("Each request runs for nine days while the editors vote on it.").look


def test_items_with_capital_letters_are_items() -> None:
    text = "## Powers\n\nThe council:\n(A) elects five stewards by simple majority;\n(B) may expel members by a two-thirds vote."
    limits = {str(each.stages[-1].threshold.fraction) for each in ways(text) if each.stages[-1].threshold}
    assert limits == {"1/2", "2/3"}


@pytest.mark.parametrize(
    "words",
    [
        "While unanimous approval is preferred, it is not mandatory.",
        "Unanimity is not required.",
        "As soon as more than half of the residents vote no, the vote fails.",
        "The election ends immediately once a candidate has received a majority of the votes.",
    ],
)
def test_what_is_only_wished_for_or_stops_a_vote_is_no_threshold(words: str) -> None:
    assert not [each for each in ways(f"## Voting\n\n{words}") if each.stages[-1].threshold]
