"""A wake belongs to the caller's transaction; leases have one holder."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django_q.models import OrmQ

from govbot_site.schedules import LOOPS
from govbot_site.workers import wake
from govbot_site.workers.broker import QUEUE, TriggerBroker
from govbot_site.workers.heartbeat import all_loops_ran_since, silent_loops
from govbot_site.workers.tasks import LEASE_TTL, lease_name, revive_loops
from platforms import leases
from platforms.models.lease import Lease

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
TTL = timedelta(seconds=4)


@pytest.mark.django_db
def test_one_waiting_wake_is_enough() -> None:
    for step in ("intake", "delivery", "intake", "intake"):
        wake(step)
    assert sorted(OrmQ.objects.values_list("key", flat=True)) == ["govbot/delivery", "govbot/intake"]


@pytest.mark.django_db
def test_a_wake_that_was_taken_waits_no_longer() -> None:
    wake("intake")
    taken = TriggerBroker(list_key=QUEUE).dequeue()
    assert taken is not None
    assert OrmQ.objects.count() == 0
    wake("intake")
    assert OrmQ.objects.count() == 1


@pytest.mark.django_db
def test_wakes_are_taken_in_order_and_by_their_own_queue_only() -> None:
    wake("delivery")
    wake("intake")
    assert TriggerBroker(list_key="another").dequeue() is None
    broker = TriggerBroker(list_key=QUEUE)
    assert OrmQ.objects.order_by("id").values_list("key", flat=True)[0] == "govbot/delivery"
    broker.dequeue()
    assert OrmQ.objects.get().key == "govbot/intake"


@pytest.mark.django_db
def test_a_wake_is_rolled_back_with_its_transaction() -> None:
    with transaction.atomic():
        wake("intake")
        assert OrmQ.objects.count() == 1
        transaction.set_rollback(True)
    assert OrmQ.objects.count() == 0


def test_a_step_that_does_not_exist_cannot_be_woken() -> None:
    with pytest.raises(ValueError, match="There is no step 'intkae'; there are deadlines, delivery, intake, reasoning"):
        wake("intkae")


@pytest.mark.django_db
def test_a_loop_is_revived_when_its_lease_has_expired_and_only_then() -> None:
    revive_loops(now=NOW)
    revive_loops(now=NOW)
    assert sorted(row.key for row in OrmQ.objects.all()) == [f"govbot/loop-{loop}" for loop in sorted(LOOPS)]
    OrmQ.objects.all().delete()
    for loop in LOOPS:
        assert leases.acquire(lease_name(loop), owner="a", now=NOW, ttl=LEASE_TTL)
    revive_loops(now=NOW + LEASE_TTL / 2)
    assert OrmQ.objects.count() == 0
    revive_loops(now=NOW + LEASE_TTL)
    assert OrmQ.objects.count() == len(LOOPS)


@pytest.mark.django_db
def test_the_heartbeat_bears_a_short_gap_but_no_long_one() -> None:
    assert silent_loops(now=NOW) == list(LOOPS)
    for loop in LOOPS:
        assert leases.acquire(lease_name(loop), owner="a", now=NOW, ttl=LEASE_TTL)
    assert silent_loops(now=NOW + LEASE_TTL + timedelta(seconds=5)) == []
    assert silent_loops(now=NOW + timedelta(minutes=1)) == list(LOOPS)
    assert not all_loops_ran_since(NOW)
    assert all_loops_ran_since(NOW - timedelta(seconds=1))


@pytest.mark.django_db
def test_a_lease_has_one_holder_until_it_expires_or_is_given_back() -> None:
    first = leases.acquire("x", owner="a", now=NOW, ttl=TTL)
    assert first == leases.Held(name="x", owner="a", epoch=1)
    assert leases.acquire("x", owner="b", now=NOW + TTL / 2, ttl=TTL) is None
    assert leases.renew(first, now=NOW + TTL / 2, ttl=TTL)
    assert leases.acquire("x", owner="b", now=NOW + TTL, ttl=TTL) is None
    second = leases.acquire("x", owner="b", now=NOW + 2 * TTL, ttl=TTL)
    assert second == leases.Held(name="x", owner="b", epoch=2)
    assert not leases.renew(first, now=NOW + 2 * TTL, ttl=TTL)
    assert not leases.release(first, now=NOW + 2 * TTL)
    assert leases.release(second, now=NOW + 2 * TTL)
    third = leases.acquire("x", owner="c", now=NOW + 2 * TTL, ttl=TTL)
    assert third is not None
    assert third.epoch == 3


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"name": ""}, {"name": "taken"}, {"name": "y", "owner": "a", "epoch": 0}])
def test_the_database_refuses_a_lease_that_cannot_be(wrong: dict[str, object]) -> None:
    Lease.objects.create(name="taken", expires_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Lease.objects.create(**{"expires_at": NOW, **wrong})
