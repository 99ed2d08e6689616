"""Said once, whatever gets lost: answers, keys, parents, servers."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from platforms.adapters.mastodon.adapter import MastodonPlatform
from platforms.ports import Draft, PlatformError
from tests.fakes.scripted import Answer, Scripted
from tests.fakes.statuses import Statuses

LONG = "\n\n".join(f"Paragraph {number}: " + "words and more words " * 12 for number in range(6))


def draft(text: str = "Hello", **changed: object) -> Draft:
    return Draft(
        **({"text": text, "visibility": "public", "to": None, "in_reply_to": None, "key": "outbox:1"} | changed)
    )


def persist(platform: MastodonPlatform, wanted: Draft, *, tries: int = 5) -> list[str]:
    """As delivery does it: again until it is said, and telling that it may stand there."""
    for number in range(tries):
        again = {"tried_at": datetime.now(UTC) - timedelta(minutes=1)} if number else {}
        try:
            return list(platform.post(Draft(**(vars(wanted) | again))))
        except PlatformError as error:
            if not error.retryable:
                raise
    raise AssertionError("never said")


@pytest.mark.parametrize("keys", ["honoured", "ignored", "500"])
@pytest.mark.parametrize("lose", [0, 1, 3])
@pytest.mark.parametrize("text", ["Hello", LONG])
@pytest.mark.parametrize("visibility", ["public", "direct"])
def test_whatever_is_lost_it_stands_there_once(
    scripted: Scripted, platform: MastodonPlatform, *, keys: str, lose: int, text: str, visibility: str
) -> None:
    statuses = Statuses(scripted, keys=keys, lose=lose)
    ids = persist(platform, draft(text, to="alice", visibility=visibility))
    assert [post["id"] for post in statuses.made] == ids
    parts = len(ids)
    assert parts == (1 if text == "Hello" else 6)
    for earlier, later in zip(statuses.made, statuses.made[1:], strict=False):
        assert later["in_reply_to_id"] == earlier["id"]
    assert len({post["content"] for post in statuses.made}) == parts


def test_a_thread_goes_on_where_it_broke_off(scripted: Scripted, platform: MastodonPlatform) -> None:
    statuses = Statuses(scripted)
    with pytest.raises(PlatformError):
        _break_after(scripted, statuses, 2, lambda: platform.post(draft(LONG)))
    ids = persist(platform, draft(LONG, tried_at=datetime.now(UTC)))
    assert [post["id"] for post in statuses.made] == ids


def _break_after(scripted: Scripted, statuses: Statuses, posts: int, act: Callable[[], object]) -> None:
    whole = scripted.routes["POST", "/api/v1/statuses"]
    scripted.on(
        "POST", "/api/v1/statuses",
        lambda asked: Answer({"error": "down"}, 503) if len(statuses.made) >= posts else whole(asked),
    )  # fmt: skip
    try:
        act()
    finally:
        scripted.on("POST", "/api/v1/statuses", whole)


def test_it_is_found_behind_many_other_posts(scripted: Scripted, platform: MastodonPlatform) -> None:
    statuses = Statuses(scripted, keys="ignored")
    (first,) = platform.post(draft("The result"))
    for number in range(200):
        platform.post(draft(f"Other {number}", key=f"outbox:{number + 2}"))
    before = len(statuses.made)
    assert platform.post(draft("The result", tried_at=datetime.now(UTC))) == [first]
    assert len(statuses.made) == before


def test_only_the_first_post_of_a_public_thread_is_on_the_timelines(
    scripted: Scripted, platform: MastodonPlatform
) -> None:
    statuses = Statuses(scripted)
    platform.post(draft(LONG))
    assert [post["visibility"] for post in statuses.made] == ["public", *["unlisted"] * 5]


def test_every_part_of_a_private_thread_names_the_person(scripted: Scripted, platform: MastodonPlatform) -> None:
    statuses = Statuses(scripted)
    platform.post(draft(LONG, visibility="direct", to="zoe@far.example"))
    assert all(post["text"].startswith("@zoe@far.example ") for post in statuses.made)
    assert {post["visibility"] for post in statuses.made} == {"direct"}


def test_no_part_is_longer_than_the_server_allows(scripted: Scripted, platform: MastodonPlatform) -> None:
    Statuses(scripted, longest=500)
    assert len(platform.post(draft(LONG, to="somebody@far.example"))) > 1


def test_a_server_that_allows_more_gets_one_post(
    scripted: Scripted, make_platform: Callable[..., MastodonPlatform]
) -> None:
    scripted.on("GET", "/api/v2/instance/", Answer({"configuration": {"statuses": {"max_characters": 5000}}}))
    Statuses(scripted)
    assert len(make_platform().post(draft(LONG))) == 1


@pytest.mark.parametrize(
    "odd",
    [
        [],
        {},
        {"configuration": 7},
        {"configuration": {"statuses": {"max_characters": "many"}}},
        {"configuration": {"statuses": {"max_characters": 3}}},
    ],
)
def test_a_server_with_odd_limits_gets_the_usual_ones(
    scripted: Scripted, platform: MastodonPlatform, odd: object
) -> None:
    scripted.on("GET", "/api/v2/instance/", Answer(odd))
    Statuses(scripted, longest=500)
    assert len(platform.post(draft(LONG))) == 6


def test_what_was_answered_is_gone_and_it_is_said_all_the_same(scripted: Scripted, platform: MastodonPlatform) -> None:
    statuses = Statuses(scripted, missing={"77"})
    platform.post(draft("The result", in_reply_to="77"))
    assert statuses.made[0]["in_reply_to_id"] is None


def test_a_private_word_to_nobody_is_never_said(scripted: Scripted, platform: MastodonPlatform) -> None:
    statuses = Statuses(scripted)
    with pytest.raises(PlatformError) as raised:
        platform.post(draft("psst", visibility="direct"))
    assert not raised.value.retryable
    assert not statuses.made


@pytest.mark.parametrize("answer", [[], {}, 7, None, {"id": None}, {"id": {}}])
def test_an_answer_without_a_post_is_tried_again(
    scripted: Scripted, platform: MastodonPlatform, answer: object
) -> None:
    scripted.on("POST", "/api/v1/statuses", Answer(answer))
    with pytest.raises(PlatformError) as raised:
        platform.post(draft())
    assert raised.value.retryable
