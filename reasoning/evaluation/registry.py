"""The tasks that `evaluate` measures, in the order of its tables. A new one is one line here."""

from collections.abc import Mapping
from typing import Final

from reasoning.evaluation import mentions, questions, reading
from reasoning.evaluation.scores import Measure

TASKS: Final[Mapping[str, Measure]] = {
    "reading": reading.measure,
    "questions": questions.measure,
    "mentions": mentions.measure,
}
