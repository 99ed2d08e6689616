"""Steps for the worker trials. A file named after a step in WORKER_TRIAL_DIR says how it is to behave."""

import os
import signal
import time
from pathlib import Path

FOLDER = Path(os.environ.get("WORKER_TRIAL_DIR", "/nonexistent"))


def deadlines() -> int:
    return _step("deadlines")


def intake() -> int:
    return _step("intake")


def delivery() -> int:
    return _step("delivery")


def reasoning() -> int:
    return _step("reasoning")


def _step(name: str) -> int:
    behaviour = FOLDER / f"{name}.behaviour"
    does = behaviour.read_text() if behaviour.exists() else ""
    _note(f"{name} starts")
    if does == "raise":
        raise RuntimeError("as told")
    if does == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if does.startswith("sleep "):
        time.sleep(float(does.removeprefix("sleep ")))
    _note(f"{name} ends")
    inbox = FOLDER / f"{name}.rows"
    try:
        inbox.unlink()
    except FileNotFoundError:
        return 0
    _note(f"{name} handled")
    return 1


def _note(line: str) -> None:
    with (FOLDER / "log").open("a") as log:
        log.write(f"{time.time():.4f} {os.getpid()} {line}\n")
