"""A stream in the test's hands, and a listener that is driven by hand."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django_q.models import OrmQ

from platforms.listening.step import Listening
from platforms.models import Connection
from tests.functional.worker_trial import until


@dataclass
class Server:
    """A stream in the test's hands. What a thread does next is what `ends` says, or it waits."""

    connects: int = 0
    open: int = 0
    ends: Exception | None = None
    greets: bool = True
    bells: list[Callable[[], None]] = field(default_factory=list)
    hearts: list[Callable[[], None]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def listen(self, *, ring: Callable[[], None], alive: Callable[[], None], stopped: Callable[[], bool]) -> None:
        with self.lock:
            self.connects += 1
            self.open += 1
            self.bells.append(ring)
            self.hearts.append(alive)
        try:
            if self.greets:
                ring()
            while not stopped() and not self.ends:
                time.sleep(0.005)
            if self.ends and not stopped():
                raise self.ends
        finally:
            with self.lock:
                self.open -= 1


def act(listening: Listening, ready: Callable[[], object]) -> None:
    def turn() -> object:
        listening.react(seconds=0.01)
        return ready()

    until(turn, seconds=10)


def end_with(server: Server, listening: Listening, error: Exception) -> None:
    server.ends = error
    act(listening, lambda: not listening.listened_to())
    server.ends = None


def now_of(account: Connection) -> Connection:
    """The connection as it stands in the database."""
    return Connection.objects.get(pk=account.pk)


def rung() -> int:
    """How often the workers were told that something is to be taken in."""
    return OrmQ.objects.filter(key="govbot/intake").count()
