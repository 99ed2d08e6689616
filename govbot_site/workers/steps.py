"""Run one step, so that a step which fails, hangs or kills its process harms no other."""

import atexit
import fcntl
import logging
import os
import tempfile
import time
from multiprocessing.sharedctypes import RawArray
from typing import Any

from django.utils.module_loading import import_string

from govbot_site.schedules import HOST_STEPS, LISTENING_NEEDED, NEEDED_AGAIN, STEPS

logger = logging.getLogger(__name__)

STRIKES = 3
SET_ASIDE_SECONDS = 60.0

# Made before the workers are forked, hence shared by them; neither can be left locked by a killed process.
_names = [*STEPS, *HOST_STEPS]
_strikes = RawArray("i", len(_names))
_struck_at = RawArray("d", len(_names))
_occupied = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the process; byte n is locked by a running step n
atexit.register(_occupied.close)


def load() -> None:
    """Before the workers are forked: they share the memory then, and a misspelt step stops the start."""
    for path in (*STEPS.values(), *HOST_STEPS.values(), *NEEDED_AGAIN.values(), LISTENING_NEEDED):
        import_string(path)


def run(name: str, *, unless_running: bool = False, **given: Any) -> int:
    """The number of rows handled. A step that raises is logged; one that kills its worker is set aside for a while."""
    index = _names.index(name)
    if _strikes[index] >= STRIKES and time.monotonic() - _struck_at[index] < SET_ASIDE_SECONDS:
        return 0
    if not _occupy(index):
        return 0 if unless_running else _handled(name, **given)
    try:
        if _strikes[index]:
            logger.error("The step %s took its worker down %d times in a row; trying again.", name, _strikes[index])
        _strikes[index] += 1
        _struck_at[index] = time.monotonic()
        handled = _handled(name, **given)
        _strikes[index] = 0
        return handled
    finally:
        fcntl.lockf(_occupied, fcntl.LOCK_UN, 1, index, os.SEEK_SET)


def _handled(name: str, **given: Any) -> int:
    try:
        handled: int = import_string((STEPS | HOST_STEPS)[name])(**given)
    except Exception:
        logger.exception("The step %s failed; it is tried again in the next round.", name)
        return 0
    except SystemExit:  # how the task's time limit arrives; the worker has to be replaced
        logger.exception("The step %s was stopped.", name)
        raise
    return handled


def _occupy(index: int) -> bool:
    try:
        fcntl.lockf(_occupied, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, index, os.SEEK_SET)
    except OSError:
        return False
    return True
