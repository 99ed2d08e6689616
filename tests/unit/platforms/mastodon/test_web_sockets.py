"""The stream of a server that has it by WebSocket only: what it rings for, how it ends, and what it gives away."""

import contextlib
import json
from collections.abc import Iterator

import pytest
from websockets.sync.server import ServerConnection

from platforms.adapters.mastodon.web_sockets import _address
from tests.fakes.gotosocial import GoToSocial
from tests.fakes.scripted import Scripted
from tests.fakes.web_sockets import Script, Streams, streaming_server
from tests.unit.platforms.mastodon.test_listening import Heard, follow

STREAM = ["user", "notification"]


def told(event: str, payload: object) -> str:
    return json.dumps({"stream": STREAM, "event": event, "payload": payload})


def notification(kind: str) -> str:
    return told("notification", json.dumps({"id": "01JZ8Y6D00AAAAAAAAAAAAAAAA", "type": kind}))


@pytest.fixture
def streams(scripted: Scripted) -> Iterator[Streams]:
    GoToSocial(scripted)
    with streaming_server() as made:
        for path in ("/api/v1/instance/", "/api/v2/instance/"):
            body = scripted.routes["GET", path].body  # type: ignore[union-attr]
            body |= {"urls": {"streaming_api": made.url}} if "v1" in path else {}
        yield made


def sending(*pieces: object, then: float = 0) -> Script:
    def script(line: ServerConnection) -> None:
        for piece in pieces:
            line.send(piece)  # type: ignore[arg-type]
        with contextlib.suppress(TimeoutError):
            line.recv(timeout=then)  # until the listener hangs up

    return script


def test_it_rings_when_connected_and_for_mentions_alone(scripted: Scripted, streams: Streams) -> None:
    streams.script = sending(
        notification("mention"), notification("favourite"), told("delete", "01JZ8Y6D00AAAAAAAAAAAAAAAA"),
        told("update", "{}"), notification("mention"),
    )  # fmt: skip
    heard = Heard()
    assert follow(scripted, heard) == "stream_ended"
    assert (heard.rings, heard.signs) == (3, 3)


@pytest.mark.parametrize("odd", ["{broken", "[]", "7", "", told("something.new", None), b"\xff\x00", ["half", "s"]])
def test_what_cannot_be_read_rings_all_the_same(scripted: Scripted, streams: Streams, odd: object) -> None:
    streams.script = sending(odd, notification("mention"))
    heard = Heard()
    assert follow(scripted, heard) == "stream_ended"
    assert heard.rings >= 3


def test_a_ping_is_answered_and_is_a_sign_of_life(scripted: Scripted, streams: Streams) -> None:
    answered = []

    def script(line: ServerConnection) -> None:
        answered.append(line.ping(b"are you there").wait(5))

    streams.script = script
    heard = Heard()
    assert follow(scripted, heard) == "stream_ended"
    assert answered == [True]
    assert (heard.rings, heard.signs) == (1, 1)


def test_silence_ends_it(scripted: Scripted, streams: Streams) -> None:
    streams.script = sending(then=5)
    assert follow(scripted, Heard(), timeout=0.3) == "stream_ended"


def test_it_stops_when_asked_although_nothing_comes(scripted: Scripted, streams: Streams) -> None:
    streams.script = sending(then=600)
    assert follow(scripted, Heard(stop_after=1), timeout=60) == "stopped"


def test_a_bell_that_breaks_does_not_end_it(scripted: Scripted, streams: Streams) -> None:
    streams.script = sending(notification("mention"))
    heard = Heard(fails=True)
    assert follow(scripted, heard) == "stream_ended"
    assert heard.rings == 2


def test_a_refused_subscription_ends_it(scripted: Scripted, streams: Streams) -> None:
    streams.script = sending(json.dumps({"error": "Missing access token", "status": 401}), then=600)
    assert follow(scripted, Heard()) == "stream_ended"


@pytest.mark.parametrize(
    ("status", "code"),
    [(401, "token_dead"), (403, "token_dead"), (404, "no_stream"), (400, "no_stream"), (200, "no_stream"),
     (301, "stream_ended"), (429, "stream_ended"), (500, "stream_ended"), (503, "stream_ended")],
)  # fmt: skip
def test_what_a_refusal_means(scripted: Scripted, streams: Streams, status: int, code: str) -> None:
    streams.refuse = status
    assert follow(scripted, Heard()) == code
    assert len(streams.asked) == 1, "the token must not follow a redirect"


def test_the_token_is_in_no_address(scripted: Scripted, streams: Streams) -> None:
    follow(scripted, Heard())
    assert [one.headers["Authorization"] for one in streams.asked] == ["Bearer s3cret"]
    assert not any("s3cret" in one.path for one in streams.asked)


def test_an_event_longer_than_any_is_not_kept(
    scripted: Scripted, streams: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platforms.adapters.mastodon.web_sockets.LONGEST_EVENT", 1000)
    streams.script = sending("x" * 5000, then=600)
    heard = Heard()
    assert follow(scripted, heard) == "stream_ended"
    assert heard.rings == 1


def test_nobody_at_the_address_is_tried_again_later(scripted: Scripted) -> None:
    GoToSocial(scripted)
    with streaming_server() as gone:
        pass
    scripted.routes["GET", "/api/v1/instance/"].body["urls"] = {"streaming_api": gone.url}  # type: ignore[union-attr]
    assert follow(scripted, Heard()) == "stream_ended"


def test_a_server_without_tls_is_not_asked_by_tls(scripted: Scripted) -> None:
    GoToSocial(scripted)
    told = scripted.url.replace("http", "wss")
    scripted.routes["GET", "/api/v1/instance/"].body["urls"] = {"streaming_api": told}  # type: ignore[union-attr]
    assert _address(scripted.url, "s3cret") == scripted.url.replace("http", "ws") + "/api/v1/streaming"
