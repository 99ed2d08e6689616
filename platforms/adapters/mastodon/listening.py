"""The stream of a server's events, as a bell and nothing more: what came in is read from the list, not from here.

A stream loses what happens while it reconnects and heartbeats prove little, so nobody relies on it. Mastodon.py's
own reconnecting hides every failure; hence one call is one connection, and its end is the caller's business.
"""

import contextlib
import os
import socket
from collections.abc import Callable
from typing import Any

from mastodon import StreamListener
from mastodon.errors import MastodonError

from platforms.adapters.mastodon import web_sockets
from platforms.adapters.mastodon.bells import LONGEST_EVENT, Listener, call, cut_when, ended, may_bring_a_mention
from platforms.adapters.mastodon.client import CONNECT_SECONDS, Session, client, why
from platforms.ports import PlatformError

SILENCE_SECONDS = 60.0  # four heartbeats missed


def listen(
    *,
    url: str,
    token: str,
    ring: Callable[[], None],
    alive: Callable[[], None],
    stopped: Callable[[], bool],
    timeout: float = SILENCE_SECONDS,
) -> None:
    """Call `ring` when connected and when a mention may have come, `alive` at other signs of life, until it ends.

    Returns when it was `stopped`. Raises PlatformError for any other end: "token_dead", "no_stream" where the server
    has none of either kind, else "stream_ended", after which the caller connects again, with growing pauses.
    `timeout`: seconds of silence after which the stream counts as ended.
    """
    to = Listener(ring, alive, stopped)
    try:
        _listen_to_events(url, token, to, timeout=timeout)
    except PlatformError as error:
        if error.code != "no_stream":
            raise
        web_sockets.listen(url, token, to, timeout=timeout)


def _listen_to_events(url: str, token: str, to: Listener, *, timeout: float) -> None:
    session = Session()
    stream = client(url, token, session=session, seconds=CONNECT_SECONDS)
    problem = "the server ended the stream"
    with cut_when(to.stopped, lambda: _close(session)):
        try:
            stream.stream_user_notifications(_Bell(to), timeout=timeout)
        except (MastodonError, OSError, AttributeError, ValueError) as error:  # a stream that is cut ends in many ways
            problem = why(error)
        finally:
            _close(session)
    if not to.stopped():
        raise ended(problem, session.status)


class _Bell(StreamListener):
    """Whatever happens in here, it does not raise: the library would take it for the stream's own end.

    It reads the stream itself. The library goes byte by byte and makes its types of each event, which takes longer
    than all that follows; a bell needs to know what an event is called, and of a notification its type.
    """

    def __init__(self, to: Listener) -> None:
        self._ring, self._alive, self._connected = to.ring, to.alive, False

    def handle_stream(self, response: Any) -> None:
        rest, event = b"", dict[str, str]()
        # Chunks come as they are sent. Without them only single bytes are sure not to wait for more.
        for piece in response.iter_content(None if response.raw.chunked else 1):
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                event = self._line(line.decode("utf-8", "replace"), event)
            if len(rest) > LONGEST_EVENT:
                raise ValueError("an event is longer than any that we could use")

    def _line(self, line: str, event: dict[str, str]) -> dict[str, str]:
        if line.startswith(":"):
            self._beat()
            return event
        if line.strip():
            name, _, value = line.partition(":")
            return event | {name: event.get(name, "") + value.strip()}
        if event:
            self._connected = True
            call(self._ring if may_bring_a_mention(event.get("event"), event.get("data", "")) else self._alive)
        return {}

    def _beat(self) -> None:
        """The first one says that we are connected: what came before is to be read now."""
        call(self._alive if self._connected else self._ring)
        self._connected = True


def _close(session: Session) -> None:
    if session.streaming is None:
        return
    with contextlib.suppress(OSError, AttributeError, ValueError):
        line = socket.socket(fileno=os.dup(session.streaming.raw.fileno()))
        with line:
            line.shutdown(socket.SHUT_RDWR)
