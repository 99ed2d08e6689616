"""The stream of a server that has it by WebSocket only, as GoToSocial does.

Mastodon.py's handle keeps a thread of its own and takes every message apart, which it does not survive with some
servers' ids; a bell needs the frames alone, one blocking line as for the other kind of stream.
"""

import contextlib
import json
import socket
from urllib.parse import urlsplit

import websocket
from mastodon.errors import MastodonError
from websocket import (
    ABNF,
    WebSocketBadStatusException,
    WebSocketException,
    WebSocketProtocolException,
    frame_buffer,
)

from platforms.adapters.mastodon.bells import LONGEST_EVENT, Listener, call, cut_when, ended, may_bring_a_mention
from platforms.adapters.mastodon.client import CONNECT_SECONDS, Session, client

_ONLY_NOTIFICATIONS = "?stream=user:notification"
_UNAUTHORISED, _FORBIDDEN, _NOT_FOUND, _TOO_MANY, _SERVER = 401, 403, 404, 429, 500


def listen(url: str, token: str, to: Listener, *, timeout: float) -> None:
    """The contract of `listening.listen`, for this kind of stream. `timeout`: seconds of silence."""
    line, problem, status = None, "the server ended the stream", 0
    try:
        line = _connected(url, token)
        line.settimeout(timeout)
        call(to.ring)  # what came before is to be read now
        with cut_when(to.stopped, lambda: _cut(line)):
            while _heard(line, to):
                pass
    except WebSocketBadStatusException as error:
        problem, status = f"the server answered {error.status_code}", _meaning(error.status_code or 0)
    except (WebSocketException, MastodonError, OSError, ValueError, AttributeError) as error:
        problem = str(error)[:200]
    finally:
        if line is not None:
            line.shutdown()
    if not to.stopped():
        raise ended(problem, status)


class _Frames(frame_buffer):
    """Takes no frame that is longer than any that we could use; by itself the library has no limit."""

    def recv_length(self) -> None:
        super().recv_length()
        if (self.length or 0) > LONGEST_EVENT:
            raise WebSocketProtocolException("an event is longer than any that we could use")


def _connected(url: str, token: str) -> websocket.WebSocket:
    line = websocket.WebSocket(skip_utf8_validation=True)
    line.frame_buffer = _Frames(line._recv, skip_utf8_validation=True)  # noqa: SLF001 - as its maker does
    line.settimeout(CONNECT_SECONDS)
    # The token goes into a header, for an address may end up in a log; and a redirect could lead it astray.
    who = [f"Authorization: Bearer {token}", "User-Agent: govbot"]
    line.connect(_address(url, token) + _ONLY_NOTIFICATIONS, redirect_limit=0, header=who)
    return line


def _meaning(status: int) -> int:
    """A page, or a refusal of another kind, where a WebSocket should be: there is none."""
    return status if status in (_UNAUTHORISED, _FORBIDDEN, _TOO_MANY) or status >= _SERVER else _NOT_FOUND


def _address(url: str, token: str) -> str:
    """Where the server says that its streams are. Some say wss:// of themselves though reached without TLS."""
    told = client(url, token, session=Session(), seconds=CONNECT_SECONDS)._Mastodon__get_streaming_websocket_url()  # type: ignore[attr-defined]  # noqa: SLF001
    if urlsplit(told).netloc == urlsplit(url).netloc and urlsplit(url).scheme == "http":
        return told.replace("wss://", "ws://", 1)
    return told


def _heard(line: websocket.WebSocket, to: Listener) -> bool:
    """Whether the stream goes on after the next frame. A frame that is a part of a message rings: it cannot be read."""
    frame = line.recv_frame()
    if frame.opcode == ABNF.OPCODE_CLOSE:
        return False
    if frame.opcode == ABNF.OPCODE_PING:
        line.pong(frame.data)
    call(to.ring if _is_news(frame) else to.alive)
    return True


def _is_news(frame: ABNF) -> bool:
    if frame.opcode in (ABNF.OPCODE_PING, ABNF.OPCODE_PONG):
        return False
    try:
        told = json.loads(frame.data)
    except ValueError:
        return True
    if not isinstance(told, dict):
        return True
    if "error" in told:
        raise WebSocketException(f"the server refused the stream: {str(told['error'])[:100]}")
    return may_bring_a_mention(told.get("event"), told.get("payload"))


def _cut(line: websocket.WebSocket) -> None:
    with contextlib.suppress(OSError, ValueError):
        if line.sock is not None:
            line.sock.shutdown(socket.SHUT_RDWR)
