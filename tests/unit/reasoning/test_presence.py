"""How many have to be there is answered by a clause that speaks of being there, and of the body that was asked about."""

import pytest

from reasoning.answers.answer import Status, answer
from reasoning.answers.presence import asks_for_presence, counts_those_there
from reasoning.retrieval.index import Index

_HOUSE = """# House

## Money

A purchase of up to 50 € may be made by any one of the directors.
A larger one needs the board, as long as it has a quorum.

## The Kitchen Circle

The circle plans the meals. The circle has a quorum if three of its people are present.

## The Plenum

The plenum decides on all else. It meets once a month.
"""


@pytest.mark.parametrize(
    "question",
    ["How many directors make a quorum?", "How many people have to be present at the plenum?"],
)
def test_a_number_of_something_else_or_of_another_body_is_no_quorum(question: str) -> None:
    assert answer(question, Index(_HOUSE), meaning=False).status is not Status.STATED


def test_the_quorum_of_the_body_that_was_asked_about_is_given() -> None:
    found = answer("How many have to be present in the kitchen circle?", Index(_HOUSE), meaning=False)

    assert found.status is Status.STATED
    assert found.citations[0].quote == "The circle has a quorum if three of its people are present."


def test_by_how_much_something_passes_is_no_quorum() -> None:
    clause = "A change needs a two-thirds majority, and whether enough are present is found before."

    found = answer("How many have to be present?", Index(f"# House\n\n{clause}\n"), meaning=False)

    assert found.status is not Status.STATED


@pytest.mark.parametrize(
    ("clause", "counts"),
    [
        ("A change needs ten members who vote.", True),
        ("Ein Drittel der Mitglieder muss anwesend sein.", True),
        ("Ten members are enough to lend the piano.", False),
        ("Whoever is present signs a list.", False),
    ],
)
def test_those_who_vote_are_there_too(clause: str, *, counts: bool) -> None:
    assert counts_those_there(0, frozenset(), Index(f"# House\n\n{clause}\n")) is counts


def test_a_number_alone_is_of_what_stands_before_it() -> None:
    text = "# House\n\n## Council\n\nHow many must turn up at the council? Five.\n\n## Money\n\nTwo people count it.\n"

    found = answer("how many have to turn up at the council?", Index(text), meaning=False)

    assert found.status is Status.STATED
    assert "Five." in found.answer


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("How many of us must show up?", True),
        ("Ab wie vielen Anwesenden ist die Versammlung beschlussfähig?", True),
        ("Combien de membres doivent être présents ?", True),
        ("¿Cuántos tienen que asistir?", True),
        ("How many people are on the board?", False),
        ("Wie viele Leute sitzen im Vorstand?", False),
    ],
)
def test_being_there_is_asked_for_in_four_languages(question: str, *, asks: bool) -> None:
    assert asks_for_presence(question) is asks
