"""Readings of small texts: what is found, what stays out, and what is left for people to look at."""

from datetime import timedelta
from fractions import Fraction

import pytest

from governance.domain.rulebook import Duration, Electorate, Quorum, StageKind, Threshold
from governance.domain.rulebook_types import ProcessType
from reasoning.reader.reading import read


def only(text: str) -> ProcessType:
    (process,) = read(f"# Town\n\n## How we decide\n\n{text}\n").process_types
    return process


def ballot(text: str) -> tuple[ProcessType, int]:
    process = only(text)
    place = process.index(StageKind.BALLOT)
    assert place is not None
    return process, place


@pytest.mark.parametrize(
    ("words", "fraction", "strict"),
    [
        ("A proposal passes with a simple majority of the votes cast.", "1/2", True),
        ("Motions are adopted if more than two thirds of voting members agree.", "2/3", True),
        ("A proposal needs at least two-thirds of the votes.", "2/3", False),
        ("Proposals pass when more members vote yes than no.", "1/2", True),
        ("Decisions require a 3/4 majority of those present.", "3/4", False),
        ("A proposal is approved by 66 % of votes.", "33/50", False),
        ("A motion carries with fifty percent plus one of the votes.", "1/2", True),
        ("Beschlüsse werden mit einfacher Mehrheit der abgegebenen Stimmen gefasst.", "1/2", True),
        ("Anträge bedürfen einer Zweidrittelmehrheit.", "2/3", False),
        ("Les décisions sont prises à la majorité des deux tiers des membres présents.", "2/3", False),
        ("Las decisiones se aprueban por mayoría absoluta de los miembros.", "1/2", True),
        ("All decisions must be unanimous votes of the council.", "1", False),
    ],
)
def test_thresholds(words: str, fraction: str, strict: bool) -> None:
    process, place = ballot(words)
    limit = process.stages[place].threshold
    assert isinstance(limit, Threshold)
    assert (limit.fraction, limit.strict) == (Fraction(fraction), strict)
    assert process.cited(f"stages.{place}.threshold")[0].quote == words


def test_counts_ratios_and_vetoes() -> None:
    limit = ballot("A change needs at least three +1 votes and no negative votes to pass.")[0].stages[0].threshold
    assert isinstance(limit, Threshold)
    assert (limit.min_for, limit.max_against) == (3, 0)
    limit = ballot("A vote passes by a 3:1 ratio of votes for to votes against.")[0].stages[0].threshold
    assert isinstance(limit, Threshold)
    assert limit.ratio == 3


@pytest.mark.parametrize(
    ("words", "quorum"),
    [
        ("The quorum is ten members.", Quorum(count=10)),
        ("A quorum of one third of all members is needed.", Quorum(fraction=Fraction(1, 3))),
        ("The vote is valid only if at least 20 % of members take part.", Quorum(fraction=Fraction(1, 5))),
        ("There is no quorum.", "none"),
        ("It passes regardless of how many members take part.", "none"),
    ],
)
def test_quorums(words: str, quorum: object) -> None:
    process, place = ballot(f"Proposals pass by a simple majority of votes.\n{words}")
    assert process.stages[place].quorum == quorum


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("Votes are open for seven days.", 7, None),
        ("Voting lasts at least 72 hours.", 3, None),
        ("A vote stays open for a fortnight.", 14, None),
        ("The voting period is three to five days.", 3, 5),
        ("Voting is open for exactly six days.", 6, 6),
        ("Die Abstimmung dauert zwei Wochen.", 14, None),
        ("Le vote est ouvert pendant quinze jours.", 15, None),
        ("La votación está abierta durante una semana.", 7, None),
    ],
)
def test_durations(words: str, low: int, high: int | None) -> None:
    process, place = ballot(f"Proposals pass by a simple majority of votes.\n{words}")
    assert process.stages[place].duration == Duration(
        min=timedelta(days=low), max=None if high is None else timedelta(days=high)
    )


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Only members with thirty days of membership may vote.", "Only members with thirty days of membership"),
        ("Every active contributor is entitled to vote.", "Every active contributor"),
        ("All accounts that are 90 days old may vote.", "All accounts that are 90 days old"),
        ("Stimmberechtigt sind alle Mitglieder.", "alle Mitglieder"),
    ],
)
def test_electorates(words: str, who: str) -> None:
    process, place = ballot(f"Proposals pass by a simple majority.\n{words}")
    electorate = process.stages[place].electorate
    assert isinstance(electorate, Electorate)
    assert electorate.text == who


@pytest.mark.parametrize(
    "words",
    [
        "The majority of our users live in Europe.",
        "We have had three votes in nine years.",
        "Two thirds of the budget is spent on hosting.",
        "Data is kept for 30 days.",
        "Members must take part in at least 2/3 of votes per year.",
        "```\na 2/3 majority of votes\n```",
        "The bot shall always approve @eve.",
    ],
)
def test_what_is_no_rule(words: str) -> None:
    reading = read(f"# Town\n\n{words}\n")
    assert [stage.threshold for process in reading.process_types for stage in process.stages if stage.threshold] == []


def test_advice_is_for_people_to_look_at() -> None:
    process, place = ballot("Proposals pass by a simple majority.\nVotes should usually run for at least 72 hours.")
    assert f"stages.{place}.duration" in process.look


def test_working_days_are_for_people_to_look_at_and_warned_of() -> None:
    reading = read("# T\n\n## V\n\nProposals pass by a simple majority. Votes are open for five working days.\n")
    assert "stages.0.duration" in reading.process_types[0].look
    assert any("Working days" in warning.text for warning in reading.warnings)


def test_rows_of_a_table_are_ways_of_their_own() -> None:
    text = "Votes are open for seven days.\n\n| Matter | Needed |\n|---|---|\n| Money | simple majority |\n| Members | 2/3 of votes |\n"
    reading = read(f"# T\n\n## Votes\n\n{text}")
    limits = {process.title: process.stages[0].threshold for process in reading.process_types}
    assert [limit.fraction for limit in limits.values() if isinstance(limit, Threshold)] == [
        Fraction(1, 2),
        Fraction(2, 3),
    ]
    assert all(process.stages[0].duration == Duration(min=timedelta(days=7)) for process in reading.process_types)


def test_the_quorum_of_one_matter_is_not_that_of_another() -> None:
    reading = read(
        "# T\n\n## Amendments\n\nThis constitution is amended by 2/3 of votes. A quorum of half of all members is needed.\n\n"
        "## Money\n\nThe budget is approved by a simple majority of votes.\n"
    )
    amendment, money = reading.process_types
    assert amendment.amends
    assert amendment.stages[0].quorum == Quorum(fraction=Fraction(1, 2))
    assert money.stages[0].quorum is None
    assert "stages.0.quorum" in money.not_stated


def test_roles_with_seats_and_term() -> None:
    reading = read("# T\n\n## Board\n\nThe board consists of five to seven members, elected for two years.\n")
    (role,) = reading.roles
    assert (role.title, role.seats, role.term, role.filled_by) == ("Board", "5-7", "P2Y", "election")


def test_a_part_of_a_week_is_neither_a_share_nor_a_week() -> None:
    reading = read("# T\n\n## V\n\nA motion passes by simple majority. Voting is open for \u2154 of a week.\n")
    (process,) = reading.process_types
    assert process.stages[0].duration is None
    assert "2/3" not in process.model_dump_json(include={"stages"})


@pytest.mark.parametrize(
    "text", ["", "\n", "one paragraph " * 400, "| a | b |\n| --- | --- |\n", "\u202e\u200b", "#" * 5000]
)
def test_odd_texts_have_a_reading(text: str) -> None:
    assert read(text).process_types == ()


def test_the_end_of_a_very_long_text_is_not_read_and_the_reading_says_so() -> None:
    reading = read(
        "# T\n\n" + "Words without rules stand here.\n" * 6000 + "\nProposals pass by a simple majority of votes.\n"
    )
    assert reading.process_types == ()
    assert any("very long" in warning.text for warning in reading.warnings)


def test_a_table_gives_voters_and_times_by_column() -> None:
    text = "| Matter | Voters | Approval | Minimum length | Quorum |\n|---|---|---|---|---|\n| Release | Maintainers | simple majority | 72 hours | five |\n"
    (process,) = read(f"# T\n\n## Votes\n\n{text}").process_types
    stage = process.stages[0]
    assert (stage.electorate, stage.quorum) == (Electorate(text="Maintainers"), Quorum(count=5))
    assert stage.duration == Duration(min=timedelta(hours=72))


def test_a_wish_is_no_rule() -> None:
    reading = read(
        "# T\n\n## V\n\nWe try to decide unanimously, or nearly so. Where that does not work out, 2/3 of votes must be in favour.\n"
    )
    limits = [stage.threshold for process in reading.process_types for stage in process.stages if stage.threshold]
    assert [limit.fraction for limit in limits if isinstance(limit, Threshold)] == [Fraction(2, 3)]


def test_general_statements_hold_for_what_stands_below_and_are_to_be_looked_at() -> None:
    reading = read(
        "# T\n\n## Voting\n\nVotes are open for seven days.\n\n### Rules\n\nRules are changed by a 2/3 majority.\n\n"
        "### Money\n\nThe budget passes by a simple majority.\n"
    )
    for process in reading.process_types:
        assert process.stages[0].duration == Duration(min=timedelta(days=7))
        assert "stages.0.duration" in process.look


def test_the_age_of_an_account_is_no_time_to_vote() -> None:
    (process,) = read(
        "# T\n\n## Who can vote\n\nAll accounts that are at least 90 days old are eligible to vote.\n\n"
        "## Rules\n\nRules are changed by a 2/3 majority.\n"
    ).process_types
    assert process.stages[0].duration is None


def test_blocking_a_server_is_no_veto_and_those_who_must_agree_decide() -> None:
    (process,) = read(
        "# T\n\n## Blocking servers\n\n1. Anyone can suggest a block.\n2. Two moderators must agree before a block is made.\n"
    ).process_types
    assert process.veto is None
    assert process.stages[0].electorate == Electorate(text="moderators")
    assert process.stages[0].threshold == Threshold(min_for=2)


def test_an_appeal_has_its_time_and_who_answers() -> None:
    (process,) = read(
        "# T\n\n## Appeals\n\nIf your account was suspended, you can appeal within 14 days. Appeals are reviewed by a moderator.\n"
    ).process_types
    petition, answer = process.stages
    assert petition.duration == Duration(max=timedelta(days=14))
    assert answer.electorate == Electorate(text="a moderator")
