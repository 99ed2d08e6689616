"""The bell that wakes a worker. The site connects it; without one the loop finds the work within a second."""

from collections.abc import Callable

_bell: list[Callable[[str], None]] = []


def connect(ring: Callable[[str], None]) -> None:
    """Called once by the site."""
    _bell[:] = [ring]


def wake(step: str) -> None:
    """Ask for a step ("intake", "delivery") soon; part of the caller's transaction."""
    for ring in _bell:
        ring(step)
