"""How tasks reach the worker processes, without a lock that a killed worker could take with it."""

import contextlib
import pickle
import select
import socket
import time
from typing import Any

from govbot_site.workers.stopping import stopping

_MAX_BYTES = 65536
_STOP = "STOP"  # what django-q2's worker takes for the end


class TaskChannel:
    """Stands in for django-q2's task queue.

    That queue's readers wait while holding its lock, so the death of an idle worker stops the whole cluster in
    silence. A datagram goes to exactly one reader, whole, by the kernel: there is nothing to hold.
    """

    def __init__(self) -> None:
        self._reader, self._writer = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)

    def put(self, task: dict[str, Any]) -> None:
        """Waits until a worker took the one before: waiting tasks belong in the database, where they are coalesced."""
        while self._is_ready(0):
            if stopping.wait(0.02):
                return
        self._writer.send(pickle.dumps(task))

    def get(self) -> Any:
        while not stopping.is_set():
            select.select([self._reader.fileno(), stopping.fileno()], [], [])
            try:
                return pickle.loads(self._reader.recv(_MAX_BYTES, socket.MSG_DONTWAIT))  # noqa: S301 - our own pusher
            except BlockingIOError:
                continue  # another worker was faster, or it is time to stop
        return _STOP

    def _is_ready(self, seconds: float) -> bool:
        return bool(select.select([self._reader], [], [], seconds)[0])


class NoResults:
    """Stands in for django-q2's result queue: nobody reads results, the rows say what was done."""

    def put(self, task: dict[str, Any]) -> None:
        """Forget it."""


class Deadline:
    """Stands in for the shared number by which django-q2's worker tells its guard how long it may take.

    The original is guarded by a lock and counted down by the guard; this one is written by the worker only.
    Above zero: seconds left. 0: time is up. -1: idle. -2: wants to be replaced.
    """

    def __init__(self, raw: Any) -> None:
        self._raw = raw

    @property
    def value(self) -> float:
        kept: float = self._raw.value
        return max(0.0, kept - time.monotonic()) if kept > 0 else kept

    @value.setter
    def value(self, seconds: float) -> None:
        self._raw.value = time.monotonic() + seconds if seconds > 0 else seconds

    def get_lock(self) -> contextlib.AbstractContextManager[None]:
        return contextlib.nullcontext()
