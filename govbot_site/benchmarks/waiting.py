"""Waiting for something to become true."""

import time
from collections.abc import Callable

_PATIENCE = 300.0
_POLL_SECONDS = 0.02


class NeverHappened(Exception):
    """What was waited for did not come."""


def until(happened: Callable[[], object], *, poll: float = _POLL_SECONDS) -> None:
    """Raises NeverHappened after five minutes."""
    ends_at = time.monotonic() + _PATIENCE
    while not happened():
        if time.monotonic() > ends_at:
            raise NeverHappened(f"not within {_PATIENCE:.0f} seconds")
        time.sleep(poll)
