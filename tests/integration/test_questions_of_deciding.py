"""Questions about how things are decided: answered from the ratified rules, every way with its clause, in one post."""

from collections.abc import Callable

import pytest

from governance.starters import starter, starter_names, starter_rulebook_for
from tests.conftest import CONSTITUTION, Town
from tests.integration.asking_the_bot import asked

LONGEST_POST = 500


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("how long is voting?", ("Standard proposal: 6 days", "Urgent proposal: 2 days", "Amendment: 10 days")),
        (
            "who can propose?",
            ("Standard proposal, Urgent proposal and Amendment: any member whose waiting time is over",),
        ),
        (
            "what's the quorum?",
            ("Standard proposal and Urgent proposal: at least one third", "Amendment: at least half of the people"),
        ),
        (
            "what majority do we need?",
            (
                "Standard proposal: more people agree than disagree",
                "Urgent proposal: at least two thirds",
                "Amendment:",
            ),
        ),
        ("who may vote?", ("Standard proposal, Urgent proposal and Amendment: those who were members when voting",)),
    ],
)
def test_every_way_of_deciding_is_listed_with_its_clause_the_usual_one_first(
    town: Town, words: str, values: tuple[str, ...]
) -> None:
    said = asked(town, words)
    places = [said.index(value) for value in values]
    assert places == sorted(places)
    assert said.count("Section") >= len(values)
    assert len(said) < LONGEST_POST


def test_the_clauses_are_quoted_letter_by_letter(town: Town) -> None:
    text = " ".join(town.community.constitutions.get().text.split())
    said = asked(town, "how long is voting?")
    quotes = [part.split("”")[0].removesuffix(" …") for part in said.split("“")[1:]]
    assert len(quotes) == 3
    assert all(quote in text for quote in quotes)


@pytest.mark.parametrize(
    ("words", "value", "other"),
    [
        ("how long does an urgent vote take?", "Urgent proposal: 2 days", "6 days"),
        ("what majority is needed to change the constitution?", "Amendment: at least three quarters", "two thirds"),
        ("how long is a normal proposal open?", "Standard proposal: 6 days", "10 days"),
    ],
)
def test_a_question_about_one_way_is_answered_by_that_one_alone(town: Town, words: str, value: str, other: str) -> None:
    said = asked(town, words)
    assert value in said
    assert other not in said


@pytest.mark.parametrize("words", ["how long do I have to wait before I may vote?", "who can propose a new moderator?"])
def test_a_question_about_something_else_is_looked_up_in_the_text(town: Town, words: str) -> None:
    assert "Urgent proposal:" not in asked(town, words)


def test_what_the_text_leaves_out_is_said_to_have_been_chosen(make_town: Callable[..., Town]) -> None:
    rulebook = starter_rulebook_for(CONSTITUTION)
    standard = next(way for way in rulebook["process_types"] if way["default"])
    standard["citations"] = [one for one in standard["citations"] if not one["field"].endswith("quorum")]
    standard["fields"]["stages.0.quorum"] = {"origin": "default", "ratified_by": "moderators"}
    said = asked(make_town(rulebook=rulebook), "what is the quorum of a standard proposal?")
    assert "at least one third of the people who may vote (chosen; the text does not say)" in said
    assert "“" not in said


@pytest.mark.parametrize("name", starter_names())
def test_every_starter_answers_in_one_post(make_town: Callable[..., Town], name: str) -> None:
    ready = starter(name)
    town = make_town(text=ready.text, rulebook=ready.rulebook)
    for words in ("how long is voting?", "who can propose?", "what is the quorum?", "what majority?", "who can vote?"):
        assert len(asked(town, words)) < LONGEST_POST, words
