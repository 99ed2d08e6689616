"""One engine on this machine for all who ask a model file: found where it listens, else started."""

import contextlib
import fcntl
import json
import multiprocessing
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reasoning.models import engine
from reasoning.models.errors import ModelUnavailable

FILE: Final = "file/"
_ROOT: Final = Path(__file__).resolve().parents[2]
_ENVIRONMENT: Final = ("PATH", "LANG", "LD_LIBRARY_PATH")  # no secret of ours
_LOOKS_EVERY = 0.1
_ENDED: Final = {
    engine.NO_ENGINE: "no_engine",
    engine.NO_FILE: "no_file",
    engine.WRONG_FILE: "wrong_file",
    engine.UNFIT_FILE: "unfit_file",
}

_started: list[subprocess.Popen[str]] = []  # kept, so that one that ends is taken note of


@dataclass(frozen=True, kw_only=True)
class ModelFile:
    """One file with the digest that the operator gave for it. `folder` is where its engine leaves word."""

    path: Path
    sha256: str
    threads: int
    folder: Path

    @property
    def name(self) -> str:
        return f"{FILE}{self.path.stem.replace(' ', '-')}"

    @property
    def word(self) -> Path:
        return self.folder / f"{self.sha256[:16]}-{self.threads}.json"


@dataclass(frozen=True, kw_only=True)
class Listening:
    """A living engine: where it listens on this machine, and the key for it."""

    address: str
    key: str


def found(file: ModelFile, given_up: threading.Event) -> Listening:
    """Find the engine. It is started where none lives, and goes on loading if we give up.

    As long as it lives it holds the lock, so only who gets that may start one.
    """
    file.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    while not given_up.is_set():
        started: subprocess.Popen[str] | None = None
        with file.word.with_suffix(".lock").open("w") as lock, contextlib.suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            started = _start(file, lock.fileno())
        while started is None or started.poll() is None:
            said = _said(file.word)
            if "address" in said:
                return Listening(address=said["address"], key=said["key"])
            if given_up.wait(_LOOKS_EVERY) or started is None:
                break
        if started is not None and started.poll() is not None:
            raise ModelUnavailable(_ENDED.get(started.returncode, "failed"), f"the engine ended ({started.returncode})")
    raise ModelUnavailable("too_late")


def _start(file: ModelFile, lock: int) -> "subprocess.Popen[str]":
    """Start the engine. Among workers it belongs to whom they all belong to, so that it outlives each of them."""
    if _said(file.word).get("wrong") == engine.stamp(file.path):
        raise ModelUnavailable("wrong_file")
    file.word.unlink(missing_ok=True)
    parent = multiprocessing.parent_process()
    order = engine.Order(
        path=str(file.path),
        sha256=file.sha256,
        threads=file.threads,
        word=str(file.word),
        owner=os.getpid() if parent is None or parent.pid is None else parent.pid,
    )
    # A log of its own: who reads ours to its end would wait for the engine.
    with file.word.with_suffix(".log").open("w") as log:
        started = subprocess.Popen(
            [sys.executable, "-m", "reasoning.models.engine"],
            cwd=_ROOT,
            env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=log,
            start_new_session=True,
            pass_fds=[lock],
            text=True,
        )
    _started[:] = [one for one in _started if one.poll() is None] + [started]
    assert started.stdin is not None
    with started.stdin as stdin:
        stdin.write(engine.as_json(order))
    return started


def _said(word: Path) -> dict[str, Any]:
    try:
        said = json.loads(word.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}
