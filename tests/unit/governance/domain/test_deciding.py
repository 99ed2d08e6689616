"""Deciding by every method and rule, as tables."""

import pytest

from governance.domain.ballots import Choice
from governance.domain.counting import Tally
from governance.domain.decision import (
    Bodies,
    Ground,
    RuleCannotBeApplied,
    is_settled,
    quorum_needed,
)
from governance.domain.rulebook import Quorum, Stage
from tests.unit.governance.domain.rules import MAJORITY, end, stage

CONSENSUS = stage(method="consensus", threshold=MAJORITY)


UNSTATED = stage(method="consensus")


CONSENT = stage("consent")


TWO_STOP = stage("consent", objections={"stop": 2})


FOUR_FIFTHS = stage("consent", objections={"stop": 9}, threshold={"fraction": "4/5", "basis": "cast"})


LAZY = stage("consent", method="lazy_consensus", threshold={"min_for": 3})


GATE = stage("role", method="role", threshold={"max_against": 0}, silence="agree")


TWO_OF_N = stage("role", method="role", threshold={"min_for": 2})


ONE = stage("role", method="role")


@pytest.mark.parametrize(
    ("rule", "tally", "electorate", "outcome", "ground"),
    [
        (CONSENSUS, Tally(agree=9, block=1), 12, "rejected", "objections"),
        (CONSENSUS, Tally(agree=3, disagree=2, stand_aside=9), 20, "passed", "threshold"),
        (CONSENSUS, Tally(agree=3, disagree=3), 12, "rejected", "threshold"),
        (UNSTATED, Tally(agree=2, stand_aside=3, abstain=1), 12, "passed", "threshold"),
        (UNSTATED, Tally(agree=9, disagree=1), 12, "rejected", "threshold"),
        (UNSTATED, Tally(stand_aside=3), 12, "rejected", "threshold"),
        (CONSENT, Tally(), 12, "passed", "silence"),
        (CONSENT, Tally(object=1), 12, "rejected", "objections"),
        (TWO_STOP, Tally(object=1), 12, "passed", "silence"),
        (TWO_STOP, Tally(agree=9, object=2), 12, "rejected", "objections"),
        (FOUR_FIFTHS, Tally(agree=8, object=2), 12, "passed", "threshold"),
        (FOUR_FIFTHS, Tally(agree=7, object=2), 12, "rejected", "threshold"),
        (FOUR_FIFTHS, Tally(), 12, "passed", "silence"),
        (LAZY, Tally(agree=2), 12, "rejected", "threshold"),
        (LAZY, Tally(agree=3), 12, "passed", "threshold"),
        (GATE, Tally(), 3, "passed", "threshold"),
        (GATE, Tally(disagree=1), 3, "rejected", "threshold"),
        (TWO_OF_N, Tally(agree=1), 5, "rejected", "threshold"),
        (TWO_OF_N, Tally(agree=2, disagree=3), 5, "passed", "threshold"),
        (ONE, Tally(agree=1), 1, "passed", "threshold"),
        (ONE, Tally(disagree=1), 1, "rejected", "threshold"),
        (ONE, Tally(), 1, "rejected", "threshold"),
        (stage(threshold=MAJORITY, silence="disagree"), Tally(agree=6), 12, "rejected", "threshold"),
        (stage(threshold=MAJORITY, silence="disagree"), Tally(agree=7), 12, "passed", "threshold"),
        (stage(threshold=MAJORITY, silence="agree"), Tally(disagree=5), 12, "passed", "threshold"),
        (stage(threshold=MAJORITY, quorum={"count": 3, "counts": "for"}), Tally(agree=2, disagree=1), 12, "no_quorum", "quorum"),
        (
            stage(threshold=MAJORITY, quorum={"count": 3, "counts": "non_blank"}),
            Tally(agree=2, abstain=5), 12, "no_quorum", "quorum",
        ),
        (stage(threshold=MAJORITY, quorum={"count": 3}), Tally(agree=1, abstain=2), 12, "passed", "threshold"),
    ],
)  # fmt: skip
def test_each_rule_decides(rule: Stage, tally: Tally, electorate: int, outcome: str, ground: str) -> None:
    decided = end(rule, tally, electorate=electorate)
    assert (decided.outcome, decided.ground) == (outcome, ground)


@pytest.mark.parametrize(
    ("basis", "bodies", "outcome"),
    [
        ("full_body", {"full_body": 9}, "passed"),
        ("full_body", {"full_body": 10}, "rejected"),
        ("serving", {"serving": 9}, "passed"),
        ("not_involved", {"not_involved": 10}, "rejected"),
        ("present", {"present": 9}, "passed"),
        ("non_blank", {}, "passed"),
    ],
)
def test_a_share_can_be_of_each_body_that_is_known(basis: str, bodies: dict[str, int], outcome: str) -> None:
    rule = stage(threshold={"fraction": "1/2", "strict": True, "basis": basis})
    assert end(rule, Tally(agree=5, disagree=1), **bodies).outcome == outcome


@pytest.mark.parametrize(
    ("rule", "tally", "says"),
    [
        (stage(), Tally(agree=5), "states no threshold"),
        (ONE, Tally(agree=1), "states no threshold"),
        (stage(threshold={"fraction": "1/2"}), Tally(agree=5), "what its share is a share of"),
        (stage(threshold={"fraction": "1/2", "basis": "serving"}), Tally(agree=5), "share of “serving”"),
        (stage(threshold={"basis": "default_option"}), Tally(agree=5), "share of “default_option”"),
        (stage(threshold={"fraction": "1/2", "basis": "eligible"}), Tally(agree=13), "More people agree than"),
        (stage(threshold=MAJORITY, quorum={"fraction": "1/2", "basis": "full_body"}), Tally(agree=5), "full_body"),
        (
            stage(threshold=MAJORITY, quorum={"recent_fraction": "1/2", "recent_votes": 5}),
            Tally(agree=5),
            "recent participation",
        ),
    ],
)
def test_what_cannot_be_counted_is_an_error_and_never_a_laxer_rule(rule: Stage, tally: Tally, says: str) -> None:
    with pytest.raises(RuleCannotBeApplied, match=says):
        end(rule, tally)


def test_a_role_that_nobody_holds_decides_nothing() -> None:
    with pytest.raises(RuleCannotBeApplied, match="Nobody holds"):
        end(GATE, Tally(), electorate=0)


def test_quorums_of_other_bodies_and_of_recent_votes() -> None:
    of_board = Quorum.model_validate({"fraction": "1/2", "basis": "full_body"})
    assert quorum_needed(of_board, 3, Bodies(full_body=7)) == 4
    recent = Quorum.model_validate({"recent_fraction": "1/2", "recent_votes": 5, "count": 2})
    assert quorum_needed(recent, 90, Bodies(recent=23)) == 12  # type: ignore[arg-type]
    assert quorum_needed(recent, 90, Bodies(recent=2)) == 2  # type: ignore[arg-type]


def test_a_casting_vote_breaks_a_tie_and_nothing_else() -> None:
    rule = stage(threshold=MAJORITY, casting_vote="chair")
    even = Tally(agree=3, disagree=3)
    assert (end(rule, even).ground, end(rule, even).tied) == (Ground.TIE, True)
    assert end(rule, even, casting=Choice.AGREE).outcome == "passed"
    assert end(rule, even, casting=Choice.DISAGREE).outcome == "rejected"
    assert end(rule, even, casting=Choice.AGREE).ground == Ground.CASTING_VOTE
    assert end(rule, Tally(agree=3, disagree=4), casting=Choice.AGREE).outcome == "rejected"
    assert not end(rule, Tally()).tied
    two_thirds = stage(threshold={"fraction": "2/3", "basis": "for_and_against"}, casting_vote="chair")
    assert end(two_thirds, Tally(agree=3, disagree=3), casting=Choice.AGREE).outcome == "rejected"
    assert end(two_thirds, Tally(agree=1, disagree=1), casting=Choice.AGREE).outcome == "passed"
    three_quarters = stage(threshold={"fraction": "3/4", "basis": "for_and_against"}, casting_vote="chair")
    assert end(three_quarters, Tally(agree=1, disagree=1), casting=Choice.AGREE).outcome == "rejected"
    of_all = stage(threshold={"fraction": "1/2", "strict": True, "basis": "eligible"}, casting_vote="chair")
    assert end(of_all, Tally(agree=3, disagree=3), electorate=7, casting=Choice.AGREE).outcome == "rejected"


def test_a_vote_ends_early_only_when_nobody_can_turn_it() -> None:
    of_all = stage(threshold={"fraction": "1/2", "strict": True, "basis": "eligible"})
    assert not is_settled(of_all, Tally(agree=6), electorate=12)
    assert is_settled(of_all, Tally(agree=7), electorate=12)
    assert is_settled(of_all, Tally(disagree=6), electorate=12)
    simple = stage(threshold=MAJORITY, quorum={"count": 4})
    assert not is_settled(simple, Tally(agree=3), electorate=5)  # a quorum is missing
    assert is_settled(simple, Tally(agree=4), electorate=7)
    tie = stage(threshold=MAJORITY, casting_vote="chair")
    assert not is_settled(tie, Tally(agree=2, disagree=2), electorate=4)
