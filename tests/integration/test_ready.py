"""/readyz says what runs, what is heard and what waits, and 503 with what to do where something is wrong."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from govbot_site.schedules import LOOPS
from govbot_site.workers.tasks import lease_name
from platforms.models import Connection, Lease
from tests.conftest import Town


@pytest.fixture
def workers(db: None) -> None:
    for loop in LOOPS:
        soon = timezone.now() + timedelta(seconds=4)
        Lease.objects.create(name=lease_name(loop), owner="w", epoch=1, expires_at=soon)


def test_a_sound_installation_is_ready(client: Client, town: Town, workers: None) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "ready": True,
        "database": True,
        "workers": dict.fromkeys(LOOPS, True),
        "listeners": {"accounts": 0, "heard": 0},
        "oldest_undelivered_seconds": None,
        "oldest_errand_seconds": None,
        "oldest_overdue_seconds": None,
        "counts_that_wait": 0,
        "problems": [],
    }


def test_a_queue_without_its_worker_is_named(client: Client, town: Town, workers: None) -> None:
    Lease.objects.filter(name=lease_name("deadlines")).update(expires_at=timezone.now() - timedelta(minutes=1))
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["workers"] == {"deadlines": False, "intake": True, "delivery": True, "reasoning": True}
    assert "deadlines" in answer.json()["problems"][0]["what"]


def test_who_is_heard_is_counted_and_a_stream_that_is_down_is_no_problem(
    client: Client, town: Town, workers: None
) -> None:
    Connection.objects.update(platform="mastodon", stream_alive_at=timezone.now())
    assert client.get("/readyz").json()["listeners"] == {"accounts": 1, "heard": 1}
    Connection.objects.update(stream_error="no_stream")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["listeners"]) == (200, {"accounts": 1, "heard": 0})
