"""Reading everything, once, and losing nothing: late ids, long lists, odd rows, filtered requests."""

import json
import logging
from collections.abc import Callable
from datetime import timedelta

import pytest

from platforms.adapters.mastodon.adapter import MastodonPlatform
from platforms.ports import PlatformError
from tests.fakes.notifications import NOW, Listed, account, ago, notification, status
from tests.fakes.scripted import Answer, Asked, Scripted


def posts(platform: MastodonPlatform, cursor: str = "") -> tuple[list[str], str]:
    seen: list[str] = []
    complete = False
    while not complete:
        fetched = platform.fetch(cursor=cursor)
        seen += [mention.post_id for mention in fetched.mentions]
        cursor, complete = fetched.cursor, fetched.complete
    return seen, cursor


def test_a_long_list_is_read_to_its_end_oldest_first(scripted: Scripted, platform: MastodonPlatform) -> None:
    Listed(scripted, [notification(str(n), at=ago(hours=1)) for n in range(990, 1210)])
    seen, cursor = posts(platform)
    assert seen == [f"p{n}" for n in range(990, 1210)]
    assert posts(platform, cursor)[0] == []


def test_more_than_one_sweep_takes_is_read_on_from_where_it_stopped(
    scripted: Scripted, platform: MastodonPlatform
) -> None:
    Listed(scripted, [notification(str(n), at=ago(minutes=1)) for n in range(1, 101)], page=3)
    first = platform.fetch(cursor="")
    assert not first.complete
    seen, _ = posts(platform, first.cursor)
    assert {mention.post_id for mention in first.mentions} | set(seen) == {f"p{n}" for n in range(1, 101)}


def test_who_is_cut_off_in_a_long_list_has_got_on(scripted: Scripted, platform: MastodonPlatform) -> None:
    """A process that is killed, or a server that dies, every few seconds must not begin at the same place for ever."""
    Listed(scripted, [notification(str(n), at=ago(minutes=1)) for n in range(1, 1001)], page=40)
    seen, cursor = set[str](), ""
    for _ in range(13):
        asked = len(scripted.requests("GET", "/api/v1/notifications"))
        fetched = platform.fetch(cursor=cursor)
        seen |= {mention.post_id for mention in fetched.mentions}
        cursor = fetched.cursor
        assert len(scripted.requests("GET", "/api/v1/notifications")) <= asked + 2
    assert len(seen) == 1000


def test_a_gap_that_a_glance_leaves_is_read_in_parts_too(scripted: Scripted, platform: MastodonPlatform) -> None:
    listed = Listed(scripted, [notification("1", at=ago(minutes=1))], page=40)
    _, cursor = posts(platform)
    listed.rows += [notification(str(n), at=ago(minutes=1)) for n in range(2, 302)]
    seen, complete = set[str](), False
    while not complete:
        fetched = platform.glance(cursor=cursor)
        seen |= {mention.post_id for mention in fetched.mentions}
        cursor, complete = fetched.cursor, fetched.complete
    assert len(seen | {"p1"}) == 301


def test_the_last_ten_minutes_are_read_again(scripted: Scripted, platform: MastodonPlatform) -> None:
    """A lower id that becomes visible after a higher one is found."""
    listed = Listed(scripted, [notification("1", at=ago(hours=1)), notification("5", at=ago(minutes=2))])
    _, cursor = posts(platform)
    listed.rows.append(notification("4", at=ago(minutes=3)))
    assert posts(platform, cursor)[0] == ["p4", "p5"]
    assert json.loads(cursor)["mark"] == "1"


def test_ids_that_are_words_work_too(scripted: Scripted, platform: MastodonPlatform) -> None:
    ids = ["01HQ0000000000000000000001", "01HQ000000000000000000000Z", "01HR0000000000000000000002"]
    Listed(scripted, [notification(one, at=ago(hours=1)) for one in ids], key=str, page=2)
    seen, cursor = posts(platform)
    assert seen == [f"p{one}" for one in ids]
    assert json.loads(cursor)["mark"] == ids[-1]


def test_one_post_is_one_event_however_often_it_is_notified(scripted: Scripted, platform: MastodonPlatform) -> None:
    Listed(scripted, [notification("1", post=status("p")), notification("2", post=status("p"))])
    fetched = platform.fetch(cursor="")
    assert [mention.event_id for mention in fetched.mentions] == ["post:p"]


def test_odd_rows_are_skipped_and_stop_nothing(
    scripted: Scripted, platform: MastodonPlatform, caplog: pytest.LogCaptureFixture
) -> None:
    odd = [
        notification("1", status=None), notification("2", post=status("x", content=None)),
        notification("3", created_at="never"), notification("4", post=status("y", account=7)),
    ]  # fmt: skip
    Listed(scripted, [*odd, notification("5")])
    with caplog.at_level(logging.WARNING):
        assert posts(platform)[0] == ["p5"]
    assert len(caplog.records) == 3  # a deleted post is no oddity


@pytest.mark.parametrize("page", [{"error": "x"}, "text", 7, None])
def test_an_answer_that_is_no_list_is_no_complete_sweep(
    scripted: Scripted, platform: MastodonPlatform, page: object
) -> None:
    scripted.on("GET", "/api/v1/notifications", Answer(page))
    with pytest.raises(PlatformError):
        platform.fetch(cursor="")


def test_rows_that_are_none_bring_nothing(scripted: Scripted, platform: MastodonPlatform) -> None:
    scripted.on("GET", "/api/v1/notifications", Answer([None, 7, "x", [], {}, {"id": {}}]))
    assert posts(platform)[0] == []


def test_a_server_that_ignores_the_cursor_does_not_keep_us_for_ever(
    scripted: Scripted, platform: MastodonPlatform
) -> None:
    scripted.on("GET", "/api/v1/notifications", Answer([notification("1")]))
    assert posts(platform)[0] == ["p1"]
    assert len(scripted.requests("GET", "/api/v1/notifications")) == 2


def test_what_came_before_the_bot_was_connected_is_left_alone(
    scripted: Scripted, make_platform: Callable[..., MastodonPlatform]
) -> None:
    scripted.on("PATCH", "/api/v2/notifications/policy", Answer({}))
    listed = Listed(scripted, [notification("1", at=ago(minutes=3))])
    cursor = make_platform().connect()
    listed.rows.append(notification("0", at=ago(minutes=4)))
    listed.rows.append(notification("2", at=NOW + timedelta(seconds=5)))
    assert posts(make_platform(now=NOW + timedelta(seconds=9)), cursor)[0] == ["p2"]
    assert scripted.requests("PATCH", "/api/v2/notifications/policy")[0].form["for_private_mentions"] == "accept"


def filtering(scripted: Scripted, pending: int) -> None:
    scripted.on(
        "GET", "/api/v2/notifications/policy",
        Answer({"for_private_mentions": "filter", "summary": {"pending_requests_count": pending}}),
    )  # fmt: skip
    scripted.on("GET", "/api/v1/notifications/requests", Answer([{"id": "r1", "account": account()}]))
    scripted.on("POST", "/api/v1/notifications/requests/r1/accept", Answer({}))


def test_what_the_server_held_back_is_asked_for_and_accepted(scripted: Scripted, platform: MastodonPlatform) -> None:
    filtering(scripted, 1)
    Listed(scripted, [notification("3", filtered=True), notification("4", filtered=True), notification("9")], page=1)
    seen, cursor = posts(platform)
    assert seen == ["p3", "p4", "p9"]
    assert len(scripted.requests("POST", "/api/v1/notifications/requests/r1/accept")) == 1
    posts(platform, cursor)
    assert len(scripted.requests("GET", "/api/v2/notifications/policy")) == 1  # not again within the minute


def test_nothing_held_back_costs_one_request_a_minute(
    scripted: Scripted, make_platform: Callable[..., MastodonPlatform]
) -> None:
    filtering(scripted, 0)
    Listed(scripted, [])
    _, cursor = posts(make_platform())
    posts(make_platform(now=NOW + timedelta(minutes=2)), cursor)
    assert len(scripted.requests("GET", "/api/v2/notifications/policy")) == 2
    assert not scripted.requests("GET", "/api/v1/notifications/requests")


def test_a_server_that_runs_short_of_patience_is_given_rest(scripted: Scripted, platform: MastodonPlatform) -> None:
    def sparing(_: Asked) -> Answer:
        return Answer([], headers={"X-RateLimit-Remaining": "12", "X-RateLimit-Limit": "300"})

    scripted.on("GET", "/api/v1/notifications", sparing)
    assert platform.fetch(cursor="").rest == timedelta(seconds=6)
