"""Five people and a stranger on a Mastodon server decide something while workers, listener and server are killed."""

import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from govbot_site.benchmarks.databases import fresh_database
from govbot_site.benchmarks.mastodon_server import Account, token_of
from govbot_site.benchmarks.storm import Server
from tests.functional.story import Story
from tests.functional.worker_trial import until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")

PEOPLE = ("alice", "bruno", "chidi", "dana", "emi")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "server"
    folder.mkdir()
    accounts = [Account(name="govbot", bot=True), *(Account(name=name) for name in (*PEOPLE, "zoe"))]
    made = Server(folder, accounts)
    yield made
    made.end()


@pytest.fixture
def story(server: Server, tmp_path: Path) -> Iterator[Story]:
    with fresh_database(os.environ.get("DATABASE_URL", ""), folder=tmp_path) as url:
        made = Story(
            tmp_path, url, url=server.url, bot=token_of("govbot"), members=[token_of(name) for name in PEOPLE],
            guest=token_of("zoe"),
        )  # fmt: skip
        yield made
        made.end()


def test_from_help_to_the_result_whatever_is_killed(story: Story, server: Server) -> None:
    killed: list[str] = []

    def break_things(chapter: str) -> None:
        work = story.trial
        if chapter == "voting":
            for _ in range(3):
                work.kill(random.choice(until(lambda: work.children(work.supervisor))))
        if chapter == "changing":
            server.kill()
        if chapter == "deadline":
            work.kill(work.main)
            assert work.process is not None
            work.process.wait(10)
            until(lambda: not work.alive())
            work.start()
        killed.append(chapter)

    story.play(meanwhile=break_things)
    assert killed == ["voting", "changing", "deadline"]
