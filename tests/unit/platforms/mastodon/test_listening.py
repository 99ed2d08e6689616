"""The stream as a bell: what it rings for, how it ends, and that nothing in it can break the listener."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from platforms.adapters.mastodon.listening import listen
from platforms.ports import PlatformError
from tests.fakes.scripted import Answer, Scripted

STREAM = "/api/v1/streaming/user/notification"
EVENT = b'event: notification\ndata: {"id": "7", "type": "mention"}\n\n'
HELLO, THUMP, OLD_THUMP = b":)\n", b":thump\n\n", b":thump\n"


@dataclass
class Heard:
    rings: int = 0
    signs: int = 0
    fails: bool = False
    stop_after: int = 10**6
    seen: list[float] = field(default_factory=list)

    def ring(self) -> None:
        self.rings += 1
        if self.fails:
            raise AttributeError("the bell is broken")

    def alive(self) -> None:
        self.signs += 1

    def stopped(self) -> bool:
        return self.rings >= self.stop_after


def stream(script: Scripted, pieces: Callable[[], Iterator[bytes]]) -> None:
    script.on("GET", STREAM, Answer(pieces=pieces, headers={"Content-Type": "text/event-stream"}))


def follow(script: Scripted, heard: Heard, *, timeout: float = 5) -> str:
    try:
        listen(
            url=script.url, token="s3cret", ring=heard.ring, alive=heard.alive, stopped=heard.stopped, timeout=timeout
        )
    except PlatformError as error:
        return "it tells the token" if "s3cret" in str(error) else error.code
    return "stopped"


def event(name: str, data: str) -> bytes:
    return f"event: {name}\ndata: {data}\n\n".encode()


@pytest.mark.parametrize(
    "silent",
    [
        event("update", '{"id": "1", "content": "the bot\'s own words"}'),
        event("delete", "123"),
        event("notification", '{"id": "7", "type": "favourite"}'),
        event("notification", '{"id": "7", "type": "follow"}'),
    ],
)
def test_what_brings_no_mention_is_a_sign_of_life_and_no_ring(scripted: Scripted, silent: bytes) -> None:
    stream(scripted, lambda: iter([HELLO, silent, silent, EVENT]))
    heard = Heard()
    assert follow(scripted, heard) == "stream_ended"
    assert (heard.rings, heard.signs) == (2, 2)


@pytest.mark.parametrize("thump", [THUMP, OLD_THUMP])
def test_it_rings_when_connected_and_whenever_a_mention_may_have_come(scripted: Scripted, thump: bytes) -> None:
    stream(
        scripted,
        lambda: iter(
            [HELLO, thump, EVENT, thump, b"event: notifications_merged\ndata: 1\n\n", b"event: new.kind\ndata: {}\n\n"]
        ),
    )
    heard = Heard()
    assert follow(scripted, heard) == "stream_ended"
    assert (heard.rings, heard.signs) == (4, 2)


def test_a_bell_that_breaks_breaks_nothing(scripted: Scripted) -> None:
    stream(scripted, lambda: iter([HELLO, EVENT, EVENT]))
    heard = Heard(fails=True)
    assert follow(scripted, heard) == "stream_ended"
    assert heard.rings == 3


@pytest.mark.parametrize(
    "broken",
    [
        b"event: notification\ndata: {broken\n\n",
        b"nonsense\n\n",
        b"\xff\xfe\n\n",
        b"data: {}\n\n",
        b"event: notification\ndata: {",
        b"event: delete\ndata: 01ARZ\n\n",
    ],
)
def test_what_cannot_be_read_ends_it_and_says_so(scripted: Scripted, broken: bytes) -> None:
    stream(scripted, lambda: iter([HELLO, broken]))
    assert follow(scripted, Heard()) == "stream_ended"


def test_silence_ends_it(scripted: Scripted) -> None:
    def pieces() -> Iterator[bytes]:
        yield HELLO
        time.sleep(3)

    stream(scripted, pieces)
    began = time.monotonic()
    assert follow(scripted, Heard(), timeout=0.3) == "stream_ended"
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    ("status", "code"), [(401, "token_dead"), (404, "no_stream"), (503, "stream_ended"), (301, "stream_ended")]
)
def test_a_refusal_is_told_apart(scripted: Scripted, status: int, code: str) -> None:
    scripted.on("GET", STREAM, Answer({"error": "no"}, status, headers={"Location": "http://127.0.0.1:1/"}))
    assert follow(scripted, Heard()) == code


def test_it_stops_when_it_is_told_to_although_nothing_comes(scripted: Scripted) -> None:
    def pieces() -> Iterator[bytes]:
        yield HELLO
        time.sleep(5)

    stream(scripted, pieces)
    began = time.monotonic()
    assert follow(scripted, Heard(stop_after=1)) == "stopped"
    assert time.monotonic() - began < 2


def test_nobody_there_is_an_end_too() -> None:
    heard = Heard()
    with pytest.raises(PlatformError):
        listen(
            url="http://127.0.0.1:9", token="t", ring=heard.ring, alive=heard.alive, stopped=heard.stopped, timeout=1
        )


def in_chunks(pieces: list[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        yield b"%x\r\n%s\r\n" % (len(piece), piece)
    yield b"0\r\n\r\n"


@pytest.mark.parametrize("size", [1, 7, 64, 10_000])
def test_it_hears_the_same_however_the_stream_is_cut_into_chunks(scripted: Scripted, size: int) -> None:
    whole = HELLO + EVENT + THUMP + event("notification", '{"type": "favourite", "id": "ä"}') + EVENT
    pieces = [whole[at : at + size] for at in range(0, len(whole), size)]
    scripted.on("GET", STREAM, Answer(pieces=lambda: in_chunks(pieces), headers={"Transfer-Encoding": "chunked"}))
    heard = Heard()
    assert follow(scripted, heard) == "stream_ended"
    assert (heard.rings, heard.signs) == (3, 2)


def test_an_event_is_heard_before_the_next_chunk_comes(scripted: Scripted) -> None:
    def pieces() -> Iterator[bytes]:
        *coming, _end = in_chunks([HELLO, EVENT])
        yield from coming
        time.sleep(3)

    scripted.on("GET", STREAM, Answer(pieces=pieces, headers={"Transfer-Encoding": "chunked"}))
    assert follow(scripted, Heard(stop_after=2)) == "stopped"


def test_an_event_without_an_end_is_not_kept(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platforms.adapters.mastodon.listening.LONGEST_EVENT", 1000)
    stream(scripted, lambda: iter([HELLO, b"data: " + b"x" * 5000]))
    assert follow(scripted, Heard()) == "stream_ended"


def test_a_notification_that_cannot_be_read_rings_all_the_same(scripted: Scripted) -> None:
    stream(scripted, lambda: iter([HELLO, event("notification", "{broken"), event("notification", "[]")]))
    heard = Heard()
    follow(scripted, heard)
    assert heard.rings == 3
