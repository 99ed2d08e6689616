"""Who decides by a role, lets through by one, breaks a tie by one, or is kept out of it by being involved."""

from governance.domain.actors import HOST
from governance.domain.commands import GrantRoles
from tests.stages import BALLOT, ROLE, TALK, MakeTown, whole


def test_one_person_decides_at_once_and_nobody_else(town_of: MakeTown) -> None:
    town = town_of(ROLE)
    town.do(GrantRoles(handle="bruno", roles=("guide",)), actor=HOST)
    town.say("alice", "@govbot propose a detour")
    town.say("alice", "@govbot agree #1")
    assert "not counted" in town.heard("alice")[-1]
    town.say("bruno", "@govbot agree #1")
    assert town.proposal().status == "executed"
    whole(town)


def test_two_of_three_holders_decide_and_silence_means_what_the_rule_says(town_of: MakeTown) -> None:
    town = town_of(ROLE | {"threshold": {"min_for": 2}, "silence": "disagree"})
    for handle in ("bruno", "chidi", "dana"):
        town.do(GrantRoles(handle=handle, roles=("guide",)), actor=HOST)
    town.say("alice", "@govbot propose a detour")
    town.say("bruno", "@govbot agree #1")
    assert town.proposal().status == "open"
    town.wait(days=5)
    assert town.proposal().outcome == "rejected"
    town.say("alice", "@govbot propose another detour")
    for handle in ("bruno", "chidi"):
        town.say(handle, "@govbot agree #2")
    assert town.proposal(2).status == "executed"


def test_a_role_that_nobody_holds_is_said_before_anything_opens(town_of: MakeTown) -> None:
    town = town_of(ROLE)
    town.say("alice", "@govbot propose a detour")
    assert "Nobody who could decide holds the role “guide”" in town.heard("alice")[-1]
    assert not town.community.proposals.exists()


def test_a_gate_lets_through_or_ends_it(town_of: MakeTown) -> None:
    town = town_of(ROLE, BALLOT)
    town.do(GrantRoles(handle="bruno", roles=("guide",)), actor=HOST)
    for number, word, state in ((1, "agree", "open"), (2, "disagree", "decided")):
        town.say("alice", f"@govbot propose detour {'one' if number == 1 else 'two'}")
        town.say("bruno", f"@govbot {word} #{number}")
        assert town.proposal(number).status == state


def test_a_role_that_falls_vacant_on_the_way_holds_the_proposal_and_says_why(town_of: MakeTown) -> None:
    """Invariant 10: an error in a rule holds the proposal; it never falls through to a laxer rule."""
    town = town_of(TALK, ROLE)
    town.do(GrantRoles(handle="bruno", roles=("guide",)), actor=HOST)
    town.say("alice", "@govbot propose a detour")
    town.say("bruno", "@govbot leave")
    town.wait(days=3)
    assert town.proposal().status == "held"
    assert "holds the role “guide”" in town.heard()[-1]
    whole(town)


def test_a_casting_vote_breaks_a_tie(town_of: MakeTown) -> None:
    town = town_of(BALLOT | {"casting_vote": "chair"})
    town.do(GrantRoles(handle="bruno", roles=("chair",)), actor=HOST)
    town.say("alice", "@govbot propose a detour")
    town.say("bruno", "@govbot agree #1")
    town.say("chidi", "@govbot disagree #1")
    town.wait(days=6)
    assert town.proposal().outcome == "passed"


def test_who_is_not_involved_steps_out_and_who_proposed_may_have_to(town_of: MakeTown) -> None:
    all_of_them = {"fraction": "1", "basis": "not_involved"}
    town = town_of(BALLOT | {"threshold": all_of_them, "recusal": ["proposer"]})
    town.say("alice", "@govbot propose a detour")
    town.say("alice", "@govbot agree #1")
    assert "not counted" in town.heard("alice")[-1]
    for handle in ("bruno", "chidi", "dana"):
        town.say(handle, "@govbot agree #1")
    town.say("emi", "@govbot not involved #1")
    town.wait(days=6)
    assert town.proposal().outcome == "passed"
