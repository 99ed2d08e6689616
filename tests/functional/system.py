"""The real system in a test: `manage.py start` with its own port, database and folder, in its own process group."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govbot_site.benchmarks.databases import fresh_database
from govbot_site.benchmarks.running import Running, settings_for


class RunningGovbot(Running):
    """Started on construction; `stop` ends all its processes, `restart` starts it again on the same data."""

    def __init__(self, folder: Path, **environment: str) -> None:
        url = f"sqlite:///{folder / 'govbot.sqlite3'}"
        super().__init__(folder, settings_for(folder, database_url=url) | environment)
        self.start()

    def restart(self) -> None:
        self.stop()
        self.start()


@contextmanager
def running_govbot(folder: Path) -> Iterator[RunningGovbot]:
    """On the kind of database that the tests run on; nothing is left afterwards."""
    with fresh_database(os.environ.get("DATABASE_URL", ""), folder=folder) as url:
        system = RunningGovbot(folder, DATABASE_URL=url)
        try:
            yield system
        finally:
            system.stop()
