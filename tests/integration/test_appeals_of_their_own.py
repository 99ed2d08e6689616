"""Appeals that the constitution decides in its own way, of what nobody may see, in private, or again and again."""

from collections.abc import Callable

import pytest

from governance.domain.actors import HOST, Actor
from governance.domain.commands import AnswerAppeal, GrantRoles
from governance.models import Appeal, AuditContent, Member, OutboxMessage
from tests.conftest import Town
from tests.stages import BALLOT, ROLE, TEXT, MakeTown, small_rulebook


@pytest.fixture
def town_with(make_town: MakeTown) -> Callable[[dict], Town]:
    """A community whose appeals are decided in this stage."""

    def make(stage: dict) -> Town:
        rulebook = small_rulebook(BALLOT, roles=({"key": "guide", "title": "Guide"},))
        own = {"key": "appeal", "title": "Appeal", "default": False, "words": ["appeal"]}
        rulebook["process_types"].append(small_rulebook(stage)["process_types"][0] | own)
        town = make_town(text=TEXT, rulebook=rulebook)
        town.do(GrantRoles(handle="emi", roles=("guide",)), actor=HOST)
        town.say("alice", "@govbot propose a bench in the park")
        return town

    return make


def test_an_appeal_that_a_role_rejects_at_once_is_answered(town_with: Callable[[dict], Town]) -> None:
    town = town_with(ROLE)
    town.say("chidi", "@govbot appeal #1: it is not in order")
    town.say("emi", "@govbot disagree #2")
    assert town.proposal(2).outcome == "rejected"
    assert Appeal.objects.get().state == "dismissed"
    assert "dismissed" in town.heard("chidi")[-1]


def test_an_appeal_that_is_withdrawn_is_over(town_with: Callable[[dict], Town]) -> None:
    town = town_with(BALLOT)
    town.say("chidi", "@govbot appeal #1: it is not in order")
    town.say("chidi", "@govbot withdraw #2")
    assert Appeal.objects.get().state == "dismissed"


def test_an_appeal_in_private_is_not_put_to_a_vote(town_with: Callable[[dict], Town]) -> None:
    town = town_with(BALLOT)
    town.say("chidi", "@govbot appeal #1: I was ill and missed it", private=True)
    assert "you wrote to me in private" in town.heard("chidi")[-1]
    assert (Appeal.objects.count(), town.community.last_number) == (0, 1)


def test_an_appeal_in_private_about_a_person_is_held_as_a_proposal_is(town_with: Callable[[dict], Town]) -> None:
    town = town_with(BALLOT)
    town.say("chidi", "@govbot appeal #1: @bruno threatened me", private=True)
    assert (Appeal.objects.get().state, town.proposal(2).status) == ("open", "held")
    assert not AuditContent.objects.filter(entry__tag="appeal.made").exists()


def test_a_suspended_member_can_appeal_where_only_active_ones_propose(town_with: Callable[[dict], Town]) -> None:
    town = town_with(BALLOT)
    Member.objects.filter(handle="chidi").update(standing="suspended")
    town.say("chidi", "@govbot appeal #1: it is about me too")
    assert Appeal.objects.get().route == "moderators"


def test_what_is_written_in_private_to_moderators_is_not_on_the_public_record(town: Town, moderator: Actor) -> None:
    town.say("alice", "@govbot propose a bench in the park")
    town.say("chidi", "@govbot appeal #1: I was ill and missed it", private=True)
    assert Appeal.objects.get().reason == "I was ill and missed it"
    assert not AuditContent.objects.filter(entry__tag="appeal.made").exists()


def test_an_appeal_about_what_is_held_points_nobody_to_it(town: Town, moderator: Actor) -> None:
    town.propose("alice", "@govbot propose that we ban @bruno because he lies")
    assert town.proposal().status == "held"
    town.say("chidi", "@govbot appeal #1: everybody should see how the money was lost")
    town.do(AnswerAppeal(appeal=1, upheld=False, reason="It waits for a look"), actor=moderator)
    town.work()
    assert "It waits for a look" in town.heard("chidi")[-1]
    assert not OutboxMessage.objects.filter(template="appeal.answered", audience="public").exists()
    assert not AuditContent.objects.filter(entry__tag="appeal.made").exists()


def test_one_member_cannot_bury_the_moderators_in_appeals(town: Town, moderator: Actor) -> None:
    for word in ("first", "second", "third"):
        town.say("alice", f"@govbot appeal the reading: it is wrong, for the {word} time")
    assert "being looked at already" in town.heard("alice")[-1]
    assert Appeal.objects.count() == 1
    town.do(AnswerAppeal(appeal=1, upheld=False, reason="It is read rightly"), actor=moderator)
    town.say("alice", "@govbot appeal the reading: another sentence is wrong")
    assert Appeal.objects.count() == 2
