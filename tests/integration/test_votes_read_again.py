"""A vote counts as it was first sent. Who edited or deleted its post is told in time, and the record says so."""

from datetime import timedelta

import pytest

from governance.models import Proposal, RemovedSource, Vote
from platforms import rereading
from platforms.models import Connection, InboundEvent, Reread
from tests.conftest import Town
from tests.fakes.mock import MockMastodon
from tests.integration.test_mastodon_story import Place, connect

pytestmark = pytest.mark.django_db


@pytest.fixture
def voting(mock_mastodon: MockMastodon, monkeypatch: pytest.MonkeyPatch) -> Place:
    connect(mock_mastodon, monkeypatch)
    place = Place(mock_mastodon)
    for name in ("alice", "bruno", "chidi", "dana"):
        place.server.say(name, "@govbot join")
    place.work()
    place.say("alice", "@govbot propose weekly meetings on Fridays")
    return place


def vote(place: Place, name: str, words: str = "agree") -> str:
    return place.say(name, f"@govbot {words}", reply_to=place.announcement())


def edit(place: Place, name: str, post: str, words: str) -> None:
    place.server.client(name).status_update(post, f"@govbot {words}")


def until_the_end(place: Place, **before: float) -> None:
    closes_at = Proposal.objects.get().closes_at
    assert closes_at is not None
    place.ahead += closes_at - timedelta(**before) - place.now
    place.work()


def counted() -> dict[str, str]:
    return dict(Vote.objects.values_list("member__handle", "choice"))


def told(place: Place, name: str) -> list[str]:
    return [words for words in place.said(name) if "by which you voted" in words]


def tags(place: Place) -> list[str]:
    from governance.models import AuditEntry

    return list(AuditEntry.objects.filter(tag="vote.post_differs").values_list("data__found", flat=True))


def test_an_edit_changes_no_vote_and_its_author_is_told_while_there_is_time(voting: Place) -> None:
    post, kept = vote(voting, "alice"), vote(voting, "bruno")
    edit(voting, "alice", post, "disagree")
    edit(voting, "bruno", kept, "Agree!")
    until_the_end(voting, hours=2)
    assert told(voting, "alice") == []
    until_the_end(voting, minutes=30)
    until_the_end(voting, minutes=20)
    (words,) = told(voting, "alice")
    assert "You edited the post" in words
    assert "counts as you first sent it" in words
    assert told(voting, "bruno") == []
    assert counted() == {"alice": "agree", "bruno": "agree"}
    assert tags(voting) == ["edited"]


def test_nobody_is_asked_about_a_post_whose_words_a_moderator_removed(voting: Place) -> None:
    post, other = vote(voting, "alice"), vote(voting, "bruno")
    RemovedSource.objects.create(community=Proposal.objects.get().community, post=post, removed_at=voting.now)
    voting.work()
    assert not InboundEvent.objects.get(post_id=post).payload["content"]
    for name, written in (("alice", post), ("bruno", other)):
        edit(voting, name, written, "disagree")
    until_the_end(voting, minutes=30)
    assert (told(voting, "alice"), len(told(voting, "bruno"))) == ([], 1)
    assert counted() == {"alice": "agree", "bruno": "agree"}


def test_a_new_message_is_the_way_to_another_vote(voting: Place) -> None:
    post = vote(voting, "alice")
    edit(voting, "alice", post, "disagree")
    until_the_end(voting, minutes=30)
    # The server's clock stands before the deadline's; what it dates is in time.
    voting.say("alice", "@govbot disagree 1")
    assert counted() == {"alice": "disagree"}
    until_the_end(voting, minutes=-1)
    assert tags(voting) == ["edited"]


def test_a_vote_whose_post_is_deleted_stays(voting: Place) -> None:
    post = vote(voting, "alice")
    voting.server.client("alice").status_delete(post)
    until_the_end(voting, minutes=30)
    (words,) = told(voting, "alice")
    assert "You deleted the post" in words
    until_the_end(voting, minutes=-12)
    voting.work()
    assert counted() == {"alice": "agree"}
    assert Proposal.objects.get().agree == 1
    assert tags(voting) == ["deleted"]


def test_after_the_end_it_is_noted_and_nobody_is_told(voting: Place) -> None:
    post = vote(voting, "alice")
    until_the_end(voting, minutes=30)
    edit(voting, "alice", post, "disagree")
    until_the_end(voting, minutes=-1)
    until_the_end(voting, minutes=-12)
    voting.work()
    assert tags(voting) == ["edited"]
    assert told(voting, "alice") == []
    assert Proposal.objects.get().agree == 1


def test_a_server_that_does_not_answer_holds_up_no_count(voting: Place) -> None:
    vote(voting, "alice")
    fault = {"match": {"methods": ["GET"], "path": "/api/v1/statuses"}, "effect": {"type": "status", "status": 503}}
    voting.server.control("POST", "faults", fault)
    until_the_end(voting, minutes=-1)
    assert not Reread.objects.exists()
    until_the_end(voting, minutes=-12)
    voting.work()
    voting.server.control("DELETE", "faults")
    assert Proposal.objects.get().outcome is not None
    assert Proposal.objects.get().agree == 1


class Counting:
    """A platform that notes which posts it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def reread(self, posts: list[str]) -> dict[str, str]:
        self.asked.extend(posts)
        return dict.fromkeys(posts, "<p>@govbot agree</p>")


def test_each_post_is_read_twice_and_no_more(voting: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("alice", "bruno", "chidi"):
        vote(voting, name)
    counting = Counting()
    connection = Connection.objects.get()
    closes_at = Proposal.objects.get().closes_at
    for minutes in (-90, -50, -40, -10, 1, 2, 5):
        now = closes_at + timedelta(minutes=minutes)
        rereading.look_again(connection, counting, requests=1, now=now)
    assert len(counting.asked) == 6


def test_a_thousand_posts_take_a_bounded_number_of_requests(voting: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rereading, "_AT_ONCE", 1)
    for name in ("alice", "bruno", "chidi", "dana"):
        vote(voting, name)
    counting = Counting()
    now = Proposal.objects.get().closes_at
    rereading.look_again(Connection.objects.get(), counting, requests=3, now=now)
    assert len(counting.asked) == 3


def test_in_the_town_nothing_is_edited(town: Town) -> None:
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    town.say("bruno", "@govbot agree", reply_to=town.announcement(1))
    town.wait(days=7)
    assert "vote.post_differs" not in town.tags()
    assert list(Reread.objects.values_list("found", flat=True)) == ["same"]
