"""How a model does on the shipped messages: asked about each before any community may choose it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from reasoning.evaluation import mentions
from reasoning.evaluation.files import shipped
from reasoning.models.asking import Asker
from reasoning.models.errors import AnswerUnusable

_EVERY: Final = 3  # a third of the messages, the same for every model


@dataclass(frozen=True, kw_only=True)
class Score:
    """One message. `wrong_action`: its author would have been asked to confirm something that nobody meant."""

    right: bool
    wrong_action: bool
    unusable: bool = False


@cache
def messages() -> tuple[Mapping[str, Any], ...]:
    """Pick the messages of a trial."""
    found = [mention for labelled in shipped() for mention in labelled.mentions]
    return tuple(found[::_EVERY])


def score(mention: Mapping[str, Any], asker: Asker) -> Score:
    """Read one labelled message with the model in the classifier's place, to see what it can do by itself.

    Raises ModelUnavailable, but for answers in a wrong form.
    """
    try:
        read = mentions.read(mention, helper=asker, instead=True)
    except AnswerUnusable:
        return Score(right=False, wrong_action=False, unusable=True)
    right = mentions.named(read) in mentions.wanted(mention)
    return Score(right=right, wrong_action=(read.kind.changes_state and not right) or mentions.violates(read, mention))
