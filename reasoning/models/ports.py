"""What asking needs from outside: a model, and somebody who remembers, permits and takes note."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, Protocol

from reasoning.models.prompts import Purpose

Clock = Callable[[], float]
MOST_CHARACTERS_A_TOKEN: Final = 8  # an answer that is longer than its tokens could be goes on without end


@dataclass(frozen=True, kw_only=True)
class Completion:
    """A model's words as they came. `cut_off`: it stopped because it was not allowed to say more."""

    text: str
    tokens_in: int | None = None
    tokens_out: int | None = None
    cut_off: bool = False


class Model(Protocol):
    """One model. `local`: nothing leaves the operator's machines. May be used from several threads."""

    @property
    def name(self) -> str: ...

    @property
    def local(self) -> bool: ...

    def complete(
        self, *, system: str, data: str, schema: dict[str, Any], most_tokens: int, seconds: float
    ) -> Completion:
        """Ask once, with a fresh request. Raises ModelUnavailable, at the latest a moment after `seconds`."""
        ...


@dataclass(frozen=True, kw_only=True)
class Call:
    """What there is to know of one question and its answer. `verdict`: "used", or the code of an error."""

    model: str
    local: bool
    purpose: Purpose
    digest: str
    personal: bool
    prompt: str
    answer: str
    verdict: str
    detail: str
    attempts: int
    seconds: float
    tokens_in: int | None
    tokens_out: int | None


class Ledger(Protocol):
    """Who remembers answers, keeps to a budget and takes note of every call."""

    def recall(self, digest: str) -> str | None:
        """Give the words that answered exactly this question before."""
        ...

    def permit(self) -> None:
        """Raise ModelUnavailable("budget") where nothing more may be asked."""
        ...

    def note(self, call: Call) -> None: ...

    def became(self, digest: str, what: str) -> None:
        """Add to the note what our own checks made of the answer."""
        ...


class Remembered:
    """A ledger of one process: no budget, a short memory, nothing written down."""

    _MOST = 2_000

    def __init__(self) -> None:
        self._answers: dict[str, str] = {}
        self.calls: list[Call] = []

    def recall(self, digest: str) -> str | None:
        return self._answers.get(digest)

    def permit(self) -> None:
        """Permit everything."""

    def note(self, call: Call) -> None:
        self.calls.append(call)
        del self.calls[: -self._MOST]
        if call.verdict == "used":
            self.remember(call.digest, call.answer)

    def became(self, digest: str, what: str) -> None:
        """Keep nothing of it."""

    def remember(self, digest: str, answer: str) -> None:
        """Keep an answer, the newest ones at most."""
        self._answers[digest] = answer
        while len(self._answers) > self._MOST:
            del self._answers[next(iter(self._answers))]

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Begin with an empty memory, and have the own one back afterwards."""
        kept, self._answers = self._answers, {}
        try:
            yield
        finally:
            self._answers = kept
