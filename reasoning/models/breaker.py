"""Leaves a model alone that fails again and again, so that members do not wait for it each time."""

import threading

from reasoning.models.errors import ModelUnavailable
from reasoning.models.ports import Clock

_FAILURES = 3
_FIRST_REST, _LONGEST_REST = 30.0, 900.0


class Breaker:
    """Three failures in a row open it for half a minute, each further one for twice as long; one success closes it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._rests_until = 0.0

    def check(self) -> None:
        """Raise ModelUnavailable while the model is left alone."""
        with self._lock:
            if self._failures >= _FAILURES and self._clock() < self._rests_until:
                raise ModelUnavailable("resting")

    def note(self, *, answered: bool) -> None:
        """Take in how one request went."""
        with self._lock:
            if answered:
                self._failures = 0
                return
            self._failures += 1
            if self._failures >= _FAILURES:
                rest = _FIRST_REST * 2.0 ** min(self._failures - _FAILURES, 10)
                self._rests_until = self._clock() + min(rest, _LONGEST_REST)
