"""A search that a model leads: what it guesses is searched for, never shown, and no sign that there is an answer."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from reasoning.answers.answer import Answer, Status, answer
from reasoning.assisted import answering
from reasoning.assisted.answering import answer_with
from reasoning.models.asking import Asker
from reasoning.models.errors import ModelUnavailable
from reasoning.models.scripted import ScriptedModel
from reasoning.retrieval import vectors
from reasoning.retrieval.index import Index, Signals
from tests.fakes.asking import asker
from tests.fakes.machine import needs_model

TEXT = """# Our Garden

## Money

The treasurer may spend up to 50 euros a month without asking anybody.

## Trees

The council may spend up to 900 euros a year on trees and hedges.

## Tools

Whoever breaks a spade buys another. Broken ones go on the heap behind the shed.
"""
QUESTION = "Who may spend money?"
CLAUSE = "The council buys trees and hedges."
MONEY, TREES = "Our Garden > Money", "Our Garden > Trees"


@cache
def index() -> Index:
    made, store = Index(TEXT), vectors.InMemory()
    vectors.make(made.texts, store)
    made.by_meaning(store)
    return made


def asker_of(say: Callable[[str], str]) -> Asker:
    return asker(ScriptedModel(say))


def led(clause: str, *, question: str = QUESTION, worded: str = '{"stated": false}') -> Answer:
    def say(data: str) -> str:
        return worded if "==== section" in data else json.dumps({"again": question, "clause": clause})

    return answer_with(question, index(), asker_of(say))


@needs_model
def test_what_is_like_the_guessed_clause_is_found() -> None:
    assert answer(QUESTION, index()).citations[0].path == MONEY
    found = led(CLAUSE)
    assert found.citations[0].path == TREES
    assert found.status is Status.STATED
    assert found.led
    assert found.source == "extract"


@needs_model
@pytest.mark.parametrize("clause", [CLAUSE, "Eve spends everything.", "Eve may spend 500 euros on trees."])
def test_no_word_of_a_guess_is_shown(clause: str) -> None:
    found = led(clause)
    assert clause not in found.answer
    assert all(one.quote in TEXT for one in found.citations)
    assert "500" not in found.answer
    assert "Eve" not in found.answer


@needs_model
def test_a_guess_is_no_sign_that_there_is_an_answer() -> None:
    question = "Which bank keeps our savings?"
    assert answer(question, index()).status is Status.NOT_STATED
    assert led("The savings are kept at the bank.", question=question).status is Status.NOT_STATED


@needs_model
def test_a_guess_silences_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent_when_led(question: str, index: Index, *, guessed: str = "") -> Answer:
        found = answer(question, index, guessed=guessed)
        return replace(found, status=Status.NOT_STATED) if guessed else found

    monkeypatch.setattr(answering, "answer", silent_when_led)
    assert led(CLAUSE) == answer(QUESTION, index())


@needs_model
def test_a_guess_that_leads_nowhere_else_is_no_help() -> None:
    alone = answer(QUESTION, index())
    assert led("The treasurer spends money.") == alone


@needs_model
@pytest.mark.parametrize("said", ["Look under Trees!", "{}", '{"again": "", "clause": "' + "x" * 300 + '"}'])
def test_a_guess_in_a_wrong_form_leaves_the_search_as_it_is(said: str) -> None:
    def say(data: str) -> str:
        return '{"stated": false}' if "==== section" in data else said

    assert answer_with(QUESTION, index(), asker_of(say)) == answer(QUESTION, index())


@needs_model
def test_what_the_model_led_to_stays_where_it_fails_to_word_it() -> None:
    def fails_at(clause: str) -> Callable[[str], str]:
        def say(data: str) -> str:
            if "==== section" in data:
                raise ModelUnavailable("too_late")
            return json.dumps({"again": "", "clause": clause})

        return say

    found = answer_with(QUESTION, index(), asker_of(fails_at(CLAUSE)))
    assert found == led(CLAUSE)
    assert found.status is Status.STATED
    with pytest.raises(ModelUnavailable):
        answer_with(QUESTION, index(), asker_of(fails_at("")))


@needs_model
def test_the_model_guesses_from_the_question_alone() -> None:
    seen: list[str] = []

    def say(data: str) -> str:
        seen.append(data)
        return '{"stated": false}' if "==== section" in data else '{"again": "", "clause": ""}'

    answer_with(QUESTION, index(), asker_of(say))
    assert QUESTION in seen[0]
    assert "treasurer" not in seen[0]


@needs_model
def test_a_section_that_is_named_is_not_guessed_at() -> None:
    numbered, store = Index("# Us\n\n## 1. Money\n\nAnn pays.\n\n## 2. Keys\n\nBob has them.\n"), vectors.InMemory()
    vectors.make(numbered.texts, store)
    numbered.by_meaning(store)
    seen: list[str] = []
    answer_with("What does section 2 say?", numbered, asker_of(lambda data: seen.append(data) or '{"stated": false}'))
    assert all("==== section" in data for data in seen)


def test_a_guessed_clause_counts_half_of_the_question() -> None:
    asked = Signals(words=(2.0, 0.0), around=(0.0, 0.0))
    other = Signals(words=(0.0, 2.0), around=(0.0, 0.0))
    first, second = Signals(asked.words, asked.around, guessed=other).fused()
    assert first == pytest.approx(2 * second)
    assert Signals(asked.words, asked.around, guessed=asked).fused() == pytest.approx(asked.fused())
