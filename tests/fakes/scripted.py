"""A server that answers what a test tells it to: protocol faults that a well-behaved server never shows."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

INSTANCE = {
    "domain": "home.example",
    "version": "4.6.9",
    "configuration": {"statuses": {"max_characters": 500, "characters_reserved_per_url": 23}},
}
ME = {"id": "1", "acct": "govbot", "bot": True, "locked": False}


@dataclass
class Asked:
    method: str
    path: str
    query: dict[str, str]
    form: dict[str, str]
    headers: dict[str, str]
    query_list: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Answer:
    """`body`: JSON, or bytes as they are. `drop`: the request is read, then the line goes dead."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drop: bool = False
    pieces: Callable[[], Iterator[bytes]] | None = None


Script = Callable[[Asked], Answer]


class Scripted:
    """Answers by method and path; a list of answers is used up from the front, its last stays."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.routes: dict[tuple[str, str], Script | Answer | list[Answer]] = {
            ("GET", "/api/v2/instance/"): Answer(INSTANCE),
            ("GET", "/api/v1/accounts/verify_credentials"): Answer(ME),
            ("GET", "/api/v2/notifications/policy"): Answer({"error": "Record not found"}, 404),
        }
        self.url = ""

    def on(self, method: str, path: str, answer: Script | Answer | list[Answer]) -> None:
        self.routes[method, path] = answer

    def requests(self, method: str, path: str) -> list[Asked]:
        return [one for one in self.asked if (one.method, one.path) == (method, path)]

    def answer(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        found = self.routes.get((asked.method, asked.path), Answer({"error": "Not found"}, 404))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found if isinstance(found, Answer) else found(asked)


@contextmanager
def scripted_server() -> Iterator[Scripted]:
    script = Scripted()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def _any(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            self._give(
                script.answer(
                    Asked(
                        self.command,
                        parts.path,
                        _flat(parts.query),
                        _flat(body),
                        dict(self.headers),
                        parse_qsl(parts.query),
                    )
                )
            )

        def _give(self, answer: Answer) -> None:
            self.close_connection = True
            if answer.drop:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            body = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
            self.send_response_only(answer.status)
            headers = {
                "Content-Type": "application/json",
                "Connection": "close",
                "Date": self.date_time_string(),
            } | answer.headers
            if answer.pieces is None:
                headers["Content-Length"] = str(len(body))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                for piece in [body] if answer.pieces is None else answer.pieces():
                    self.wfile.write(piece)
                    self.wfile.flush()
            except OSError:
                pass

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _any  # noqa: N815 - the names that the library calls

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    script.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()


def _flat(query: str) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(query, keep_blank_values=True).items()}
