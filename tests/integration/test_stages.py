"""Every kind of stage, from mention to outcome: one that passes, one that is stopped, one that is said wrongly."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from governance.domain.actors import HOST, SCHEDULE, Actor, Cause
from governance.domain.audit import first_break
from governance.domain.commands import AdvanceProposal, CancelProposal, CastVote, GrantRoles, RemoveWords
from governance.models import Community, OutboxMessage, StageRun, Vote
from governance.services.communities import appoint_moderator
from governance.services.stages.recounting import recount
from tests.conftest import Town
from tests.stages import BALLOT, EVERYBODY, TEXT, small_rulebook

PETITION = {
    "kind": "petition", "electorate": EVERYBODY, "signatures": {"count": 2}, "duration": {"max": "P10D"},
}  # fmt: skip
TALK = {"kind": "deliberation", "duration": {"min": "P3D"}}
CONSENT = {
    "kind": "consent", "method": "consent", "electorate": EVERYBODY, "duration": {"min": "P4D"},
    "objections": {"stop": 1, "reason": True},
}  # fmt: skip
MAKE = Callable[..., Town]


@pytest.fixture
def town_of(make_town: MAKE) -> MAKE:
    def make(*stages: dict, roles: tuple[dict, ...] = ()) -> Town:
        return make_town(text=TEXT, rulebook=small_rulebook(*stages, roles=roles))

    return make


def kinds(town: Town) -> list[tuple[str, str | None]]:
    return list(StageRun.objects.order_by("pk").values_list("kind", "outcome"))


def whole(town: Town) -> None:
    """Nothing is left half done: all was said, the record holds, and every count comes out the same again."""
    assert town.unsaid() == 0
    assert first_break(town.chain())[0] is None
    assert [counted.differences for counted in recount(town.community) if counted.differences] == []


def test_a_petition_that_is_signed_goes_on_to_its_vote_at_once(town_of: MAKE) -> None:
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


def test_a_petition_that_too_few_sign_ends_with_its_clause(town_of: MAKE) -> None:
    town = town_of(PETITION, BALLOT)
    town.say("alice", "@govbot propose a bench in the park")
    town.say("bruno", "@govbot sign #1")
    town.wait(days=10)
    assert (town.proposal().status, town.proposal().outcome) == ("decided", "rejected")
    assert "1 of the 2 signatures that were needed" in town.heard()[-1]
    assert "Section 1.1" in town.heard()[-1]
    whole(town)


def test_signing_twice_and_taking_a_signature_back(town_of: MAKE) -> None:
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


def test_a_petition_with_a_least_time_waits_for_it(town_of: MAKE) -> None:
    town = town_of(PETITION | {"duration": {"min": "P5D", "max": "P10D"}}, BALLOT)
    town.say("alice", "@govbot propose a bench in the park")
    for handle in ("bruno", "chidi"):
        town.say(handle, "@govbot sign #1")
    assert town.proposal().status == "petition"
    town.wait(days=10)
    assert town.proposal().status == "open"


def test_a_discussion_keeps_objections_and_how_people_lean_apart_from_the_vote(town_of: MAKE) -> None:
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


def test_a_call_for_a_vote_ends_the_discussion_where_the_rules_know_it(town_of: MAKE) -> None:
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


def test_silence_is_consent_and_one_objection_stops_it(town_of: MAKE) -> None:
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


def test_consensus_first_and_a_vote_if_somebody_blocks(town_of: MAKE) -> None:
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


def test_consensus_that_nobody_blocks_needs_no_vote(town_of: MAKE) -> None:
    consensus = BALLOT | {"method": "consensus", "threshold": {"min_for": 1}, "on_pass": 2, "on_failure": 1}
    town = town_of(consensus, BALLOT)
    town.say("alice", "@govbot propose a curfew")
    town.say("dana", "@govbot agree #1")
    town.wait(days=6)
    assert town.proposal().status == "executed"
    assert kinds(town) == [("ballot", "passed")]


WHERE = "@govbot propose Where do we meet? Options: 1. Gent 2. Brussels 3. online"


@pytest.mark.parametrize(
    ("method", "said", "understood", "extra"),
    [
        ("ranked", ("rank #1: 2 > 1", "rank #1: 2 > 3 > 1", "rank 1: 1"), "1. Brussels", {}),
        ("condorcet", ("rank #1: 2 > 1", "rank #1: 2, 3", "rank #1: 1"), "1. Brussels", {}),
        ("approval", ("approve #1: 2, 3", "approve #1: 2", "approve #1: 1"), "yes to Brussels", {}),
        ("score", ("score #1: 2=5, 1=1", "score #1: 2=4", "score #1: 1=5"), "5 for Brussels", {}),
        ("stv", ("rank #1: 2 > 1", "rank #1: 2 > 3", "rank #1: 1"), "1. Brussels", {"seats": 1}),
    ],
)
def test_a_vote_among_options_repeats_what_it_understood_and_names_the_winner(
    town_of: MAKE, method: str, said: tuple[str, ...], understood: str, extra: dict
) -> None:
    town = town_of(BALLOT | {"method": method, "threshold": None} | extra)
    town.say("alice", WHERE)
    assert "2. Brussels" in town.heard()[-1]
    for handle, words in zip(("alice", "bruno", "chidi"), said, strict=True):
        town.say(handle, f"@govbot {words}")
    assert understood in town.heard("alice")[-1]
    town.say("dana", "@govbot agree", reply_to=town.announcement(1))
    assert "takes a ballot over its options" in town.heard("dana")[-1]
    town.wait(days=6)
    assert town.proposal().status == "executed"
    assert "3 people voted. Brussels wins" in " ".join(town.heard())
    assert StageRun.objects.get().result["winners"] == [2]
    whole(town)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("rank #1: 4 > 1", "There is no option 4; the options are 1 to 3"),
        ("rank #1: 2 > 2", "Option 2 is ranked twice"),
        ("score #1: 1=3", "such as"),
        ("rank 2 > 1", "“rank #3: 2 > 1 > 3”"),
        ("approve #1", "name the options by their numbers"),
    ],
)
def test_a_ballot_that_is_wrong_says_how_it_is_written(town_of: MAKE, words: str, answer: str) -> None:
    town = town_of(BALLOT | {"method": "ranked", "threshold": None})
    town.say("alice", WHERE)
    town.say("bruno", f"@govbot {words}")
    assert answer in town.heard("bruno")[-1]
    assert Vote.objects.count() == 0


def test_every_change_of_a_ballot_over_options_is_kept(town_of: MAKE) -> None:
    town = town_of(BALLOT | {"method": "ranked", "threshold": None})
    town.say("alice", WHERE)
    for words in ("rank #1: 1 > 2", "rank #1: 2 > 1", "abstain #1"):
        town.say("bruno", f"@govbot {words}")
    vote = Vote.objects.get()
    assert (vote.choice, vote.ballot) == ("abstain", "")
    assert list(vote.history.values_list("replaces", "ballot")) == [("", "1>2"), ("1>2", "2>1"), ("2>1", "")]


@pytest.mark.parametrize("words", ["a picnic", "a picnic. Options: 1. Gent", "Options: 1. Gent 3. Brussels"])
def test_a_vote_among_options_needs_options(town_of: MAKE, words: str) -> None:
    town = town_of(BALLOT | {"method": "approval", "threshold": None})
    town.say("alice", f"@govbot propose {words}")
    assert "list 2 to 20" in town.heard("alice")[-1]
    assert not town.community.proposals.exists()


def test_a_tie_that_no_rule_breaks_decides_nothing_and_says_so(town_of: MAKE) -> None:
    town = town_of(BALLOT | {"method": "approval", "threshold": None})
    town.say("alice", WHERE)
    town.say("alice", "@govbot approve #1: 1")
    town.say("bruno", "@govbot approve #1: 2")
    town.wait(days=6)
    assert town.proposal().outcome == "rejected"
    assert "Gent and Brussels are level" in town.heard()[-1]


def test_a_second_round_among_the_best(town_of: MAKE) -> None:
    half = {"fraction": "1/2", "strict": True, "basis": "non_blank"}
    town = town_of(BALLOT | {"method": "ranked", "threshold": half, "second_round": {"best": 2}})
    town.say("alice", WHERE)
    for handle, first in (("alice", 1), ("bruno", 1), ("chidi", 2), ("dana", 2), ("emi", 3)):
        town.say(handle, f"@govbot rank #1: {first}")
    town.wait(days=6)
    assert town.proposal().status == "open"
    assert "1. Gent" in town.heard()[-1]
    assert "3. online" not in town.heard()[-1]
    town.say("emi", "@govbot rank #1: 3")
    assert "There is no option 3" in town.heard("emi")[-1]
    town.say("emi", "@govbot rank #1: 2 > 1")
    town.wait(days=6)
    assert town.proposal().outcome == "passed"
    assert StageRun.objects.get(round=2).result["winners"] == [2]
    assert len(town.heard()) <= 4
    whole(town)


ROLE = {"kind": "role", "method": "role", "electorate": {"roles": ["guide"]}, "duration": {"max": "P5D"}}


def test_one_person_decides_at_once_and_nobody_else(town_of: MAKE) -> None:
    town = town_of(ROLE)
    town.do(GrantRoles(handle="bruno", roles=("guide",)), actor=HOST)
    town.say("alice", "@govbot propose a detour")
    town.say("alice", "@govbot agree #1")
    assert "not counted" in town.heard("alice")[-1]
    town.say("bruno", "@govbot agree #1")
    assert town.proposal().status == "executed"
    whole(town)


def test_two_of_three_holders_decide_and_silence_means_what_the_rule_says(town_of: MAKE) -> None:
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


def test_a_role_that_nobody_holds_is_said_before_anything_opens(town_of: MAKE) -> None:
    town = town_of(ROLE)
    town.say("alice", "@govbot propose a detour")
    assert "Nobody who could decide holds the role “guide”" in town.heard("alice")[-1]
    assert not town.community.proposals.exists()


def test_a_gate_lets_through_or_ends_it(town_of: MAKE) -> None:
    town = town_of(ROLE, BALLOT)
    town.do(GrantRoles(handle="bruno", roles=("guide",)), actor=HOST)
    for number, word, state in ((1, "agree", "open"), (2, "disagree", "decided")):
        town.say("alice", f"@govbot propose detour {'one' if number == 1 else 'two'}")
        town.say("bruno", f"@govbot {word} #{number}")
        assert town.proposal(number).status == state


def test_a_role_that_falls_vacant_on_the_way_holds_the_proposal_and_says_why(town_of: MAKE) -> None:
    """Invariant 10: an error in a rule holds the proposal; it never falls through to a laxer rule."""
    town = town_of(TALK, ROLE)
    town.do(GrantRoles(handle="bruno", roles=("guide",)), actor=HOST)
    town.say("alice", "@govbot propose a detour")
    town.say("bruno", "@govbot leave")
    town.wait(days=3)
    assert town.proposal().status == "held"
    assert "holds the role “guide”" in town.heard()[-1]
    whole(town)


def test_a_casting_vote_breaks_a_tie(town_of: MAKE) -> None:
    town = town_of(BALLOT | {"casting_vote": "chair"})
    town.do(GrantRoles(handle="bruno", roles=("chair",)), actor=HOST)
    town.say("alice", "@govbot propose a detour")
    town.say("bruno", "@govbot agree #1")
    town.say("chidi", "@govbot disagree #1")
    town.wait(days=6)
    assert town.proposal().outcome == "passed"


def test_who_is_not_involved_steps_out_and_who_proposed_may_have_to(town_of: MAKE) -> None:
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


def test_one_extension_for_a_missing_quorum_and_no_second(town_of: MAKE) -> None:
    rule = {"quorum": {"count": 3}, "extension": {"by": "P2D", "when": ["no_quorum"]}}
    town = town_of(BALLOT | rule)
    town.say("alice", "@govbot propose a detour")
    town.say("alice", "@govbot agree #1")
    town.wait(days=6)
    assert town.proposal().status == "extended"
    assert "stage.extended" in town.tags()
    town.say("bruno", "@govbot agree #1")
    town.wait(days=2)
    assert town.proposal().outcome == "no_quorum"
    whole(town)


def test_an_early_end_only_once_nobody_can_change_it(town_of: MAKE) -> None:
    town = town_of(BALLOT | {"early_end": True})
    town.say("alice", "@govbot propose a detour")
    for handle in ("alice", "bruno"):
        town.say(handle, "@govbot agree #1")
    assert town.proposal().status == "open"
    town.say("chidi", "@govbot agree #1")
    assert town.proposal().status == "executed"


def test_a_hundred_votes_make_at_most_four_public_posts(make_town: MAKE) -> None:
    people = tuple(f"m{number}" for number in range(40))
    town = make_town(text=TEXT, rulebook=small_rulebook(PETITION, TALK, BALLOT), members=people)
    town.say("m0", "@govbot propose a bench in the park")
    for handle in people[:2]:
        town.say(handle, "@govbot sign #1")
    town.wait(days=3)
    for handle in people:
        town.say(handle, "@govbot agree #1")
    town.wait(days=6)
    assert town.proposal().status == "executed"
    assert OutboxMessage.objects.filter(audience="public").count() <= 4


def test_a_reason_that_should_not_stand_there_is_taken_off_and_the_objection_stays(
    town_of: MAKE, django_user_model: type
) -> None:
    town = town_of(CONSENT)
    user = django_user_model.objects.create_user("mo", password="a-long-password", is_staff=True)
    appoint_moderator(town.community, user, cause=Cause(ref="test"), now=town.now)
    town.say("alice", "@govbot propose new chairs")
    town.say("bruno", "@govbot object #1: something unkind")
    vote = Vote.objects.get()
    town.do(RemoveWords(number=1, objection=vote.pk, reason="It was unkind."), actor=Actor.moderator("mo"))
    vote.refresh_from_db()
    assert (vote.choice, vote.reason) == ("object", "")
    assert not any("something unkind" in str(entry.get("content")) for entry in town.chain())
    town.do(CancelProposal(number=1, reason="We start over."), actor=Actor.moderator("mo"))
    assert not StageRun.objects.filter(closed_at__isnull=True).exists()


@pytest.mark.parametrize(
    ("stages", "word", "days"), [((BALLOT | {"early_end": True},), "agree", 6), ((PETITION, BALLOT), "sign", 10)]
)
def test_what_was_said_in_time_and_arrives_late_counts_even_if_it_settles_the_matter(
    town_of: MAKE, stages: tuple[dict, ...], word: str, days: int
) -> None:
    town = town_of(*stages)
    town.say("alice", "@govbot propose a bench in the park")
    Community.objects.update(arrival_window=timedelta(minutes=10))
    early, late = (("bruno", "chidi"), "dana") if word == "agree" else (("bruno",), "dana")
    for handle in early:
        town.say(handle, f"@govbot {word} #1")
    closes_at = town.proposal().closes_at
    assert closes_at == town.now + timedelta(days=days)
    town.now = closes_at + timedelta(seconds=30)
    town.do(
        CastVote(number=1, choice=word, cast_at=closes_at - timedelta(seconds=5), post="late"),
        actor=Actor.person(late),
        cause="late-before-the-clock",
    )
    assert town.proposal().closes_at == closes_at
    town.do(AdvanceProposal(number=1), actor=SCHEDULE)
    assert town.proposal().status == "collecting"
    town.do(
        CastVote(number=1, choice=word, cast_at=closes_at - timedelta(seconds=4), post="later"),
        actor=Actor.person("emi"),
        cause="late-after-the-clock",
    )
    assert Vote.objects.filter(choice=word).count() == len(early) + 2
    assert (town.proposal().status, town.proposal().closes_at) == ("collecting", closes_at)
    town.wait(minutes=11)
    assert StageRun.objects.order_by("pk")[0].outcome == "passed"


def test_what_people_have_signed_keeps_its_words(town_of: MAKE) -> None:
    town = town_of(PETITION, BALLOT)
    town.say("alice", "@govbot propose a bench in the park")
    town.say("alice", "@govbot revise #1: Two benches in the park")
    town.say("bruno", "@govbot sign #1")
    town.say("alice", "@govbot revise #1: Abolish the board")
    assert "People have signed #1 as it stands" in town.heard("alice")[-1]
    assert town.proposal().title == "Two benches in the park"
    town.say("bruno", "@govbot unsign #1")
    town.say("alice", "@govbot revise #1: Three benches in the park")
    assert town.proposal().title == "Three benches in the park"


def test_new_words_written_in_private_stay_private(town_of: MAKE) -> None:
    town = town_of(TALK, BALLOT)
    town.say("alice", "@govbot propose a fountain")
    town.say("alice", "@govbot revise #1: A fountain, for my sister is ill", private=True)
    assert "you wrote to me in private, so I changed nothing" in town.heard("alice")[-1]
    assert town.proposal().title == "a fountain"
    assert not town.proposal().revisions.exists()


def test_what_would_do_something_cannot_be_put_into_other_words(town_of: MAKE) -> None:
    town = town_of(TALK, BALLOT)
    town.propose("alice", "@govbot propose that we block bad.example")
    assert town.proposal().actions.get().kind == "block_domain"
    town.say("alice", "@govbot revise #1: Pizza on Fridays")
    assert "new words would not change that" in town.heard("alice")[-1]
    assert "Pizza" not in town.proposal().title


@pytest.mark.parametrize(
    ("words", "private", "why"),
    [("bruno stole the cash box", False, "seems to name a person"), ("my sister is ill", True, "in private")],
)
def test_a_reason_that_accuses_or_was_said_in_private_is_kept_back_and_the_objection_counts(
    town_of: MAKE, words: str, private: bool, why: str
) -> None:
    town = town_of(CONSENT)
    town.say("alice", "@govbot propose a fountain")
    town.say("chidi", f"@govbot object #1: {words}", private=private)
    assert why in town.heard("chidi")[-1]
    assert (Vote.objects.get().choice, Vote.objects.get().reason) == ("object", "")
    assert words not in str(town.chain())
    town.say("chidi", "@govbot object #1: it would freeze in winter")
    assert Vote.objects.get().reason == "it would freeze in winter"
    town.wait(days=4)
    assert town.proposal().outcome == "rejected"
