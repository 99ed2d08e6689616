"""The best guess at a free message: what it seems to ask for, never more than a draft that its author confirms."""

from dataclasses import dataclass

from reasoning import embedding
from reasoning.classifier.features import normalised, signs
from reasoning.classifier.model import load
from reasoning.intents import Choice, IntentKind

__all__ = ["Guess", "classify"]


@dataclass(frozen=True, kw_only=True)
class Guess:
    """The likeliest reading and how likely it is, from 0 to 1; `lead` is its distance to the next."""

    kind: IntentKind
    choice: Choice | None
    likely: float
    lead: float


def classify(text: str, *, by_meaning: bool | None = None) -> Guess:
    """Guess what a message asks for. By rules alone where there is no embedding model, or with `by_meaning` False."""
    meaning = embedding.available() if by_meaning is None else by_meaning
    vector = [float(value) for value in embedding.embed_queries([normalised(text)])[0]] if meaning else []
    likely = load("both" if meaning else "signs").likely(signs(text), vector)
    (best, most), (_, second), *_ = sorted(likely.items(), key=lambda item: -item[1])
    choice = Choice(best) if best in set(Choice) else None
    return Guess(kind=IntentKind.vote if choice else IntentKind(best), choice=choice, likely=most, lead=most - second)
