"""Petitions, discussions, consent and consensus, from mention to outcome: what passes, what is stopped, what is said wrongly."""

from governance.models import Vote
from governance.selectors import timeline
from tests.stages import BALLOT, CONSENT, PETITION, TALK, MakeTown, kinds, whole


def test_a_petition_that_is_signed_goes_on_to_its_vote_at_once(town_of: MakeTown) -> None:
    town = town_of(PETITION, BALLOT)
    town.say("alice", "@govbot propose a bench in the park")
    assert "reply “sign”" in town.heard()[-1]
    assert "It passes if 2 of the 5 people who may sign do so" in town.heard()[-1]
    assert town.proposal().status == "petition"
    town.say("bruno", "@govbot sign", reply_to=town.announcement(1))
    town.say("chidi", "@govbot agree", reply_to=town.announcement(1))
    assert "The petition #1 takes sign; “agree” is not one of them" in town.heard("chidi")[-1]
    town.say("chidi", "@govbot sign #1")
    assert town.proposal().status == "open"
    assert "2 of the 2 signatures" in town.heard()[-1]
    town.say("dana", "@govbot agree 1")
    town.wait(days=6)
    assert town.proposal().status == "executed"
    assert kinds(town) == [("petition", "passed"), ("ballot", "passed")]
    assert len(town.heard()) == 4
    assert town.tags().count("petition.signed") == 2
    whole(town)


def test_a_petition_that_too_few_sign_ends_with_its_clause(town_of: MakeTown) -> None:
    town = town_of(PETITION, BALLOT)
    town.say("alice", "@govbot propose a bench in the park")
    town.say("bruno", "@govbot sign #1")
    town.wait(days=10)
    assert (town.proposal().status, town.proposal().outcome) == ("decided", "rejected")
    assert "1 of the 2 signatures that were needed" in town.heard()[-1]
    told = [entry.tag for entry in timeline(town.proposal())]
    assert "petition.signed" in town.tags()
    assert "petition.signed" not in told
    assert told[0] == "proposal.opened"
    assert "Section 1.1" in town.heard()[-1]
    whole(town)


def test_signing_twice_and_taking_a_signature_back(town_of: MakeTown) -> None:
    town = town_of(PETITION, BALLOT)
    town.say("alice", "@govbot propose a bench in the park")
    town.say("bruno", "@govbot unsign #1")
    assert "nothing of yours to take back" in town.heard("bruno")[-1]
    town.say("bruno", "@govbot sign #1")
    town.say("bruno", "@govbot sign #1")
    assert "You have signed #1 already" in town.heard("bruno")[-1]
    assert "unsign 1" in town.heard("bruno")[-1]
    town.say("bruno", "@govbot unsign #1")
    town.say("chidi", "@govbot sign #1")
    assert town.proposal().status == "petition"
    assert town.tags()[-3:] == ["petition.signed", "petition.taken_back", "petition.signed"]
    town.say("dana", "@govbot sign")
    assert "with the number of the proposal, for example “sign #3”" in town.heard("dana")[-1]


def test_a_petition_with_a_least_time_waits_for_it(town_of: MakeTown) -> None:
    town = town_of(PETITION | {"duration": {"min": "P5D", "max": "P10D"}}, BALLOT)
    town.say("alice", "@govbot propose a bench in the park")
    for handle in ("bruno", "chidi"):
        town.say(handle, "@govbot sign #1")
    assert town.proposal().status == "petition"
    town.wait(days=10)
    assert town.proposal().status == "open"


def test_a_discussion_keeps_objections_and_how_people_lean_apart_from_the_vote(town_of: MakeTown) -> None:
    town = town_of(TALK, BALLOT)
    town.say("alice", "@govbot propose a fountain")
    town.say("bruno", "@govbot agree #1")
    town.say("chidi", "@govbot object #1: it would freeze in winter")
    town.say("dana", "@govbot object", reply_to=town.announcement(1))
    assert "Please say why" in town.heard("dana")[-1]
    town.say("alice", "@govbot revise #1: A fountain that is emptied in winter")
    town.say("bruno", "@govbot revise #1: A statue of me")
    assert "Only the person who proposed #1 can revise it" in town.heard("bruno")[-1]
    assert town.proposal().title == "A fountain that is emptied in winter"
    assert town.proposal().revisions.get().title == "a fountain"
    town.wait(days=3)
    assert "1 leaned towards it, 0 against; 1 objection" in town.heard()[-1]
    assert town.proposal().text_sha256
    town.say("alice", "@govbot revise #1: A palace")
    assert "cannot be changed any more" in town.heard("alice")[-1]
    town.say("dana", "@govbot disagree #1")
    town.wait(days=6)
    assert (town.proposal().agree, town.proposal().disagree) == (0, 1)
    assert town.proposal().outcome == "rejected"
    assert {"objection.raised", "sense.given", "proposal.revised"} <= set(town.tags())
    whole(town)


def test_a_call_for_a_vote_ends_the_discussion_where_the_rules_know_it(town_of: MakeTown) -> None:
    town = town_of(TALK | {"duration": {"min": "P1D", "max": "P9D"}, "call": {"seconds": 1}}, BALLOT)
    town.say("alice", "@govbot propose a fountain")
    town.say("bruno", "@govbot call for a vote #1")
    assert "is discussed until" in town.heard("bruno")[-1]
    town.wait(days=1)
    town.say("bruno", "@govbot call for a vote #1")
    assert town.proposal().status == "deliberation"
    town.say("bruno", "@govbot call for a vote #1")
    assert "already" in town.heard("bruno")[-1]
    town.say("chidi", "@govbot call for a vote #1")
    assert town.proposal().status == "open"
    whole(town)


def test_who_hears_of_a_discussion_hears_that_a_vote_follows(town_of: MakeTown) -> None:
    town = town_of(TALK | {"duration": {"min": "P1D"}}, BALLOT)
    town.say("alice", "@govbot propose a fountain")
    assert "Then voting begins." in town.heard("alice")[-1]


def test_silence_is_consent_and_one_objection_stops_it(town_of: MakeTown) -> None:
    town = town_of(CONSENT)
    town.say("alice", "@govbot propose new chairs")
    assert "If you object, reply “object: your reason”" in town.heard()[-1]
    town.wait(days=4)
    assert town.proposal().status == "executed"
    town.say("alice", "@govbot propose red chairs")
    town.say("bruno", "@govbot object #2")
    town.say("bruno", "@govbot object", reply_to=town.announcement(2))
    assert "Please say why" in town.heard("bruno")[-1]
    town.say("bruno", "@govbot object: red hurts my eyes", reply_to=town.announcement(2))
    assert Vote.objects.get().reason == "red hurts my eyes"
    town.wait(days=4)
    assert town.proposal(2).outcome == "rejected"
    assert "1 object" in town.heard()[-1]
    whole(town)


def test_consensus_first_and_a_vote_if_somebody_blocks(town_of: MakeTown) -> None:
    consensus = BALLOT | {
        "method": "consensus", "threshold": {"min_for": 1}, "objections": {"stop": 1, "reason": True},
        "on_pass": 2, "on_failure": 1,
    }  # fmt: skip
    town = town_of(consensus, BALLOT)
    town.say("alice", "@govbot propose a curfew")
    town.say("bruno", "@govbot block", reply_to=town.announcement(1))
    assert "block #1: your reason" in town.heard("bruno")[-1]
    town.say("bruno", "@govbot block #1: I work at night")
    town.say("chidi", "@govbot stand aside #1")
    town.say("dana", "@govbot agree #1")
    town.wait(days=6)
    assert town.proposal().status == "open"
    assert "1 agree, 0 disagree, 0 abstain, 1 stand aside, 1 block" in town.heard()[-1]
    for handle in ("alice", "chidi", "dana"):
        town.say(handle, "@govbot agree #1")
    town.say("bruno", "@govbot disagree #1")
    town.wait(days=6)
    assert town.proposal().status == "executed"
    assert kinds(town) == [("ballot", "rejected"), ("ballot", "passed")]
    assert (town.proposal().agree, town.proposal().disagree) == (3, 1)
    whole(town)


def test_consensus_that_nobody_blocks_needs_no_vote(town_of: MakeTown) -> None:
    consensus = BALLOT | {"method": "consensus", "threshold": {"min_for": 1}, "on_pass": 2, "on_failure": 1}
    town = town_of(consensus, BALLOT)
    town.say("alice", "@govbot propose a curfew")
    town.say("dana", "@govbot agree #1")
    town.wait(days=6)
    assert town.proposal().status == "executed"
    assert kinds(town) == [("ballot", "passed")]
