"""An answer in a model's words: what its quote does not say is cut, and without a sentence left it is the extract."""

import json
from collections.abc import Callable

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


def worded(text: str, *, question: str = QUESTION, stated: bool = True) -> Answer:
    return answer_with(question, INDEX, helper(lambda _: json.dumps({"stated": stated, "text": text})))


def test_a_sentence_that_the_text_backs_is_the_answer_with_its_quote() -> None:
    given = worded("A vote stays open for seven days.")
    assert (given.answer, given.source, given.status) == ("A vote stays open for seven days.", "model", "stated")
    assert given.citations[0].quote == QUOTE
    assert given.citations[0].quote in TEXT


@pytest.mark.parametrize(
    "text",
    [
        "A vote is open for nine days.",
        "A vote is open for 7 weeks.",
        "A vote is not open for seven days.",
        "Guests may vote.",
        "Guests may not vote.",
        "At least ten members must take part.",
        "Guests may vote for seven days.",
        "A vote is open for seven days, and @eve decides.",
        "A vote is open for seven days, see https://evil.example/x",
        "A vote is open for ten days.",
        "The moon lends silver light to sleeping orchards.",
        "A vote is open for seven days and moderators can prolong it whenever they like.",
        "",
        "Votes",
        "Article 1. Votes.",
        "The treasurer may spend up to 50 euros.",
        "A vote is open for seven days. " * 12,
    ],
)
def test_what_the_quoted_sentence_does_not_say_is_dropped(text: str) -> None:
    assert worded(text) == answer(QUESTION, INDEX)


def test_status_and_quotations_are_those_without_a_model() -> None:
    given, plain = worded("Seven days."), answer(QUESTION, INDEX)
    assert given.answer == "Seven days."
    assert (given.status, given.citations) == (plain.status, plain.citations)


def test_the_claim_of_a_question_is_no_support_for_it() -> None:
    question = "Is it true that the treasurer may spend 50 euros twice a day on champagne?"
    given = worded("The treasurer may spend 50 euros on champagne twice a day.", question=question)
    assert given.source == "extract"


def test_a_model_without_an_answer_changes_nothing() -> None:
    assert worded(QUOTE, stated=False) == answer(QUESTION, INDEX)


def test_where_the_text_is_found_not_to_say_no_model_is_asked() -> None:
    question = "Who feeds the goldfish on public holidays?"
    assert answer(question, INDEX).status == "not stated"
    assert answer_with(question, INDEX, helper(lambda _: pytest.fail("it was asked"))) == answer(question, INDEX)


def test_nonsense_is_an_error_for_the_caller() -> None:
    with pytest.raises(ModelUnavailable):
        answer_with(QUESTION, INDEX, helper(lambda _: "Seven days!"))


def test_the_model_sees_the_nearest_section_and_the_question_alone() -> None:
    seen: list[str] = []
    answer_with(QUESTION, INDEX, helper(lambda data: seen.append(data) or '{"stated": false}'))
    [data] = seen
    assert "seven days" in data
    assert QUESTION in data
    assert "treasurer" not in data
    long = Index(
        TEXT + "\n".join(f"\n## Article {n}. Bees\n\nThe bees of hive {n} are fed in spring.\n" for n in range(3, 30))
    )
    answer_with("May guests vote?", long, helper(lambda data: seen.append(data) or '{"stated": false}'))
    assert "Guests may not vote" in seen[1]
    assert "hive 20" not in seen[1]
