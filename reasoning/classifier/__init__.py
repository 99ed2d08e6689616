"""The best guess at a free message: what it seems to ask for, never more than a draft that its author confirms."""

from dataclasses import dataclass

from reasoning import embedding
from reasoning.classifier.features import normalised, signs
from reasoning.classifier.model import load
from reasoning.intents import Choice, IntentKind

__all__ = ["Guess", "classify"]

_TORN = 0.2


@dataclass(frozen=True, kw_only=True)
class Guess:
    """The likeliest reading and how likely it is, from 0 to 1; `lead` is its distance to the next.

    `torn`: the next reading is a vote too, with another choice, and hardly less likely. `otherwise`: the likeliest if
    anything is meant at all, a kind or a choice.
    """

    kind: IntentKind
    choice: Choice | None
    likely: float
    lead: float
    torn: bool = False
    otherwise: str = ""


def classify(text: str, *, by_meaning: bool | None = None) -> Guess:
    """Guess what a message asks for. By rules alone where there is no embedding model, or with `by_meaning` False."""
    meaning = embedding.available() if by_meaning is None else by_meaning
    vector = [float(value) for value in embedding.embed_queries([normalised(text)])[0]] if meaning else []
    likely = load("both" if meaning else "signs").likely(signs(text), vector)
    (best, most), (next_best, second), *_ = sorted(likely.items(), key=lambda item: -item[1])
    choice = Choice(best) if best in set(Choice) else None
    torn = choice is not None and next_best in set(Choice) and most - second < _TORN
    kind = IntentKind.vote if choice else IntentKind(best)
    otherwise = next_best if kind is IntentKind.none else best
    return Guess(kind=kind, choice=choice, likely=most, lead=most - second, torn=torn, otherwise=otherwise)
