"""A rule that uses a term gets its number from where the text defines it, quoted, for people to look at."""

from datetime import timedelta
from fractions import Fraction

import pytest

from governance.domain.rulebook import Duration, Threshold
from reasoning.reader.reading import read

RULES = "# Club\n\n## Votes\n\nA proposal passes with a simple majority of the votes cast. Every member may vote.\n\n"


def amending(text):
    (found,) = [one for one in read(text).process_types if one.amends]
    return found


@pytest.mark.parametrize(
    "definition",
    [
        '"Supermajority" means at least two thirds of the votes cast.',
        "By supermajority we mean at least two thirds of the votes cast.",
        "A supermajority is two thirds of the votes cast.",
        "- **Supermajority**: two thirds of the votes cast.",
    ],
)
@pytest.mark.parametrize("first", [True, False], ids=["before", "after"])
def test_a_rule_gets_the_number_of_the_term_that_it_uses(definition, first):
    meant = f"## Definitions\n\n{definition}\n\n"
    rule = "## Changes\n\nThis constitution is amended by a supermajority.\n\n"
    process = amending(RULES + (meant + rule if first else rule + meant))

    assert process.stages[-1].threshold == Threshold(fraction=Fraction(2, 3), basis="cast")
    where = [(one.section, one.quote) for one in process.cited("stages.0.threshold")]
    assert where == [
        ("Changes", "This constitution is amended by a supermajority."),
        ("Definitions", definition.removeprefix("- ")),
    ]
    assert "stages.0.threshold" in process.look


def test_a_definition_is_no_way_to_decide_and_its_term_no_open_question():
    meant = '## Definitions\n\n"Supermajority" means at least two thirds of the votes cast.\n\n'
    reading = read(f"{RULES}{meant}## Changes\n\nThis constitution is amended by a supermajority.\n")

    assert [one.title for one in reading.process_types] == ["Votes", "Changes: amendment"]
    assert not [one for one in reading.warnings if "supermajority" in one.text]


def test_a_term_that_nothing_defines_stays_without_a_number():
    reading = read(f"{RULES}## Changes\n\nThis constitution is amended by a supermajority.\n")

    assert not any(one.amends for one in reading.process_types)
    assert [one.code for one in reading.warnings if "supermajority" in one.text] == ["ambiguous"]


def test_a_time_that_has_a_name_lasts_as_long_as_the_text_says():
    (process,) = read(
        f"{RULES}A vote lasts for the voting period.\n\n## Terms\n\n- Voting period: six days\n"
    ).process_types

    assert process.stages[0].duration == Duration(min=timedelta(days=6))
    assert "stages.0.duration" in process.look


def test_who_is_called_so_must_have_belonged_as_long_as_the_definition_says():
    text = (
        "# Club\n\n## Words\n\n“Active member” means a member who has belonged to us for at least three weeks.\n\n"
        "## Votes\n\nA proposal passes with a simple majority of the votes cast. Active members may vote.\n"
    )
    (process,) = read(text).process_types

    voters = process.stages[0].electorate
    assert (voters.text, voters.tenure) == ("Active members", timedelta(weeks=3))
    assert "stages.0.electorate" in process.look
    assert process.stages[0].duration is None


def test_a_share_of_people_is_a_share_and_says_not_who_they_are():
    meant = "## Terms\n\nA special majority is three quarters of all members.\n\n"
    process = amending(f"{RULES}{meant}## Changes\n\nThis constitution is amended by a special majority.\n")
    assert process.stages[-1].threshold == Threshold(fraction=Fraction(3, 4), basis="eligible")
    assert len(process.cited("stages.0.threshold")) == 2


@pytest.mark.parametrize(
    "first",
    [
        "A fork needs a 3/5 supermajority of the crew.",
        "A fork needs a supermajority (three fifths) of the crew.",
        "A fork needs a supermajority of at least 60 % of the crew.",
    ],
)
def test_a_number_beside_the_term_in_one_rule_holds_where_the_term_stands_alone(first):
    text = f"# Crew\n\n## Forks\n\n{first}\n\n## Renewals\n\nThe crew may refuse a renewal with a supermajority.\n"
    fork, renewal = read(text).process_types

    assert fork.stages[-1].threshold.fraction == renewal.stages[-1].threshold.fraction == Fraction(3, 5)
    assert [one.quote for one in renewal.cited("stages.0.threshold")][-1] == first
    assert "stages.0.threshold" in renewal.look
    assert "stages.0.threshold" not in fork.look


def test_a_term_that_stands_beside_two_numbers_gives_none():
    text = (
        "# Crew\n\n## Forks\n\nA fork needs a 3/5 supermajority of the crew.\n\n## Names\n\nA new name needs a 3/4 supermajority.\n\n"
        "## Renewals\n\nThe crew may refuse a renewal with a supermajority.\n"
    )
    shares = {stage.threshold.fraction for one in read(text).process_types for stage in one.stages if stage.threshold}
    assert shares == {Fraction(3, 5), Fraction(3, 4)}
    assert not [
        one for one in read(text).process_types if one.cited("stages.0.threshold") and one.decides == "Renewals"
    ]


def test_majority_rules_is_a_majority():
    (found,) = read("# House\n\n## Meetings\n\nMost things are decided by majority-rules voting.\n").process_types
    assert found.stages[0].threshold == Threshold(fraction=Fraction(1, 2), strict=True)
