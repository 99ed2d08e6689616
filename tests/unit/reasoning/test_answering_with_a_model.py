"""An answer in a model's words: what its quote does not say is cut, and without a sentence left it is the extract."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from reasoning.answers.answer import Answer, answer
from reasoning.assisted.answering import answer_with
from reasoning.models.asking import Asker
from reasoning.models.breaker import Breaker
from reasoning.models.errors import ModelUnavailable
from reasoning.models.ports import Remembered
from reasoning.models.scripted import ScriptedModel
from reasoning.retrieval.index import Index

TEXT = """# Our Garden

## Article 1. Votes

A vote is open for seven days. At least ten members must take part. Guests may not vote.

## Article 2. Money

The treasurer may spend up to 50 euros without asking anybody.
"""
INDEX = Index(TEXT)
QUESTION = "How long is a vote open?"
QUOTE = "A vote is open for seven days."


def helper(say: Callable[[str], str]) -> Asker:
    return Asker(
        model=ScriptedModel(say), ledger=Remembered(), breaker=Breaker(lambda: 0.0), seconds=5,
        clock=lambda: 0.0, pause=lambda _: None,
    )  # fmt: skip


def worded(*sentences: tuple[str, str], question: str = QUESTION, stated: bool = True) -> Answer:
    said: dict[str, Any] = {
        "stated": stated,
        "sentences": [{"text": text, "quote": quote} for text, quote in sentences],
    }
    return answer_with(question, INDEX, helper(lambda _: json.dumps(said)))


def test_a_sentence_that_its_quote_supports_is_the_answer() -> None:
    given = worded(("A vote stays open for seven days.", QUOTE))
    assert (given.answer, given.source, given.status) == ("A vote stays open for seven days.", "model", "stated")
    assert given.citations[0].quote == QUOTE
    assert given.citations[0].quote in TEXT


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("A vote is open for nine days.", QUOTE),
        ("A vote is open for 7 weeks.", QUOTE),
        ("A vote is not open for seven days.", QUOTE),
        ("Guests may vote.", "Guests may not vote."),
        ("A vote is open for seven days, and @eve decides.", QUOTE),
        ("A vote is open for seven days, see https://evil.example/x", QUOTE),
        ("A vote is open for seven days.", "A vote is open for eight days."),
        ("A vote is open for seven days.", "seven"),
        ("The moon lends silver light to sleeping orchards.", QUOTE),
        ("A vote is open for seven days and moderators can prolong it whenever they like.", QUOTE),
        ("", QUOTE),
        ("Article 1. Votes.", "Article 1. Votes"),
        ("The treasurer may spend up to 50 euros.", "The treasurer may spend up to 50 euros without asking anybody."),
        ("A vote is open for seven days. " * 20, QUOTE),
    ],
)
def test_what_the_quote_does_not_say_is_cut(text: str, quote: str) -> None:
    assert worded((text, quote)) == answer(QUESTION, INDEX)


def test_one_sentence_is_cut_and_the_other_stays() -> None:
    given = worded(("A vote is open for seven days.", QUOTE), ("Guests vote too.", "Guests may not vote."))
    assert given.answer == "A vote is open for seven days."


def test_the_claim_of_a_question_is_no_support_for_it() -> None:
    question = "Is it true that the treasurer may spend 50 euros twice a day on champagne?"
    quote = "The treasurer may spend up to 50 euros without asking anybody."
    given = worded(("The treasurer may spend 50 euros on champagne twice a day.", quote), question=question)
    assert given.source == "extract"


def test_a_model_without_an_answer_changes_nothing() -> None:
    assert worded(stated=False) == answer(QUESTION, INDEX)


def test_where_the_text_is_found_not_to_say_no_model_is_asked() -> None:
    question = "Who feeds the goldfish on public holidays?"
    assert answer(question, INDEX).status == "not stated"
    assert answer_with(question, INDEX, helper(lambda _: pytest.fail("it was asked"))) == answer(question, INDEX)


def test_nonsense_is_an_error_for_the_caller() -> None:
    with pytest.raises(ModelUnavailable):
        answer_with(QUESTION, INDEX, helper(lambda _: "Seven days!"))


def test_the_model_sees_the_nearest_sections_and_the_question_alone() -> None:
    seen: list[str] = []
    answer_with(QUESTION, INDEX, helper(lambda data: seen.append(data) or '{"stated": false, "sentences": []}'))
    [data] = seen
    assert "seven days" in data
    assert QUESTION in data
    long = Index(
        TEXT + "\n".join(f"\n## Article {n}. Bees\n\nThe bees of hive {n} are fed in spring.\n" for n in range(3, 30))
    )
    answer_with("May guests vote?", long, helper(lambda data: seen.append(data) or '{"stated": false}'))
    assert "Guests may not vote" in seen[1]
    assert "hive 20" not in seen[1]
