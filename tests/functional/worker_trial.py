"""Real processes on a database of their own, to be killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 40.0


def until(ask: Callable[[], Any], *, seconds: float = PATIENCE) -> Any:
    """The first true answer. The machine may be busy, so there is time."""
    ends_at = time.monotonic() + seconds
    while not (answer := ask()):
        assert time.monotonic() < ends_at, f"still {answer!r} after {seconds} seconds"
        time.sleep(0.05)
    return answer


class Trial:
    def __init__(self, folder: Path, database_url: str, **environment: str) -> None:
        self.folder = folder
        self.output = folder / "output"
        self.process: subprocess.Popen[bytes] | None = None
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GOVBOT_")},
            "DATABASE_URL": database_url,
            "SECRET_KEY": "a key for trials",
            "DJANGO_SETTINGS_MODULE": "tests.functional.worker_settings",
            "WORKER_TRIAL_DIR": str(folder),
            **environment,
        }

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120, check=False
        )

    def start(self, *arguments: str) -> None:
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", *(arguments or ("work",))],
                cwd=ROOT,
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wake(self, step: str) -> None:
        asked = self.manage("shell", "--no-imports", "-c", f"from govbot_site.workers import wake; wake({step!r})")
        assert asked.returncode == 0, asked.stderr

    def behave(self, step: str, behaviour: str) -> None:
        (self.folder / f"{step}.behaviour").write_text(behaviour)

    def add_row(self, step: str) -> None:
        (self.folder / f"{step}.rows").write_text("one")

    def times(self, line: str) -> int:
        return sum(said == line for _, said in self.log())

    def log(self) -> list[tuple[int, str]]:
        """Which process said what, oldest first."""
        path = self.folder / "log"
        lines = path.read_text().splitlines() if path.exists() else []
        return [(int(pid), said) for _, pid, said in (line.split(" ", 2) for line in lines)]

    def wait_for_rounds(self, count: int = 1) -> None:
        before = self.times("deadlines ends")
        until(lambda: self.times("deadlines ends") >= before + count)

    def said(self) -> str:
        return self.output.read_text()

    def kill(self, pid: int, signum: signal.Signals = signal.SIGKILL) -> None:
        """Send the signal. A killed process is gone on return, so that nobody picks it a second time."""
        assert pid in self.alive()
        os.kill(pid, signum)
        if signum == signal.SIGKILL:
            until(lambda: pid not in self.alive())

    @property
    def main(self) -> int:
        assert self.process is not None
        return self.process.pid

    @property
    def supervisor(self) -> int:
        return until(lambda: self.children(self.main))[0]

    def children(self, parent: int) -> list[int]:
        found = []
        for pid in self.alive():
            try:
                status = Path(f"/proc/{pid}/stat").read_text()
            except OSError:
                continue
            if int(status.rsplit(")", 1)[1].split()[1]) == parent:
                found.append(pid)
        return found

    def alive(self) -> list[int]:
        """Every process of this trial, orphans too: they carry its folder in their environment."""
        mark = f"WORKER_TRIAL_DIR={self.folder}\0".encode()
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (folder / "environ").read_bytes():
                    found.append(int(folder.name))
            except OSError:
                continue
        return sorted(found)

    def end(self) -> None:
        for pid in self.alive():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        if self.process is not None:
            self.process.wait(10)
