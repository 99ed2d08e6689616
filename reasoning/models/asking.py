"""One question to a model, from memory or by request; what comes back has the asked shape or is an error."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from pydantic import ValidationError

from reasoning.models.breaker import Breaker
from reasoning.models.errors import AnswerUnusable, ModelUnavailable
from reasoning.models.ports import Call, Clock, Completion, Ledger, Model
from reasoning.models.prompts import Answer, Prompt

A = TypeVar("A", bound=Answer)

MOST_ATTEMPTS: Final = 2
_PAUSE = 0.5
_LEAST_SECONDS = 1.0
_LONGEST_DETAIL = 500


@dataclass(frozen=True, kw_only=True)
class Asker:
    """A model with what is needed to ask it. `seconds` is for one question with all its attempts."""

    model: Model
    ledger: Ledger
    breaker: Breaker
    seconds: float
    clock: Clock
    pause: Callable[[float], None]

    def ask(self, prompt: Prompt[A]) -> A:
        """Raise ModelUnavailable where there is no answer of the asked shape. What it says is not checked here."""
        digest = prompt.digest(self.model.name)
        remembered = self.ledger.recall(digest)
        if remembered is not None:
            return _shaped(Completion(text=remembered), prompt)
        self.breaker.check()
        self.ledger.permit()
        began_at = self.clock()
        attempts, completion = 0, None
        verdict, detail = "failed", ""
        try:
            while completion is None:
                attempts += 1
                completion = self._once(prompt, attempts, ends_at=began_at + self.seconds)
            answer = _shaped(completion, prompt)
            verdict = "used"
        except ModelUnavailable as error:
            verdict, detail = error.code, error.detail
            raise
        finally:
            self.ledger.note(
                Call(
                    model=self.model.name,
                    local=self.model.local,
                    purpose=prompt.purpose,
                    digest=digest,
                    personal=prompt.personal,
                    prompt=f"{prompt.system}\n\n{prompt.data}",
                    answer=completion.text if completion else "",
                    verdict=verdict,
                    detail=detail[:_LONGEST_DETAIL],
                    attempts=attempts,
                    seconds=self.clock() - began_at,
                    tokens_in=completion.tokens_in if completion else None,
                    tokens_out=completion.tokens_out if completion else None,
                )
            )
        return answer

    def became(self, prompt: Prompt[Answer], what: str) -> None:
        """Note what our own checks made of the answer to this."""
        self.ledger.became(prompt.digest(self.model.name), what)

    def _once(self, prompt: Prompt[Answer], attempt: int, *, ends_at: float) -> Completion | None:
        """Make one request; None if it failed in a way that another one may not, and there is time for it."""
        try:
            completion = self.model.complete(
                system=prompt.system,
                data=prompt.data,
                schema=prompt.schema,
                most_tokens=prompt.most_tokens,
                seconds=max(ends_at - self.clock(), _LEAST_SECONDS),
            )
        except ModelUnavailable as error:
            self.breaker.note(answered=False)
            left = ends_at - self.clock() - _PAUSE
            if not error.retryable or attempt >= MOST_ATTEMPTS or left < _LEAST_SECONDS:
                raise
            self.pause(_PAUSE)
            return None
        self.breaker.note(answered=True)
        return completion


def _shaped(completion: Completion, prompt: Prompt[A]) -> A:
    """Read the one JSON object in a model's words. Words around it are forgiven, wrong fields are not."""
    text = completion.text
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start:
        raise AnswerUnusable("cut_off" if completion.cut_off else "not_json")
    try:
        return prompt.answer.model_validate_json(text[start : end + 1])
    except ValidationError as invalid:
        first = invalid.errors(include_url=False, include_context=False, include_input=False)[0]
        if completion.cut_off:
            raise AnswerUnusable("cut_off") from None
        if first["type"] == "json_invalid":
            raise AnswerUnusable("not_json") from None
        raise AnswerUnusable("wrong_shape", f"{first['loc']}: {first['type']}") from None
