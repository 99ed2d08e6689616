"""Real workers: a server that hangs, or a model that never answers, keeps no other community waiting."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from govbot_site.benchmarks.visitor import Visitor
from tests.fakes.mock import running
from tests.functional.system import RunningGovbot, running_govbot
from tests.functional.worker_trial import until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")

READ_NOW = (
    "from govbot_site.workers import wake; from platforms.models import Connection;"
    "Connection.objects.filter(platform='mastodon').update(sweep_due_at=None, rest_until=None); wake('intake')"
)


@pytest.fixture
def govbot(tmp_path: Path) -> Iterator[RunningGovbot]:
    with running_govbot(tmp_path) as system:
        yield system


def server_of(folder: Path) -> int:
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(folder / "mock.toml").encode() in (process / "cmdline").read_bytes():
                return int(process.name)
        except OSError:
            continue
    raise AssertionError("there is no server")


def test_a_server_that_hangs_delays_no_other_communitys_answers_and_deadlines(
    govbot: RunningGovbot, tmp_path: Path
) -> None:
    folder = tmp_path / "server"
    folder.mkdir()
    with running(folder) as server:
        made = govbot.manage(
            "add_community", "far", "--name", "Far", "--constitution", "starter:constitution",
            "--platform", "mastodon", "--url", server.url, "--access-token-env", "BOT_TOKEN",
            BOT_TOKEN=server.token("govbot"),
        )  # fmt: skip
        assert made.returncode == 0, made.stderr
        server.say("alice", "@govbot help")
        until(lambda: any(post["author"] == "govbot" for post in server.posts()))
        os.kill(server_of(folder), signal.SIGSTOP)
        asked = govbot.manage("shell", "--no-imports", "-c", READ_NOW)
        assert asked.returncode == 0, asked.stderr

        town = govbot.visit()
        town.say("alice", "@govbot propose weekly meetings on Fridays")
        hears(town, "#1 is open")
        assert town.jump("deadline")
        hears(town, "#1")
        until(lambda: "No quorum" in decided(town) or "#1" in decided(town))
        assert "could not be read" not in govbot.said(), "the server's silence had ended by then"
        until(lambda: "could not be read" in govbot.said())


def hears(town: Visitor, words: str) -> None:
    until(lambda: words in town.square_as("emi"))


def decided(town: Visitor) -> str:
    return town.sees("/c/town/proposals/?show=decided")
