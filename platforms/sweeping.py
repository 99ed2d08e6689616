"""When each platform is read next: soon enough for people, rarely enough for the server."""

from collections.abc import Collection
from datetime import datetime, timedelta

from governance.selectors import waits_for_sweep
from platforms import inbox
from platforms.models import Connection
from platforms.ports import Platform, PlatformError
from platforms.wake import wake

WHILE_LISTENING = timedelta(seconds=60)
_LISTENER_IS_ALIVE = timedelta(seconds=90)
_OFTEN_ENOUGH = timedelta(seconds=5)
AFTER_A_FAILURE = timedelta(seconds=30)


def with_work(*, now: datetime) -> list[Connection]:
    """The connections that are to be read now, and those of whose messages some wait to be dealt with."""
    behind = inbox.communities_with_work(now=now)
    return [
        connection
        for connection in Connection.objects.select_related("community")
        if connection.community_id in behind or is_due(connection, now=now)
    ]


def seconds_to_next(*, now: datetime) -> float | None:
    """How long no platform is to be read; None: nothing is planned."""
    times = Connection.objects.exclude(sweep_due_at=None).values_list("sweep_due_at", "rest_until")
    waits = [(max(due_at, rest_until or due_at) - now).total_seconds() for due_at, rest_until in times if due_at]
    return min((wait for wait in waits if wait > 0), default=None)


def is_due(connection: Connection, *, now: datetime) -> bool:
    """Whether to read now: its time has come, or a vote that has ended waits for its last ballots."""
    if connection.rest_until is not None and connection.rest_until > now:
        return False
    if connection.sweep_due_at is None or connection.sweep_due_at <= now:
        return True
    # A listener's long interval is cut short then, but not to every second: something may hold the count for days.
    if not _OFTEN_ENOUGH < connection.sweep_due_at - now <= WHILE_LISTENING - _OFTEN_ENOUGH:
        return False
    return waits_for_sweep(connection.community_id, now=now - connection.community.arrival_window)


def ring_all(connection_ids: Collection[int], *, now: datetime) -> None:
    """Something has come in: read soon. `now` is the instant at which it was heard."""
    Connection.objects.filter(pk__in=connection_ids).update(sweep_due_at=now, stream_alive_at=now)
    wake("intake")


def note_swept(connection: Connection, platform: Platform, *, rest: timedelta, now: datetime) -> None:
    """After a complete sweep. A ring that came meanwhile is honoured after the rest."""
    if not platform.sweep_every and not rest:
        return
    alive = connection.stream_alive_at
    listening = alive is not None and alive > now - _LISTENER_IS_ALIVE
    every = WHILE_LISTENING if listening else platform.sweep_every
    _put_off(connection, due_at=now + every, rest_until=now + rest)


def note_failed(connection: Connection, error: Exception, *, now: datetime) -> None:
    """After a sweep that failed: not every second, and not before the server says so."""
    wanted = error.retry_at if isinstance(error, PlatformError) else None
    until = max(wanted or now, now + AFTER_A_FAILURE)
    _put_off(connection, due_at=until, rest_until=until)


def _put_off(connection: Connection, *, due_at: datetime, rest_until: datetime) -> None:
    rows = Connection.objects.filter(pk=connection.pk)
    rows.update(rest_until=rest_until)
    # Unless the bell rang while we were reading.
    rows.filter(sweep_due_at=connection.sweep_due_at).update(sweep_due_at=due_at)
