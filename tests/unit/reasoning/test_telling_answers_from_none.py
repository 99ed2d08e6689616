"""When a text is held to answer, to be vague, or not to say: the weights, their examples and the soft words."""

import pytest
import yaml

from governance.starters import starter_names
from reasoning.answers.answer import Status, answer
from reasoning.answers.asks import Asks, asked
from reasoning.answers.cases import asks_of_a_case, speaks_of_a_case
from reasoning.answers.evidence import find
from reasoning.answers.roughness import is_rough, roughly
from reasoning.answers.values import gives
from reasoning.answers.weights import WEIGHTS
from reasoning.evaluation.files import shipped
from reasoning.retrieval.index import Index, Signals
from reasoning.retrieval.words import terms_of
from reasoning.training.answers import EXAMPLES, TEXTS, Example, fit, written
from reasoning.training.answers import WEIGHTS as MODULE

ASKED = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))
OF_TEXTS = yaml.safe_load(TEXTS.read_text(encoding="utf-8"))
SPEAKS_AGAINST = {name for name in WEIGHTS if name.startswith(("missing", "no ")) or name in {"words missed", "bias"}}
_A_PHRASE = 25  # characters; "Nobody is paid." may stand in two texts


def test_examples_name_starters_and_no_starter_twice() -> None:
    names = set(starter_names())
    for entry in ASKED:
        inside = set() if isinstance(entry["in"], str) else set(entry["in"])
        aside = set(entry.get("aside", ()))
        assert entry["in"] in ("all", "none") or inside, entry
        assert inside | aside <= names, entry
        assert not inside & aside, entry


def test_every_text_to_learn_from_has_its_questions_and_none_twice() -> None:
    files = sorted(path.stem for path in (TEXTS.parent / "texts").iterdir())
    assert sorted(entry["text"] for entry in OF_TEXTS) == files
    for entry in OF_TEXTS:
        asked = [*entry["said"], *entry.get("roughly", ()), *entry["unsaid"]]
        assert len(set(asked)) == len(asked)
        assert len(asked) > 3 * len(entry["unsaid"]) / 2, entry["text"]


def test_no_text_to_learn_from_shares_a_sentence_with_the_sets() -> None:
    def sentences(text: str) -> set[str]:
        index = Index(text)
        return {" ".join(words.casefold().split()) for words in map(index.words, range(len(index.pieces)))}

    labelled = {
        sentence
        for group in shipped()
        for document in group.documents
        for sentence in sentences(document.content.decode())
        if len(sentence) > _A_PHRASE
    }
    assert len(labelled) > 300
    for path in (TEXTS.parent / "texts").iterdir():
        assert labelled.isdisjoint(sentences(path.read_text(encoding="utf-8"))), path.name


def test_no_example_is_a_question_of_the_sets() -> None:
    labelled = {
        question["question"].casefold().strip(" ?¿")
        for group in shipped()
        for document in group.documents
        for question in document.labels.get("questions") or ()
    }
    assert len(labelled) > 150
    assert labelled.isdisjoint(entry["ask"].casefold().strip(" ?¿") for entry in ASKED)
    ours = [
        question for entry in OF_TEXTS for kind in ("said", "roughly", "unsaid") for question in entry.get(kind, ())
    ]
    assert labelled.isdisjoint(question.casefold().strip(" ?¿") for question in ours)


def test_every_sign_has_a_weight_that_points_the_right_way() -> None:
    index = Index("# Garden\n\n## Votes\n\nA vote is open for seven days.\n")
    assert {*find("how long is a vote?", index, meaning=False).signs, "bias"} == WEIGHTS.keys()
    for name, weight in WEIGHTS.items():
        assert weight < 0 if name in SPEAKS_AGAINST else weight > 0, name


def test_the_weights_stand_as_the_command_writes_them() -> None:
    assert MODULE.read_text(encoding="utf-8") == written(WEIGHTS)


def test_what_is_learnt_tells_its_examples_apart() -> None:
    pytest.importorskip("numpy")
    examples = [
        Example("starters" if number % 2 else "sets", found, {"there": float(found), "noise": float(number % 3)})
        for number, found in enumerate([True, True, False, False] * 6)
    ]
    weights = fit(examples)
    assert weights["there"] > abs(weights["noise"])
    assert weights["bias"] + weights["there"] + weights["noise"] > 0 > weights["bias"]


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("Members are told of a meeting in due course.", "How long before a meeting are members told?"),
        (
            "A moderator answers an appeal within a reasonable time.",
            "How long does a moderator take to answer an appeal?",
        ),
        ("The board meets as needed.", "How often does the board meet?"),
        ("Ein Beschluss braucht eine breite Mehrheit.", "Welche Mehrheit braucht ein Beschluss?"),
        ("Zu einer Versammlung wird rechtzeitig eingeladen.", "Wie lange vorher wird zur Versammlung eingeladen?"),
        (
            "Le conseil répond au recours en temps utile.",
            "Combien de temps le conseil a-t-il pour répondre au recours ?",
        ),
        ("L'assemblée se réunit de temps en temps.", "Tous les combien l'assemblée se réunit-elle ?"),
        ("La junta contesta el recurso a la mayor brevedad.", "¿Cuánto tarda la junta en contestar un recurso?"),
        ("La asamblea se reúne cuando sea necesario.", "¿Cada cuánto se reúne la asamblea?"),
    ],
)
def test_a_soft_word_in_place_of_a_value_is_vague(sentence: str, question: str) -> None:
    index = Index(f"# Club\n\n## One\n\n{sentence}\n\n## Bees\n\nThe bees are fed in spring.\n")
    found = answer(question, index, meaning=False)
    assert found.status is Status.VAGUE
    assert sentence in found.answer


@pytest.mark.parametrize(
    ("sentence", "asks", "rough"),
    [
        ("A member may be expelled for grave harm.", Asks.OTHER, True),
        ("A member may be expelled for grave harm.", Asks.WHO, False),
        ("They answer soon, within seven days at most.", Asks.LONG, False),
        ("They answer soon.", Asks.LONG, True),
        ("The board meets as often as the business requires.", Asks.OFTEN, True),
        ("Der Vorstand tagt, so oft es das Interesse des Vereins erfordert.", Asks.OFTEN, True),
        ("La junta se reúne cuando la presidencia lo crea oportuno.", Asks.OFTEN, True),
        ("Le bureau se réunit chaque fois que la présidence le juge utile.", Asks.OFTEN, True),
        ("A policy changes when broad agreement is plain.", Asks.MANY, True),
        ("It needs a broad majority.", Asks.SHARE, True),
        ("It needs a broad majority of two thirds.", Asks.SHARE, False),
    ],
)
def test_soft_words_count_for_the_kind_of_question_they_leave_open(sentence: str, asks: Asks, rough: bool) -> None:
    assert is_rough(sentence, asks) == rough


def test_a_rough_time_is_told_from_an_exact_one() -> None:
    assert roughly("after a few months", Asks.LONG)
    assert not roughly("after three months", Asks.LONG)


@pytest.mark.parametrize(
    ("words", "notion"),
    [
        ("may a non-member speak?", "=guest"),
        ("a conflict-of-interest", "=conflictofinterest"),
        ("what if nobody votes", "=quorum"),
        ("wenn niemand abstimmt", "=quorum"),
        ("can somebody vote for me", "=proxy"),
        ("puedo cambiar mi voto", "=revote"),
        ("ich möchte meine Stimme ändern", "=revote"),
        ("a moderator has gone quiet", "=inactive"),
        ("can we vote them off", "=remove"),
        ("nobody answered my mail", "=objection"),
        ("niemand hat geantwortet", "=objection"),
        ("I can't pay this month", "=hardship"),
        ("je ne peux plus payer", "=hardship"),
    ],
)
def test_compounds_and_phrases_stand_for_their_notion(words: str, notion: str) -> None:
    assert notion in terms_of(words)


def test_throwing_a_thing_out_expels_nobody() -> None:
    assert "=remove" in terms_of("can they throw him out?")
    assert "=remove" not in terms_of("can I throw it out?")


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("can a removed player come back?", Asks.MAY),
        ("who replaces the treasurer when she is ill?", Asks.WHO),
        ("I joined yesterday, when can I vote?", Asks.WHEN),
        ("until when can I object?", Asks.LONG),
        ("Was passiert bei Gleichstand?", Asks.OTHER),
        ("was there a vote?", Asks.MAY),
        ("was kostet ein Platz?", Asks.MONEY),
        ("what is the yearly contribution?", Asks.MONEY),
        ("ab welchem Alter kann ich mitmachen?", Asks.AGE),
    ],
)
def test_a_word_of_one_language_is_not_taken_for_one_of_another(question: str, asks: Asks) -> None:
    assert asked(question) is asks


@pytest.mark.parametrize(
    ("sentence", "asks", "given"),
    [
        ("Anybody of sixteen years or more may apply.", Asks.AGE, True),
        ("The contribution is due by the end of February.", Asks.LONG, True),
        ("Rehearsals are on Wednesdays.", Asks.WHEN, True),
        ("Every member has a key.", Asks.OFTEN, False),
        ("The plenum is every first Tuesday.", Asks.OFTEN, True),
        ("In all except the worst cases we talk first.", Asks.MANY, False),
        ("All members must agree.", Asks.MANY, True),
    ],
)
def test_only_a_value_of_the_kind_asked_for_counts(sentence: str, asks: Asks, given: bool) -> None:
    assert gives(sentence, asks) == given


def test_what_happens_is_answered_by_a_sentence_that_speaks_of_a_case() -> None:
    assert asks_of_a_case("what happens if too few people vote?")
    assert asks_of_a_case("Was passiert bei Gleichstand?")
    assert not asks_of_a_case("how many have to vote?")
    assert speaks_of_a_case("If fewer vote, the poll is held again.")
    assert speaks_of_a_case("Bei Stimmengleichheit ist der Antrag abgelehnt.")
    assert not speaks_of_a_case("A quarter of the members must vote.")


def test_grounds_left_open_are_vague_only_for_who_asks_for_them() -> None:
    sentence = "Le bureau peut radier un membre pour motif grave."
    assert is_rough(sentence, Asks.MAY, "pour quels motifs peut-on être radié ?")
    assert not is_rough(sentence, Asks.MAY, "le bureau peut-il radier un membre ?")


class Pointed(Index):
    """As if words and vectors found the first place a little nearer, and the terms of the model the second by far."""

    terms = True

    def signals(self, question: str, *, meaning: bool = True) -> Signals:
        size = len(self.pieces)
        words, seen = (1.0, 0.9, *[0.0] * (size - 2)), (0.1, 1.0, *[0.5] * (size - 2))
        return Signals(words, words, terms=seen if self.terms else ())


@pytest.mark.parametrize(("better", "judged"), [(1, 0), (-1, 1)])
def test_terms_lead_to_another_place_and_both_places_have_to_speak_for_an_answer(
    better: int, judged: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = "".join(f"## Tool {number}\n\nIt hangs on hook {number}.\n\n" for number in range(9))
    pointed = Pointed(f"# Us\n\n## Lamps\n\nMembers may use lamps.\n\n## Shed\n\nThe shed is clean.\n\n{others}")
    monkeypatch.setattr("reasoning.answers.evidence.signs", lambda *given, **_: {"at": given[3][0]})
    monkeypatch.setattr("reasoning.answers.evidence.support", lambda found: better * found["at"])
    found = find("who cleans the shed?", pointed)
    pointed.terms = False
    assert (find("who cleans the shed?", pointed).places[0], found.places[0]) == (0, 1)
    assert found.signs == {"at": judged}


def test_without_terms_all_else_stays() -> None:
    with_terms = Signals((1.0, 0.0), (0.0, 0.5), terms=(0.1, 1.0))
    assert with_terms.without_terms() == Signals((1.0, 0.0), (0.0, 0.5))
