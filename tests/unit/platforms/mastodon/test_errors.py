"""What goes wrong over there, in our words: whether to try again, when, and what the host should know."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from platforms.adapters.mastodon import client
from platforms.adapters.mastodon.adapter import MastodonPlatform
from platforms.ports import PlatformError
from tests.fakes.notifications import NOW
from tests.fakes.scripted import Answer, Scripted

STAR = "/api/v1/statuses/7/favourite"


def failing(scripted: Scripted, platform: MastodonPlatform, answer: Answer) -> PlatformError:
    scripted.on("POST", STAR, answer)
    scripted.on("GET", "/api/v1/notifications", answer)
    with pytest.raises(PlatformError):
        platform.fetch(cursor="")
    with pytest.raises(PlatformError) as raised:
        platform.favourite("7")
    assert platform._client.access_token not in f"{raised.value!r} {raised.value}"
    return raised.value


@pytest.mark.parametrize(
    ("status", "said", "code", "retryable"),
    [
        (401, "The access token was revoked", "token_dead", True),
        (403, "This action is outside the authorized scopes", "missing_scope", True),
        (403, "Your login is currently disabled", "account_disabled", True),
        (403, "This action is not allowed", "refused", False),
        (404, "Record not found", "gone", False),
        (410, "Gone", "gone", False),
        (422, "Validation failed: Text can't be blank", "refused", False),
        (409, "Conflict", "refused", True),
        (500, "", "server_failed", True),
        (502, "", "server_failed", True),
        (503, "", "server_failed", True),
        (504, "", "server_failed", True),
    ],
)
def test_each_refusal_has_its_meaning(
    scripted: Scripted, platform: MastodonPlatform, *, status: int, said: str, code: str, retryable: bool
) -> None:
    error = failing(scripted, platform, Answer({"error": said}, status))
    assert (error.code, error.retryable) == (code, retryable)
    if code in ("token_dead", "missing_scope", "account_disabled"):
        assert error.retry_at == NOW + timedelta(minutes=10)
        assert not error.alone


@pytest.mark.parametrize("status", [429, 500, 503])
@pytest.mark.parametrize("body", [b"<html>Too many</html>", b"", b"[]", b"\xff\xfe", b"null", b'"x"'])
def test_an_error_page_is_an_error_too(
    scripted: Scripted, platform: MastodonPlatform, status: int, body: bytes
) -> None:
    assert failing(scripted, platform, Answer(body, status)).retryable


@pytest.mark.parametrize("body", [b"<html>maintenance</html>", b"", b"\xff\xfe"])
def test_what_is_not_json_is_tried_again(scripted: Scripted, platform: MastodonPlatform, body: bytes) -> None:
    error = failing(scripted, platform, Answer(body, headers={"Content-Type": "text/html"}))
    assert (error.code, error.retryable) == ("odd_answer", True)
    assert "maintenance" not in str(error)


def test_a_redirect_is_not_followed_with_the_token(scripted: Scripted, platform: MastodonPlatform) -> None:
    error = failing(scripted, platform, Answer(b"", 302, headers={"Location": f"{scripted.url}/elsewhere"}))
    assert error.retryable
    assert not [one for one in scripted.asked if one.path == "/elsewhere"]


@pytest.mark.parametrize("reset", ["", "soon", "1e400", "-5"])
def test_a_pause_without_a_usable_end_is_five_minutes_or_less(
    scripted: Scripted, platform: MastodonPlatform, reset: str
) -> None:
    error = failing(
        scripted, platform, Answer({"error": "Too many"}, 429, headers={"X-RateLimit-Reset": reset} if reset else {})
    )
    assert error.retryable
    assert error.retry_at is None or NOW < error.retry_at <= NOW + timedelta(minutes=5)


def test_a_pause_ends_when_the_server_says(scripted: Scripted, make_platform) -> None:
    now = datetime.now(UTC)
    at = (now + timedelta(minutes=40)).isoformat()
    platform = make_platform(now=now)
    error = failing(scripted, platform, Answer({"error": "Too many"}, 429, headers={"X-RateLimit-Reset": at}))
    assert error.retry_at is not None
    assert abs(error.retry_at - now - timedelta(minutes=40)) < timedelta(seconds=5)
    assert (error.code, error.alone) == ("limited", False)


def test_a_dead_line_is_tried_again(scripted: Scripted, platform: MastodonPlatform) -> None:
    error = failing(scripted, platform, Answer(drop=True))
    assert (error.code, error.retryable, error.alone) == ("unreachable", True, False)


def test_nobody_there_is_tried_again(make_platform) -> None:
    with pytest.raises(PlatformError) as raised:
        make_platform(url="http://127.0.0.1:9").favourite("7")
    assert raised.value.code == "unreachable"


def test_ten_megabytes_are_not_read(scripted: Scripted, platform: MastodonPlatform) -> None:
    sent = 0

    def pieces() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(600):
            sent += 65_536
            yield b" " * 65_536

    scripted.on("GET", "/api/v1/notifications", Answer(pieces=pieces))
    with pytest.raises(PlatformError) as raised:
        platform.fetch(cursor="")
    assert raised.value.retryable
    assert sent < 25_000_000  # what the line buffers, not the whole of 39


def test_an_answer_that_trickles_is_cut_off(
    scripted: Scripted, platform: MastodonPlatform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "WHOLE_SECONDS", 0)
    scripted.on("GET", "/api/v1/notifications", Answer(pieces=lambda: iter([b"[", b" ", b"]"])))
    with pytest.raises(PlatformError):
        platform.fetch(cursor="")


def test_why_nobody_answers_is_said_without_the_libraries_around_it() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: whoever calls is refused
        mastodon = client.client(f"http://127.0.0.1:{taken.getsockname()[1]}", "token", session=client.Session())
        with pytest.raises(PlatformError) as raised, client.asking(mastodon, now=NOW):
            client.as_sent(mastodon, "/api/v2/instance", {})
    assert str(raised.value) == "the server did not answer (Connection refused)"
    assert (raised.value.code, raised.value.retryable) == ("unreachable", True)
