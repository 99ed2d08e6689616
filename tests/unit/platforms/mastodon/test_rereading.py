"""What became of posts: nobody's post counts as deleted unless the server says so of it alone."""

import pytest

from platforms.adapters.mastodon.adapter import MastodonPlatform
from platforms.ports import PlatformError
from tests.fakes.notifications import LINK, status
from tests.fakes.scripted import Answer, Scripted

LIST = "/api/v1/statuses"


def one(post: str) -> str:
    return f"{LIST}/{post}"


def test_twenty_are_asked_for_at_once(scripted: Scripted, platform: MastodonPlatform) -> None:
    posts = [f"p{number}" for number in range(30)]
    scripted.on("GET", LIST, Answer([status(post, "agree") for post in posts[:20]]))
    assert sorted(platform.reread(posts)) == sorted(posts[:20])
    (asked,) = scripted.requests("GET", LIST)
    assert [value for name, value in asked.query_list if name == "id[]"] == posts[:20]


def test_what_the_list_leaves_out_is_asked_for_alone(scripted: Scripted, platform: MastodonPlatform) -> None:
    scripted.on("GET", LIST, Answer([status("p1", "agree")]))
    scripted.on("GET", one("p3"), Answer(status("p3", "disagree")))
    found = platform.reread(["p1", "p2", "p3"])
    assert (found["p2"], "disagree" in str(found["p3"])) == (None, True)


def test_an_empty_list_deletes_nobodys_post_by_itself(scripted: Scripted, platform: MastodonPlatform) -> None:
    scripted.on("GET", LIST, Answer([]))
    for post in ("p1", "p2", "p3", "p4", "p5"):
        scripted.on("GET", one(post), Answer(status(post, "agree")))
    found = platform.reread(["p1", "p2", "p3", "p4", "p5"])
    assert sorted(found) == ["p1", "p2", "p3"]  # a few at a time
    assert None not in found.values()


def test_a_server_without_such_a_list_is_asked_for_each(scripted: Scripted, platform: MastodonPlatform) -> None:
    scripted.on("GET", one("p1"), Answer(status("p1", "agree")))
    assert "agree" in str(platform.reread(["p1"])["p1"])


@pytest.mark.parametrize("answer", [Answer({"error": "down"}, 503), Answer(b"<html>"), Answer({"error": "no"}, 401)])
def test_a_server_that_fails_says_nothing_about_posts(
    scripted: Scripted, platform: MastodonPlatform, answer: Answer
) -> None:
    scripted.on("GET", LIST, answer)
    with pytest.raises(PlatformError):
        platform.reread(["p1"])


@pytest.mark.parametrize("body", [{"id": "p1"}, {"content": LINK}, [], "text", None])
def test_what_is_no_post_says_nothing(scripted: Scripted, platform: MastodonPlatform, body: object) -> None:
    scripted.on("GET", LIST, Answer([body]))
    scripted.on("GET", one("p1"), Answer(body))
    assert platform.reread(["p1"]).get("p1", "nothing") in ("nothing", LINK)
