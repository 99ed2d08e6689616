"""One account's stream in a thread of its own. It touches no database: all it does is report."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from platforms.ports import PlatformError

logger = logging.getLogger(__name__)

STACK_BYTES = 512 * 1024
FAILED = "failed"
_stack = threading.Lock()


class Listen(Protocol):
    """An adapter's blocking listener: one call is one connection. Raises PlatformError when it ends by itself."""

    def __call__(self, *, ring: Callable[[], None], alive: Callable[[], None], stopped: Callable[[], bool]) -> None: ...


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a thread says to the loop. `code`: why it ended."""

    stream: "Stream"
    what: Literal["rang", "alive", "ended"]
    code: str = ""


class Stream:
    """Runs from its construction until it has reported its end."""

    def __init__(self, connection_id: int, listen: Listen, report: Callable[[Report], None]) -> None:
        self.connection_id = connection_id
        self.connected = False
        self.began = time.monotonic()
        self._listen, self._report = listen, report
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"listen-{connection_id}", daemon=True)
        with _stack:  # the size holds for the whole process, and only at a thread's start
            before = threading.stack_size(STACK_BYTES)
            try:
                self._thread.start()
            finally:
                threading.stack_size(before)

    @property
    def lasted(self) -> float:
        """Seconds."""
        return time.monotonic() - self.began

    def stop(self) -> None:
        """Soon; a thread in the middle of connecting takes its time."""
        self._stop.set()

    def join(self, seconds: float) -> None:
        self._thread.join(max(0.0, seconds))

    def _run(self) -> None:
        code = FAILED
        try:
            self._listen(ring=self._rang, alive=self._is_alive, stopped=self._stop.is_set)
            code = ""
        except PlatformError as error:
            code = error.code or FAILED
            logger.info("Connection %s: %s", self.connection_id, error)
        except Exception:
            logger.exception("Listening to connection %s failed", self.connection_id)
        finally:  # whatever ended it: a stream that nobody knows to be over would be held and never hear anything
            self._report(Report(stream=self, what="ended", code=code))

    def _rang(self) -> None:
        self._report(Report(stream=self, what="rang"))

    def _is_alive(self) -> None:
        self._report(Report(stream=self, what="alive"))
