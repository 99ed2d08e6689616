"""When each platform is read next: soon enough for people, rarely enough for the server."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from governance.domain.resting import Rest
from governance.selectors import communities_that_count
from governance.selectors.prepared import prepared
from platforms import inbox
from platforms.models import Connection
from platforms.ports import Platform, PlatformError
from platforms.wake import wake

WHILE_LISTENING = timedelta(seconds=60)
_LISTENER_IS_ALIVE = timedelta(seconds=90)
_OFTEN_ENOUGH = timedelta(seconds=5)
AFTER_A_FAILURE = timedelta(seconds=30)  # the longest pause; the first is as short as any other


def with_work(*, now: datetime) -> list[Connection]:
    """The connections that are to be read now, and those of whose messages some wait to be dealt with.

    Those first whose votes wait to be counted: a worker may be killed on its way through many.
    """
    behind, counting = inbox.communities_with_work(now=now), communities_that_count(real_now=now)
    if behind or counting:
        rows = Connection.objects.select_related("community").order_by("pk")
        found = list(rows.filter(_due(counting, now=now) | Q(community__in=behind), community__rest=Rest.ACTING))
    else:
        found = _to_be_read(now=now)
    return sorted(found, key=lambda row: row.community_id not in counting)


@prepared
def _to_be_read(*, now: datetime) -> QuerySet[Connection]:
    found = Connection.objects.filter(_rested(now), _come(now), community__rest=Rest.ACTING)
    return found.select_related("community").order_by("pk")


def take(connection: Connection, *, now: datetime) -> bool:
    """Whether to read now, and nobody else for a moment. Whoever is killed while reading costs that moment."""
    if connection.platform == "sandbox":
        return True
    taken, due = now + _OFTEN_ENOUGH, _due(communities_that_count(real_now=now), now=now)
    mine = Connection.objects.filter(due, pk=connection.pk, sweep_due_at=connection.sweep_due_at)
    if not mine.update(sweep_due_at=taken):
        return False
    connection.sweep_due_at = taken
    return True


def _due(counting: Collection[int], *, now: datetime) -> Q:
    """Its time has come, or a vote that has ended waits for its last ballots; it is left alone while it rests."""
    # A listener's long interval is cut short then, but not to every second: something may hold the count for days.
    put_off = Q(sweep_due_at__gt=now + _OFTEN_ENOUGH, sweep_due_at__lte=now + WHILE_LISTENING - _OFTEN_ENOUGH)
    return _rested(now) & (_come(now) | put_off & Q(community__in=counting))


def _rested(now: datetime) -> Q:
    return Q(rest_until=None) | Q(rest_until__lte=now)


def _come(now: datetime) -> Q:
    return Q(sweep_due_at=None) | Q(sweep_due_at__lte=now)


def seconds_to_next(*, now: datetime) -> float | None:
    """How long no platform is to be read; None: nothing is planned."""
    times = Connection.objects.exclude(sweep_due_at=None).values_list("sweep_due_at", "rest_until")
    waits = [(max(due_at, rest_until or due_at) - now).total_seconds() for due_at, rest_until in times if due_at]
    return min((wait for wait in waits if wait > 0), default=None)


def ring_all(connection_ids: Collection[int], *, now: datetime) -> None:
    """Something has come in: read soon. `now` is the instant at which it was heard."""
    Connection.objects.filter(pk__in=connection_ids).update(sweep_due_at=now, stream_alive_at=now)
    wake("intake")


def note_read(connection: Connection) -> None:
    """It answers, be it only with a part of what there is."""
    if connection.unread_since is not None:
        Connection.objects.filter(pk=connection.pk).update(unread_since=None, unread_code="")
        connection.unread_since = None


def note_swept(connection: Connection, platform: Platform, *, rest: timedelta, now: datetime) -> None:
    """After a complete sweep. A ring that came meanwhile is honoured after the rest."""
    if not platform.sweep_every and not rest:
        return
    alive = connection.stream_alive_at
    listening = alive is not None and alive > now - _LISTENER_IS_ALIVE
    every = WHILE_LISTENING if listening else platform.sweep_every
    _put_off(connection, due_at=now + every, rest_until=now + rest)


def note_failed(connection: Connection, error: Exception, *, now: datetime) -> None:
    """After a sweep that failed: in as long again as it has failed for, and not before the server says so."""
    since = connection.unread_since or now
    pause = min(max(now - since, _OFTEN_ENOUGH), AFTER_A_FAILURE)
    wanted = error.retry_at if isinstance(error, PlatformError) else None
    until = max(wanted or now, now + pause)
    code = getattr(error, "code", "") or "failed"
    Connection.objects.filter(pk=connection.pk).update(unread_since=since, unread_code=code)
    _put_off(connection, due_at=until, rest_until=until)


def _put_off(connection: Connection, *, due_at: datetime, rest_until: datetime) -> None:
    rows = Connection.objects.filter(pk=connection.pk)
    rows.update(rest_until=rest_until)
    # Unless the bell rang while we were reading.
    rows.filter(sweep_due_at=connection.sweep_due_at).update(sweep_due_at=due_at)
