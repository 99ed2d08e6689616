"""Waiting for something to become true."""

import time
from collections.abc import Callable

_PATIENCE = 300.0
_POLL_SECONDS = 0.02


class NeverHappened(Exception):
    """What was waited for did not come."""


def until(happened: Callable[[], object], *, poll: float = _POLL_SECONDS, patience: float = _PATIENCE) -> None:
    """Raises NeverHappened after so many seconds; five minutes, if none are named."""
    ends_at = time.monotonic() + patience
    while not happened():
        if time.monotonic() > ends_at:
            raise NeverHappened(f"not within {patience:.0f} seconds")
        time.sleep(poll)
