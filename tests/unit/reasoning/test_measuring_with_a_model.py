"""A measurement with a model goes on where it was interrupted, and says how often the model was asked."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reasoning.evaluation import mentions, questions
from reasoning.evaluation.scores import Document, Figures, LabelledSet
from reasoning.models.configured import standing_in
from reasoning.models.scripted import ScriptedModel

TALK = LabelledSet(
    "talk",
    mentions=tuple(
        {"id": text, "text": f"@govbot {text}", "intent": "none"}
        for text in ("what a lovely garden", "the moon was so bright")
    ),
)
TOWN = LabelledSet(
    "town",
    (
        Document(
            "town.md",
            b"# Town\n\n## Votes\n\nA vote is open for seven days. Guests may not vote.\n",
            {
                "questions": [
                    {"question": "How long is a vote open?", "status": "stated", "section_paths": ["Town > Votes"]}
                ]
            },
        ),
    ),
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> None:
    settings.AI_FOLDER = tmp_path / "llm"


@pytest.fixture
def asked() -> list[str]:
    return []


def figures(made: Figures) -> dict[str, float]:
    return {figure.heading: figure.found for figure in made}


def measured(task: Any, labelled: LabelledSet, asked: list[str], said: str, *, breaks_at: int = 99) -> dict[str, float]:
    def answer(data: str) -> str:
        asked.append(data)
        if len(asked) == breaks_at:
            raise KeyboardInterrupt
        return said

    def seconds() -> Iterator[float]:
        yield from range(10_000)

    with standing_in(ScriptedModel(answer), clock=lambda: 0.0):
        return figures(task.measure(labelled, model="scripted", clock=seconds().__next__, say=lambda _: None))


def test_an_interrupted_measurement_asks_nothing_twice(asked: list[str]) -> None:
    said = '{"intent": "none"}'
    with pytest.raises(KeyboardInterrupt):
        measured(mentions, TALK, asked, said, breaks_at=2)
    assert measured(mentions, TALK, asked, said)["asked of the model"] == 1
    again = measured(mentions, TALK, asked, said)
    assert (again["asked of the model"], again["right intent"], len(asked)) == (0, 2, 3)


def test_each_question_to_the_model_is_counted(asked: list[str]) -> None:
    made = measured(questions, TOWN, asked, "{}")
    assert (made["asked of the model"], len(asked)) == (1, 1)
    assert made["right section first"] == 1


def test_without_a_model_there_are_no_figures_of_one() -> None:
    made = figures(mentions.measure(TALK, model="none", clock=lambda: 0.0, say=lambda _: None))
    assert "asked of the model" not in made
