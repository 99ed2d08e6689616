"""Deciding among options: a winner, a share that it needs, a default option, second rounds and ties."""

from datetime import UTC, datetime, timedelta

import pytest

from governance.domain.ballots import Form, read_ballot
from governance.domain.counting import Count, Tally, TieRule, count_options
from governance.domain.decision import (
    Choosing,
    Decision,
    Ground,
    RuleCannotBeApplied,
    decide_options,
    extended_to,
    late_from,
)
from governance.domain.lifecycle import Outcome
from governance.domain.rulebook import Stage
from governance.domain.rulebook_stages import Extension
from tests.unit.governance.domain.rules import stage

# Among options.
TENNESSEE = {"1>2>3>4": 42, "2>3>4>1": 26, "3>4>2>1": 15, "4>3>2>1": 17}


def choose(
    rule: Stage, papers: dict[str, int], *, options: int, default: int | None = None, ties: TieRule | None = None,
    electorate: int = 200, second_round: bool = False,
) -> Choosing:  # fmt: skip
    assert rule.method is not None
    form = Form(method=rule.method, options=options, default=default)
    ballots = {read_ballot(form, text): number for text, number in papers.items()}

    def recount(without: frozenset[int]) -> Count:
        return count_options(form, ballots, seats=rule.seats or 1, ties=ties or TieRule(), without=without)

    return decide_options(rule, recount, electorate=electorate, default=default, second_round=second_round)


def test_a_winner_is_chosen_among_options() -> None:
    assert choose(stage(method="condorcet"), TENNESSEE, options=4).winners == (2,)
    assert choose(stage(method="ranked"), TENNESSEE, options=4).winners == (4,)


def test_too_few_ballots_choose_nothing() -> None:
    rule = stage(method="approval", quorum={"count": 4})
    assert choose(rule, {"1": 2, "abstain": 1}, options=2).outcome == "no_quorum"
    assert choose(rule, {"1": 2, "abstain": 2}, options=2).winners == (1,)
    strict = stage(method="approval", quorum={"count": 4, "counts": "non_blank"})
    assert choose(strict, {"1": 2, "abstain": 2}, options=2).ground == Ground.QUORUM


def test_options_must_beat_the_default_option() -> None:
    # 3 is "none of the above". 1 wins the count, but only with those who would rather have none.
    papers = {"1>3": 4, "2>3": 3, "3": 2, "2>1>3": 1}
    rule = stage(method="condorcet")
    decided = choose(rule, papers, options=3, default=3)
    assert (decided.outcome, decided.ground, decided.dropped) == ("rejected", "default_option", (1, 2))
    two_thirds = stage(method="condorcet", threshold={"ratio": "2:1", "basis": "default_option"})
    papers = {"1>3": 7, "3>1": 4, "2>1>3": 2}
    assert choose(two_thirds, papers, options=3, default=3).dropped == (2,)
    assert choose(two_thirds, papers, options=3, default=3).winners == (1,)
    assert choose(two_thirds, papers | {"3": 1}, options=3, default=3).dropped == (1, 2)


def test_a_seat_that_the_default_option_wins_stays_empty() -> None:
    decided = choose(stage(method="approval", seats=2), {"1": 5, "3": 3, "2": 1}, options=3, default=3)
    assert decided.winners == (1,)


def test_a_winner_can_need_a_share_of_the_votes() -> None:
    rule = stage(method="approval", threshold={"fraction": "1/2", "strict": True, "basis": "cast"})
    assert choose(rule, {"1": 3, "2": 2, "abstain": 1}, options=2).outcome == "rejected"
    assert choose(rule, {"1,2": 1, "1": 3, "2": 2, "abstain": 1}, options=2).winners == (1,)
    last = stage(method="ranked", threshold={"fraction": "1/2", "strict": True, "basis": "eligible"})
    assert choose(last, TENNESSEE, options=4, electorate=117).outcome == "rejected"
    assert choose(last, TENNESSEE, options=4, electorate=115).winners == (4,)


def test_without_a_majority_the_best_go_to_a_second_round() -> None:
    rule = stage(
        method="ranked",
        threshold={"fraction": "1/2", "strict": True, "basis": "non_blank"},
        second_round={"best": 2, "threshold": {"min_for": 30}},
    )
    first = choose(rule, TENNESSEE, options=4)
    assert (first.outcome, first.again) == ("rejected", (1, 2))
    level = choose(rule, {"1": 4, "2": 3, "3": 3, "4>1": 1}, options=4)
    assert level.again == (1, 2, 3)
    second = choose(rule, {"1": 40, "2": 31}, options=2, second_round=True)
    assert (second.winners, second.again) == ((1,), ())


def test_a_tie_among_options_waits_for_a_rule_or_for_people() -> None:
    rule = stage(method="approval", seats=2)
    papers = {"1": 3, "2": 2, "3": 2}
    tied = choose(rule, papers, options=3)
    assert (tied.outcome, tied.tied, tied.winners) == ("rejected", True, (1,))
    assert choose(rule, papers, options=3, ties=TieRule(casting=(3, 2))).winners == (1, 3)
    four = stage(method="approval", seats=2, threshold={"min_for": 4})
    assert choose(four, papers, options=3).winners == ()


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (stage(method="stv", threshold={"fraction": "1/2", "basis": "cast"}), "stv gives an option none"),
        (stage(method="condorcet", threshold={"min_for": 3}), "condorcet gives an option none"),
        (stage(method="approval", threshold={"ratio": "2:1"}), "votes against"),
        (stage(method="approval", threshold={"fraction": "1/2", "basis": "serving"}), "serving"),
        (stage(method="approval", threshold={"basis": "default_option"}), "has none"),
        (stage(method="approval", quorum={"count": 1, "counts": "for"}), "in favour"),
    ],
)
def test_rules_that_mean_nothing_among_options_are_errors(rule: Stage, says: str) -> None:
    papers = {"1": 3, "2": 1}
    with pytest.raises(RuleCannotBeApplied, match=says):
        choose(rule, papers, options=2)


# Late extension.
CLOSES = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def at(outcome: str) -> Decision:
    return Decision(outcome=Outcome(outcome), tally=Tally(), electorate=9, quorum_needed=3)


@pytest.mark.parametrize(
    ("when", "stood", "stands", "extends"),
    [
        ("no_quorum", "no_quorum", "no_quorum", True),
        ("no_quorum", "no_quorum", "passed", False),
        ("late_quorum", "no_quorum", "passed", True),
        ("late_quorum", "no_quorum", "rejected", True),
        ("late_quorum", "no_quorum", "no_quorum", False),
        ("late_quorum", "rejected", "passed", False),
        ("late_swing", "rejected", "passed", True),
        ("late_swing", "passed", "rejected", True),
        ("late_swing", "passed", "passed", False),
        ("late_swing", "no_quorum", "passed", False),
    ],
)
def test_a_vote_is_extended_once_by_its_rule(when: str, stood: str, stands: str, *, extends: bool) -> None:
    rule = Extension.model_validate({"by": "P1D", "when": [when], "window": "PT2H"})
    assert late_from(rule, closes_at=CLOSES) == CLOSES - timedelta(hours=2)
    until = extended_to(rule, closes_at=CLOSES, extended=False, stood=at(stood), stands=at(stands))
    assert until == (CLOSES + timedelta(days=1) if extends else None)
    assert extended_to(rule, closes_at=CLOSES, extended=True, stood=at(stood), stands=at(stands)) is None
    assert extended_to(None, closes_at=CLOSES, extended=False, stood=at(stood), stands=at(stands)) is None


def test_another_winner_in_the_last_hours_is_a_swing() -> None:
    rule = Extension.model_validate({"by": "P1D", "when": ["late_swing"], "window": "PT2H"})
    before = choose(stage(method="approval"), {"1": 2, "2": 1}, options=2)
    after = choose(stage(method="approval"), {"1": 2, "2": 3}, options=2)
    assert extended_to(rule, closes_at=CLOSES, extended=False, stood=before, stands=after)
    assert not extended_to(rule, closes_at=CLOSES, extended=False, stood=after, stands=after)
