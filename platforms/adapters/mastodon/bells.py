"""What both kinds of stream share: which events ring, how an end is named, and how a silent line is cut."""

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from platforms.ports import PlatformError

LONGEST_EVENT = 2_000_000  # bytes
_LOOK_SECONDS = 0.25
_UNAUTHORISED, _FORBIDDEN, _NOT_FOUND = 401, 403, 404
# Never a mention by itself: posts on the home timeline (some servers send the bot's own here), stars, follows.
_NO_MENTION = frozenset("update delete conversation announcement announcement.reaction announcement.delete".split())


@dataclass(frozen=True)
class Listener:
    """Whom a stream tells: `ring` that a mention may have come, `alive` that the line lives; and until when."""

    ring: Callable[[], None]
    alive: Callable[[], None]
    stopped: Callable[[], bool]


def may_bring_a_mention(event: Any, data: Any) -> bool:
    """New mentions, edits, accepted requests, or what a later version will think of. `data`: JSON as it was sent."""
    if event != "notification":
        return event not in _NO_MENTION
    try:
        told = json.loads(data)
    except (TypeError, ValueError):
        return True
    return not isinstance(told, dict) or told.get("type") in (None, "mention")


def call(what: Callable[[], None]) -> None:
    """Whatever happens in there, the stream goes on."""
    with contextlib.suppress(Exception):
        what()


def ended(problem: str, status: int) -> PlatformError:
    """`status`: what the server answered to the request for the stream, 0 if it did not."""
    if status in (_UNAUTHORISED, _FORBIDDEN):
        return PlatformError("the stream refuses the token", retryable=True, code="token_dead", alone=False)
    if status == _NOT_FOUND:
        return PlatformError("the server has no stream of this kind", retryable=False, code="no_stream")
    return PlatformError(f"the stream ended: {problem}", retryable=True, code="stream_ended")


@contextlib.contextmanager
def cut_when(stopped: Callable[[], bool], cut: Callable[[], None]) -> Iterator[None]:
    """A read that waits for the next byte ends only when its line is cut."""
    over = threading.Event()

    def watch() -> None:
        while not over.wait(_LOOK_SECONDS):
            if stopped():
                cut()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()
