"""A value of something else, and a clause that never speaks of the act, answer no question."""

import pytest

from reasoning.answers.answer import Status, answer
from reasoning.answers.asks import Asks, asked
from reasoning.answers.subjects import act_of, speaks_of, subject_of
from reasoning.retrieval.index import Index

_CLUB = """# Club

## Money

The treasurer may spend up to 50 € without asking. Vereinsmitglieder dürfen bis zu 20 Euro ausgeben.

## Council

The council has five people. It answers within two weeks at most.

## Bans

The council may ban a member for up to four weeks. A ban is written down.

## Votes

Each member has one vote. A motion passes if more are for it than against.
"""


@pytest.mark.parametrize(
    "question",
    [
        "How much is the membership fee?",
        "Wie hoch ist der Mitgliedsbeitrag?",
        "cuánto pagamos al mes",
        "How long is the council elected for?",
        "Combien de temps reste-t-on au conseil ?",
        "I was banned. Where can I appeal?",
        "Kann ich gegen den Ausschluss Widerspruch einlegen?",
        "can another member vote for me?",
        "¿Se puede delegar el voto?",
    ],
)
def test_what_is_said_of_something_else_is_not_stated(question: str) -> None:
    assert answer(question, Index(_CLUB), meaning=False).status is Status.NOT_STATED


@pytest.mark.parametrize(
    ("clause", "question"),
    [
        ("Members pay 5 € a month.", "How much is the membership fee?"),
        ("Der Mitgliedsbeitrag beträgt 5 Euro im Monat.", "Wie hoch ist der Mitgliedsbeitrag?"),
        ("The council is elected for two years.", "How long is the council elected for?"),
        ("A member who was banned may appeal to the meeting.", "I was banned. Can I appeal?"),
        ("A member may give a written proxy to another member.", "can another member vote for me by proxy?"),
    ],
)
def test_what_is_said_of_it_stays_an_answer(clause: str, question: str) -> None:
    found = answer(question, Index(f"{_CLUB}\n## More\n\n{clause}\n"), meaning=False)

    assert found.status is Status.STATED
    assert clause in found.answer


@pytest.mark.parametrize(
    "question", ["How much may we spend?", "How many people are on the council?", "How long is a vote open?"]
)
def test_other_questions_have_no_subject_of_their_own(question: str) -> None:
    assert subject_of(question, asked(question)) is None
    assert act_of(question) is None


def test_a_subject_is_only_of_the_kind_of_value_that_is_asked_for() -> None:
    assert subject_of("How is the fee paid?", Asks.HOW) is None


@pytest.mark.parametrize(
    "clause", ["The decision is final.", "The meeting reviews it.", "Das Plenum entscheidet endgültig."]
)
def test_what_ends_or_reopens_a_matter_speaks_of_an_appeal(clause: str) -> None:
    index = Index(f"# Club\n\n{clause}\n")
    act = act_of("can I appeal?")

    assert act is not None
    assert speaks_of(act, 0, index)
    assert not speaks_of(act, 0, Index("# Club\n\nA ban lasts a year.\n"))
