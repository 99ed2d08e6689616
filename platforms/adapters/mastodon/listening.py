"""The stream of a server's events, as a bell and nothing more: what came in is read from the list, not from here.

A stream loses what happens while it reconnects and heartbeats prove little, so nobody relies on it. Mastodon.py's
own reconnecting hides every failure; hence one call is one connection, and its end is the caller's business.
"""

import contextlib
import json
import os
import socket
import threading
from collections.abc import Callable
from typing import Any

from mastodon import StreamListener
from mastodon.errors import MastodonError

from platforms.adapters.mastodon.client import CONNECT_SECONDS, Session, client
from platforms.ports import PlatformError

SILENCE_SECONDS = 60.0  # four heartbeats missed
_LOOK_SECONDS = 0.25
_LONGEST_LINE = 2_000_000
_UNAUTHORISED, _FORBIDDEN, _NOT_FOUND = 401, 403, 404
# Never a mention by itself: posts on the home timeline (some servers send the bot's own here), stars, follows.
_NO_MENTION = frozenset("update delete conversation announcement announcement.reaction announcement.delete".split())


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
    has none of this kind, else "stream_ended", after which the caller connects again, with growing pauses.
    `timeout`: seconds of silence after which the stream counts as ended.
    """
    session = Session()
    stream = client(url, token, session=session, seconds=CONNECT_SECONDS)
    over = threading.Event()
    watcher = threading.Thread(target=_cut_when, args=(stopped, over, session), daemon=True)
    watcher.start()
    problem = "the server ended the stream"
    try:
        stream.stream_user_notifications(_Bell(ring, alive), timeout=timeout)
    except (MastodonError, OSError, AttributeError, ValueError) as error:  # a stream that is cut ends in many ways
        problem = str(error)[:200]
    finally:
        over.set()
        watcher.join()
        _close(session)
    if not stopped():
        raise _ended(problem, session.status)


def _ended(problem: str, status: int) -> PlatformError:
    if status in (_UNAUTHORISED, _FORBIDDEN):
        return PlatformError("the stream refuses the token", retryable=True, code="token_dead", alone=False)
    if status == _NOT_FOUND:
        return PlatformError("the server has no stream of this kind", retryable=False, code="no_stream")
    return PlatformError(f"the stream ended: {problem}", retryable=True, code="stream_ended")


class _Bell(StreamListener):
    """Whatever happens in here, it does not raise: the library would take it for the stream's own end.

    It reads the stream itself. The library goes byte by byte and makes its types of each event, which takes longer
    than all that follows; a bell needs to know what an event is called, and of a notification its type.
    """

    def __init__(self, ring: Callable[[], None], alive: Callable[[], None]) -> None:
        self._ring, self._alive, self._connected = ring, alive, False

    def handle_stream(self, response: Any) -> None:
        rest, event = b"", dict[str, str]()
        # Chunks come as they are sent. Without them only single bytes are sure not to wait for more.
        for piece in response.iter_content(None if response.raw.chunked else 1):
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                event = self._line(line.decode("utf-8", "replace"), event)
            if len(rest) > _LONGEST_LINE:
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
            _call(self._ring if _may_bring_a_mention(event) else self._alive)
        return {}

    def _beat(self) -> None:
        """The first one says that we are connected: what came before is to be read now."""
        _call(self._alive if self._connected else self._ring)
        self._connected = True


def _may_bring_a_mention(event: dict[str, str]) -> bool:
    """New mentions, edits, accepted requests, or what a later version will think of."""
    if event.get("event") != "notification":
        return event.get("event") not in _NO_MENTION
    try:
        told = json.loads(event.get("data", ""))
    except ValueError:
        return True
    return not isinstance(told, dict) or told.get("type") in (None, "mention")


def _call(what: Callable[[], None]) -> None:
    with contextlib.suppress(Exception):
        what()


def _cut_when(stopped: Callable[[], bool], over: threading.Event, session: Session) -> None:
    """A read that waits for the next byte ends only when its socket does."""
    while not over.wait(_LOOK_SECONDS):
        if stopped():
            _close(session)


def _close(session: Session) -> None:
    if session.streaming is None:
        return
    with contextlib.suppress(OSError, AttributeError, ValueError):
        line = socket.socket(fileno=os.dup(session.streaming.raw.fileno()))
        with line:
            line.shutdown(socket.SHUT_RDWR)
