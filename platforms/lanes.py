"""A thread for each community whose platform is worked with: a server that hangs keeps no other community waiting."""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from django.db import connections

logger = logging.getLogger(__name__)

_MOST, _MOST_OF_A_SERVER = 32, 4


@dataclass(frozen=True, kw_only=True)
class Job:
    """What is to be done for one community; `act` returns how many rows it handled and raises nothing it can help."""

    key: Hashable
    server: str
    act: Callable[[], int]


class Lanes:
    """Runs jobs, never two of one key at the same time, and leaves those behind that take long: they go on."""

    def __init__(self, *, most: int = _MOST, most_of_a_server: int = _MOST_OF_A_SERVER) -> None:
        self._most, self._most_of_a_server = most, most_of_a_server
        self._changed = threading.Condition()
        self._busy: dict[Hashable, str] = {}

    def run(self, jobs: Sequence[Job], *, patience: float) -> int:
        """The rows handled by what ended within so many seconds. What found no room is for the next call."""
        ends_at = time.monotonic() + patience
        waiting, handled, running = list(jobs), [0], set[Hashable]()
        with self._changed:
            while True:
                for job in list(waiting):
                    if self._has_room(job):
                        waiting.remove(job)
                        running.add(job.key)
                        self._start(job, handled)
                running &= set(self._busy)
                left = ends_at - time.monotonic()
                if not (running or any(job.key not in self._busy for job in waiting)) or left <= 0:
                    return handled[0]
                self._changed.wait(left)

    def _has_room(self, job: Job) -> bool:
        of_server = Counter(self._busy.values())[job.server]
        return job.key not in self._busy and len(self._busy) < self._most and of_server < self._most_of_a_server

    def _start(self, job: Job, handled: list[int]) -> None:
        thread = threading.Thread(target=self._run, args=(job, handled), name=f"lane-{job.key}", daemon=True)
        self._busy[job.key] = job.server
        try:
            thread.start()
        except RuntimeError:  # the host has no thread left: the next call tries again
            del self._busy[job.key]
            logger.exception("Work for %s could not begin", job.key)

    def _run(self, job: Job, handled: list[int]) -> None:
        done = 0
        try:
            done = job.act()
        except Exception:
            logger.exception("Work for %s failed", job.key)
        finally:  # whatever ended it, a lane that stayed taken would keep its community waiting for ever
            try:
                connections.close_all()
            finally:
                self._leave(job, handled, done)

    def _leave(self, job: Job, handled: list[int], done: int) -> None:
        with self._changed:
            handled[0] += done
            del self._busy[job.key]
            self._changed.notify_all()
