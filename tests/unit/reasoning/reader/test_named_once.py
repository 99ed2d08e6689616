"""What a text names once and then means: a body by its abbreviation, whose list of powers it is, who is eligible."""

from __future__ import annotations

from fractions import Fraction

import pytest

from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import Electorate, Quorum
from reasoning.reader.abbreviations import introduced, written_out
from reasoning.reader.reading import read


def resting_on(text: str, words: str) -> ProcessType:
    """The process type whose decision rests on a sentence with these words."""
    return next(
        process
        for process in read(text).process_types
        if any(words in citation.quote for citation in process.citations if citation.field.endswith(".method"))
    )


def who(text: str, words: str) -> str | None:
    people = resting_on(text, words).stages[-1].electorate
    return people.text if isinstance(people, Electorate) else None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Village Garden Council (VGC) meets in spring.", {"VGC": "Village Garden Council"}),
        ("A Board of Elders (the “BoE”) is chosen.", {"BoE": "Board of Elders"}),
        ("Der Rat der Ältesten (RdÄ) tagt.", {"RdÄ": "Rat der Ältesten"}),
        ("We use a mailing list (ML) and a wiki (see FAQ).", {}),
        ("Send it to the committee (BBQ).", {}),
    ],
)
def test_an_abbreviation_stands_for_the_words_before_it(text: str, names: dict[str, str]) -> None:
    assert introduced(text) == names


def test_only_the_abbreviation_itself_is_written_out() -> None:
    names = {"VGC": "Village Garden Council"}
    words = "The Village Garden Council (VGC) and VGC-Notes, @VGC, VGCs and the VGC."
    assert written_out(words, names) == (
        "The Village Garden Council and VGC-Notes, @VGC, Village Garden Councils and the Village Garden Council."
    )


def test_a_body_that_is_abbreviated_has_its_own_seats_and_quorum() -> None:
    text = (
        "# Charter\n\n## Council\n\nThe Garden Steering Council (GSC) looks after the beds. The GSC consists of 9 members.\n\n"
        "## Its meetings\n\nA quorum of the GSC is five members.\n\n## Water\n\nThe GSC decides on water by a two-thirds majority.\n\n"
        "## All of us\n\nMembers decide on fees by a majority of the votes cast.\n"
    )
    assert [role.seats for role in read(text).roles] == ["9"]
    water, fees = resting_on(text, "water").stages[-1], resting_on(text, "fees").stages[-1]
    assert (water.electorate.text, water.quorum) == ("The GSC", Quorum(count=5))
    assert fees.quorum is None


@pytest.mark.parametrize(
    ("rule", "people"),
    [
        ("The trustees shall give the tenants the chance to object to a sale by a simple majority.", "the tenants"),
        ("Before a sale the tenants are given the right to object by a simple majority.", "the tenants"),
        ("Half the beds may be given up by a majority within the council.", "the council"),
        ("The council can refuse a plot by unanimity (among the elders who do not garden).", "the elders who do not garden"),
        ("Water is cut off if the sitting council unanimously accepts the plan.", "the sitting council"),
    ],
)  # fmt: skip
def test_who_is_given_a_say_decides(rule: str, people: str) -> None:
    assert who(f"# Rules\n\n## Plots\n\n{rule}\n", rule) == people


@pytest.mark.parametrize(
    "rule",
    [
        "A tool may be locked immediately by the Steward in an emergency.",
        "A plot may be revoked temporarily by the Steward in case of a flood.",
    ],
)
def test_an_adverb_stands_between_what_is_done_and_by_whom(rule: str) -> None:
    assert who(f"# Rules\n\n## Tools\n\n{rule}\n", rule) == "the Steward"


def test_the_powers_in_a_list_are_of_those_who_open_it() -> None:
    text = (
        "# Rules\n\n## Powers\n\nTogether, the residents may:\n\n1. Change these rules with a 3:1 majority.\n\n"
        "   The rules are kept in the shed.\n\n2. Close the garden with a 4:1 majority.\n"
    )
    assert {who(text, "3:1"), who(text, "4:1")} == {"the residents"}


@pytest.mark.parametrize(
    ("rule", "people"),
    [
        ("A person is an eligible voter if, on the day of the vote, they are a resident with a plot.", "a resident with a plot"),
        ("You may vote as long as you are a member for the season.", "a member for the season"),
    ],
)  # fmt: skip
def test_a_condition_says_who_is_eligible(rule: str, people: str) -> None:
    text = f"# Rules\n\n## Votes\n\n### Casting\n\n{rule}\n\n### Counting\n\nA motion passes with two-thirds of the votes.\n"
    assert who(text, "two-thirds") == people


def test_a_vote_that_alone_needs_no_quorum_leaves_that_of_others_open() -> None:
    text = (
        "# Rules\n\n## Votes\n\n### Delay\n\nA delay is put to a vote at once. There is no quorum for this vote.\n\n"
        "### Motions\n\nA motion passes by two-thirds of the votes.\n"
    )
    delay, motions = (process.stages[-1] for process in read(text).process_types)
    assert delay.quorum == "none"
    assert motions.threshold.fraction == Fraction(2, 3)
    assert motions.quorum is None


def test_a_quorum_below_the_heading_of_a_body_is_not_that_of_others() -> None:
    text = (
        "# Rules\n\n## Members\n\n### Decisions\n\nMembers pass a motion by a majority.\n\n"
        "## Tool Committee\n\n### Powers\n\nThe committee buys tools by a two-thirds majority.\n\n### Meetings\n\nThere is a quorum of two.\n"
    )
    assert resting_on(text, "pass a motion").stages[-1].quorum is None
    assert resting_on(text, "buys tools").stages[-1].quorum == Quorum(count=2)


def test_what_one_body_overrides_names_the_other_one() -> None:
    text = (
        "# Rules\n\n## Members\n\nMembers can overrule any decision of the Tool Committee with a 2:1 majority.\n\n"
        "## Tool Committee\n\nThe Tool Committee decides by a majority. A quorum of the Tool Committee is three members.\n"
    )
    assert resting_on(text, "2:1").stages[-1].quorum is None
