"""A value that is given only roughly is told from one that is exact, for the kind and the sentence that are asked for."""

import pytest

from reasoning.answers.answer import Status, answer
from reasoning.answers.asks import Asks
from reasoning.answers.notice import asks_for_notice, speaks_of_notice
from reasoning.answers.roughness import is_rough, roughly
from reasoning.answers.values import gives
from reasoning.retrieval.index import Index


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("The chair tells everybody a good while before.", Asks.LONG),
        ("The secretary answers within a day or two.", Asks.LONG),
        ("It takes three weeks or so.", Asks.LONG),
        ("We reply at the earliest opportunity.", Asks.WHEN),
        ("Eingeladen wird mit angemessener Frist.", Asks.LONG),
        ("Die Antwort kommt schnellstmöglich.", Asks.LONG),
        ("Le bureau répond dans un délai convenable.", Asks.LONG),
        ("Les membres sont prévenus suffisamment tôt.", Asks.LONG),
        ("Se convoca con suficiente antelación.", Asks.LONG),
        ("La junta responde en breve.", Asks.LONG),
        ("Guests give a small contribution.", Asks.MONEY),
        ("Jede Familie zahlt einen kleinen Beitrag.", Asks.MONEY),
        ("Chacun verse une cotisation modique.", Asks.MONEY),
        ("Cada socia paga una cuota módica.", Asks.MONEY),
    ],
)
def test_soft_words_of_each_kind_are_known(sentence: str, asks: Asks) -> None:
    assert roughly(sentence, asks)
    assert is_rough(sentence, asks)


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("The chair tells everybody ten days before.", Asks.LONG),
        ("Guests give 5 €, a small contribution.", Asks.MONEY),
        ("Se convoca con quince días de antelación.", Asks.LONG),
    ],
)
def test_an_exact_value_stays_one(sentence: str, asks: Asks) -> None:
    assert not is_rough(sentence, asks)


def test_of_several_sentences_the_one_that_is_asked_about_tells() -> None:
    words = "one plea each, ten days after the kick at the earliest. we answer in about a week."

    assert not is_rough(words, Asks.WHEN, "when can i hand in a plea after a kick?")
    assert is_rough(words, Asks.LONG, "how long till you answer?")


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("They serve in an elected office.", Asks.OFTEN),
        ("This is an open group.", Asks.LONG),
        ("The desk is open for an appeal.", Asks.MANY),
    ],
)
def test_an_english_article_is_no_french_year(sentence: str, asks: Asks) -> None:
    assert not is_rough(sentence, asks)
    assert not gives("The text gives each member an equal say.", Asks.OFTEN)
    assert is_rough("The chair answers in weeks.", Asks.LONG)


def test_how_soon_and_how_often_leave_open_neither_who_nor_whether() -> None:
    sentence = "Moderators may ban as needed, and answer promptly."

    assert not is_rough(sentence, Asks.MAY)
    assert not is_rough(sentence, Asks.WHO)
    assert is_rough(sentence, Asks.WHEN)
    assert is_rough("The board may let you in whenever it sees fit.", Asks.MAY)


def test_the_worst_is_no_share() -> None:
    assert not roughly("In all but the most serious cases a moderator decides.", Asks.SHARE)
    assert roughly("Most members have to agree.", Asks.SHARE)


def test_grounds_are_no_answer_to_a_question_of_yes_or_no() -> None:
    sentence = "A member is expelled for serious harm."

    assert is_rough(sentence, Asks.OTHER, "what gets a member expelled?")
    assert not is_rough(sentence, Asks.OTHER, "expelled members get their money back?")


def test_a_sentence_without_any_rhythm_does_not_say_how_often() -> None:
    assert gives("La asamblea se reúne dos veces al año.", Asks.OFTEN)
    assert gives("Das Plenum tagt halbjährlich.", Asks.OFTEN)
    assert not gives("La asamblea decide por mayoría.", Asks.OFTEN)


def test_how_long_before_is_not_answered_by_how_long_it_lasts() -> None:
    text = "# Camp\n\n## Fires\n\nA fire burns two hours. The warden announces a fire a good while before.\n"
    found = answer("How long before a fire are we told?", Index(text), meaning=False)

    assert found.status is Status.VAGUE
    assert "a good while before" in found.citations[0].quote


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many days in advance are we told?", "Ten days' notice is given."),
        ("Wie lange vorher wird eingeladen?", "Die Einladungsfrist beträgt zwei Wochen."),
        ("Combien de jours à l'avance ?", "Le préavis est de dix jours."),
        ("¿Con cuánta antelación se convoca?", "Se convoca diez días antes."),
    ],
)
def test_how_long_before_is_asked_and_said_in_four_languages(question: str, sentence: str) -> None:
    assert asks_for_notice(question)
    assert speaks_of_notice(sentence)
    assert not asks_for_notice("How long does a vote last?")
