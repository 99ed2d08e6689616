"""A community is closed: said in public, what is open ends in a defined way, and pages and record stay."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from governance.domain.actors import HOST, Actor
from governance.domain.audit import first_break
from governance.domain.commands import CloseCommunity, JoinCommunity, RemoveWords
from governance.domain.resting import CommunityRests
from governance.services.resting import OnlyTheHostMoves
from platforms.diagnosis import diagnose
from platforms.models import InboundEvent
from tests.conftest import Town
from tests.integration.moving import elsewhere, taken

pytestmark = pytest.mark.django_db
REASON = "We are too few to go on."


def close(**options: object) -> str:
    out = StringIO()
    call_command(
        "close_community", "town", stdout=out, stderr=StringIO(), **({"reason": REASON, "yes": True} | options)
    )
    return out.getvalue()


@pytest.fixture
def voting(town: Town) -> Town:
    town.propose("alice", "@govbot I propose weekly meetings on Fridays")
    town.say("bruno", "@govbot agree 1")
    return town


def test_what_is_open_ends_and_everybody_hears_why(voting: Town, client: Client) -> None:
    assert close() == "town is closed.\n"
    assert voting.proposal().status == "cancelled"
    assert voting.tags()[-2:] == ["proposal.ended", "community.closed"]
    assert voting.chain()[-1]["data"] | {"reason_commitment": ""} == {
        "moved_to": "", "ended": [1], "left_undone": [], "reason_commitment": "",
    }  # fmt: skip
    last = voting.heard()[-1]
    assert REASON in last
    assert "Ended without a decision: #1." in last
    home = client.get("/c/town/").content.decode()
    assert "This community is closed" in home
    assert REASON in home
    assert client.get("/c/town/proposals/1/").status_code == client.get("/c/town/audit/").status_code == 200
    assert "Closed" in client.get("/").content.decode()
    assert first_break(voting.chain())[0] is None
    found = [finding for slug, finding in diagnose(slug="town", now=timezone.now()) if slug]
    assert [finding.level for finding in found] == ["fine"]


def test_what_was_decided_stays_decided_and_is_left_to_people(voting: Town) -> None:
    for handle in ("alice", "chidi", "dana"):
        voting.say(handle, "@govbot agree 1")
    voting.wait(days=7)
    state = voting.proposal().status
    assert voting.proposal().outcome == "passed"
    close()
    assert voting.proposal().status == state
    assert "community.closed" in voting.tags()
    assert voting.chain()[-1]["data"]["ended"] == []


def test_a_closed_community_does_nothing_but_forget(voting: Town, moderator: Actor) -> None:
    voting.say("dana", "@govbot I come late on Fridays and nobody should read it", reply_to=voting.announcement(1))
    close()
    said = len(voting.heard())
    voting.say("emi", "@govbot agree 1")
    voting.wait(days=30)
    assert len(voting.heard()) == said
    assert not InboundEvent.objects.filter(occurred_at=voting.now).exists()
    with pytest.raises(CommunityRests, match="This community is closed"):
        voting.do(JoinCommunity(tenure_from=voting.now), actor=Actor.person("zoe"))
    comment = voting.proposal().comments.get()
    voting.do(RemoveWords(number=1, comment=comment.pk, reason="Asked for"), actor=moderator)
    assert voting.tags()[-1] == "words.removed"


def test_after_a_move_nothing_ends_and_the_pages_say_where_it_is(voting: Town, tmp_path: Path, client: Client) -> None:
    where = "https://new.example/c/town/"
    with pytest.raises(CommandError, match="This community was not taken along"):
        close(moved_to=where)
    path = taken(voting, tmp_path / "town.jsonl")
    said = len(voting.heard())
    close(moved_to=where, reason="We have moved.")
    assert voting.proposal().status == "open"
    assert len(voting.heard()) == said, "its account speaks from the other host"
    assert f'<a href="{where}">' in client.get("/c/town/").content.decode()
    assert voting.chain()[-1]["data"]["ended"] == []
    with elsewhere(path, voting.now) as there:
        there.wait(days=7)
        assert there.proposal().outcome is not None


def test_a_closed_community_can_be_carried_along_and_stays_closed(voting: Town, tmp_path: Path) -> None:
    close()
    before, path = voting.chain(), taken(voting, tmp_path / "town.jsonl", moving=False)
    with elsewhere(path, voting.now) as there:
        assert there.community.rest == "closed"
        assert there.chain() == before


def test_closing_needs_a_reason_the_host_and_their_word(voting: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    for options, said in (
        ({"reason": " "}, "Say why"),
        ({"yes": False}, "Say --yes to close town for good"),
        ({"reason": "ask @bruno why"}, "names"),
        ({"moved_to": "javascript:alert(1)"}, "is no address of a page"),
    ):
        with pytest.raises(CommandError, match=said) as caught:
            close(**options)
        assert caught.value.returncode == 2
    with pytest.raises(OnlyTheHostMoves):
        voting.do(CloseCommunity(reason=REASON), actor=Actor.person("alice"))
    asked = StringIO("town\n")
    monkeypatch.setattr(asked, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", asked)
    assert close(yes=False) == "town is closed.\n"
    with pytest.raises(CommandError, match="is closed already"):
        close()
    with pytest.raises(CommunityRests):
        voting.do(CloseCommunity(reason=REASON), actor=HOST)


def test_pages_promise_nothing_where_nothing_is_counted(voting: Town, tmp_path: Path, client: Client) -> None:
    def page() -> str:
        return client.get("/c/town/proposals/1/").content.decode()

    assert "Being counted" in page()
    taken(voting, tmp_path / "town.jsonl")
    assert "This community is moving" in page()
    assert "Waiting" in page()
    assert "Being counted" not in page()
    close(reason="We have moved.", moved_to="https://new.example/c/town/")
    assert "Goes on elsewhere" in page()
    assert "BEGIN:VEVENT" not in client.get("/c/town/deadlines.ics").content.decode()
