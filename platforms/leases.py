"""Take, keep and give back leases: conditional updates, so two processes never hold one at the same time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, QuerySet

from platforms.models.lease import Lease


@dataclass(frozen=True, kw_only=True)
class Held:
    """Proof of a lease taken; `epoch` is the fencing number to put into conditional writes."""

    name: str
    owner: str
    epoch: int


def acquire(name: str, *, owner: str, now: datetime, ttl: timedelta) -> Held | None:
    """The lease, or None while another holds it. `owner` must be new for every call."""
    free = Lease.objects.filter(name=name, expires_at__lte=now)
    taken = {"owner": owner, "epoch": F("epoch") + 1, "expires_at": now + ttl}
    if not free.update(**taken):
        if Lease.objects.filter(name=name).exists():
            return None
        Lease.objects.bulk_create([Lease(name=name, expires_at=now)], ignore_conflicts=True)
        if not free.update(**taken):
            return None
    epoch = Lease.objects.filter(name=name, owner=owner).values_list("epoch", flat=True).first()
    return None if epoch is None else Held(name=name, owner=owner, epoch=epoch)


def renew(held: Held, *, now: datetime, ttl: timedelta) -> bool:
    """False when another process has taken over: then stop at once."""
    return _rows(held).update(expires_at=now + ttl) == 1


def release(held: Held, *, now: datetime) -> bool:
    """Let the next process take it without waiting for the end of the lease."""
    return _rows(held).update(owner="", expires_at=now) == 1


def acquire_free(names: Collection[str], *, owner: str, now: datetime, ttl: timedelta) -> set[str]:
    """Which of many leases `owner` got: a name for one run of one process, so it serves as the fence of them all."""
    rows = Lease.objects.filter(name__in=names)
    new = set(names) - set(rows.values_list("name", flat=True))
    if new:
        Lease.objects.bulk_create([Lease(name=name, expires_at=now) for name in sorted(new)], ignore_conflicts=True)
    rows.filter(expires_at__lte=now).update(owner=owner, epoch=F("epoch") + 1, expires_at=now + ttl)
    return set(rows.filter(owner=owner).values_list("name", flat=True))


def renew_all(*, owner: str, now: datetime, ttl: timedelta) -> set[str]:
    """Which leases the owner still holds. The others were taken over: stop their work at once."""
    rows = Lease.objects.filter(owner=owner)
    return set(rows.values_list("name", flat=True)) if rows.update(expires_at=now + ttl) else set()


def release_all(names: Collection[str], *, owner: str, now: datetime) -> None:
    Lease.objects.filter(name__in=names, owner=owner).update(owner="", expires_at=now)


def held(names: Collection[str], *, now: datetime) -> set[str]:
    """Which of these somebody holds."""
    return set(Lease.objects.filter(name__in=names, expires_at__gt=now).values_list("name", flat=True))


def owners(beginning: str, *, now: datetime) -> set[str]:
    """Who holds any lease now, of those whose names begin like this."""
    holding = Lease.objects.filter(owner__startswith=beginning, expires_at__gt=now).order_by()
    return set(holding.values_list("owner", flat=True).distinct())


def take_from(owner: str, *, now: datetime) -> None:
    """Free all that an owner holds who is known to be dead. Were it alive, it would notice when it renews."""
    Lease.objects.filter(owner=owner).update(owner="", expires_at=now)


def expires_at(name: str) -> datetime | None:
    return Lease.objects.filter(name=name).values_list("expires_at", flat=True).first()


def _rows(held: Held) -> QuerySet[Lease]:
    return Lease.objects.filter(name=held.name, owner=held.owner, epoch=held.epoch)
