"""Learning what speaks for an answer: logistic regression over the signs of places, answered questions against others.

Examples come from three sources, each weighing what it weighs in `SOURCES` however many it has, half of it for
questions with an answer. The same examples and the same embedding model give the same weights. Needs numpy.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from governance.starters import starter, starter_names
from reasoning.answers import weights
from reasoning.answers.evidence import find
from reasoning.retrieval import vectors
from reasoning.retrieval.index import Index

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

EXAMPLES: Final = Path(__file__).parent / "answers.yaml"
TEXTS: Final = Path(__file__).parent / "texts.yaml"
WEIGHTS: Final = Path(weights.__file__)
SOURCES: Final = {"starters": 220.0, "texts": 150.0, "sets": 150.0}
_PENALTY, _STEPS, _DIGITS = 8.0, 30, 4


@dataclass(frozen=True, slots=True)
class Example:
    """One question to one text: the signs of the place that was found, and whether the text answers it."""

    source: str
    answered: bool
    signs: Mapping[str, float]


def of_starters() -> Iterator[Example]:
    """Every question of `answers.yaml` to every starter that it is plain of. Raises NoEmbeddings."""
    asked = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))
    for name in starter_names():
        index = searchable(starter(name).text)
        for entry in asked:
            if name not in entry.get("aside", ()):
                answered = entry["in"] == "all" or name in entry["in"]
                yield Example("starters", answered, find(entry["ask"], index).signs)


def of_texts() -> Iterator[Example]:
    """Every question of `texts.yaml` to its text. Raises NoEmbeddings."""
    for entry in yaml.safe_load(TEXTS.read_text(encoding="utf-8")):
        index = searchable((TEXTS.parent / "texts" / f"{entry['text']}.md").read_text(encoding="utf-8"))
        for kind in ("said", "roughly", "unsaid"):
            for question in entry.get(kind, ()):
                yield Example("texts", kind != "unsaid", find(question, index).signs)


def of_labels(text: str, questions: Sequence[Mapping[str, Any]]) -> Iterator[Example]:
    """The labelled questions of one text."""
    index = searchable(text)
    for question in questions:
        yield Example("sets", question["status"] != "not stated", find(str(question["question"]), index).signs)


def searchable(text: str) -> Index:
    index, store = Index(text), vectors.InMemory()
    vectors.make(index.texts, store)
    index.by_meaning(store)
    return index


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """A weight for each sign, and `bias`: zero between what is an answer and what is none."""
    import numpy as np  # noqa: PLC0415 - there only where the embedding model is

    names = list(examples[0].signs)
    values = np.array([[example.signs[name] for name in names] for example in examples])
    wanted = np.array([example.answered for example in examples], dtype=float)
    counts = np.array([_weight(example, examples) for example in examples])
    mean = np.average(values, axis=0, weights=counts)
    spread = np.sqrt(np.average((values - mean) ** 2, axis=0, weights=counts)) + 1e-9
    found = _newton(np.hstack([(values - mean) / spread, np.ones((len(values), 1))]), wanted, counts)
    raw = found[:-1] / spread
    named = {name: round(float(weight), _DIGITS) for name, weight in zip(names, raw, strict=True)}
    return {**named, "bias": round(float(found[-1] - raw @ mean), _DIGITS)}


def written(found: Mapping[str, float]) -> str:
    """The module that holds the weights."""
    rows = "".join(f'    "{name}": {weight},\n' for name, weight in found.items())
    return (
        '"""Made by `manage.py train_answers`; not to be changed by hand."""\n\n'
        f"from typing import Final\n\nWEIGHTS: Final = {{\n{rows}}}\n"
    )


def _weight(example: Example, examples: Sequence[Example]) -> float:
    alike = sum((one.source, one.answered) == (example.source, example.answered) for one in examples)
    return SOURCES[example.source] / 2 / alike


def _newton(values: NDArray[np.float64], wanted: NDArray[np.float64], counts: NDArray[np.float64]) -> Any:
    import numpy as np  # noqa: PLC0415

    size = values.shape[1]
    penalty = np.append(np.full(size - 1, _PENALTY), 1e-6)
    found = np.zeros(size)
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-values @ found))
        slope = values.T @ (counts * (likely - wanted)) + penalty * found
        bend = (values * (counts * likely * (1 - likely))[:, None]).T @ values + np.diag(penalty)
        found = found - np.linalg.solve(bend, slope)
    return found
