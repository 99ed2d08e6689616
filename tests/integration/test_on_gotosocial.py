"""On a server that is not Mastodon everything holds that holds on one; it is slower, and the host is told why."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from governance.models import Proposal, Vote
from governance.tasks import advance_due_at
from platforms.adapters.mastodon.listening import listen
from platforms.models import Connection, Delivery
from platforms.ports import PlatformError
from platforms.tasks import deliver_at, intake_at
from tests.conftest import START
from tests.fakes.gotosocial import GoToSocial, ulid
from tests.fakes.scripted import Answer, Scripted
from tests.integration.test_doctor import doctor
from tests.integration.test_mastodon_connect import add

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> GoToSocial:
    """A community whose bot is there."""
    monkeypatch.setenv("BOT_TOKEN", "s3cret")
    made = GoToSocial(scripted)
    add(scripted.url)
    return made


class Clock:
    """The workers' rounds, five seconds apart, as on a server that nobody can listen to."""

    def __init__(self) -> None:
        self.now = START + timedelta(days=300)  # after what the real clock noted when the bot was connected
        Connection.objects.update(sweep_due_at=None, cursor="")

    def work(self, **ahead: float) -> None:
        self.now += timedelta(**ahead) if ahead else timedelta(seconds=5)
        intake_at(self.now)
        advance_due_at(self.now)
        deliver_at(self.now)


@pytest.fixture
def clock(server: GoToSocial) -> Clock:
    return Clock()


def test_from_help_to_the_result(server: GoToSocial, clock: Clock) -> None:
    for who in ("alice", "bruno", "chidi"):
        server.mention(who, "join", at=clock.now)
    clock.work()
    clock.work(days=8)  # newcomers wait a while
    server.mention("alice", "propose weekly meetings on Fridays", at=clock.now)
    clock.work()
    opened = Delivery.objects.get(message__template="proposal.opened").post_id
    for who in ("alice", "bruno", "chidi"):
        server.mention(who, "agree", at=clock.now, reply_to=opened)
    clock.work()
    server.mention("bruno", "disagree 1", at=clock.now)
    clock.work()
    assert dict(Vote.objects.values_list("member__handle", "choice")) == {
        "alice": "agree", "bruno": "disagree", "chidi": "agree",
    }  # fmt: skip
    row = Proposal.objects.get()
    clock.work(seconds=(row.closes_at - clock.now).total_seconds() + 1)
    clock.work(minutes=11)
    clock.work()
    assert Proposal.objects.get().outcome == "passed"
    assert sum("#1 has passed" in post["text"] for post in server.made) == 1
    texts = [post["text"] for post in server.made]
    assert len(texts) == len(set(texts))


def test_without_a_stream_it_is_polled_and_the_host_knows(server: GoToSocial, scripted: Scripted) -> None:
    with pytest.raises(PlatformError) as ended:
        listen(url=scripted.url, token="s3cret", ring=lambda: None, alive=lambda: None, stopped=lambda: False)
    assert ended.value.code == "no_stream"
    Connection.objects.update(stream_error="no_stream")
    said = {finding["what"]: finding["level"] for finding in doctor("our-town", code=1)}
    assert said["The server has no event stream: mentions are read every five seconds instead."] == "fine"
    assert said["The server filters no notifications."] == "fine"
    assert said["Posts may have 5000 characters; longer messages become threads."] == "fine"
    assert any("approves followers by hand" in what and level == "warning" for what, level in said.items())
    assert [what for what, level in said.items() if level == "wrong" and "worker" not in what] == []


def test_a_mention_that_becomes_visible_late_below_others_is_not_lost(server: GoToSocial, clock: Clock) -> None:
    server.mention("alice", "join", at=clock.now)
    server.mention("bruno", "join", at=clock.now)
    clock.work()
    server.mention("chidi", "join", at=clock.now, late=15)
    clock.work()
    for _ in range(12):
        clock.work()
    assert sum("You are a member now" in post["text"] for post in server.made) == 3
    assert server.rows[-1]["id"] < server.rows[-2]["id"]


def test_a_burst_is_read_whole_and_each_once(server: GoToSocial, clock: Clock) -> None:
    clock.work()
    people = [f"person{number}" for number in range(60)]
    for who in people:
        server.mention(who, "join", at=clock.now)
    for _ in range(3):
        clock.work()
    assert sum("You are a member now" in post["text"] for post in server.made) == len(people)


@pytest.mark.parametrize("lose", [1, 3])
def test_an_answer_that_gets_lost_is_not_said_twice_although_keys_mean_nothing(
    server: GoToSocial, clock: Clock, lose: int
) -> None:
    server.lose = lose
    server.mention("alice", "help", at=clock.now)
    for minutes in (1, 2, 5, 10):
        clock.work(minutes=minutes)
    assert Delivery.objects.get().state == "sent"
    assert len(server.made) == 1


def test_a_long_answer_is_one_post(server: GoToSocial, clock: Clock) -> None:
    server.mention("alice", "processes", at=clock.now)
    clock.work()
    assert len(server.made) == 1
    assert 500 < len(server.made[0]["text"]) < 5000


def test_posts_of_votes_are_looked_at_one_by_one(server: GoToSocial, clock: Clock, scripted: Scripted) -> None:
    for who in ("alice", "bruno"):
        server.mention(who, "join", at=clock.now)
    clock.work()
    clock.work(days=8)  # newcomers wait a while
    server.mention("alice", "propose weekly meetings on Fridays", at=clock.now)
    clock.work()
    gone = server.mention("bruno", "agree 1", at=clock.now)
    clock.work()
    scripted.on("GET", f"/api/v1/statuses/{gone}", Answer({"error": "Not Found"}, 404))
    row = Proposal.objects.get()
    clock.work(seconds=(row.closes_at - clock.now).total_seconds() - 600)
    assert Vote.objects.get().choice == "agree"
    assert any("deleted" in post["text"] for post in server.made)


def test_a_throttled_server_is_left_alone_and_nothing_is_lost(
    server: GoToSocial, clock: Clock, scripted: Scripted
) -> None:
    whole = scripted.routes["GET", "/api/v1/notifications"]
    busy = Answer({"error": "server capacity exceeded"}, 503, headers={"Retry-After": "30"})
    scripted.on("GET", "/api/v1/notifications", busy)
    server.mention("alice", "help", at=clock.now)
    before = len(scripted.requests("GET", "/api/v1/notifications"))
    for _ in range(24):
        clock.work()
    assert len(scripted.requests("GET", "/api/v1/notifications")) - before <= 8
    scripted.on("GET", "/api/v1/notifications", whole)
    for _ in range(7):
        clock.work()
    assert len(server.made) == 1


def test_a_name_with_a_full_stop_is_answered_if_the_server_tells_of_it(server: GoToSocial, clock: Clock) -> None:
    server.mention("alice", "help", at=clock.now, full_stop=True)
    clock.work()
    assert len(server.made) == 1


def test_a_new_token_is_tried_there_too(server: GoToSocial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEW_TOKEN", "another")
    call_command("set_token", "our-town", access_token_env="NEW_TOKEN")
    assert Connection.objects.get().domain == "gts.example"


def test_ids_are_words_that_sort() -> None:
    ids = [ulid(number) for number in (9, 10, 31, 32, 99, 100, 1000)]
    assert ids == sorted(ids)
    assert all(len(one) == 26 and not one.isdecimal() for one in ids)
