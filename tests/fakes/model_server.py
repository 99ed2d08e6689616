"""A server that speaks OpenAI's protocol over real HTTP, and can fail in the ways in which such servers do."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Say = Callable[[dict[str, Any]], str]


class ModelServer:
    """`say` answers a request by its body. `fault` names how the next requests go wrong; `asked` are their bodies."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self.fault = ""
        self.faults_left = 1_000
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.let_go = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.asked.append(body)
                outer.keys.append(self.headers.get("Authorization", ""))
                fault = outer.fault if outer.faults_left > 0 else ""
                outer.faults_left -= bool(fault)
                with suppress(OSError):  # nobody listens any more
                    outer._answer(self, body, fault)

            def log_message(self, *_: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def _answer(self, to: BaseHTTPRequestHandler, body: dict[str, Any], fault: str) -> None:
        if fault == "hang":
            self.let_go.wait(20)
            to.close_connection = True
            return
        if fault in {"500", "429", "401", "404", "400"}:
            self._send(to, int(fault), "application/json", b'{"error": {"message": "no", "type": "x"}}')
            return
        if fault == "html":
            self._send(to, 200, "text/html", b"<html><body>Welcome to the router</body></html>")
            return
        to.send_response(200)
        to.send_header("Content-Type", "text/event-stream")
        to.send_header("Connection", "close")
        to.end_headers()
        to.close_connection = True
        said = self.say(body)
        stopped = "stop"
        if len(said) > 4 * body.get("max_tokens", 10_000):
            said, stopped = said[: 4 * body["max_tokens"]], "length"
        pieces = [said[at : at + 40] for at in range(0, len(said), 40)] or [""]
        for place, piece in enumerate(pieces):
            if fault == "truncated" and place >= len(pieces) // 2:
                return
            if fault == "trickle" and self.let_go.wait(0.3):
                return
            self._event(to, body, {"role": "assistant", "content": piece}, None)
        while fault == "endless" and not self.let_go.is_set():
            self._event(to, body, {"content": "and so on " * 50}, None)
        self._event(to, body, {}, stopped)
        usage = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
        self._write(to, {**self._frame(body), "choices": [], "usage": usage})
        to.wfile.write(b"data: [DONE]\n\n")

    def _event(self, to: BaseHTTPRequestHandler, body: dict[str, Any], delta: dict[str, str], why: str | None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": why}
        self._write(to, {**self._frame(body), "choices": [choice]})

    @staticmethod
    def _frame(body: dict[str, Any]) -> dict[str, Any]:
        return {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": body["model"]}

    @staticmethod
    def _write(to: BaseHTTPRequestHandler, data: dict[str, Any]) -> None:
        to.wfile.write(b"data: " + json.dumps(data).encode() + b"\n\n")
        to.wfile.flush()

    @staticmethod
    def _send(to: BaseHTTPRequestHandler, status: int, kind: str, content: bytes) -> None:
        to.send_response(status)
        to.send_header("Content-Type", kind)
        to.send_header("Content-Length", str(len(content)))
        to.end_headers()
        to.wfile.write(content)

    @contextmanager
    def running(self) -> Iterator["ModelServer"]:
        thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.let_go.set()
            self._server.shutdown()
            self._server.server_close()
            thread.join()
