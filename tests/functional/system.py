"""The real system in a test: `manage.py start` with its own port, database and folder, in its own process group."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_READY_WITHIN = 60.0
_STOPS_WITHIN = 20.0


class RunningGovbot:
    """Started on construction; `stop` ends all its processes, `restart` starts it again on the same data."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.port = _free_port()
        self.base_url = f"http://127.0.0.1:{self.port}"
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("GOVBOT_")} | {
            "PORT": str(self.port),
            "DATABASE_URL": f"sqlite:///{folder / 'govbot.sqlite3'}",
            "GOVBOT_VAR_DIR": str(folder),
            "SECRET_KEY": "only-for-tests-" + "x" * 40,
            "DJANGO_SETTINGS_MODULE": "govbot_site.settings",
        } | environment  # fmt: skip
        self.log = folder / "govbot.log"
        self.process: subprocess.Popen[bytes] | None = None
        self.start()

    @property
    def square_url(self) -> str:
        """The link that `start` prints."""
        return self._printed(r"Town square: (\S+)")

    @property
    def login(self) -> tuple[str, str]:
        """The moderator's name and password that `start` prints."""
        name, _, password = self._printed(r"Moderators: .*/admin/\s+(\S+ / \S+)").partition(" / ")
        return name, password

    def _printed(self, pattern: str) -> str:
        found = re.findall(pattern, self.log.read_text())
        assert found, f"start printed no {pattern!r}:\n{self.log.read_text()}"
        return found[-1]

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "start"],
                cwd=ROOT, env=self.environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        deadline = time.monotonic() + _READY_WITHIN
        while not self._ready():
            assert self.process.poll() is None, f"start ended:\n{self.log.read_text()}"
            if time.monotonic() > deadline:
                self.stop()
                raise AssertionError(f"not ready in {_READY_WITHIN:.0f} s:\n{self.log.read_text()}")
            time.sleep(0.1)

    def _ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.base_url}/readyz", timeout=2) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def stop(self) -> None:
        """As Ctrl-C does; what does not stop in time is killed."""
        if self.process is None or self.process.poll() is not None:
            return
        group = os.getpgid(self.process.pid)
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(_STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            os.killpg(group, signal.SIGKILL)
            self.process.wait()

    def restart(self) -> None:
        self.stop()
        self.start()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
