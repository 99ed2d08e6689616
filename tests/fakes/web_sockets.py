"""A server's WebSocket in the test's hands, as GoToSocial has one."""

import http
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Thread
from urllib.parse import parse_qs, urlsplit

from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.sync.server import ServerConnection, serve

Script = Callable[[ServerConnection], None]


@dataclass
class Streams:
    """`script`: what a listener is sent; `refuse`: the status that it gets instead."""

    url: str
    script: Script = lambda line: None
    refuse: int = 0
    asked: list[Request] = field(default_factory=list)

    def check(self, line: ServerConnection, request: Request) -> Response | None:
        parts = urlsplit(request.path)
        if parts.path == "/api/v1/streaming/user/notification":
            return line.respond(http.HTTPStatus.NOT_FOUND, "no streams of that kind")
        self.asked.append(request)
        if self.refuse:
            return Response(self.refuse, "No", Headers({"Location": f"{self.url}/elsewhere"}), b"<html></html>")
        if parts.path != "/api/v1/streaming" or parse_qs(parts.query).get("stream") != ["user:notification"]:
            return line.respond(http.HTTPStatus.NOT_FOUND, "nothing here")
        if request.headers.get("Authorization") != "Bearer s3cret":
            return line.respond(http.HTTPStatus.UNAUTHORIZED, "who are you?")
        return None

    def talk(self, line: ServerConnection) -> None:
        with suppress(ConnectionClosed):
            self.script(line)


@contextmanager
def streaming_server() -> Iterator[Streams]:
    streams = Streams("")
    with serve(streams.talk, "127.0.0.1", 0, process_request=streams.check) as server:
        host, port = server.socket.getsockname()
        streams.url = f"ws://{host}:{port}"
        Thread(target=server.serve_forever, daemon=True).start()
        yield streams
        server.shutdown()
