"""The models of this site: found by name once in each process, with what the settings say about them."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import yaml
from django.conf import settings

from reasoning.models.asking import Asker
from reasoning.models.breaker import Breaker
from reasoning.models.errors import ModelUnavailable
from reasoning.models.file import FileModel
from reasoning.models.kept import Kept
from reasoning.models.ports import Clock, Ledger, Model, Remembered
from reasoning.models.scripted import ScriptedModel
from reasoning.models.starting import FILE, ModelFile
from reasoning.models.vendor import Site, resolve

NONE: Final = "none"
SCRIPT: Final = "script:"

_models: dict[str, tuple[Model, Breaker]] = {}
_standing_in: dict[str, tuple[Model, Breaker]] = {}
_resolving = threading.Lock()


def asker(name: str, *, ledger: Ledger | None = None, seconds: float | None = None) -> Asker:
    """Whom to ask by this name. Raises ModelUnavailable if there is no such model; "none" is none."""
    model, breaker = _found(name)
    return Asker(
        model=model,
        ledger=ledger or Remembered(),
        breaker=breaker,
        seconds=seconds or settings.AI_SECONDS,
        clock=time.monotonic,
        pause=time.sleep,
    )


def keeping(name: str, *, labelled: bool = False, seconds: float | None = None) -> Asker:
    """The same for the host's own work, which may take hours: answers are kept, so that it can be interrupted.

    `labelled`: nothing that is asked is a member's.
    """
    kept = Kept(settings.AI_FOLDER.parent / "model-answers", labelled=labelled)
    return asker(name, ledger=kept, seconds=seconds)


def _found(name: str) -> tuple[Model, Breaker]:
    with _resolving:
        if name in _standing_in:
            return _standing_in[name]
        if name not in _models:
            _models[name] = _resolved(name), Breaker(time.monotonic)
        return _models[name]


def offers(name: str) -> bool:
    """Whether the site offers a model, by its settings or while one stands in."""
    return name in settings.AI_MODELS or name in _standing_in


@contextmanager
def standing_in(model: Model, *, clock: Clock) -> Iterator[None]:
    """Within this, the model is offered, and who asks by its name asks it. By `clock` it is left alone for a while."""
    _standing_in[model.name] = model, Breaker(clock)
    try:
        yield
    finally:
        del _standing_in[model.name]


def _resolved(name: str) -> Model:
    if name.startswith(SCRIPT):
        return _scripted(Path(name.removeprefix(SCRIPT)))
    if name in {"", NONE}:
        raise ModelUnavailable("unknown_model", name)
    if name.startswith(FILE):
        return FileModel(name, _file(), settings.AI_OPTIONS.get(name, {}))
    site = Site(
        folder=settings.AI_FOLDER,
        plugins=settings.AI_PLUGINS,
        base_url=settings.AI_BASE_URL,
        key=settings.AI_KEY,
        options=settings.AI_OPTIONS,
    )
    return resolve(name, site)


def _file() -> ModelFile | None:
    """The model file that the operator has set up."""
    if not settings.AI_FILE:
        return None
    return ModelFile(
        path=Path(settings.AI_FILE),
        sha256=settings.AI_FILE_SHA256,
        threads=settings.AI_THREADS,
        folder=settings.AI_FOLDER.parent / "engine",
    )


def _scripted(path: Path) -> ScriptedModel:
    """Read a script: a YAML mapping from words in the question to the answer."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        content = None
    if not isinstance(content, dict) or not all(isinstance(part, str) for pair in content.items() for part in pair):
        raise ModelUnavailable("unknown_model", f"{path} is not a mapping from words to answers")
    return ScriptedModel(content, name=f"{SCRIPT}{path}")


def forget() -> None:
    """Resolve anew, after the settings changed."""
    with _resolving:
        _models.clear()
