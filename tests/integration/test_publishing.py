"""The constitution as a pinned thread: published once, renewed by an amendment, and never twice for a lost answer."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from governance.domain.actors import Actor, Cause
from governance.domain.commands import PublishConstitution
from governance.domain.sections import digest
from governance.models import Community, ConstitutionVersion, OutboxMessage, Publication, StoredRulebook
from governance.services.communities import appoint_moderator
from governance.services.scene import NotAModerator
from platforms import delivery, publishing
from platforms.adapters.sandbox import adapter
from platforms.models import Connection, Delivery, SandboxPost
from platforms.square_key import square_link
from platforms.tasks import deliver_at
from tests.conftest import START, Town
from tests.fakes.mock import MockMastodon
from tests.fakes.notifications import Listed
from tests.fakes.scripted import ME, Answer, Scripted
from tests.fakes.statuses import Statuses
from tests.integration.deciding import decided, request
from tests.integration.test_mastodon_connect import add
from tests.integration.test_mastodon_story import connect
from tests.stages import BALLOT, TEXT, small_rulebook

CHANGE = ("amend_constitution", "Section 7.3")
OLD, NEW = "Any member may appeal", "Every member may appeal"


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: START)


def publish(slug: str = "town") -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("publish_constitution", slug, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def thread(version: int = 1) -> list[SandboxPost]:
    """The posts of a version, in the order of the thread."""
    row = Delivery.objects.get(message__publication__constitution__number=version)
    following = row.following.order_by("position").values_list("post_id", flat=True)
    return [SandboxPost.objects.get(pk=int(post)) for post in [row.post_id, *following]]


def test_the_version_in_force_is_a_numbered_thread_with_its_first_post_pinned(town: Town) -> None:
    before = SandboxPost.objects.count()
    out, err = publish()
    assert out == (
        "Version 1 of the constitution of Our Town goes out as a thread within seconds, while the workers run, and is "
        "pinned.\n"
    )
    assert err == ""
    assert SandboxPost.objects.count() == before
    town.work()
    posts = thread()
    assert len(posts) == 4
    assert [post.visibility for post in posts] == ["public", "unlisted", "unlisted", "unlisted"]
    assert [post.in_reply_to_id for post in posts] == [None, *(post.pk for post in posts[:-1])]
    assert [post.pinned for post in posts] == [True, False, False, False]
    assert all(f"[{number}/4]" in post.html for number, post in enumerate(posts, 1))
    digest_ = ConstitutionVersion.objects.get().sha256[:12]
    for words in ("Our Town", "version 1", "2 March 2026", digest_, "https://govbot.example/c/town/constitution/"):
        assert words in posts[0].html
    entry = town.chain()[-1]
    assert (entry["tag"], entry["actor"], entry["subject"]) == ("constitution.published", "host", "constitution:1")
    assert entry["data"] == {"version": 1, "sha256": ConstitutionVersion.objects.get().sha256, "replaces": None}
    after, tags = SandboxPost.objects.count(), town.tags()
    assert publish()[0] == (
        "Version 1 of the constitution of Our Town is published already. Its thread is pinned on the town square. "
        "Nothing was changed.\n"
    )
    town.work()
    assert (SandboxPost.objects.count(), town.tags()) == (after, tags)


def test_an_amendment_renews_what_was_published_and_marks_the_old_thread(town: Town) -> None:
    publish()
    town.work()
    decided(town, request(*CHANGE, old=OLD, new=NEW), label="amendment")
    town.work()
    new, old = thread(2), thread(1)
    assert (new[0].pinned, old[0].pinned) == (True, False)
    assert NEW in "".join(post.html for post in new)
    assert "Superseded: version 1 of the constitution of Our Town" in old[0].html
    assert "Version 2 is, since Saturday 14 March 2026" in old[0].html
    assert "Its whole text follows" not in old[0].html
    assert OLD in "".join(post.html for post in old)
    published = [entry for entry in town.chain() if entry["tag"] == "constitution.published"]
    assert [(entry["data"]["version"], entry["data"]["replaces"], entry["actor"]) for entry in published] == [
        (1, None, "host"),
        (2, 1, "schedule"),
    ]
    assert not Delivery.objects.exclude(state="sent").exists()


def test_an_amendment_publishes_nothing_where_nothing_was_published(town: Town) -> None:
    decided(town, request(*CHANGE, old=OLD, new=NEW), label="amendment")
    assert ConstitutionVersion.objects.count() == 2
    assert not Publication.objects.exists()


def test_what_is_not_ratified_is_not_published(town: Town, assert_refused: Callable[..., str]) -> None:
    with pytest.raises(NotAModerator):
        town.do(PublishConstitution(), actor=Actor.person("alice"))
    StoredRulebook.objects.all().delete()
    assert "ratifies" not in assert_refused(publish)
    assert "in the admin, under Readings" in assert_refused(publish)
    ConstitutionVersion.objects.all().delete()
    assert "under Constitution versions" in assert_refused(publish)
    assert "There is no community" in assert_refused(lambda: publish("nowhere"))
    assert not OutboxMessage.objects.filter(template=publishing.THREAD).exists()


def test_nobody_who_is_named_in_the_text_is_mentioned(make_town: Callable[..., Town]) -> None:
    text = f"{TEXT}\n### Section 1.2: People\n\nAsk @alice or @bruno about #rules, or write to board@club.example.\n"
    town = make_town(text=text, rulebook=small_rulebook(BALLOT) | {"sha256": digest(text)})
    publish()
    town.work()
    assert not any(post.mentions.exists() for post in thread())
    assert "board@club.example" in thread()[-1].html


def test_nothing_of_what_a_small_server_cannot_hold_is_lost(
    make_town: Callable[..., Town], monkeypatch: pytest.MonkeyPatch
) -> None:
    town = make_town(text=TEXT, rulebook=small_rulebook(BALLOT))
    Community.objects.update(name="The Neighbours of the Lower Garden " * 3)
    monkeypatch.setattr(adapter, "LONGEST_POST", 200)
    publish()
    town.work()
    posts = thread()
    assert posts[0].pinned
    assert any("https://govbot.example/c/town/constitution/?version=1" in post.html for post in posts[:4])
    assert f"[{len(posts)}/{len(posts)}]" in posts[-1].html


def test_a_text_that_is_too_long_is_published_by_its_headings(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "MOST_POSTS", 3)
    publish()
    town.work()
    first, second = thread()
    assert "too long for a thread" in first.html
    assert "constitution/?version=1#article-3-section-3-1" in second.html
    assert "Any member may appeal" not in second.html


def test_a_moderator_publishes_it_in_the_admin(town: Town, client: Client, django_user_model: type) -> None:
    user = django_user_model.objects.create_user("mo", password="a-long-password", is_staff=True)
    appoint_moderator(town.community, user, cause=Cause(ref="test"), now=town.now)
    client.force_login(user)
    version = ConstitutionVersion.objects.get()
    page = reverse("admin:governance_constitutionversion_change", args=[version.pk])
    assert "Publish as a thread" in client.get(page).content.decode()
    button = reverse("admin:governance_constitutionversion_publish", args=[version.pk])
    assert "nobody is notified" in client.get(button).content.decode()
    assert client.post(button, follow=True).redirect_chain
    town.work()
    assert thread()[0].pinned
    assert town.chain()[-1]["actor"].startswith("moderator:")
    assert "Publish as a thread" not in client.get(page).content.decode()
    square = client.get(square_link("town"), follow=True).content.decode()
    assert "Read on (3 more posts)" in square
    assert '<a href="/c/town/constitution/?version=1">' in square


# On Mastodon


def work(now: datetime, times: int = 8) -> None:
    for second in range(times):
        deliver_at(now + timedelta(seconds=3 * second))


def test_on_a_server_over_http(mock_mastodon: MockMastodon, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    connect(mock_mastodon, monkeypatch)
    now = datetime.now(UTC)
    publish("our-town")
    deliver_at(now)
    begun = [post for post in mock_mastodon.posts() if post["author"] == "govbot"]
    assert len(begun) == 10
    work(now + timedelta(seconds=1))
    posts = [post for post in mock_mastodon.posts() if post["author"] == "govbot"]
    assert 20 <= len(posts) <= 40
    assert [post["visibility"] for post in posts] == ["public", *["unlisted"] * (len(posts) - 1)]
    assert [post["reply_to"] for post in posts] == [None, *(post["id"] for post in posts[:-1])]
    marks = [re.search(r"\[\w{5} (\d+)/(\d+)\]", post["html"]) for post in posts]
    assert [(int(mark[1]), int(mark[2])) for mark in marks] == [(n, len(posts)) for n in range(1, len(posts) + 1)]
    client = mock_mastodon.client("govbot")
    assert [str(post["id"]) for post in client.account_statuses(client.me().id, pinned=True)] == [posts[0]["id"]]
    assert publish("our-town")[0].endswith(
        f"Its thread: {mock_mastodon.url}/@govbot/{posts[0]['id']} Nothing was changed.\n"
    )


@pytest.fixture
def server(scripted: Scripted, db: None, monkeypatch: pytest.MonkeyPatch) -> Scripted:
    """A server that is told what to answer, with a community on it."""
    monkeypatch.setenv("BOT_TOKEN", "s3cret")
    Listed(scripted, [])
    add(scripted.url)
    return scripted


def pinning(script: Scripted, answer: Answer) -> None:
    """The first post that is made can be looked at, and pinning it is answered so."""
    script.on("GET", "/api/v1/statuses/1000", Answer({"id": "1000", "pinned": False, "account": ME}))
    script.on("POST", "/api/v1/statuses/1000/pin", answer)


def test_a_lost_answer_and_a_killed_worker_post_nothing_twice(
    server: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    statuses = Statuses(server, keys="ignored", lose=1)
    pinning(server, Answer({"id": "1000", "pinned": True}))
    publish("our-town")
    deliver_at(START)
    assert len(statuses.made) == 1
    assert Delivery.objects.get(message__template=publishing.THREAD).post_id == ""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    note = publishing._note
    monkeypatch.setattr(publishing, "_note", killed)
    with pytest.raises(KeyboardInterrupt):
        deliver_at(START + timedelta(minutes=1))
    monkeypatch.setattr(publishing, "_note", note)
    work(START + timedelta(minutes=5))
    texts = [post["text"] for post in statuses.made]
    assert len(texts) == len(set(texts)) == len(Delivery.objects.get(message__template=publishing.THREAD).pieces)
    assert [post["in_reply_to_id"] for post in statuses.made] == [None, *(post["id"] for post in statuses.made[:-1])]
    assert len(server.requests("POST", "/api/v1/statuses/1000/pin")) == 1


def test_a_token_that_may_not_pin_holds_nothing_else_up_and_is_said(server: Scripted) -> None:
    Statuses(server)
    pinning(server, Answer({"error": "This action is outside the authorized scopes"}, 403))
    server.on("GET", "/api/v1/apps/verify_credentials", Answer({"scopes": ["read", "write:statuses"]}))
    _, err = publish("our-town")
    assert "write:accounts" in err
    work(START)
    assert Delivery.objects.get(message__template=publishing.THREAD).state == "sent"
    pin = Delivery.objects.get(message__audience="pin")
    assert (pin.state, "write:accounts" in pin.error) == ("dead", True)
    out = StringIO()
    with pytest.raises(CommandError, match="wrong"):
        call_command("doctor", "our-town", stdout=out)
    assert "The application lacks the scopes" in out.getvalue()
    pinning(server, Answer({"id": "1000", "pinned": True}))
    delivery.try_again(Connection.objects.get().community_id, now=START)
    deliver_at(START + timedelta(hours=1))
    pin.refresh_from_db()
    assert pin.state == "sent"
