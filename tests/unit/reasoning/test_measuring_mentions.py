"""The measurement of understanding counts what it says it counts."""

from reasoning.evaluation.mentions import has_action, measure, named, violates
from reasoning.evaluation.scores import LabelledSet
from reasoning.intents import Choice, Intent
from reasoning.intents import IntentKind as K
from reasoning.understanding import understand

LABELS = (
    {"id": "a", "text": "@govbot agree 3", "intent": "vote:agree", "proposal": 3},
    {"id": "b", "text": "@govbot agree 3", "intent": "none", "acceptable": ["none"], "must_not": ["vote:agree"]},
    {"id": "c", "text": "@govbot propose to suspend @x@y.example", "intent": "propose", "action": "suspend_account",
     "target": "@x@y.example"},
)  # fmt: skip


def figures() -> dict[str, tuple[float, int | None]]:
    said: list[str] = []
    made = measure(LabelledSet("s", mentions=LABELS), model="none", clock=iter(range(99)).__next__, say=said.append)
    assert any("WOULD ACT AT ONCE" in line for line in said)
    return {figure.heading: (figure.found, figure.of) for figure in made}


def test_each_figure_is_what_it_says() -> None:
    made = figures()

    assert made["right intent"] == (2, 3)
    assert made["by the grammar alone"] == (2, 3)
    assert made["right number"] == (1, 1)
    assert made["right effect and target"] == (1, 1)
    assert made["drafts that must not be"] == (1, None)
    assert made["wrong and applied at once"] == (1, None)
    assert made["median"] == (1000.0, None)


def test_a_set_without_messages_has_no_row() -> None:
    assert measure(LabelledSet("s"), model="none", clock=lambda: 0.0, say=lambda _line: None) == ()


def test_without_asking_forbids_only_acting() -> None:
    sure = Intent(kind=K.vote, choice=Choice.agree, proposal=3, sure=True, reason="")
    draft = Intent(kind=K.vote, choice=Choice.agree, proposal=3, sure=False, reason="")
    label = {"intent": "unclear", "must_not": ["vote:agree applied without asking"]}

    assert violates(sure, label)
    assert not violates(draft, label)
    assert named(draft) == "vote:agree"


def test_an_effect_that_nobody_asked_for_is_wrong() -> None:
    intent = understand("propose to suspend @x@y.example")

    assert not has_action(intent, {"action": "none"})
    assert not has_action(intent, {"action": "suspend_account", "target": "@z@y.example"})
    assert has_action(intent, {"action": "suspend_account", "target": "@x@y.example"})
