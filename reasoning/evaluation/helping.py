"""The model that helps while something is measured: nobody waits for it, and what it answered is kept."""

from statistics import median
from typing import Final

from reasoning.evaluation.scores import Figure, Figures
from reasoning.models.asking import Asker
from reasoning.models.configured import NONE, keeping
from reasoning.models.kept import Kept

_PATIENCE: Final = 300.0  # seconds for one answer; how long it took is measured, not cut off


def helper_named(model: str) -> Asker | None:
    """Whom to ask by this name, nobody by "none". A measurement that was interrupted goes on where it was.

    Raises ModelUnavailable.
    """
    return None if model == NONE else keeping(model, labelled=True, seconds=_PATIENCE)


def figures_of(helper: Asker | None) -> Figures:
    """How often the model was really asked, and how long that took: nothing without one, nor for kept answers."""
    if helper is None or not isinstance(helper.ledger, Kept):
        return ()
    seconds = [call.seconds for call in helper.ledger.calls]
    return (
        Figure("asked of the model", len(seconds)),
        Figure("median of its answers", round(median(seconds), 1) if seconds else 0.0, unit="s"),
    )
