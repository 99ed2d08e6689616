"""The rarer words of a rule: advice, who is present, a call that ends a vote, one candidate, late swings and early ends."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from governance.domain.actors import HOST
from governance.domain.audit import first_break
from governance.domain.commands import GrantRoles
from governance.models import Advice, Vote
from governance.selectors import roles_held
from governance.services.stages.recounting import recount
from tests.conftest import Town
from tests.stages import BALLOT, EVERYBODY, TEXT, small_rulebook

MAKE = Callable[..., Town]
BOARD = {"key": "board", "title": "Board"}
BY_BOARD = {"text": "the board", "roles": ["board"]}
CALL = {"text": "every member", "seconds": 1}
CONSENT = {
    "kind": "consent", "method": "consent", "electorate": EVERYBODY, "duration": {"min": "P2D", "max": "P9D"},
    "objections": {"stop": 1, "reason": True}, "call": CALL,
}  # fmt: skip
ELECTION = {
    "kind": "election", "method": "yes_no", "electorate": EVERYBODY, "fills": "board", "duration": {"min": "P4D"},
    "threshold": {"fraction": "1/2", "strict": True, "basis": "for_and_against"},
    "nominations": {"duration": {"min": "P3D"}, "acceptance": True},
}  # fmt: skip
PICNIC = "@govbot propose Where do we meet? Options: 1. library 2. park"


@pytest.fixture
def town_of(make_town: MAKE) -> MAKE:
    def make(*stages: dict) -> Town:
        return make_town(text=TEXT, rulebook=small_rulebook(*stages, roles=(BOARD,)))

    return make


def whole(town: Town) -> None:
    assert town.unsaid() == 0
    assert first_break(town.chain())[0] is None
    assert [counted.differences for counted in recount(town.community) if counted.differences] == []


def test_advice_is_counted_by_itself_shown_beside_the_result_and_decides_nothing(town_of: MAKE) -> None:
    town = town_of(BALLOT | {"electorate": BY_BOARD, "advisory": {"text": "all members"}})
    town.do(GrantRoles(handle="alice", roles=("board",)), actor=HOST)
    town.say("alice", "@govbot propose a fountain")
    assert "the advice of all members is counted by itself" in town.heard()[-1]
    for handle in ("bruno", "chidi", "dana"):
        town.say(handle, "@govbot agree", reply_to=town.announcement(1))
    assert "noted “agree” on #1 as advice" in town.heard("bruno")[-1]
    town.now += timedelta(hours=1)
    town.say("bruno", "@govbot disagree #1")
    town.say("alice", "@govbot disagree #1")
    assert not Vote.objects.exclude(member__handle="alice").exists()
    town.wait(days=6)
    row = town.proposal()
    assert (row.outcome, row.agree, row.disagree, row.electorate_size) == ("rejected", 0, 1, 1)
    assert "Advice, which decided nothing: 2 agree, 1 disagree." in town.heard()[-1]
    assert town.tags().count("vote.advice") == 4
    town.say("emi", "@govbot agree #1")
    assert Advice.objects.count() == 3
    whole(town)


def test_advice_among_options_is_shown_by_its_first_choices(town_of: MAKE) -> None:
    vote = BALLOT | {"method": "ranked", "threshold": None, "electorate": BY_BOARD, "advisory": {"text": "everybody"}}
    town = town_of(vote)
    town.do(GrantRoles(handle="alice", roles=("board",)), actor=HOST)
    town.say("alice", PICNIC)
    town.say("bruno", "@govbot rank #1: 2 > 1")
    town.say("chidi", "@govbot rank #1: 2")
    town.say("dana", "@govbot rank #1: 7")
    assert "There is no option 7" in town.heard("dana")[-1]
    town.say("alice", "@govbot rank #1: 1 > 2")
    town.wait(days=6)
    assert town.proposal().runs.get().result["winners"] == [1]
    assert "Advice of 2 people, which decided nothing: park 2." in town.heard()[-2]
    whole(town)


def test_who_abstains_or_is_not_involved_is_present(town_of: MAKE) -> None:
    present = {"fraction": "1/2", "strict": True, "basis": "present"}
    town = town_of(BALLOT | {"threshold": present})
    town.say("alice", "@govbot propose a fountain")
    town.say("alice", "@govbot agree #1")
    town.say("bruno", "@govbot agree #1")
    town.say("chidi", "@govbot abstain #1")
    town.say("dana", "@govbot not involved #1")
    town.wait(days=6)
    assert town.proposal().outcome == "rejected"  # two of the four who are present
    town.say("alice", "@govbot propose a bench")
    town.say("alice", "@govbot agree #2")
    town.say("bruno", "@govbot agree #2")
    town.say("chidi", "@govbot abstain #2")
    town.wait(days=6)
    assert town.proposal(2).outcome == "passed"  # two of three
    whole(town)


def test_a_call_ends_a_consent_early_and_what_was_said_is_counted(town_of: MAKE) -> None:
    town = town_of(CONSENT | {"on_failure": 1, "on_pass": 2}, BALLOT)
    town.say("alice", "@govbot propose a fountain")
    town.say("bruno", "@govbot object #1: it would freeze")
    town.say("alice", "@govbot call for a vote #1")
    assert "stays open until" in town.heard("alice")[-1]
    assert "Section 1.1" in town.heard("alice")[-1]
    town.wait(days=2)
    town.say("alice", "@govbot call for a vote #1")
    assert "It needs others" in town.heard("alice")[-1]
    assert town.proposal().status == "open"
    town.say("chidi", "@govbot call for a vote #1")
    assert "takes no more answers" in town.heard("chidi")[-1]
    assert town.proposal().status == "collecting"
    town.work()
    assert (town.proposal().status, town.proposal().stage_kind) == ("open", "ballot")
    whole(town)


def test_a_vote_that_nobody_calls_to_an_end_lasts_its_whole_time(town_of: MAKE) -> None:
    town = town_of(BALLOT | {"duration": {"min": "P2D", "max": "P9D"}, "call": CALL})
    town.say("alice", "@govbot propose a fountain")
    town.say("alice", "@govbot agree #1")
    town.wait(days=8)
    assert town.proposal().status == "open"
    town.wait(days=1)
    assert town.proposal().outcome == "passed"
    town.say("bruno", "@govbot call for a vote #1")
    assert "Nobody can call for a vote on #1 now" in town.heard("bruno")[-1]


@pytest.mark.parametrize(("against", "holds"), [(1, {"board"}), (4, frozenset())])
def test_one_candidate_is_elected_by_yes_and_no_or_is_not(town_of: MAKE, against: int, holds: object) -> None:
    town = town_of(ELECTION)
    town.say("alice", "@govbot propose that we elect our board")
    town.say("bruno", "@govbot nominate me for #1")
    town.wait(days=3)
    assert "1. @\u200bbruno" in town.heard()[-1]
    assert "reply “agree”" in town.heard()[-1]
    for place, handle in enumerate(("alice", "bruno", "chidi", "dana", "emi")):
        town.say(handle, f"@govbot {'disagree' if place < against else 'agree'} #1")
    town.wait(days=4)
    assert roles_held(town.member("bruno"), now=town.now) == holds
    whole(town)


def test_where_two_stand_and_one_can_be_voted_on_people_are_asked(town_of: MAKE) -> None:
    town = town_of(ELECTION)
    town.say("alice", "@govbot propose that we elect our board")
    for handle in ("bruno", "chidi"):
        town.say(handle, "@govbot nominate me for #1")
    town.wait(days=3)
    assert town.proposal().status == "held"
    assert "2 people stand for election" in town.heard()[-1]


def test_a_late_swing_among_options_extends_the_vote_once(town_of: MAKE) -> None:
    late = {"by": "P1D", "when": ["late_swing"], "window": "P1D"}
    town = town_of(BALLOT | {"method": "approval", "threshold": None, "extension": late})
    town.say("alice", PICNIC)
    town.say("alice", "@govbot approve #1: 1")
    town.wait(days=5, hours=12)
    for handle in ("bruno", "chidi"):
        town.say(handle, "@govbot approve #1: 2")
    town.wait(hours=12)
    assert town.proposal().status == "extended"
    town.wait(days=1)
    assert town.proposal().runs.get().result["winners"] == [2]
    whole(town)


def test_a_vote_among_options_ends_early_when_nobody_is_left(town_of: MAKE) -> None:
    town = town_of(BALLOT | {"method": "approval", "threshold": None, "early_end": True})
    town.say("alice", PICNIC)
    for handle in ("alice", "bruno", "chidi", "dana"):
        town.say(handle, "@govbot approve #1: 2")
    assert town.proposal().status == "open"
    town.say("emi", "@govbot abstain #1")
    assert town.proposal().outcome == "passed"
    whole(town)


def test_the_rules_page_says_whose_advice_who_calls_and_whether_the_dormant_count(
    town_of: MAKE, client: object
) -> None:
    quorum = {"fraction": "1/3"}
    town_of(BALLOT | {"quorum": quorum, "advisory": {"text": "our friends"}, "call": CALL})
    page = client.get("/c/town/constitution/").content.decode()  # type: ignore[attr-defined]
    assert "everybody is counted there, also who has not voted for long" in page
    assert "whose advice is shown beside it" in page
    assert "our friends" in page
    assert "who may end it by a call for a vote" in page
