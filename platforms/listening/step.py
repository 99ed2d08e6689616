"""The loop that one worker of a host runs for minutes: it holds accounts, runs their streams, and rings."""

import logging
import queue
import time
from collections.abc import Callable
from datetime import datetime

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from platforms import sweeping
from platforms.credentials import CredentialUnreadable
from platforms.listening import keeping
from platforms.listening.streams import FAILED, Report, Stream
from platforms.models import Connection
from platforms.registry import stream_of

logger = logging.getLogger(__name__)

MOST_STREAMS = 250
_AT_ONCE = 50  # so that a host that takes over many does not open all connections in the same moment
_ROUND_SECONDS = 1.0
_LOOK_SECONDS = 0.2
_ALIVE_SECONDS = 10.0
_ECHO_SECONDS = 5.0
_IDLE_SECONDS = 10.0
_FAREWELL_SECONDS = 1.0


def listen(*, owner: str, seconds: float, keep_on: Callable[[], bool], stopped: Callable[[], bool]) -> int:
    """Listen for so long, or until told to stop; how often the bell rang. Ends early when nobody is there to hear."""
    listening = Listening(owner=owner)
    ends_at = time.monotonic() + seconds
    try:
        while not stopped() and time.monotonic() < ends_at and not listening.is_idle():
            if not _round(listening, keep_on):
                break
            rounds_at = time.monotonic() + _ROUND_SECONDS
            while not stopped() and (left := rounds_at - time.monotonic()) > 0:
                _safely(lambda left=left: listening.react(seconds=min(left, _LOOK_SECONDS)))  # type: ignore[misc]
    finally:
        listening.end()
    return listening.rings


def _round(listening: "Listening", keep_on: Callable[[], bool]) -> bool:
    close_old_connections()
    try:
        going_on = keep_on()
    except DatabaseError as error:
        logger.warning("The listener could not reach the database, trying again: %s", error)
        return True
    if going_on:
        _safely(lambda: listening.round(now=timezone.now()))
    return going_on


def _safely(act: Callable[[], None]) -> None:
    """What one account does must not end the listening to all others."""
    try:
        act()
    except DatabaseError as error:
        logger.warning("The listener could not reach the database, trying again: %s", error)
        time.sleep(_LOOK_SECONDS)
    except Exception:
        logger.exception("The listener failed, and goes on")
        time.sleep(_LOOK_SECONDS)


class Listening:
    """The accounts that one process holds. Only its own thread touches the database."""

    def __init__(self, *, owner: str, most: int = MOST_STREAMS) -> None:
        self.rings = 0
        self._owner, self._most = owner, most
        self._streams: dict[int, Stream] = {}
        self._reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
        self._unsaid: list[Report] = []
        self._alive: set[int] = set()
        self._alive_noted_at = 0.0
        self._echoes: dict[int, float] = {}
        self._busy_at = time.monotonic()

    def is_idle(self) -> bool:
        return not self._streams and time.monotonic() > self._busy_at + _IDLE_SECONDS

    def listened_to(self) -> set[int]:
        return set(self._streams)

    def round(self, *, now: datetime) -> None:
        """Once a second: keep what is held, stop what is lost, take what is free."""
        held = keeping.keep(owner=self._owner, now=now)
        for pk in set(self._streams) - held:
            logger.info("Another process listens to connection %s now", pk)
            self._streams.pop(pk).stop()
        room = min(self._most - len(self._streams), _AT_ONCE)
        for connection in keeping.take(owner=self._owner, most=room, now=now):
            self._start(connection, now=now)
        if self._streams:
            self._busy_at = time.monotonic()
        self._note_alive(now=now)
        self._echo(now=now)

    def react(self, *, seconds: float) -> None:
        """Wait so long for a report, and act on all that have come."""
        reports = self._unsaid or self._waited(seconds)
        while not self._reports.empty():
            reports.append(self._reports.get_nowait())
        self._unsaid = reports  # should the database fail us now, they are acted on in the next turn
        current = [one for one in reports if self._streams.get(one.stream.connection_id) is one.stream]
        self._rang({one.stream for one in current if one.what == "rang"}, now=timezone.now())
        self._alive |= {one.stream.connection_id for one in current if one.what == "alive"}
        for one in current:
            if one.what == "ended":
                self._ended(one.stream.connection_id, code=one.code, lasted=one.stream.lasted, now=timezone.now())
        self._unsaid = []

    def end(self) -> None:
        """Stop all threads and give everything back; what is not given back lapses by itself."""
        ends_at = time.monotonic() + _FAREWELL_SECONDS
        for stream in self._streams.values():
            stream.stop()
        for stream in self._streams.values():
            stream.join(ends_at - time.monotonic())
        try:
            keeping.let_go(self._streams, owner=self._owner, now=timezone.now())
        except DatabaseError as error:
            logger.warning("The listener could not give back its leases, they lapse: %s", error)
        self._streams.clear()

    def _waited(self, seconds: float) -> list[Report]:
        try:
            return [self._reports.get(timeout=seconds)]
        except queue.Empty:
            return []

    def _start(self, connection: Connection, *, now: datetime) -> None:
        try:
            self._streams[connection.pk] = Stream(connection.pk, stream_of(connection), self._reports.put)
        except CredentialUnreadable:
            self._ended(connection.pk, code="credential", lasted=0.0, now=now)
        except Exception:
            logger.exception("Connection %s cannot be listened to", connection)
            self._ended(connection.pk, code=FAILED, lasted=0.0, now=now)

    def _rang(self, streams: set[Stream], *, now: datetime) -> None:
        if not streams:
            return
        for stream in streams:
            if not stream.connected:
                keeping.note_connected(stream.connection_id, now=now)
                stream.connected = True
            # A list may lag behind the stream, so what is not there yet is looked for once more.
            self._echoes[stream.connection_id] = time.monotonic() + _ECHO_SECONDS
        sweeping.ring_all([stream.connection_id for stream in streams], now=now)
        self.rings += len(streams)

    def _echo(self, *, now: datetime) -> None:
        due = [pk for pk, at in self._echoes.items() if at <= time.monotonic()]
        for pk in due:
            del self._echoes[pk]
        if due:
            sweeping.ring_all([pk for pk in due if pk in self._streams], now=now)

    def _note_alive(self, *, now: datetime) -> None:
        if self._alive and time.monotonic() >= self._alive_noted_at + _ALIVE_SECONDS:
            keeping.note_alive(self._alive, now=now)
            self._alive, self._alive_noted_at = set(), time.monotonic()

    def _ended(self, pk: int, *, code: str, lasted: float, now: datetime) -> None:
        keeping.note_ended(pk, code=code or FAILED, lasted=lasted, now=now)
        keeping.let_go([pk], owner=self._owner, now=now)
        self._streams.pop(pk, None)
        self._echoes.pop(pk, None)
