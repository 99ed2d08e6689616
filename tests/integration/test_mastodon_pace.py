"""When a platform is read and written: soon enough for people, rarely enough for the server, results before hints."""

from datetime import timedelta

import pytest

from governance.models import OutboxMessage
from platforms import budget, sweeping
from platforms.backoff import next_attempt_at
from platforms.listening import keeping
from platforms.models import Connection, Delivery, InboundEvent
from platforms.ports import PlatformError
from platforms.tasks import deliver_at, intake_at
from tests.conftest import START, Town
from tests.fakes.notifications import Listed, account, notification, status
from tests.fakes.scripted import Answer, Scripted
from tests.fakes.statuses import Statuses
from tests.integration.test_mastodon_connect import add

LIST = "/api/v1/notifications"


@pytest.fixture
def connection(db: None, scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> Connection:
    monkeypatch.setenv("BOT_TOKEN", "s3cret")
    Listed(scripted, [])
    add(scripted.url)
    scripted.asked.clear()
    made = Connection.objects.select_related("community").get()
    Connection.objects.update(cursor="")
    return made


def swept(scripted: Scripted, connection: Connection, now) -> bool:
    before = len(scripted.requests("GET", LIST))
    intake_at(now)
    return len(scripted.requests("GET", LIST)) > before


def test_it_is_read_every_five_seconds_not_every_second(connection: Connection, scripted: Scripted) -> None:
    times = [second for second in range(31) if swept(scripted, connection, START + timedelta(seconds=second))]
    assert times == [0, 5, 10, 15, 20, 25, 30]


def test_it_is_read_once_a_minute_while_the_stream_is_heard(connection: Connection, scripted: Scripted) -> None:
    times = []
    for second in range(0, 121, 5):
        keeping.note_alive([connection.pk], now=START + timedelta(seconds=second))
        if swept(scripted, connection, START + timedelta(seconds=second)):
            times.append(second)
    assert times == [0, 60, 120]


def test_a_vote_that_has_ended_is_waited_for_every_five_seconds(
    connection: Connection, scripted: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping, "communities_that_count", lambda **_: {connection.community_id})
    times = []
    for second in range(21):
        keeping.note_alive([connection.pk], now=START + timedelta(seconds=second))
        if swept(scripted, connection, START + timedelta(seconds=second)):
            times.append(second)
    assert times == [0, 5, 10, 15, 20]


def test_a_ring_is_answered_at_once_while_there_is_room(connection: Connection, scripted: Scripted) -> None:
    assert swept(scripted, connection, START)
    for tenth in (1, 2, 3):
        at = START + timedelta(seconds=tenth / 10)
        assert not swept(scripted, connection, at)
        sweeping.ring_all([connection.pk], now=at)
        assert swept(scripted, connection, at)


def test_rings_without_end_get_their_rest_where_a_server_names_no_limit(
    connection: Connection, scripted: Scripted
) -> None:
    for tenth in range(3000):
        at = START + timedelta(seconds=tenth / 10)
        sweeping.ring_all([connection.pk], now=at)
        intake_at(at)
    asked = len(scripted.requests("GET", LIST))
    assert 200 <= asked <= 250
    sweeping.ring_all([connection.pk], now=START + timedelta(seconds=305))
    assert swept(scripted, connection, START + timedelta(seconds=305))


def test_between_two_whole_readings_no_page_is_turned(connection: Connection, scripted: Scripted) -> None:
    """Pages have a limit of their own, 300 in a quarter of an hour, which a lively conversation would use up."""
    Listed(scripted, [notification(str(number), at=START) for number in range(1, 5)])
    for second in range(0, 900, 2):
        sweeping.ring_all([connection.pk], now=START + timedelta(seconds=second))
        intake_at(START + timedelta(seconds=second))
    turned = [asked for asked in scripted.requests("GET", LIST) if "min_id" in asked.query]
    assert 15 <= len(turned) <= 2 * 16
    assert len(scripted.requests("GET", LIST)) > 400


def test_a_glance_that_leaves_a_gap_reads_everything(connection: Connection, scripted: Scripted) -> None:
    Statuses(scripted)
    listed = Listed(scripted, [notification("1", at=START)])
    intake_at(START)
    at = START + timedelta(seconds=10)
    listed.rows += [notification(str(number), at=at) for number in range(2, 103)]
    intake_at(at)
    assert InboundEvent.objects.count() == 102


def test_ten_thousand_rings_stay_inside_the_servers_limit(connection: Connection, scripted: Scripted) -> None:
    """300 pages in a quarter of an hour, while somebody votes every second."""
    left = 300

    def page(_: object) -> Answer:
        nonlocal left
        left -= 1
        return Answer([], headers={"X-RateLimit-Remaining": str(max(left, 0)), "X-RateLimit-Limit": "300"})

    scripted.on("GET", LIST, page)
    for second in range(900):
        sweeping.ring_all([connection.pk], now=START + timedelta(seconds=second))
        intake_at(START + timedelta(seconds=second))
    assert left >= 0


def test_a_server_that_asks_for_a_pause_gets_it(connection: Connection, scripted: Scripted) -> None:
    scripted.on("GET", LIST, Answer({"error": "Too many"}, 429))
    assert swept(scripted, connection, START)
    sweeping.ring_all([connection.pk], now=START)
    assert not swept(scripted, connection, START + timedelta(minutes=4))
    scripted.on("GET", LIST, Answer([]))
    assert swept(scripted, connection, START + timedelta(minutes=6))


def test_one_broken_server_stops_nobody_else(connection: Connection, scripted: Scripted, town: Town) -> None:
    scripted.on("GET", LIST, Answer({"error": "down"}, 503))
    town.say("alice", "@govbot help")
    assert "agree 3" in town.heard("alice")[-1]


def test_a_dead_token_is_visible_and_work_goes_on_with_a_new_one(connection: Connection, scripted: Scripted) -> None:
    statuses = Statuses(scripted)
    scripted.on("GET", LIST, Answer([notification("1", at=START)]))
    whole = scripted.routes["POST", "/api/v1/statuses"]
    scripted.on("POST", "/api/v1/statuses", Answer({"error": "The access token was revoked"}, 401))
    intake_at(START)
    deliver_at(START)
    row = Delivery.objects.get()
    assert (row.state, "not valid any more" in row.error) == ("due", True)
    assert "s3cret" not in row.error
    deliver_at(START + timedelta(minutes=9))
    scripted.on("POST", "/api/v1/statuses", whole)
    deliver_at(START + timedelta(minutes=11))
    assert Delivery.objects.get().state == "sent"
    assert len(statuses.made) == 1


def test_when_the_server_is_down_only_one_message_tries(connection: Connection, scripted: Scripted) -> None:
    for number in range(5):
        say(connection, f"alice{number}")
    scripted.on("POST", "/api/v1/statuses", Answer({"error": "down"}, 503))
    deliver_at(START)
    assert len(scripted.requests("POST", "/api/v1/statuses")) == 1
    Statuses(scripted)
    deliver_at(START + timedelta(minutes=1))
    assert not Delivery.objects.exclude(state="sent").exists()


def test_a_weekend_without_a_server_is_waited_out(connection: Connection, scripted: Scripted) -> None:
    say(connection, "alice")
    scripted.on("POST", "/api/v1/statuses", Answer(drop=True))
    scripted.on("GET", "/api/v1/accounts/1/statuses", Answer([]))
    for hour in range(60):
        deliver_at(START + timedelta(hours=hour))
    assert Delivery.objects.get().state == "due"
    for day in range(3, 10):
        deliver_at(START + timedelta(days=day))
    assert Delivery.objects.get().state == "dead"


def test_what_is_refused_for_good_is_given_up_visibly(connection: Connection, scripted: Scripted) -> None:
    say(connection, "alice")
    scripted.on("POST", "/api/v1/statuses", Answer({"error": "Validation failed"}, 422))
    deliver_at(START)
    row = Delivery.objects.get()
    assert (row.state, "Validation failed" in row.error) == ("dead", True)


def test_results_find_room_when_hints_have_used_theirs(
    connection: Connection, scripted: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "RESERVE", 297)
    statuses = Statuses(scripted)
    for number in range(6):
        say(connection, f"alice{number}")
    say(connection, "", audience="public")
    deliver_at(START)
    assert [post["visibility"] for post in statuses.made] == ["direct"] * 3 + ["public"]
    deliver_at(START + timedelta(hours=3, minutes=1))
    assert len(statuses.made) == 7


def test_waiting_for_long_does_not_overflow() -> None:
    assert next_attempt_at(attempts=10_000, now=START) == START + timedelta(hours=1)


def test_a_retry_time_of_a_platform_is_kept(connection: Connection) -> None:
    error = PlatformError("x", retryable=True, retry_at=START + timedelta(hours=2))
    sweeping.note_failed(connection, error, now=START)
    connection.refresh_from_db()
    assert connection.rest_until == START + timedelta(hours=2)


def test_who_has_moved_has_no_second_voice(connection: Connection, scripted: Scripted) -> None:
    Statuses(scripted)
    moved = account("alice", moved=account("alice@far.example"))
    rows = [
        notification("1", at=START, post=status("p1", "join", by=moved)),
        notification("2", at=START, post=status("p2", "help", by=moved)),
    ]
    Listed(scripted, rows)
    intake_at(START)
    assert list(InboundEvent.objects.order_by("id").values_list("understood", flat=True)) == ["refused:moved", "help"]
    assert OutboxMessage.objects.filter(template="reply.moved").exists()


def say(connection: Connection, to: str, audience: str = "direct") -> None:
    OutboxMessage.objects.create(
        community=connection.community, template="reply.hint", audience=audience, to=to, created_at=START
    )
