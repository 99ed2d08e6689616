"""Who listens to which account, and how it goes: everything that listening reads and writes in the database."""

import random
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from governance.domain.resting import Rest
from platforms import leases, sweeping
from platforms.models import Connection, Lease
from platforms.registry import STREAMING

TTL = timedelta(seconds=4)
_LEASE = "listen:"
_POLL = timedelta(seconds=5)
_STEADY_SECONDS = 60.0
_LONGEST_PAUSE = timedelta(seconds=60)
_PAUSES = {
    "token_dead": timedelta(minutes=5),  # asking again and again with a dead token gets a server's attention
    "credential": timedelta(minutes=5),
    "no_stream": timedelta(hours=6),
}


def is_needed() -> bool:
    """Whether there is an account that could be listened to now and is not."""
    return unheard(now=timezone.now()).exists()


def unheard(*, now: datetime) -> QuerySet[Connection]:
    """Accounts whose stream nobody holds, and whose pause after a failure is over."""
    name = Concat(Value(_LEASE), Cast(OuterRef("pk"), TextField()), output_field=TextField())
    held = Lease.objects.filter(name=name, expires_at__gt=now)
    able = Connection.objects.filter(platform__in=STREAMING, community__rest=Rest.ACTING)
    able = able.exclude(stream_retry_at__gt=now)
    return able.filter(~Exists(held)).order_by("pk")


def take(*, owner: str, most: int, now: datetime) -> list[Connection]:
    """Hold up to so many more accounts."""
    free = list(unheard(now=now)[:most]) if most > 0 else []
    if not free:
        return []
    taken = leases.acquire_free([_name(row.pk) for row in free], owner=owner, now=now, ttl=TTL)
    return [row for row in free if _name(row.pk) in taken]


def keep(*, owner: str, now: datetime) -> set[int]:
    """Which accounts the owner still holds, all of them prolonged; not those whose community rests by now."""
    held = {int(name.removeprefix(_LEASE)) for name in leases.renew_all(owner=owner, now=now, ttl=TTL)}
    acting = Connection.objects.filter(pk__in=held, community__rest=Rest.ACTING)
    return set(acting.values_list("pk", flat=True)) if held else held


def let_go(connection_ids: Iterable[int], *, owner: str, now: datetime) -> None:
    leases.release_all([_name(pk) for pk in connection_ids], owner=owner, now=now)


def note_connected(connection_id: int, *, now: datetime) -> None:
    """The server is back: what a sweep that failed put off can be read.

    The failures are forgotten only when the stream has lasted: some servers hang up right after the greeting.
    """
    rows = Connection.objects.filter(pk=connection_id)
    rows.exclude(stream_error="").filter(rest_until__lte=now + sweeping.AFTER_A_FAILURE).update(rest_until=None)
    rows.update(stream_error="", stream_retry_at=None)


def note_alive(connection_ids: Collection[int], *, now: datetime) -> None:
    Connection.objects.filter(pk__in=connection_ids).update(stream_alive_at=now)


def note_ended(connection_id: int, *, code: str, lasted: float, now: datetime) -> None:
    """The account is read every few seconds again, and its stream is tried again after a growing pause."""
    rows = Connection.objects.filter(pk=connection_id)
    failures = 0 if lasted >= _STEADY_SECONDS else rows.values_list("stream_failures", flat=True).first() or 0
    pause = _PAUSES.get(code) or min(timedelta(seconds=1 << min(failures, 10)), _LONGEST_PAUSE)
    rows.update(
        stream_error=code,
        stream_failures=min(failures + 1, 1000),
        stream_retry_at=now + pause * random.uniform(0.8, 1.2),  # noqa: S311 - so that many do not come back as one
        stream_alive_at=None,
    )
    # Not at once: a server that restarts would fail the sweep too, which then rests for long.
    rows.filter(sweep_due_at__gt=now + _POLL).update(sweep_due_at=now + _POLL)


def _name(connection_id: int) -> str:
    return f"{_LEASE}{connection_id}"
