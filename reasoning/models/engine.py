"""The engine for model files, in a process of its own: `python -m reasoning.models.engine`. The only importer of it.

It takes 2 GB and more, and any of a host's workers may need it, so they share one. It listens on this machine alone,
for those who can read its key. A defect in native code ends this process and no worker. It checks the file, loads it,
leaves word where it listens, and ends when the process that it belongs to has ended. Whoever starts it hands it a lock
that lasts as long as it lives.
"""

import hashlib
import json
import os
import secrets
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

NO_ENGINE, NO_FILE, WRONG_FILE, UNFIT_FILE = 3, 4, 5, 6  # exit codes
_CONTEXT: Final = 8_192  # tokens of a question and its answer; the longest section with its task takes about half
_BATCH: Final = 64  # whoever gives up is noticed after as many tokens of a question
_REMEMBERED_MIB: Final = 512  # what several kinds of questions begin with, read once
_LOOKS_EVERY = 0.5
_LESS_URGENT = 5


@dataclass(frozen=True, kw_only=True)
class Order:
    """What to load. `word` is where to leave word, `owner` the process that it belongs to."""

    path: str
    sha256: str
    threads: int
    word: str
    owner: int


def digest(path: Path) -> str:
    """Name the file by what is in it. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stamp(path: Path) -> list[int]:
    """Tell whether a file was replaced since. Raises OSError."""
    found = path.stat()
    return [found.st_size, found.st_mtime_ns]


def main() -> int:
    """Serve until the owner has ended."""
    order = Order(**json.load(sys.stdin))
    word = Path(order.word)
    os.nice(_LESS_URGENT)
    try:
        if digest(Path(order.path)) != order.sha256:
            _leave(word, {"wrong": stamp(Path(order.path))})
            return WRONG_FILE
    except OSError:
        return NO_FILE
    try:
        import xllamacpp  # noqa: PLC0415 - an optional extra, and 100 MB that only this process should hold
    except ImportError:
        return NO_ENGINE
    key = secrets.token_urlsafe(32)
    try:
        server = xllamacpp.Server(_parameters(xllamacpp, order, key))
    except (RuntimeError, ValueError):
        return UNFIT_FILE
    _leave(word, {"address": server.listening_address, "key": key})
    while _lives(order.owner):
        time.sleep(_LOOKS_EVERY)
    return 0


def as_json(order: Order) -> str:
    """Write an order down for a new process."""
    return json.dumps(asdict(order))


def _parameters(library: Any, order: Order, key: str) -> Any:
    """Answer one question at a time, from this machine, with no page, no download and no look into other questions."""
    wanted = library.CommonParams()
    wanted.model.path = order.path
    wanted.offline = True
    wanted.hostnames, wanted.port, wanted.api_keys = ["127.0.0.1"], 0, [key]
    wanted.ui = wanted.endpoint_slots = wanted.endpoint_props = False
    wanted.cpuparams.n_threads = wanted.cpuparams_batch.n_threads = order.threads
    wanted.n_ctx, wanted.n_parallel = _CONTEXT, 1
    wanted.n_batch = wanted.n_ubatch = _BATCH
    wanted.cache_ram_mib = _REMEMBERED_MIB
    wanted.verbosity = -1
    return wanted


def _leave(word: Path, content: dict[str, Any]) -> None:
    new = word.with_suffix(f".{os.getpid()}")
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123
        json.dump(content, file)
    new.replace(word)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.stdout.flush()
    os._exit(main())  # without waiting for the engine's own threads
