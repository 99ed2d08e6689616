"""Workers that are killed at random and started again, as a service manager would."""

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from govbot_site.benchmarks.running import ROOT, Running

_RESTART_SECONDS = 0.5
_A_WORKING_CLUSTER = 6  # on a slow machine a start outlasts the pause between two kills, and would never end


class Survivors:
    """`manage.py work` beside nothing else. `kills` counts the processes that were killed."""

    def __init__(self, govbot: Running) -> None:
        self.kills = 0
        self._govbot = govbot
        self._over = threading.Event()
        self._keeper = threading.Thread(target=self._keep, daemon=True)
        self._keeper.start()

    def kill_one(self) -> None:
        """Any of them: a worker, the one that listens, the supervisor, the main process; none while they start."""
        victims = self._govbot.alive()
        if len(victims) >= _A_WORKING_CLUSTER:
            with suppress(ProcessLookupError):
                os.kill(random.choice(victims), signal.SIGKILL)  # noqa: S311 - chance, no secret
                self.kills += 1

    def end(self) -> None:
        self._over.set()
        self._keeper.join()
        for pid in self._govbot.alive():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def _keep(self) -> None:
        with self._govbot.log.open("ab") as log:
            while not self._over.is_set():
                process = subprocess.Popen(
                    [sys.executable, "manage.py", "work"],
                    cwd=ROOT,
                    env=self._govbot.environment,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
                while process.poll() is None and not self._over.wait(_RESTART_SECONDS):
                    pass
                process.kill()
                process.wait()


@contextmanager
def killed_every(seconds: float, govbot: Running) -> Iterator[Survivors]:
    """While this lasts, one process is killed every so many seconds; none, if zero."""
    workers, over = Survivors(govbot), threading.Event()

    def kill() -> None:
        while not over.wait(seconds):
            workers.kill_one()

    killer = threading.Thread(target=kill, daemon=True)
    if seconds:
        killer.start()
    try:
        yield workers
    finally:
        over.set()
        if seconds:
            killer.join()
        workers.end()
