"""Models through the package `llm`: Ollama, the clouds' plugins, any server that speaks OpenAI's protocol.

The only importer. The package reads its folder and its list of plugins from the environment when it is imported, so
that happens late and once. It sets no timeouts of its own worth the name, does not check what a model answers, hides
an unreachable Ollama as an unknown model, and lets through whatever errors its engines raise.
"""

import contextlib
import copy
import json
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from reasoning.models.deadline import within
from reasoning.models.errors import ModelUnavailable
from reasoning.models.places import is_at_home
from reasoning.models.ports import MOST_CHARACTERS_A_TOKEN, Completion
from reasoning.models.translating import translated

SERVER: Final = "server/"
_GRACE = 1.0  # seconds that a request may end by its own timeout before it is abandoned


@dataclass(frozen=True, kw_only=True)
class Site:
    """What the operator has set up: an OpenAI-compatible server, plugins with their folder, options by model."""

    folder: Path
    plugins: tuple[str, ...] = ()
    base_url: str = ""
    key: str = ""
    options: Mapping[str, Mapping[str, Any]] | None = None


_loading = threading.Lock()


def load(site: Site) -> Any:
    """Import the package with this site's plugins and have it find its models, once, before anybody asks."""
    with _loading:
        return _load(str(site.folder), ",".join(site.plugins))


@cache
def _load(folder: str, plugins: str) -> Any:
    os.environ["LLM_USER_PATH"] = folder
    os.environ["LLM_LOAD_PLUGINS"] = plugins
    import llm  # noqa: PLC0415

    llm.get_models()  # a thread that asked while the plugins load would see none
    return llm


def resolve(name: str, site: Site) -> "VendorModel":
    """Find a model by its explicit name. Raises ModelUnavailable."""
    library = load(site)
    options = dict((site.options or {}).get(name, {}))
    if name.startswith(SERVER):
        if not site.base_url or name == SERVER:
            raise ModelUnavailable("unknown_model", name)
        from llm.default_plugins.openai_models import Chat  # noqa: PLC0415

        inner = name.removeprefix(SERVER)
        made: Any = Chat(  # type: ignore[no-untyped-call]
            name, key=site.key or None, model_name=inner, api_base=site.base_url, supports_schema=True
        )
        made.needs_key = "server" if site.key else None  # never a key that is kept for somebody else
        return VendorModel(library, name, made, local=is_at_home(site.base_url, inner), options=options)
    try:
        made = library.get_model(name)
    except Exception as error:  # noqa: BLE001 - a plugin may raise anything while it lists its models
        raise translated(error) from None
    return VendorModel(library, name, made, local=_is_local(made, name), options=options)


def _is_local(made: Any, name: str) -> bool:
    if type(made).__module__.partition(".")[0] == "llm_ollama":
        return is_at_home(os.environ.get("OLLAMA_HOST") or "localhost", name)
    address = getattr(made, "api_base", None)
    return isinstance(address, str) and is_at_home(address, getattr(made, "model_name", None) or name)


class VendorModel:
    """One model of the package, resolved once and kept: asking for it by name again would load every plugin again."""

    def __init__(self, library: Any, name: str, made: Any, *, local: bool, options: Mapping[str, Any]) -> None:
        self._library = library
        self.name = name
        self.local = local
        self._made = made
        self._options = options

    def complete(
        self, *, system: str, data: str, schema: dict[str, Any], most_tokens: int, seconds: float
    ) -> Completion:
        """Ask once, with a fresh request: a failed one that is read again would be sent again, its words doubled."""
        given: dict[str, Any] = {"options": self._chosen(most_tokens), "stream": bool(self._made.can_stream)}
        if self._made.supports_schema:
            given["schema"] = schema
        else:
            system = f"{system}\n\nThe JSON object has this schema: {json.dumps(schema)}"

        def act(given_up: threading.Event) -> Completion:
            try:
                with _patient(self._made, seconds) as made:
                    messages = [self._library.system(system), self._library.user(data)]
                    return _read(made.prompt(messages=messages, **given), most_tokens, given_up)
            except ModelUnavailable:
                raise
            except Exception as error:  # noqa: BLE001 - every engine raises errors of its own
                raise translated(error) from None

        return within(seconds + _GRACE, act)

    def _chosen(self, most_tokens: int) -> dict[str, Any]:
        """Want the likeliest words and not too many, where the model knows such options; the operator's come first."""
        known = self._made.Options.model_fields
        usual = {"temperature": 0, "max_tokens": most_tokens, "num_predict": most_tokens}
        chosen = {name: value for name, value in usual.items() if name in known} | dict(self._options)
        return {name: value for name, value in chosen.items() if value is not None}


@contextlib.contextmanager
def _patient(made: Any, seconds: float) -> Iterator[Any]:
    """Yield the model with a timeout in its client and none of the client's own retries, where it has a client."""
    ollama = sys.modules.get("llm_ollama.auth")
    if ollama is not None:
        ollama.DEFAULT_REQUEST_TIMEOUT = seconds  # type: ignore[attr-defined]  # else it waits for ever
    if not hasattr(made, "get_client"):
        yield made
        return
    with contextlib.ExitStack() as opened:
        patient = copy.copy(made)
        patient.get_client = lambda key, **given: opened.enter_context(
            made.get_client(key, **given).with_options(timeout=seconds, max_retries=0)
        )
        yield patient


def _read(response: Any, most_tokens: int, given_up: threading.Event) -> Completion:
    """Take in what comes, as long as somebody waits for it and it does not grow without end."""
    text = ""
    for chunk in response:
        text += chunk
        if given_up.is_set():
            raise ModelUnavailable("too_late")
        if len(text) > most_tokens * MOST_CHARACTERS_A_TOKEN:
            raise ModelUnavailable("too_long")
    usage = response.usage()
    return Completion(text=text, tokens_in=usage.input, tokens_out=usage.output, cut_off=_finish(response) == "length")


def _finish(response: Any) -> str | None:
    """Say why the model stopped, in the two forms in which servers tell it."""
    told = getattr(response, "response_json", None)
    if not isinstance(told, dict):
        return None
    for place in (told, *(told.get("choices") or ())):
        for key in ("finish_reason", "done_reason"):
            if isinstance(place, dict) and isinstance(place.get(key), str):
                return str(place[key])
    return None
