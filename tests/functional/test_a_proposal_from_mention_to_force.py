"""A community of five decides something on its square, while the whole system is stopped and started under it."""

import json
import re
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from govbot_site.benchmarks.visitor import Visitor
from governance.domain.audit import first_break
from tests.functional.system import RunningGovbot, running_govbot
from tests.functional.worker_trial import until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
DONE = 302


@pytest.fixture
def govbot(tmp_path: Path) -> Iterator[RunningGovbot]:
    with running_govbot(tmp_path) as system:
        yield system


class Square:
    """The town's square as people see it in their browsers."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def posts(self, *, seen_by: str) -> dict[int, str]:
        """The bot's posts by their number."""
        page = self.visitor.get(f"{self.visitor.square}?as={seen_by}")
        found = re.findall(r'(?s)<article id="post-(\d+)" class="post bot[^"]*"(.*?)</article>', page)
        return {int(pk): unescape(re.sub(r"<[^>]+>", "", post.partition(">")[2])) for pk, post in found}

    def hears(self, handle: str, words: str) -> int:
        """Wait until the bot has said something that this person can see; the post's number."""

        def heard() -> list[int]:
            return [pk for pk, post in self.posts(seen_by=handle).items() if words in post]

        return max(until(heard))

    def says(self, handle: str, text: str, *, reply_to: int | None = None) -> None:
        assert self.visitor.say(handle, text, reply_to=reply_to) == DONE

    def proposal(self) -> str:
        return self.visitor.sees("/c/town/proposals/1/")

    def shows(self, *words: str) -> None:
        until(lambda: all(each in self.proposal() for each in words))

    def chain(self) -> list[dict]:
        return [json.loads(line) for line in self.visitor.get("/c/town/audit/export.jsonl").splitlines()]

    def tags(self) -> list[str]:
        return [entry["tag"] for entry in self.chain()]


def stop_and_start(govbot: RunningGovbot) -> None:
    assert govbot.stop() == 130
    assert govbot.alive() == []
    assert "Traceback" not in govbot.said()
    assert " ERROR " not in govbot.said()
    govbot.start()


def test_a_proposal_is_opened_discussed_voted_on_decided_and_carried_out(govbot: RunningGovbot) -> None:
    square = Square(govbot.visit())
    assert square.visitor.act(do="add", handle="zoe") == DONE

    square.says("alice", "@govbot propose weekly meetings on Fridays")
    announcement = square.hears("emi", "#1 is open: Weekly meetings on Fridays")
    square.says("alice", "agree", reply_to=announcement)
    square.says("bruno", "agree", reply_to=announcement)
    square.shows("@alice agree", "@bruno agree")

    # Somebody who is not on the roll is told, in private, how to get there.
    square.says("zoe", "agree", reply_to=announcement)
    square.hears("zoe", "was not counted, because you are not a member yet")
    assert not any("you are not a member yet" in post for post in square.posts(seen_by="alice").values())

    # Talk is not a vote, even if it has a vote's word in it.
    square.says("chidi", "@govbot I would agree to Thursdays, but not to this", reply_to=announcement)
    square.shows("I would agree to Thursdays, but not to this")

    # Whatever was said just before the stop is heard after the start.
    square.says("dana", "agree", reply_to=announcement)
    stop_and_start(govbot)
    square.shows("@alice agree", "@bruno agree", "@dana agree")
    assert "@chidi agree" not in square.proposal()
    assert "@zoe agree" not in square.proposal()

    square.says("bruno", "disagree", reply_to=announcement)
    square.hears("bruno", "is now “disagree”. It replaces “agree”")
    square.says("chidi", "@govbot agree 1")
    square.says("emi", "abstain", reply_to=announcement)
    square.shows("@bruno disagree", "@chidi agree", "@emi abstain")

    assert square.visitor.jump("deadline") == DONE
    square.hears("emi", "#1 has passed: Weekly meetings on Fridays")
    square.hears("emi", "3 agree, 1 disagree, 1 abstain")
    assert "meetings on Fridays" in square.visitor.sees("/c/town/proposals/?show=decided")
    square.says("bruno", "@govbot agree 1")
    square.hears("bruno", "came after the end")

    # Nothing is carried out before the grace period is over, whoever starts what.
    stop_and_start(govbot)
    assert "proposal.executed" not in square.tags()
    assert square.visitor.jump("deadline") == DONE
    square.hears("emi", "#1 is in force: Weekly meetings on Fridays")
    assert "meetings on Fridays" in square.visitor.sees("/c/town/")

    public = [post for post in square.posts(seen_by="emi").values() if "#1" in post]
    assert len(public) == 3, public
    tags = square.tags()
    assert tags.count("vote.cast") == 5
    assert [tags.count(tag) for tag in ("vote.changed", "vote.late")] == [1, 1]
    assert [tag for tag in tags if tag.startswith("proposal.")] == [
        "proposal.opened", "proposal.closed", "proposal.passed", "proposal.grace_ended", "proposal.executed",
    ]  # fmt: skip
    assert first_break(square.chain())[0] is None
    verified = govbot.manage("verify_audit", "town")
    assert verified.returncode == 0, verified.stderr
    assert govbot.stop() == 130
    assert govbot.alive() == []
    assert " ERROR " not in govbot.said()
