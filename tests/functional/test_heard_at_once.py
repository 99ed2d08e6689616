"""Real workers hear a real stream: answers come at once, whoever is killed, and nothing is lost meanwhile."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests

from govbot_site.benchmarks.databases import fresh_database
from tests.fakes.mock import MockMastodon, free_port, running
from tests.functional.worker_trial import Trial, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")

NO_OTHER_WAY = (
    "from datetime import timedelta; from django.utils import timezone; from platforms.models import Connection;"
    "Connection.objects.update(sweep_due_at=timezone.now() + timedelta(hours=1))"
)


class Place:
    """A server that can be killed and started again, and the workers beside it."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder, self.port = folder, free_port()
        self.serving = ExitStack()
        self.start_server()
        self.trial = Trial(
            folder,
            database_url,
            DJANGO_SETTINGS_MODULE="govbot_site.settings",
            GOVBOT_VAR_DIR=str(folder),
            BOT_TOKEN=self.server.token("govbot"),
        )
        account = ["--platform", "mastodon", "--url", self.server.url, "--access-token-env", "BOT_TOKEN"]
        text = folder / "constitution.md"  # short: nothing but mentions is to be read here
        text.write_text("# Our Town\n\nEverybody decides.\n", encoding="utf-8")
        town = ["our-town", "--name", "Our Town", "--constitution", str(text), *account]
        for command in (["migrate", "--verbosity", "0"], ["add_community", *town]):
            done = self.trial.manage(*command)
            assert done.returncode == 0, done.stderr

    def start_server(self) -> None:
        self.server: MockMastodon = self.serving.enter_context(running(self.folder, port=self.port, kept=True))

    def kill_server(self) -> None:
        self.serving.close()

    def listener(self) -> int | None:
        """The worker that has more than one thread."""
        for pid in self.trial.children(self.trial.supervisor):
            try:
                if len(list(Path(f"/proc/{pid}/task").iterdir())) > 1:
                    return pid
            except OSError:
                continue
        return None

    def wait_until_heard(self) -> int:
        listener = until(self.listener)
        time.sleep(3)  # it connects, and what that rings for is read
        return listener

    def ask(self, name: str) -> str:
        return self.server.say(name, "@govbot help")

    def hears(self, name: str) -> None:
        """The list is not due to be read for an hour, so only a ring of the stream can bring the answer."""
        time.sleep(6)  # what an earlier ring asked for is over
        done = self.trial.manage("shell", "-c", NO_OTHER_WAY)
        assert done.returncode == 0, done.stderr
        self.wait_for_answer(self.ask(name))

    def wait_for_answer(self, post: str, *, most: float = 20.0) -> None:
        began = time.monotonic()
        headers = {"Authorization": f"Bearer {self.server.token('dana')}"}
        while not requests.get(f"{self.server.url}/api/v1/statuses/{post}/context", headers=headers, timeout=5).json()[
            "descendants"
        ]:
            assert time.monotonic() < began + most, self.trial.said()[-3000:]
            time.sleep(0.02)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with fresh_database(os.environ.get("DATABASE_URL", ""), folder=tmp_path) as url:
        made = Place(tmp_path, url)
        try:
            made.trial.start()
            yield made
        finally:
            made.trial.end()
            made.kill_server()


def test_it_is_heard_at_once_whoever_is_killed(place: Place) -> None:
    first = place.wait_until_heard()
    for name in ("alice", "bruno"):
        place.hears(name)

    place.trial.kill(first)
    meanwhile = place.ask("chidi")
    until(lambda: place.listener() not in (None, first), seconds=12)
    place.wait_for_answer(meanwhile)
    place.wait_until_heard()
    place.hears("dana")

    place.kill_server()
    time.sleep(1)
    place.start_server()
    place.wait_for_answer(place.ask("emi"), most=45)  # a server that failed is left alone for half a minute
    place.wait_until_heard()
    place.hears("fay")

    began = time.monotonic()
    os.kill(place.trial.main, 15)
    assert place.trial.process is not None
    assert place.trial.process.wait(10) == 0
    assert time.monotonic() - began < 4.0
    assert "Traceback" not in place.trial.said()
