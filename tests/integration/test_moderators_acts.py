"""What moderators may do, each with a reason, through the same door and chain."""

import pytest

from governance.domain.actors import Actor, Cause
from governance.domain.audit import first_break
from governance.domain.commands import (
    CancelProposal,
    HaltCommunity,
    ReleaseProposal,
    ResumeCommunity,
    VetoProposal,
)
from governance.domain.errors import GovernanceError
from governance.domain.proposals import ReasonMissing, TooLateToStop
from governance.models import Moderator, Policy
from governance.services.moderation import AlreadySo
from governance.services.scene import NotAModerator
from tests.conftest import Town

REASON = "It breaks the law here, sorry."


@pytest.fixture
def in_grace(town: Town) -> Town:
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    for voter in ("alice", "bruno", "chidi"):
        town.say(voter, "@govbot agree 1")
    town.wait(days=6)
    assert town.proposal().status == "grace"
    return town


def test_a_veto_in_grace_stops_the_decision_for_good(in_grace: Town, moderator: Actor) -> None:
    in_grace.do(VetoProposal(number=1, reason=REASON), actor=moderator)
    in_grace.wait(days=30)
    assert in_grace.proposal().status == "vetoed"
    assert Policy.objects.count() == 0
    assert REASON in in_grace.heard()[-1]
    entry = in_grace.chain()[-1]
    assert (entry["tag"], entry["actor"]) == ("proposal.vetoed", f"moderator:{Moderator.objects.get().pseudonym}")
    assert REASON not in str({name: value for name, value in entry.items() if name != "content"})
    assert "mo" not in entry["actor"].removeprefix("moderator")
    assert first_break(in_grace.chain())[0] is None


def test_a_veto_comes_too_early_or_too_late(town: Town, moderator: Actor) -> None:
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    with pytest.raises(TooLateToStop, match="not decided yet"):
        town.do(VetoProposal(number=1, reason=REASON), actor=moderator)
    town.wait(days=6)
    with pytest.raises(TooLateToStop, match="nothing left to veto"):
        town.do(VetoProposal(number=1, reason=REASON), actor=moderator)


def test_cancelling_ends_a_vote(town: Town, moderator: Actor) -> None:
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    town.do(CancelProposal(number=1, reason=REASON), actor=moderator)
    town.say("bruno", "@govbot agree 1")
    assert "cancelled by a moderator" in town.heard("bruno")[-1]
    town.wait(days=30)
    assert town.proposal().status == "cancelled"


def test_under_a_halt_votes_go_on_and_nothing_is_carried_out(in_grace: Town, moderator: Actor) -> None:
    in_grace.do(HaltCommunity(reason=REASON), actor=moderator)
    in_grace.wait(days=2)
    assert in_grace.proposal().status == "executing"
    assert Policy.objects.count() == 0
    in_grace.say("bruno", "@govbot propose a picnic")
    in_grace.say("alice", "@govbot agree 2")
    assert in_grace.proposal(2).votes.count() == 1
    in_grace.do(ResumeCommunity(reason="All is well again."), actor=moderator)
    in_grace.work()
    assert in_grace.proposal().status == "executed"
    assert Policy.objects.count() == 1


def test_a_veto_is_still_possible_while_a_halt_delays_execution(in_grace: Town, moderator: Actor) -> None:
    in_grace.do(HaltCommunity(reason=REASON), actor=moderator)
    in_grace.wait(days=2)
    in_grace.do(VetoProposal(number=1, reason=REASON), actor=moderator)
    in_grace.do(ResumeCommunity(reason="All is well again."), actor=moderator)
    in_grace.wait(days=2)
    assert in_grace.proposal().status == "vetoed"


@pytest.mark.parametrize(
    "command",
    [
        VetoProposal(number=1, reason=REASON),
        CancelProposal(number=1, reason=REASON),
        ReleaseProposal(number=1, reason=REASON),
        HaltCommunity(reason=REASON),
        ResumeCommunity(reason=REASON),
    ],
)
@pytest.mark.parametrize("who", [Actor.person("alice"), Actor.moderator("nobody"), Actor.moderator("mo")])
def test_only_a_moderator_of_this_community_may(
    in_grace: Town, make_town, django_user_model, command: object, who: Actor
) -> None:
    """Invariant 9: nothing crosses from one community to another."""
    from governance.services.communities import appoint_moderator

    elsewhere = make_town("elsewhere", members=())
    mo = django_user_model.objects.create_user("mo", password="x")
    appoint_moderator(elsewhere.community, mo, cause=Cause(ref="test"), now=elsewhere.now)
    before = in_grace.chain()
    with pytest.raises(NotAModerator):
        in_grace.do(command, actor=who)
    assert in_grace.chain() == before


@pytest.mark.parametrize("reason", ["", "   ", "no", "\n x \t"])
def test_a_reason_is_needed(in_grace: Town, moderator: Actor, reason: str) -> None:
    for command in (VetoProposal(number=1, reason=reason), HaltCommunity(reason=reason)):
        with pytest.raises(ReasonMissing):
            in_grace.do(command, actor=moderator)


def test_twice_is_once(in_grace: Town, moderator: Actor) -> None:
    in_grace.do(HaltCommunity(reason=REASON), actor=moderator)
    with pytest.raises(AlreadySo):
        in_grace.do(HaltCommunity(reason=REASON), actor=moderator)
    in_grace.do(VetoProposal(number=1, reason=REASON), actor=moderator)
    with pytest.raises(GovernanceError):
        in_grace.do(VetoProposal(number=1, reason=REASON), actor=moderator)
    assert in_grace.tags().count("proposal.vetoed") == 1
