"""A question in small letters, or without its marks, is answered as one that is written with care."""

import pytest

from reasoning.answers.answer import answer
from reasoning.answers.asks import asked
from reasoning.answers.doings import doing_asked
from reasoning.answers.facts import fact_asked
from reasoning.answers.tongue import tongue_of
from reasoning.answers.values_asked import value_asked
from reasoning.retrieval import vectors
from reasoning.retrieval.index import Index
from tests.fakes.machine import needs_model

_TEXT = """# Boathouse

## 1. Members

Anybody who rows with us may become a member. The committee decides about it within two weeks.
A member may leave at any time.

## 2. Votes

Every member over 16 has a vote. A vote is open for five days, and a simple majority decides.
At least a quarter of the members have to take part. The assembly meets twice a year.

## 3. Fees

The fee is 40 € a year. Who cannot pay it talks to the treasurer.

## 4. Boats

Die Boote liegen im Schuppen. Wer ein Boot nimmt, trägt sich vorher im Heft ein.

## 5. Sanciones

La junta puede suspender a quien dañe una barca. La persona puede recurrir en diez días.
"""
_QUESTIONS = (
    "Who decides whether I become a Member?",
    "How long is a Vote open?",
    "How many Members have to take part?",
    "What majority decides?",
    "May I vote at 15?",
    "How much is the Fee?",
    "How often does the Assembly meet?",
    "What happens if I can't pay?",
    "What does Section 3 say?",
    "Is there a rule about Dogs?",
    "Wo liegen die Boote?",
    "Was muss ich tun, bevor ich ein Boot nehme?",
    "¿Quién puede suspender a un Miembro?",
    "¿Cuánto tiempo hay para recurrir?",
    "Combien coûte la Cotisation ?",
    "May I vote on #3?",
    "What is open right now?",
    "Who are the Moderators?",
    "How do I join?",
    "Wie werde ich Mitglied?",
)


def _hasty(question: str) -> tuple[str, ...]:
    bare = question.strip("¿? ")
    return bare, question.lower(), bare.lower(), f"{bare.lower()}?", f"{bare}??", bare.upper()


@pytest.mark.parametrize("question", _QUESTIONS)
def test_what_is_asked_for_is_heard_whatever_the_letters_and_marks(question: str) -> None:
    def heard(words: str) -> tuple[object, ...]:
        return asked(words), fact_asked(words), doing_asked(words), value_asked(words), tongue_of(words)

    assert [heard(words) for words in _hasty(question)] == [heard(question)] * len(_hasty(question))


@needs_model
@pytest.mark.parametrize("question", _QUESTIONS)
def test_the_answer_is_the_same_whatever_the_letters_and_marks(question: str, boathouse: Index) -> None:
    found = answer(question, boathouse)

    for words in _hasty(question):
        same = answer(words, boathouse)
        assert (same.status, same.answer, same.citations) == (found.status, found.answer, found.citations), words


@needs_model
def test_words_without_a_full_stop_have_vectors_of_their_beginning() -> None:
    index, store = Index(f"# T\n\n## {'Long heading ' * 40}\n\n{'and so on and on ' * 400}\n"), vectors.InMemory()

    assert max(map(len, index.texts)) <= 600
    assert all("and so on" in text for text in index.texts)
    assert vectors.make(index.texts, store) == len(set(index.texts))
    assert index.by_meaning(store)


@pytest.fixture(scope="module")
def boathouse() -> Index:
    index, store = Index(_TEXT), vectors.InMemory()
    vectors.make(index.texts, store)
    index.by_meaning(store)
    return index
