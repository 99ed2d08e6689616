"""A Mastodon server in a process of its own (mastodon-mock), for measurements and tests on this machine."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_READY_WITHIN = 120.0
_LOG = "mastodon.log"


class NoServer(Exception):
    """The server could not be started; the text says why."""


@dataclass(frozen=True, kw_only=True)
class Account:
    """Somebody on the server from its start. One with a `domain` counts as living elsewhere."""

    name: str
    bot: bool = False
    domain: str = ""

    @property
    def token(self) -> str:
        return token_of(self.name)


def token_of(name: str) -> str:
    return f"token-of-{name.partition('@')[0]}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    folder: Path,
    accounts: Sequence[Account],
    *,
    home: str = "home.example",
    port: int = 0,
    kept: bool = False,
    heartbeat: float = 1.0,
) -> Iterator[str]:
    """The server's address. It is killed at the end, for an open stream keeps it from ending by itself.

    `kept`: run again in the same folder, it knows everything.
    """
    port = port or free_port()
    config = folder / "mock.toml"
    database = folder / "mock.sqlite3" if kept else None
    config.write_text(_config(accounts, home=home, database=database, heartbeat=heartbeat), "utf-8")
    with (folder / _LOG).open("w") as log:
        process = subprocess.Popen(  # noqa: S603 - from our own list of words
            [
                sys.executable, "-m", "govbot_site.benchmarks.mock_mastodon", "serve", "--config", str(config),
                "--host", "127.0.0.1", "--port", str(port), *([] if kept else ["--in-memory"]),
            ],
            cwd=Path(__file__).parents[2],
            # What marks our own processes, to be found and killed, is not for the server.
            env={name: value for name, value in os.environ.items() if not name.startswith("GOVBOT_")},
            stdout=log,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(url, process, folder / _LOG)
        yield url
    finally:
        process.kill()
        process.wait()


def _config(accounts: Sequence[Account], *, home: str, database: Path | None, heartbeat: float) -> str:
    lines = [f"domain = {json.dumps(home)}", 'url_scheme = "http"', "[streaming]", f"heartbeat_seconds = {heartbeat}"]
    lines += ["[database]", f"path = {json.dumps(str(database))}"] if database else []
    for account in accounts:
        lines += ["[[seed.accounts]]", f'username = "{account.name}"', f'access_token = "{account.token}"']
        lines += ["bot = true"] if account.bot else []
        lines += [f'domain = "{account.domain}"'] if account.domain else []
    return "\n".join([*lines, ""])


def _wait_for(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    ends_at = time.monotonic() + _READY_WITHIN
    while time.monotonic() < ends_at:
        if process.poll() is not None:
            said = log.read_text()[-2000:]
            raise NoServer(
                f"mastodon-mock ended; `make check` installs it, with the other tools of development. It said:\n{said}"
            )
        try:
            urllib.request.urlopen(f"{url}/api/v1/streaming/health", timeout=2).close()  # noqa: S310 - our own
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise NoServer("mastodon-mock does not answer")
