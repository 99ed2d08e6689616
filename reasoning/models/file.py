"""Models in files (GGUF) that the operator supplies. What is asked goes to an engine on this machine and no further."""

import contextlib
import http.client
import importlib.util
import json
import threading
import time
from collections.abc import Generator, Iterable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from reasoning.models.deadline import within
from reasoning.models.errors import ModelUnavailable
from reasoning.models.ports import MOST_CHARACTERS_A_TOKEN, Completion
from reasoning.models.starting import Listening, ModelFile, found
from reasoning.models.translating import by_status, translated

_GRACE = 1.0  # seconds for the engine to notice that nobody waits any more
_OK: Final = 200
# Spaces for their own sake cost a word's time each.
_COMPACT: Final = {"item_separator": ", ", "key_separator": ": ", "whitespace_flexible": False}


class FileModel:
    """A model in a file, found by its name alone: nothing is loaded before somebody asks."""

    local = True

    def __init__(self, name: str, file: ModelFile | None, options: Mapping[str, Any]) -> None:
        """Raise ModelUnavailable where this name is not the file's, or the file could not be used at all."""
        if file is None or file.name != name:
            raise ModelUnavailable("unknown_model", name)
        if not file.path.is_file():
            raise ModelUnavailable("no_file")
        if importlib.util.find_spec("xllamacpp") is None:
            raise ModelUnavailable("no_engine")
        self.name = name
        self._file = file
        self._options = options

    def complete(
        self, *, system: str, data: str, schema: dict[str, Any], most_tokens: int, seconds: float
    ) -> Completion:
        """Ask once. Where the engine has to be started first, that takes of the same time."""
        ends_at = time.monotonic() + seconds
        body = {
            "model": self.name,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": data}],
            "grammar": f"%llguidance {{}}\nstart: %json {json.dumps(schema | {'x-guidance': _COMPACT})}",
            "max_tokens": most_tokens,
            "temperature": 0,
            "stream": True,
            "stream_options": {"include_usage": True},
            "return_progress": True,  # so that we hear of it while it reads, and can stop it
        }

        def act(given_up: threading.Event) -> Completion:
            try:
                engine = found(self._file, given_up)
                with contextlib.closing(_said(engine, body | dict(self._options), ends_at)) as said:
                    return _read(said, most_tokens, given_up, ends_at)
            except (OSError, http.client.HTTPException, ValueError) as error:
                raise translated(error) from None

        return within(seconds + _GRACE, act)


def _said(engine: Listening, body: Mapping[str, Any], ends_at: float) -> Generator[dict[str, Any], None, None]:
    """Yield what the engine says, piece by piece. It stops working when this is closed."""
    where = urlsplit(engine.address)
    asked = http.client.HTTPConnection(where.hostname or "", where.port, timeout=max(ends_at - time.monotonic(), 0.1))
    try:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {engine.key}"}
        asked.request("POST", "/v1/chat/completions", json.dumps(body), headers)
        with asked.getresponse() as answer:
            if answer.status != _OK:
                raise by_status(answer.status)
            for line in answer:
                if line.startswith(b"data: {"):
                    yield json.loads(line.removeprefix(b"data: "))
    finally:
        asked.close()


def _read(said: Iterable[dict[str, Any]], most_tokens: int, given_up: threading.Event, ends_at: float) -> Completion:
    """Take in what comes, as long as somebody waits for it and it does not grow without end."""
    text, ended = "", None
    usage: dict[str, int] = {}
    for piece in said:
        if given_up.is_set() or time.monotonic() > ends_at:
            raise ModelUnavailable("too_late")
        if "error" in piece:
            raise ModelUnavailable("failed", "the engine said that it failed")
        usage = piece.get("usage") or usage
        for choice in piece.get("choices") or ():
            text += choice["delta"].get("content") or ""
            ended = choice.get("finish_reason") or ended
        if len(text) > most_tokens * MOST_CHARACTERS_A_TOKEN:
            raise ModelUnavailable("too_long")
    if ended is None:
        raise ModelUnavailable("failed", "the engine stopped in the middle")
    return Completion(
        text=text,
        tokens_in=usage.get("prompt_tokens"),
        tokens_out=usage.get("completion_tokens"),
        cut_off=ended == "length",
    )
