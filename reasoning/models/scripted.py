"""A model without a model: it says what a script holds for the words that it is asked about."""

from collections.abc import Callable, Mapping
from typing import Any

from reasoning.models.errors import ModelUnavailable
from reasoning.models.ports import Completion


class ScriptedModel:
    """Answers by the first key of the script that occurs in the question, so that a story can be told again exactly."""

    local = True

    def __init__(self, script: Mapping[str, str] | Callable[[str], str], *, name: str = "scripted") -> None:
        self.name = name
        self._script = script

    def complete(
        self, *, system: str, data: str, schema: dict[str, Any], most_tokens: int, seconds: float
    ) -> Completion:
        del schema, seconds
        said = self._script(data) if callable(self._script) else self._found(self._script, data)
        words = said.split(" ")
        most = most_tokens * 4  # about four characters a token, as real ones
        return Completion(
            text=said[:most],
            tokens_in=len(f"{system} {data}".split()),
            tokens_out=len(words),
            cut_off=len(said) > most,
        )

    @staticmethod
    def _found(script: Mapping[str, str], data: str) -> str:
        for key, said in script.items():
            if key in data:
                return said
        raise ModelUnavailable("failed", "the script has no answer to this")
