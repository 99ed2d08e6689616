"""The whole way on a Mastodon server over HTTP: five people with the real client, and our loop inline."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command

from governance.models import Community, Proposal, Vote
from governance.tasks import advance_due_at
from platforms.models import Connection, Delivery, InboundEvent
from platforms.tasks import deliver_at, intake_at
from tests.fakes.dropping import forward_to
from tests.fakes.mock import MockMastodon
from tests.fakes.scripted import Asked, Scripted

pytestmark = pytest.mark.django_db


@dataclass
class Place:
    server: MockMastodon
    ahead: timedelta = timedelta(0)

    @property
    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def work(self) -> None:
        # The tests' clock runs ahead of the server's, which a rest of some seconds need not be waited out for.
        Connection.objects.update(rest_until=None, sweep_due_at=None)
        intake_at(self.now)
        advance_due_at(self.now)
        deliver_at(self.now)

    def say(self, name: str, text: str, **where: str) -> str:
        post = self.server.say(name, text, **where)
        self.work()
        return post

    def said(self, to: str | None = None) -> list[str]:
        """The bot's words as people see them: to one person, or in public."""
        own = [post for post in self.server.posts() if post["author"] == "govbot"]
        chosen = [p for p in own if (to in p["mentions"] if to else p["visibility"] == "public")]
        return [BeautifulSoup(post["html"], "html.parser").get_text("\n") for post in chosen]

    def announcement(self) -> str:
        return Delivery.objects.get(message__template="proposal.opened").post_id


def connect(
    server: MockMastodon, monkeypatch: pytest.MonkeyPatch, slug: str = "our-town", **changed: object
) -> tuple[str, str]:
    monkeypatch.setenv("BOT_TOKEN", server.token("govbot"))
    out, err = StringIO(), StringIO()
    options = {
        "name": "Our Town", "constitution": "starter:constitution", "platform": "mastodon", "url": server.url,
        "access_token_env": "BOT_TOKEN",
    }  # fmt: skip
    call_command("add_community", slug, stdout=out, stderr=err, **(options | changed))
    return out.getvalue(), err.getvalue()


@pytest.fixture
def place(mock_mastodon: MockMastodon, monkeypatch: pytest.MonkeyPatch) -> Place:
    mock_mastodon.say("alice", "@govbot propose what was said before the bot came")
    connect(mock_mastodon, monkeypatch)
    place = Place(mock_mastodon)
    for name in ("alice", "bruno", "chidi", "dana", "emi"):
        place.server.say(name, "@govbot join")
    place.work()
    return place


def test_from_help_to_result(place: Place) -> None:
    assert Proposal.objects.count() == 0
    assert Community.objects.get().arrival_window == timedelta(minutes=10)
    place.say("alice", "@govbot help")
    assert "agree 3" in place.said("alice")[-1]
    place.say("alice", "@govbot propose weekly meetings on Fridays")
    opened = place.said()[0]
    assert "is open" in opened
    root = place.announcement()
    place.say("alice", "@govbot agree", reply_to=root)
    place.say("bruno", "@govbot agree", reply_to=root)
    place.say("chidi", "@govbot disagree", reply_to=root)
    talk = place.say("dana", "@govbot Fridays are hard for me, what about Thursdays?", reply_to=root)
    place.say("emi", "@govbot agree", reply_to=talk)
    place.say("bruno", "@govbot abstain 1")
    place.say("fay", "@govbot agree", reply_to=root)
    place.say("zoe", "@govbot agree 1")
    place.say("robot", "@govbot agree 1")
    assert dict(Vote.objects.values_list("member__handle", "choice")) == {
        "alice": "agree", "bruno": "abstain", "chidi": "disagree",
    }  # fmt: skip
    assert "It replaces" in place.said("bruno")[-1]
    assert "not counted" in place.said("fay")[-1]
    assert "not counted" in place.said("zoe@far.example")[-1]
    assert not place.said("robot")
    assert {"govbot"} <= set().union(*[p["favourited_by"] for p in place.server.posts() if p["reply_to"] == root])
    place.say("emi", "@govbot agree 1")
    place.ahead += timedelta(days=6, minutes=1)
    place.work()
    assert Proposal.objects.get().status == "collecting"
    place.ahead += timedelta(minutes=11)
    for _ in range(2):
        place.work()
    assert Proposal.objects.get().outcome == "passed"
    assert any("2 agree, 1 disagree, 1 abstain" in words for words in place.said())
    signs = re.findall(r"\[([a-z0-9]{5})(?: \d+/\d+)?\]", " ".join(p["html"] for p in place.server.posts()))
    assert len(set(signs)) == Delivery.objects.filter(state="sent").exclude(text="").count()
    assert not Delivery.objects.exclude(state="sent").exists()


def test_a_private_question_gets_a_private_answer(place: Place) -> None:
    post = place.say("alice", "@govbot status", visibility="direct")
    answer = next(p for p in place.server.posts() if p["reply_to"] == post)
    assert (answer["visibility"], answer["mentions"]) == ("direct", {"alice"})


def test_a_server_that_fails_for_a_while_loses_nothing(place: Place) -> None:
    place.server.control(
        "POST", "faults", {"match": {"path": "/api/v1/notifications"}, "effect": {"type": "status", "status": 503}}
    )
    place.say("alice", "@govbot help")
    assert InboundEvent.objects.filter(understood="help").count() == 0
    place.server.control("DELETE", "faults")
    place.server.control(
        "POST",
        "faults",
        {"match": {"methods": ["POST"], "path": "/api/v1/statuses"}, "effect": {"type": "status", "status": 503}},
    )
    place.ahead += timedelta(minutes=1)
    place.work()
    assert InboundEvent.objects.filter(understood="help").count() == 1
    assert Delivery.objects.filter(state="due").exists()
    place.server.control("DELETE", "faults")
    place.ahead += timedelta(minutes=5)
    place.work()
    assert "agree 3" in place.said("alice")[-1]


def test_who_serves_one_community_serves_no_other(
    place: Place, monkeypatch: pytest.MonkeyPatch, assert_refused: Callable[..., str]
) -> None:
    assert "serves another community" in assert_refused(lambda: connect(place.server, monkeypatch, slug="second"))
    assert Community.objects.count() == 1


def test_answers_that_get_lost_post_nothing_twice(
    mock_mastodon: MockMastodon, scripted: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost: list[str] = []

    def loses(asked: Asked) -> bool:
        """The first answer to each thing that is posted or starred."""
        act = f"{asked.method} {asked.path} {asked.headers.get('Idempotency-Key')}"
        if asked.method != "POST" or act in lost:
            return False
        lost.append(act)
        return True

    forward_to(scripted, mock_mastodon.url, loses=loses)
    connect(mock_mastodon, monkeypatch, url=scripted.url)
    place = Place(mock_mastodon)
    for name in ("alice", "bruno"):
        place.server.say(name, "@govbot join")
    for _ in range(3):
        place.work()
        place.ahead += timedelta(seconds=30)
    place.say("alice", "@govbot propose weekly meetings on Fridays")
    for _ in range(3):
        place.ahead += timedelta(seconds=30)
        place.work()
    own = [post["html"] for post in mock_mastodon.posts() if post["author"] == "govbot"]
    assert len(own) == len(set(own)) == len(lost)
    assert len(own) >= 3
    assert not Delivery.objects.exclude(state="sent").exists()
