"""One small question to models, and a clock in the hands of the test."""

from reasoning.models.asking import Asker
from reasoning.models.breaker import Breaker
from reasoning.models.ports import Model, Remembered
from reasoning.models.prompts import Answer, Prompt, Purpose, fenced


class Colour(Answer):
    colour: str
    likely: int


GOOD = '{"colour": "green", "likely": 3}'


def prompt(words: str = "the garden gate", **given: object) -> Prompt[Colour]:
    fields = {
        "purpose": Purpose.ANSWERING,
        "task": "Name the colour.",
        "data": fenced("words", words),
        "answer": Colour,
        "personal": False,
    }
    return Prompt(**(fields | given))


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def asker(model: Model, *, seconds: float = 5.0, clock: Clock | None = None, ledger: Remembered | None = None) -> Asker:
    time = clock or Clock()
    return Asker(
        model=model,
        ledger=ledger or Remembered(),
        breaker=Breaker(time),
        seconds=seconds,
        clock=time,
        pause=lambda _: None,
    )
