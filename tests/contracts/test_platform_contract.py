"""What every platform adapter must do. A new adapter adds itself to `ADAPTERS` and passes all of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from platforms.adapters.mastodon.adapter import MastodonPlatform
from platforms.adapters.sandbox.adapter import SandboxPlatform
from platforms.adapters.sandbox.town import add_account, write
from platforms.models import SandboxAccount, SandboxPost
from platforms.ports import Draft, Mention, Platform, PlatformError
from reasoning.plaintext import read_post

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass
class World:
    """An adapter, and a way to act on its platform as somebody else."""

    platform: Platform
    say: Callable[..., str]
    posts: Callable[[], list[dict]]
    began_at: datetime


def sandbox(request: pytest.FixtureRequest) -> World:
    make_town = request.getfixturevalue("make_town")
    town = make_town(members=())
    for handle in ("alice", "bruno", "zoe@far.example"):
        add_account(town.community.pk, handle=handle, created_at=NOW)

    def say(handle: str, text: str, *, reply_to: str | None = None, visibility: str = "public") -> str:
        account = SandboxAccount.objects.get(handle=handle)
        parent = SandboxPost.objects.get(pk=int(reply_to)) if reply_to else None
        return str(write(account, text=text, visibility=visibility, in_reply_to=parent, posted_at=NOW).pk)

    def posts() -> list[dict]:
        return [
            {
                "id": str(post.pk),
                "author": post.account.handle,
                "html": post.html,
                "reply_to": str(post.in_reply_to_id) if post.in_reply_to_id else None,
                "visibility": post.visibility,
                "mentions": {account.handle for account in post.mentions.all()},
                "favourited_by": {account.handle for account in post.favourites.all()},
            }
            for post in SandboxPost.objects.order_by("pk")
        ]

    platform = SandboxPlatform(community_id=town.community.pk, bot_handle="govbot", now=NOW)
    return World(platform=platform, say=say, posts=posts, began_at=NOW)


def mastodon(request: pytest.FixtureRequest) -> World:
    server = request.getfixturevalue("mock_mastodon")
    now = datetime.now(UTC)

    platform = MastodonPlatform(
        url=server.url, token=server.token("govbot"), bot_handle="govbot", domain="home.example",
        salt=uuid4().hex, now=now,
    )  # fmt: skip
    return World(platform=platform, say=server.say, posts=server.posts, began_at=now)


ADAPTERS = {"mastodon": mastodon, "sandbox": sandbox}


@pytest.fixture(params=sorted(ADAPTERS))
def world(request: pytest.FixtureRequest, db: None) -> World:
    return ADAPTERS[request.param](request)


def draft(text: str = "Hello", **changes: object) -> Draft:
    return Draft(**({"text": text, "visibility": "public", "to": None, "in_reply_to": None, "key": "k1"} | changes))


def test_a_mention_arrives_with_all_that_is_needed(world: World) -> None:
    first = world.say("alice", "Nice day")
    post = world.say("alice", "@govbot help", reply_to=first)
    (mention,) = world.platform.fetch(cursor="").mentions
    assert (mention.post_id, mention.author.handle, mention.in_reply_to) == (post, "alice", first)
    assert mention.visibility == "public"
    assert timedelta(0) <= mention.occurred_at - world.began_at < timedelta(minutes=1)
    assert (mention.author.remote, mention.author.bot, mention.author.moved) == (False, False, False)
    assert mention.author.created_at is not None
    assert mention.author.created_at <= mention.occurred_at
    assert read_post(mention.content, bot_handles=["govbot"]).text == "help"


def test_a_remote_accounts_age_is_not_believed(world: World) -> None:
    world.say("zoe@far.example", "@govbot help")
    (mention,) = world.platform.fetch(cursor="").mentions
    assert (mention.author.handle, mention.author.remote, mention.author.created_at) == ("zoe@far.example", True, None)


def test_what_does_not_name_the_bot_does_not_arrive(world: World) -> None:
    world.say("alice", "govbot is nice")
    world.say("alice", "@bruno hello")
    assert world.platform.fetch(cursor="").mentions == []


def test_reading_on_from_a_cursor_misses_nothing_and_ends(world: World) -> None:
    for number in range(250):
        world.say("alice", f"@govbot {number}")

    def read_on(cursor: str) -> tuple[list[Mention], str]:
        mentions, complete = [], False
        while not complete:
            fetched = world.platform.fetch(cursor=cursor)
            mentions += fetched.mentions
            cursor, complete = fetched.cursor, fetched.complete
        return mentions, cursor

    seen, cursor = read_on("")
    assert len({mention.event_id for mention in seen}) == 250
    newest = world.say("bruno", "@govbot one more")
    assert newest in [mention.post_id for mention in read_on(cursor)[0]]


def test_a_post_says_what_was_given_where_it_was_meant(world: World) -> None:
    parent = world.say("alice", "@govbot help")
    (made,) = world.platform.post(draft("Here you are", to="alice", in_reply_to=parent, visibility="direct"))
    post = next(post for post in world.posts() if post["id"] == made)
    assert (post["reply_to"], post["visibility"], post["mentions"]) == (parent, "direct", {"alice"})
    assert "Here you are" in post["html"]


def test_the_same_key_is_posted_once(world: World) -> None:
    before = len(world.posts())
    assert world.platform.post(draft("Once")) == world.platform.post(draft("Once"))
    assert len(world.posts()) == before + 1
    assert world.platform.post(draft("Once", key="k2")) != world.platform.post(draft("Once"))


def test_a_reply_to_what_is_gone_is_still_said(world: World) -> None:
    (made,) = world.platform.post(draft("Result", in_reply_to="999999"))
    assert next(post for post in world.posts() if post["id"] == made)["reply_to"] is None


def test_a_favourite_is_one_however_often(world: World) -> None:
    post = world.say("alice", "@govbot agree")
    world.platform.favourite(post)
    world.platform.favourite(post)
    assert next(p for p in world.posts() if p["id"] == post)["favourited_by"] == {"govbot"}


def test_a_favourite_of_what_is_gone_is_a_final_error(world: World) -> None:
    with pytest.raises(PlatformError) as raised:
        world.platform.favourite("999999")
    assert not raised.value.retryable


def test_markup_is_said_as_text(world: World) -> None:
    (made,) = world.platform.post(draft("<script>alert(1)</script> & “quotes”"))
    html = next(post for post in world.posts() if post["id"] == made)["html"]
    assert "<script" not in html
    assert "alert(1)" in html


def test_the_bots_own_posts_do_not_come_back_to_it(world: World) -> None:
    world.platform.post(draft("I am @govbot"))
    assert world.platform.fetch(cursor="").mentions == []


def test_a_long_message_is_said_whole(world: World) -> None:
    words = [f"word{number}" for number in range(700)]
    made = world.platform.post(draft(" ".join(words)))
    said = " ".join(post["html"] for post in world.posts() if post["id"] in made)
    assert made
    assert all(word in said for word in words)


def test_who_has_not_moved_is_nowhere_else(world: World) -> None:
    assert world.platform.moved_to("alice") is None
    assert world.platform.moved_to("nobody_of_this_name") is None


def test_a_thread_is_made_part_by_part_each_once_and_each_in_one_post(world: World) -> None:
    room = world.platform.room()
    words = ("word " * room.characters)[: room.characters - 1] + "."
    assert room.characters >= 100
    first = draft("What follows", part="1/2")
    (top,) = world.platform.post(first)
    second = draft(words, part="2/2", in_reply_to=top, visibility="unlisted")
    (below,) = world.platform.post(second)
    assert [world.platform.post(first), world.platform.post(second)] == [[top], [below]]
    made = [post for post in world.posts() if post["author"] == "govbot"]
    assert [(post["id"], post["reply_to"], post["visibility"]) for post in made] == [
        (top, None, "public"),
        (below, top, "unlisted"),
    ]
    assert "1/2]" in made[0]["html"]
    assert words.strip() in made[1]["html"]


def test_own_words_can_be_replaced_and_then_notify_nobody(world: World) -> None:
    (made,) = world.platform.post(draft("Version 1 is in force"))
    before = len(world.posts())
    for _ in range(2):
        world.platform.reword(made, "Superseded: version 2 is")
    post = next(post for post in world.posts() if post["id"] == made)
    assert "Superseded: version 2 is" in post["html"]
    assert "in force" not in post["html"]
    assert (len(world.posts()), post["mentions"]) == (before, set())


def test_what_is_gone_cannot_be_reworded(world: World) -> None:
    with pytest.raises(PlatformError) as raised:
        world.platform.reword("999999", "Superseded")
    assert (raised.value.code, raised.value.retryable) == ("gone", False)
