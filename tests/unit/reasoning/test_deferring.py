"""A matter that the text leaves to another document is said to be there, with the clause that says so quoted."""

import pytest

from reasoning.answers.answer import Status, answer
from reasoning.answers.pointers import names_another, points_elsewhere, sends_away
from reasoning.retrieval.index import Index

_TEXT = """# Choir

## Money

{clause}

## Rehearsals

We rehearse on Tuesdays. A rehearsal lasts two hours.
"""


@pytest.mark.parametrize(
    ("clause", "question"),
    [
        ("Fees are set out in the Fee Schedule.", "How much is the fee?"),
        ("The fee is laid down in the tariff handbook of the choir.", "what does the fee cost"),
        ("For the fee, see the price list on the website.", "How much is the fee?"),
        ("The fee is as published in the Members' Guide.", "How high is the fee?"),
        ("The Fee Policy governs the fee.", "How much is the fee?"),
        ("Members pay a fee. Its amount is dealt with in separate rules.", "How much is the fee?"),
        ("Die Höhe des Beitrags ergibt sich aus der Beitragsordnung.", "Wie hoch ist der Beitrag?"),
        ("Mitglieder zahlen einen Beitrag. Das Nähere bestimmt die Beitragsordnung.", "Wie hoch ist der Beitrag?"),
        ("Die Höhe des Beitrags wird in der Beitragsordnung festgelegt.", "Wie hoch ist der Beitrag?"),
        ("Der Beitrag ist in der Geldordnung des Chores gesondert zu regeln.", "Wie hoch ist der Beitrag?"),
        ("The fee is fixed as per the articles.", "How much is the fee?"),
        ("Le montant de la cotisation est fixé par le règlement intérieur.", "Quel est le montant de la cotisation ?"),
        ("El importe de la cuota se establece en el reglamento interno.", "¿Cuánto cuesta la cuota?"),
    ],
)
def test_what_stands_in_another_document_is_left_to_it(clause: str, question: str) -> None:
    found = answer(question, Index(_TEXT.format(clause=clause)), meaning=False)

    assert found.status is Status.DEFERRED
    assert clause.rsplit(". ", 1)[-1] in found.answer


def test_a_value_that_stands_there_is_no_matter_of_another_document() -> None:
    clause = "The fee is 20 € a year; how it is paid is set out in the Fee Schedule."

    assert answer("How much is the fee?", Index(_TEXT.format(clause=clause)), meaning=False).status is Status.STATED


@pytest.mark.parametrize(
    "sentence",
    [
        "Five members are enough, unless otherwise stated in a section of the bylaws.",
        "Fünf Mitglieder genügen, soweit nicht in der Satzung etwas anderes bestimmt ist.",
        "Der Punkt steht auf der Tagesordnung.",
        "Write to us at [the desk](mailto:desk@choir.example).",
    ],
)
def test_what_only_allows_for_a_document_or_names_an_address_points_nowhere_else(sentence: str) -> None:
    assert not points_elsewhere(sentence)


def test_a_link_alone_is_no_answer_to_how_much() -> None:
    assert points_elsewhere("Apply [here](https://choir.example/form).")
    assert not names_another("Apply [here](https://choir.example/form).")


def test_an_item_of_what_another_document_has_is_no_rule() -> None:
    lead = "Please see our [Complaints Policy](https://choir.example/policies/complaints/{}.html), which addresses:"
    items = "\n".join(f"- {item}" for item in ("How to send a complaint", "What happens after a complaint is sent"))
    text = _TEXT.format(clause=lead.format("a" * 300) + "\n\n" + items)

    found = answer("What happens after a complaint is sent?", Index(text), meaning=False)

    assert found.status is Status.DEFERRED
    assert found.citations[0].quote == lead.format("a" * 300)


def test_a_rule_that_follows_another_document_does_not_send_away() -> None:
    assert sends_away("Siehe die Hausordnung, in der steht:")
    assert not sends_away("As set out in the Charter, the chair may:")
    assert not sends_away("See to it that the piano is locked.")
