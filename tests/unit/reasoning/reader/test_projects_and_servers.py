"""How software projects, wikis and servers say who decides, by how many, and for how long."""

from __future__ import annotations

from datetime import timedelta

import pytest

from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import Duration, Quorum, Threshold
from reasoning.reader.reading import read


def ways(text: str) -> tuple[ProcessType, ...]:
    return read(f"# Meadow\n\n{text}\n").process_types


def only(words: str) -> ProcessType:
    (process,) = ways(f"## Voting\n\n{words}")
    return process


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Patrollers' votes must reach a two-thirds majority.", "Patrollers"),
        ("A motion passes by simple majority, and each maintainer receives one vote.", "each maintainer"),
        ("Every editor and translator gets one vote. A simple majority decides.", "Every editor and translator"),
        ("The bureaucrats vote, and two thirds of the votes are needed.", "bureaucrats"),
    ],
)
def test_who_votes(words: str, who: str) -> None:
    stage = only(words).stages[-1]
    assert stage.electorate is not None
    assert stage.electorate.text is not None
    assert stage.electorate.text.casefold().endswith(who.casefold())


@pytest.mark.parametrize(
    "words",
    ["Experience is more important than the number of votes.", "Votes with a reason carry more weight than others."],
)
def test_what_is_more_than_something_else_is_no_majority(words: str) -> None:
    assert not [each for each in ways(f"## Voting\n\n{words}") if each.stages[-1].threshold]


def test_more_for_than_against_is_a_majority() -> None:
    threshold = only("A change goes in if more members are for it than against it.").stages[-1].threshold
    assert isinstance(threshold, Threshold)
    assert (str(threshold.fraction), threshold.strict) == ("1/2", True)


@pytest.mark.parametrize(
    ("words", "threshold"),
    [
        ("Code changes need +1 by two reviewers and no -1.", Threshold(min_for=2, max_against=0)),
        ("A ban is decided by vote of the five stewards.", Threshold(min_for=5)),
    ],
)
def test_so_many_votes_of_so_many_people(words: str, threshold: Threshold) -> None:
    assert only(words).stages[-1].threshold == threshold


def test_people_who_are_only_counted_do_not_hide_who_votes() -> None:
    process = only("All core members vote yes or no. Two thirds of the votes decide. At least three people must vote.")
    stage = process.stages[-1]
    assert stage.quorum == Quorum(count=3)
    assert stage.electorate is not None
    assert stage.electorate.text == "All core members"


def test_seats_and_terms_in_a_line() -> None:
    (role,) = read("# Meadow\n\n- Steering Council (7 seats): elected, two-year staggered terms.\n").roles
    assert (role.seats, role.term) == ("7", "P2Y")


def test_how_large_a_supermajority_is_stays_unstated() -> None:
    stage = only("A page is locked by a supermajority vote of the editors.").stages[-1]
    assert stage.threshold is None
    assert stage.electorate is not None
    assert stage.electorate.text == "the editors"


def test_who_is_too_new_to_vote() -> None:
    stage = only(
        "Proposals pass by simple majority. No player who has been a member for less than two weeks may vote."
    ).stages[-1]
    assert stage.electorate is not None
    assert stage.electorate.tenure == timedelta(days=14)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("All proposals will run for one week unless people still talk. Two thirds of the votes are needed.", 7),
        ("Requests stay open for ten days, and a majority of the votes decides.", 10),
    ],
)
def test_what_runs_for_some_time_is_voted_on_so_long(words: str, days: int) -> None:
    stage = only(words).stages[-1]
    assert isinstance(stage.duration, Duration)
    assert stage.duration.min == timedelta(days=days)


def test_this_period_is_what_the_sentence_before_names() -> None:
    process = only(
        "Then a last round of feedback begins. This period must last at least four days. "
        "After that the team votes, and a simple majority decides."
    )
    assert [str(stage.kind) for stage in process.stages] == ["deliberation", "ballot"]
    assert isinstance(process.stages[0].duration, Duration)
    assert process.stages[0].duration.min == timedelta(days=4)


def test_a_vote_of_which_only_the_time_is_said() -> None:
    process = only("Ban votes are held among the moderators and last 36 hours.")
    (stage,) = process.stages
    assert isinstance(stage.duration, Duration)
    assert (stage.threshold, stage.duration.min) == (None, timedelta(hours=36))
    assert "stages.0.method" in process.look


def test_the_time_of_votes_said_above_holds_below() -> None:
    text = "Voting lasts ten days after the nominee accepts.\n\n## Requirements\n\nEditors' votes must reach three quarters."
    (process,) = ways(text)
    assert isinstance(process.stages[-1].duration, Duration)
    assert process.stages[-1].duration.min == timedelta(days=10)
    assert "stages.0.duration" in process.look


@pytest.mark.parametrize(
    "words",
    ["There is only one request at a time.", "Requests for adminship require at least two thirds support to pass."],
)
def test_what_is_called_a_request_asks_for_no_signatures(words: str) -> None:
    assert not [stage for each in ways(f"## Requests\n\n{words}") for stage in each.stages if stage.kind == "petition"]


def test_items_with_names_of_their_own_are_ways_of_their_own() -> None:
    text = (
        "## Merging\n\n"
        "- **Typos**: lazy consensus, if nobody objects within two days.\n"
        "- **Features**: lazy consensus, if nobody objects within nine days.\n"
    )
    assert sorted(str(each.stages[-1].duration) for each in ways(text)) == sorted(
        str(Duration(max=timedelta(days=days))) for days in (2, 9)
    )


def test_numbered_paragraphs_without_a_line_between_are_read_apart() -> None:
    text = (
        "1.1 A change of the house rules receives five officer votes, as in section\n1.3 below.\n"
        "1.2 Purchases: a purchase receives three officer votes.\n"
        "1.3 Members are admitted by the captain.\n"
    )
    limits = [each.stages[-1].threshold for each in ways(f"## Rules\n\n{text}")]
    assert Threshold(min_for=5) in limits
    assert Threshold(min_for=3) in limits


def test_people_with_a_hyphen() -> None:
    stage = only("Every patch needs approval from at least one core-maintainer.").stages[-1]
    assert stage.threshold == Threshold(min_for=1)
    assert stage.electorate is not None
    assert stage.electorate.text == "core-maintainer"


def test_who_has_to_attend_does_not_hide_the_share_that_decides() -> None:
    words = "Officers attend every council and decisions are taken with at least 70 % of all votes."
    threshold = only(words).stages[-1].threshold
    assert isinstance(threshold, Threshold)
    assert str(threshold.fraction) == "7/10"


def test_so_many_who_review() -> None:
    stage = only("Appeals are reviewed by at least three moderators.").stages[-1]
    assert stage.threshold == Threshold(min_for=3)


@pytest.mark.parametrize(
    "words",
    [
        "If one option is ahead by 8:1 after four days, the vote can be closed.",
        "A poll is closed early once three quarters of the voters agree.",
    ],
)
def test_what_ends_a_vote_early_is_not_what_decides_it(words: str) -> None:
    assert not [each for each in ways(f"## Voting\n\n{words}") if each.stages[-1].threshold]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("A standard duration of nine days is set for all votes.", 9),
        ("Members decide by simple majority in six day polls.", 6),
    ],
)
def test_how_long_polls_last(words: str, days: int) -> None:
    duration = only(f"A simple majority decides. {words}").stages[-1].duration
    assert isinstance(duration, Duration)
    assert duration.min == timedelta(days=days)


def test_items_that_count_the_votes_of_others_are_ways_of_their_own() -> None:
    text = (
        "## Promotion\n\n1. Editors' votes must reach a two-thirds majority.\n"
        "2. Patrollers' votes must reach a two-thirds majority.\n"
    )
    voters = {each.stages[-1].electorate.text for each in ways(text) if each.stages[-1].electorate}
    assert voters == {"Editors", "Patrollers"}


def test_seats_of_what_leads() -> None:
    (role,) = read("# Meadow\n\nThe clan is led by five officers. Officers serve for one year.\n").roles
    assert (role.seats, role.term) == ("5", "P1Y")
