"""A whole Mastodon server in a process of its own (mastodon-mock), with people who post by the real client."""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mastodon import Mastodon

HOME = "home.example"
PEOPLE = ("alice", "bruno", "chidi", "dana", "emi", "fay")
REMOTE = "zoe"


@dataclass(frozen=True)
class MockMastodon:
    url: str

    def token(self, name: str) -> str:
        return f"token-of-{name.partition('@')[0]}"

    def client(self, name: str) -> Mastodon:
        return Mastodon(
            api_base_url=self.url, access_token=self.token(name), version_check_mode="none", ratelimit_method="throw"
        )

    def say(self, name: str, text: str, *, reply_to: str | None = None, visibility: str = "public") -> str:
        made = self.client(name).status_post(text, in_reply_to_id=reply_to, visibility=visibility)
        return str(made["id"])

    def posts(self) -> list[dict]:
        """Everything that was posted, oldest first."""
        found = [self._told(post) for name in (*PEOPLE, REMOTE, "robot", "govbot") for post in self._of(name)]
        return sorted(found, key=lambda post: int(post["id"]))

    def _of(self, name: str) -> list:
        client, found = self.client(name), []
        me = client.me().id
        page = client.account_statuses(me, limit=40)
        while page:
            found += page
            page = client.account_statuses(me, limit=40, max_id=page[-1].id)
        return found

    def _told(self, post: dict) -> dict:
        starred = self.client("govbot").status_favourited_by(post["id"]) if post["favourites_count"] else []
        parent = post["in_reply_to_id"]
        return {
            "id": str(post["id"]),
            "author": post["account"]["acct"],
            "html": post["content"],
            # The mock keeps a parent that is not there, which Mastodon refuses; the scripted server plays that.
            "reply_to": str(parent) if parent and str(parent) != "999999" else None,
            "visibility": post["visibility"],
            "mentions": {account["acct"] for account in post["mentions"]},
            "favourited_by": {account["acct"] for account in starred},
        }

    def reset(self) -> None:
        self.control("POST", "reset")

    def control(self, method: str, what: str, body: object = None) -> None:
        request = urllib.request.Request(
            f"{self.url}/api/v1/_mock/{what}",
            method=method,
            data=json.dumps(body).encode() if body is not None else None,
            headers={"Content-Type": "application/json"},
        )
        urllib.request.urlopen(request, timeout=10).close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(folder: Path, *, port: int = 0, kept: bool = False) -> Iterator[MockMastodon]:
    """Killed at the end: an open stream keeps it from ending by itself. `kept`: it knows all when it is run again."""
    port = port or free_port()
    config = folder / "mock.toml"
    database = f'[database]\npath = "{folder / "mock.sqlite3"}"\n' if kept else ""
    config.write_text(_config(database), encoding="utf-8")
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [
                sys.executable, "-m", "mastodon_mock", "serve", "--config", str(config), "--host", "127.0.0.1",
                "--port", str(port), *([] if kept else ["--in-memory"]),
            ],
            stdout=log,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        server = MockMastodon(f"http://127.0.0.1:{port}")
        _wait_for(server, process, folder / "log")
        yield server
    finally:
        process.kill()
        process.wait()


def _config(database: str = "") -> str:
    accounts = [f'username = "{name}"\naccess_token = "token-of-{name}"' for name in PEOPLE]
    accounts.append('username = "govbot"\naccess_token = "token-of-govbot"\nbot = true')
    accounts.append('username = "robot"\naccess_token = "token-of-robot"\nbot = true')
    accounts.append(f'username = "{REMOTE}"\ndomain = "far.example"\naccess_token = "token-of-{REMOTE}"')
    seeded = "\n".join(f"[[seed.accounts]]\n{account}" for account in accounts)
    return f'domain = "{HOME}"\nurl_scheme = "http"\n[streaming]\nheartbeat_seconds = 1.0\n{database}{seeded}\n'


def _wait_for(server: MockMastodon, process: subprocess.Popen, log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"mastodon-mock ended: {log.read_text()[-2000:]}")
        try:
            urllib.request.urlopen(f"{server.url}/api/v1/streaming/health", timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("mastodon-mock does not answer")
