"""Who listens to which account, for how long, and what follows from a stream that ends, fails or says nothing."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError
from django_q.models import OrmQ

from platforms import sweeping
from platforms.connecting import give_token
from platforms.credentials import CredentialUnreadable
from platforms.listening import keeping, step
from platforms.listening.findings import stream_findings
from platforms.listening.keeping import TTL, is_needed
from platforms.listening.step import Listening, listen
from platforms.models import Connection, Lease
from platforms.ports import PlatformError
from tests.conftest import Town
from tests.fakes.streams import Server, act, end_with, now_of, rung
from tests.functional.worker_trial import until

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    made = Server()
    monkeypatch.setattr(step, "stream_of", lambda connection: made.listen)
    monkeypatch.setattr(step, "close_old_connections", lambda: None)  # the test's transaction is in it
    yield made
    made.ends = RuntimeError("the test is over")
    until(lambda: made.open == 0)


@pytest.fixture
def listening(server: Server) -> Iterator[Listening]:
    made = Listening(owner="a")
    yield made
    made.end()


def test_a_connected_stream_rings_and_so_does_every_event(
    account: Connection, server: Server, listening: Listening
) -> None:
    listening.round(now=NOW)
    act(listening, lambda: listening.rings == 1)
    assert rung() == 1
    OrmQ.objects.all().delete()
    Connection.objects.update(sweep_due_at=NOW + timedelta(days=1000))
    server.bells[0]()
    act(listening, lambda: listening.rings == 2)
    assert rung() == 1
    assert account in sweeping.with_work(now=datetime.now(UTC))


def test_many_events_at_once_ring_once(account: Connection, server: Server, listening: Listening) -> None:
    listening.round(now=NOW)
    act(listening, lambda: listening.rings == 1)
    for _ in range(1000):
        server.bells[0]()
    listening.react(seconds=1)
    assert listening.rings == 2


def test_what_a_list_shows_late_is_looked_for_once_more(
    account: Connection, server: Server, listening: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(step, "_ECHO_SECONDS", 0.05)
    listening.round(now=NOW)
    act(listening, lambda: listening.rings == 1)
    OrmQ.objects.all().delete()
    time.sleep(0.06)
    listening.round(now=NOW)
    assert rung() == 1
    OrmQ.objects.all().delete()
    time.sleep(0.06)
    listening.round(now=NOW)
    assert rung() == 0


def test_a_heartbeat_is_noted_and_rings_nothing(account: Connection, server: Server, listening: Listening) -> None:
    server.greets = False
    listening.round(now=NOW)
    until(lambda: server.hearts)
    server.hearts[0]()
    listening.react(seconds=1)
    later = NOW + timedelta(seconds=20)
    listening.round(now=NOW)
    assert now_of(account).stream_alive_at in (NOW, later)
    assert rung() == 0


def test_one_of_two_holders_listens_and_the_other_follows_when_it_vanishes(
    account: Connection, server: Server, listening: Listening
) -> None:
    other = Listening(owner="b")
    for second in range(3):
        listening.round(now=NOW + timedelta(seconds=second))
        other.round(now=NOW + timedelta(seconds=second))
    assert (listening.listened_to(), other.listened_to()) == ({account.pk}, set())
    assert server.connects == 1
    # The first stops without a word. Its lease lapses.
    gone_at = NOW + timedelta(seconds=2)
    other.round(now=gone_at + TTL - timedelta(milliseconds=1))
    assert not other.listened_to()
    other.round(now=gone_at + TTL)
    assert other.listened_to() == {account.pk}
    # It comes back, and finds that it has lost: its thread is stopped, and what it says still is not heard.
    act(other, lambda: other.rings == 1)
    rings = listening.rings
    server.bells[0]()
    listening.round(now=gone_at + TTL + timedelta(seconds=1))
    assert not listening.listened_to()
    listening.react(seconds=0.05)
    assert listening.rings == rings
    until(lambda: server.open == 1)
    assert Lease.objects.get(name=f"listen:{account.pk}").epoch == 2
    other.end()


def test_a_clean_end_gives_everything_back_at_once(account: Connection, server: Server, listening: Listening) -> None:
    listening.round(now=datetime.now(UTC))
    assert not is_needed()
    listening.end()
    assert server.open == 0
    assert is_needed()


def test_pauses_grow_while_it_fails_and_are_forgotten_when_it_has_lasted(
    account: Connection, server: Server, listening: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping.random, "uniform", lambda low, high: 1.0)
    pauses = []
    for _ in range(8):
        listening.round(now=datetime.now(UTC))
        end_with(server, listening, PlatformError("gone", retryable=True, code="stream_ended"))
        row = now_of(account)
        assert row.stream_error == "stream_ended"
        pauses.append(round((row.stream_retry_at - datetime.now(UTC)).total_seconds()))
        Connection.objects.update(stream_retry_at=None)
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60]
    keeping.note_ended(account.pk, code="stream_ended", lasted=3600, now=NOW)
    assert now_of(account).stream_retry_at == NOW + timedelta(seconds=1)


@pytest.mark.parametrize(("code", "pause"), [("token_dead", timedelta(minutes=5)), ("no_stream", timedelta(hours=6))])
def test_what_no_attempt_will_mend_is_left_alone(
    account: Connection, server: Server, listening: Listening, code: str, pause: timedelta
) -> None:
    listening.round(now=datetime.now(UTC))
    end_with(server, listening, PlatformError("no", retryable=False, code=code))
    for _ in range(5):
        listening.round(now=datetime.now(UTC))
    assert server.connects == 1
    assert not is_needed()
    left = now_of(account).stream_retry_at - datetime.now(UTC)
    assert pause * 0.75 < left < pause * 1.25


def test_the_account_is_polled_again_when_its_stream_ends(
    account: Connection, server: Server, listening: Listening
) -> None:
    listening.round(now=datetime.now(UTC))
    act(listening, lambda: listening.rings)
    Connection.objects.update(sweep_due_at=datetime.now(UTC) + timedelta(seconds=60))
    end_with(server, listening, PlatformError("gone", retryable=True, code="stream_ended"))
    row = now_of(account)
    assert row.stream_alive_at is None
    assert row.sweep_due_at <= datetime.now(UTC) + timedelta(seconds=5)


def test_a_connection_clears_the_error(account: Connection, server: Server, listening: Listening) -> None:
    keeping.note_ended(account.pk, code="stream_ended", lasted=0, now=NOW)
    Connection.objects.update(stream_retry_at=None)
    listening.round(now=NOW)
    act(listening, lambda: listening.rings)
    assert now_of(account).stream_error == ""


def test_a_server_that_is_back_is_read_at_once_but_what_it_asked_for_is_kept(account: Connection) -> None:
    for rest, left in ((timedelta(seconds=20), None), (timedelta(minutes=10), NOW + timedelta(minutes=10))):
        keeping.note_ended(account.pk, code="stream_ended", lasted=0, now=NOW)
        Connection.objects.update(rest_until=NOW + rest)
        keeping.note_connected(account.pk, now=NOW)
        assert now_of(account).rest_until == left


def test_the_host_is_told_what_a_stream_lacks(account: Connection) -> None:
    assert list(stream_findings(account)) == []
    for code, level in (("no_stream", "fine"), ("token_dead", "warning"), ("stream_ended", "warning")):
        keeping.note_ended(account.pk, code=code, lasted=0, now=NOW)
        (said,) = stream_findings(now_of(account))
        assert (said.level, bool(said.remedy)) == (level, level == "warning")
    Connection.objects.update(stream_error="", stream_alive_at=NOW)
    (said,) = stream_findings(now_of(account))
    assert said.what == "Mentions are heard at once (last sign at 09:00:00 UTC)."


def test_a_thread_that_breaks_is_reported_and_tried_again(
    account: Connection, server: Server, listening: Listening, caplog: pytest.LogCaptureFixture
) -> None:
    listening.round(now=datetime.now(UTC))
    end_with(server, listening, AttributeError("a defect"))
    assert now_of(account).stream_error == "failed"
    assert "a defect" in caplog.text
    Connection.objects.update(stream_retry_at=None)
    listening.round(now=datetime.now(UTC))
    until(lambda: server.connects == 2)


def test_a_token_that_cannot_be_opened_harms_no_other(
    account: Connection, listening: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(connection: Connection) -> None:
        raise CredentialUnreadable("no")

    monkeypatch.setattr(step, "stream_of", refuse)
    listening.round(now=datetime.now(UTC))
    assert now_of(account).stream_error == "credential"
    assert not is_needed()


def test_it_takes_no_more_than_its_share(account: Connection, server: Server) -> None:
    full = Listening(owner="full", most=0)
    full.round(now=NOW)
    assert not full.listened_to()
    assert is_needed()


def test_nobody_listens_to_a_town_square(town: Town) -> None:
    assert not is_needed()


def test_a_new_token_is_tried_at_once(account: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platforms.connecting.seal", lambda *_, **__: None)
    keeping.note_ended(account.pk, code="token_dead", lasted=0, now=datetime.now(UTC))
    assert not is_needed()
    from platforms.connecting import Account
    from platforms.credentials import Secret

    give_token(account, Account(url="https://home.example", token=Secret("new")), now=NOW)
    assert is_needed()


def test_a_ring_that_could_not_be_written_is_written_later(
    account: Connection, server: Server, listening: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OperationalError("the database is away")

    listening.round(now=NOW)
    until(lambda: server.bells)
    with monkeypatch.context() as away:
        away.setattr(sweeping, "ring_all", fail)
        with pytest.raises(OperationalError):
            listening.react(seconds=2)
    assert rung() == 0
    listening.react(seconds=0)
    assert rung() == 1


def test_a_slice_ends_when_its_time_is_up_when_told_and_when_the_host_has_another(
    account: Connection, server: Server
) -> None:
    began = time.monotonic()
    assert listen(owner="a", seconds=0.1, keep_on=lambda: True, stopped=lambda: False) == 1
    assert listen(owner="b", seconds=60, keep_on=lambda: True, stopped=lambda: time.monotonic() > began + 2) == 1
    assert listen(owner="c", seconds=60, keep_on=lambda: False, stopped=lambda: False) == 0
    assert time.monotonic() - began < 5
    assert server.open == 0
    assert is_needed()


def test_a_database_that_is_away_does_not_end_the_listening(
    account: Connection, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def keep_on() -> bool:
        asked.append(1)
        if len(asked) == 2:
            raise OperationalError("away for a moment")
        return True

    assert listen(owner="a", seconds=2.5, keep_on=keep_on, stopped=lambda: False) == 1
    assert len(asked) == 3
    assert server.connects == 1


def test_it_gives_its_worker_back_when_nobody_is_there(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step, "_IDLE_SECONDS", 0.05)
    began = time.monotonic()
    assert listen(owner="a", seconds=60, keep_on=lambda: True, stopped=lambda: False) == 0
    assert time.monotonic() - began < 5
