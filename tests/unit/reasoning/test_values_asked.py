"""Which questions are about a value of deciding, and what else they are about."""

import pytest

from reasoning.answers.values_asked import Value, value_asked


@pytest.mark.parametrize(
    ("question", "value", "subject"),
    [
        ("How long is voting?", Value.LENGTH, []),
        ("how long do amendments take", Value.LENGTH, ["amendments"]),
        ("wie lange läuft eine Abstimmung?", Value.LENGTH, []),
        ("who can make a proposal?", Value.PROPOSERS, []),
        ("who may vote on amendments", Value.VOTERS, ["amendments"]),
        ("what's the quorum?", Value.QUORUM, []),
        ("how many people have to vote?", Value.QUORUM, []),
        ("what majority is needed to ban someone?", Value.MAJORITY, ["ban", "someone"]),
        ("when does a proposal pass?", Value.MAJORITY, []),
    ],
)
def test_the_value_and_the_subject(question: str, value: Value, subject: list[str]) -> None:
    assert value_asked(question) == (value, subject)


@pytest.mark.parametrize(
    "question", ["how long?", "how many members are there?", "may I vote?", "who voted on #2?", "how long " * 40]
)
def test_other_questions_ask_for_no_value(question: str) -> None:
    assert value_asked(question) is None


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("wie lange wird abgestimmt?", Value.LENGTH),
        ("how many people need to agree?", Value.MAJORITY),
        ("wie viele müssen zustimmen?", Value.MAJORITY),
        ("combien de personnes doivent être d'accord ?", Value.MAJORITY),
        ("¿cuántos tienen que estar de acuerdo?", Value.MAJORITY),
        ("¿cuál es el quórum?", Value.QUORUM),
    ],
)
def test_everyday_words_of_other_languages_ask_for_a_value_and_nothing_else(question: str, value: Value) -> None:
    assert value_asked(question) == (value, [])
