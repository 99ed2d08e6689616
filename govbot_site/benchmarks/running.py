"""The whole of Govbot as `make run` starts it, with its own port, database and folder, in its own process group."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from govbot_site.benchmarks.visitor import Visitor

ROOT = Path(__file__).resolve().parents[2]
_READY_WITHIN = 60.0
_STOPS_WITHIN = 20.0
_POLL_SECONDS = 0.05


class DidNotRun(Exception):
    """Govbot ended before it was ready, or was never ready; the text is what it printed."""


def settings_for(folder: Path, *, database_url: str) -> dict[str, str]:
    """An environment in which nothing but `folder`, the port and the database is used."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GOVBOT_")}
    return inherited | {
        "PORT": str(_free_port()),
        "DATABASE_URL": database_url,
        "GOVBOT_VAR_DIR": str(folder),
        "SECRET_KEY": "for-one-run-only-" + "x" * 40,
        "DJANGO_SETTINGS_MODULE": "govbot_site.settings",
    }


def own_environment() -> dict[str, str]:
    """The environment of this very process, made by `settings_for` before it was started."""
    return dict(os.environ)


class Running:
    """One installation that can be started and stopped again and again on the same data."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.environment = dict(environment)
        self.log = folder / "govbot.log"
        self.process: subprocess.Popen[bytes] | None = None
        self._said_before = 0

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.environment['PORT']}"

    @property
    def square_url(self) -> str:
        """The link that `start` prints."""
        return self._printed(r"Town square: (\S+)")

    @property
    def login(self) -> tuple[str, str]:
        """The moderator's name and password that `start` prints."""
        name, _, password = self._printed(r"Moderators: .*/admin/\s+(\S+ / \S+)").partition(" / ")
        return name, password

    def visit(self) -> Visitor:
        """Somebody who has opened the square's link."""
        return Visitor(self.base_url, square_url=self.square_url)

    def prepare(self) -> None:
        """The tables, before the first start. Raises DidNotRun."""
        migrated = self.manage("migrate", "--verbosity", "0")
        if migrated.returncode:
            raise DidNotRun(f"migrate ended with {migrated.returncode}:\n{migrated.stderr}")

    def start(self) -> float:
        """Until web and workers are ready; how many seconds that took."""
        self._said_before = self.log.stat().st_size if self.log.exists() else 0
        began = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "start"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        while not self._ready():
            if self.process.poll() is not None:
                raise DidNotRun(f"start ended with {self.process.returncode}:\n{self.said()}")
            if time.monotonic() > began + _READY_WITHIN:
                self.stop()
                raise DidNotRun(f"not ready in {_READY_WITHIN:.0f} s:\n{self.said()}")
            time.sleep(_POLL_SECONDS)
        return time.monotonic() - began

    def stop(self) -> int | None:
        """As Ctrl-C does, which reaches the whole group; what does not stop in time is killed."""
        if self.process is None or self.process.poll() is not None:
            return None
        os.killpg(self.process.pid, signal.SIGINT)
        try:
            return self.process.wait(_STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            for pid in self.alive():
                os.kill(pid, signal.SIGKILL)
            return self.process.wait()

    def manage(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Another command on the same data."""
        return subprocess.run(  # noqa: S603
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def said(self) -> str:
        """What was printed and logged since the last start."""
        return self.log.read_bytes()[self._said_before :].decode(errors="replace") if self.log.exists() else ""

    def alive(self) -> list[int]:
        """Every process of this installation, orphans too: they carry its folder in their environment."""
        mark = f"GOVBOT_VAR_DIR={self.environment['GOVBOT_VAR_DIR']}\0".encode()
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if int(folder.name) != os.getpid() and mark in (folder / "environ").read_bytes():
                    found.append(int(folder.name))
            except OSError:
                continue
        return sorted(found)

    def _ready(self) -> bool:
        # The line first: /readyz may still believe in a heartbeat from before a restart.
        if "Govbot is ready" not in self.said():
            return False
        try:
            with urllib.request.urlopen(f"{self.base_url}/readyz", timeout=2) as answer:  # noqa: S310 - our own
                return bool(answer.status == 200)  # noqa: PLR2004
        except (urllib.error.URLError, OSError):
            return False

    def _printed(self, pattern: str) -> str:
        found = re.findall(pattern, self.said())
        if not found:
            raise DidNotRun(f"start printed no {pattern!r}:\n{self.said()}")
        return str(found[-1])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
