"""A community moves to another host and goes on there; nothing is lost, and nothing happens twice."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from governance.domain.actors import Actor
from governance.domain.audit import first_break
from governance.models import Member, Vote
from platforms.models import Delivery, InboundEvent
from tests.conftest import Town
from tests.integration.moving import elsewhere, taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def voting(town: Town, moderator: Actor) -> Town:
    """A vote that has begun, talk about it, a draft that waits, and somebody who keeps their words from models."""
    town.propose("alice", "@govbot I propose weekly meetings on Fridays")
    post = town.announcement(1)
    town.say("bruno", "@govbot agree", reply_to=post)
    town.say("chidi", "@govbot disagree because of Fridays", reply_to=post)
    town.say("dana", "I come late on Fridays", reply_to=post)
    town.say("emi", "@govbot no ai", private=True)
    town.say("dana", "@govbot I would like to propose that we plant trees")
    return town


def test_a_vote_that_runs_is_decided_on_the_other_host_as_it_would_have_been(voting: Town, tmp_path: Path) -> None:
    before, ends = voting.chain(), voting.proposal().closes_at
    counted = [(vote.member.handle, vote.choice, vote.cast_at) for vote in Vote.objects.order_by("pk")]
    path = taken(voting, tmp_path / "town.jsonl")
    head = voting.community.audit_head
    with elsewhere(path, voting.now) as there:
        assert there.chain()[: len(before)] == before
        assert there.tags()[len(before) :] == ["community.moving", "community.moved"]
        assert there.proposal().closes_at == ends
        assert [(v.member.handle, v.choice, v.cast_at) for v in Vote.objects.order_by("pk")] == counted
        assert there.member("emi").no_models
        said = len(there.heard())
        there.work()
        assert len(there.heard()) == said, "what was said there is not said again"
        there.say("emi", "@govbot agree", reply_to=there.announcement(1))
        there.say("chidi", "@govbot agree 1")
        there.wait(days=7)
        result = there.proposal()
        assert (result.outcome, result.agree, result.disagree) == ("passed", 3, 0)
        assert first_break(there.chain())[0] is None
        call_command("verify_audit", "town", head=head, stdout=StringIO())
        call_command("recount", "town", stdout=StringIO())
    voting.wait(days=8)
    assert voting.proposal().outcome is None, "nothing is counted where it was taken away"
    assert first_break(voting.chain())[0] is None


def test_a_draft_that_waited_is_confirmed_there(voting: Town, tmp_path: Path) -> None:
    path = taken(voting, tmp_path / "town.jsonl")
    with elsewhere(path, voting.now) as there:
        there.say("dana", "@govbot confirm")
        assert there.proposal(2).author.handle == "dana"


def test_numbers_go_on_above_those_of_both_hosts(voting: Town, tmp_path: Path) -> None:
    path = taken(voting, tmp_path / "town.jsonl")
    last = InboundEvent.objects.order_by("-pk")[0]
    changes = set(Vote.objects.values_list("history__cause", flat=True))
    with elsewhere(path, voting.now) as there:
        there.say("bruno", "@govbot disagree 1")
        newest = InboundEvent.objects.order_by("-pk")[0]
        assert newest.number > last.pk
        assert f"inbound:{newest.number}" not in changes
        assert Vote.objects.get(member__handle="bruno").choice == "disagree"


def test_what_waits_to_be_said_is_said_there_alone(voting: Town, tmp_path: Path) -> None:
    Delivery.objects.filter(message__template="proposal.opened").update(state="due", attempts=1, due_at=voting.now)
    tried = Delivery.objects.get(message__template="proposal.opened").message_id
    path = taken(voting, tmp_path / "town.jsonl")
    voting.work()
    assert Delivery.objects.get(message=tried).state == "due"
    with elsewhere(path, voting.now) as there:
        assert there.announcement(1)  # under the key of its first try, so the post that stands there is found
        posts = there.connection.community.sandbox_accounts.get(bot=True).posts.count()
        there.work()
        assert Delivery.objects.get(message__template="proposal.opened").state == "sent"
        assert there.connection.community.sandbox_accounts.get(bot=True).posts.count() == posts


def test_a_taken_address_is_replaced_and_the_record_still_holds(voting: Town, tmp_path: Path) -> None:
    """Invariant 8."""
    path = taken(voting, tmp_path / "town.jsonl")
    with elsewhere(path, voting.now, slug="old-town") as there:
        there.say("emi", "@govbot agree 1")
        assert {entry["community"] for entry in there.chain()} == {"town", "old-town"}
        assert first_break(there.chain())[0] is None
        again = tmp_path / "again.jsonl"
        taken(there, again)
    with elsewhere(again, voting.now, slug="third-town") as third:
        assert first_break(third.chain())[0] is None
        assert Member.objects.filter(community=third.community).count() == 5


def test_it_stays_after_all(voting: Town, tmp_path: Path) -> None:
    taken(voting, tmp_path / "town.jsonl")
    voting.say("emi", "@govbot agree 1")
    assert InboundEvent.objects.filter(author="emi", occurred_at=voting.now).count() == 1, "it is not even read"
    call_command("export_community", "town", stay=True, stdout=StringIO())
    voting.work()
    assert Vote.objects.get(member__handle="emi").choice == "agree"
    assert voting.tags()[-2:] == ["community.stayed", "vote.cast"]


def test_a_copy_of_a_lost_host_goes_on_and_the_record_says_so(voting: Town, tmp_path: Path) -> None:
    path = taken(voting, tmp_path / "copy.jsonl", moving=False)
    voting.say("emi", "@govbot agree 1")
    assert Vote.objects.filter(member__handle="emi").exists(), "a copy stops nothing"
    with elsewhere(path, voting.now, from_backup=True) as there:
        assert there.chain()[-1]["tag"] == "community.moved"
        assert there.chain()[-1]["data"]["copy"] is True
        there.say("emi", "@govbot agree 1")
        assert Vote.objects.get(member__handle="emi").choice == "agree"
