"""Whether a model is there: it is asked for one word, before anybody counts on it."""

from typing import Final

from reasoning.models.configured import asker
from reasoning.models.errors import AnswerUnusable, ModelUnavailable
from reasoning.models.prompts import Answer, Prompt, Purpose
from reasoning.models.starting import FILE

_SECONDS: Final = 10.0
_SECONDS_TO_LOAD: Final = 60.0  # a file is read through, and loaded


class _Ready(Answer):
    ready: bool


_GREETING: Final = Prompt(
    purpose=Purpose.UNDERSTANDING,
    task='Answer {"ready": true}.',
    data="Are you ready?",
    answer=_Ready,
    personal=False,
    most_tokens=20,
)


def greet(name: str) -> bool:
    """Whether the model that answers is local. Raises ModelUnavailable where none does."""
    found = asker(name, seconds=_SECONDS_TO_LOAD if name.startswith(FILE) else _SECONDS)
    found.ask(_GREETING)
    return found.model.local


def hopeless(name: str) -> ModelUnavailable | None:
    """Why this model will never answer as things are set up; None for one that does, or may do so later."""
    try:
        greet(name)
    except AnswerUnusable:
        return None
    except ModelUnavailable as error:
        return None if error.retryable else error
    return None
