"""What a measurement says: figures, each a count out of a whole or a number with its unit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Document:
    """One labelled text: `labels` is its entry in `labels.yaml` (`rules`, `questions`, `language`, ...)."""

    name: str
    content: bytes
    labels: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """One folder of labels. Either part may be empty: then the tasks that need it have no row for this set."""

    name: str
    documents: tuple[Document, ...] = ()
    mentions: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One number under one heading: `found` out of `of`, or with `of` None, `found` alone with its `unit`."""

    heading: str
    found: float
    of: int | None = None
    unit: str = ""

    def __str__(self) -> str:
        if self.of is None:
            return f"{self.found:g}{' ' if self.unit else ''}{self.unit}"
        return f"{100 * self.found / self.of:.0f} % ({self.found:g}/{self.of})" if self.of else "-"

    def as_json(self) -> dict[str, Any]:
        """Give the figure as data."""
        return {"found": self.found, "of": self.of, "unit": self.unit or None}


Figures = Sequence[Figure]
Told = Callable[[int, int], None]  # how many are done, of how many


def untold(_done: int, _of: int) -> None:
    """Tell nobody."""


class Measure(Protocol):
    """One task's measurement: its figures for one set, always the same headings in the same order.

    `model` is the name of a model or "none"; `clock` gives seconds. An empty answer means that the set has
    nothing for this task. `say` takes a line about each miss and each mistake, for `--misses`; `told` hears of
    every document, question or message that is done.
    """

    def __call__(
        self,
        labelled: LabelledSet,
        *,
        model: str,
        clock: Callable[[], float],
        say: Callable[[str], None],
        told: Told = untold,
    ) -> Figures: ...
