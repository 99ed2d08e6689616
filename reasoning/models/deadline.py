"""An outer deadline around code that knows none: the caller goes on, whatever the library is waiting for."""

import threading
from collections.abc import Callable
from typing import Final, TypeVar

from reasoning.models.errors import ModelUnavailable

T = TypeVar("T")

MOST_ABANDONED: Final = 4
_abandoned: list[threading.Thread] = []


def within(seconds: float, act: Callable[[threading.Event], T]) -> T:
    """Do it in a thread of its own. `act` gets an event that is set when nobody waits any more."""
    _abandoned[:] = [thread for thread in _abandoned if thread.is_alive()]
    if len(_abandoned) >= MOST_ABANDONED:
        raise ModelUnavailable("busy")
    given_up = threading.Event()
    results: list[T] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            results.append(act(given_up))
        except Exception as error:  # noqa: BLE001 - raised again where somebody waits for it
            errors.append(error)

    thread = threading.Thread(target=run, name="model", daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        given_up.set()
        _abandoned.append(thread)
        raise ModelUnavailable("too_late")
    if errors:
        raise errors[0]
    return results[0]
