"""Deciding by every method and rule: tables, and the invariant that a further "no" never helps."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.domain.ballots import Choice, Form, Method, read_ballot
from governance.domain.counting import Count, Tally, TieRule, count_options
from governance.domain.decision import (
    Bodies,
    Choosing,
    Decision,
    Ground,
    RuleCannotBeApplied,
    decide_options,
    decide_stage,
    extended_to,
    is_settled,
    late_from,
    quorum_needed,
)
from governance.domain.lifecycle import Outcome
from governance.domain.rulebook import Quorum, Stage
from governance.domain.rulebook_stages import Extension

MAJORITY = {"fraction": "1/2", "strict": True, "basis": "for_and_against"}


def stage(kind: str = "ballot", **fields: Any) -> Stage:
    return Stage.model_validate({"kind": kind} | fields)


def end(rule: Stage, tally: Tally, *, electorate: int = 12, casting: Choice | None = None, **bodies: Any) -> Decision:
    return decide_stage(rule, tally, electorate=electorate, bodies=Bodies(**bodies), casting=casting)


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


numbers = st.integers(0, 12)
shares = st.sampled_from(["1/3", "1/2", "11/20", "2/3", "3/4", "1"])
bases = st.sampled_from(
    ["for_and_against", "cast", "non_blank", "eligible", "full_body", "serving", "not_involved", "present"]
)
quorums = st.none() | st.sampled_from(
    [{"count": 5}, {"fraction": "1/3"}, {"sqrt_multiple": "3/2"}, {"count": 4, "counts": "for"},
     {"count": 4, "counts": "non_blank"}, {"recent_fraction": "1/2", "recent_votes": 3}]
)  # fmt: skip


@st.composite
def thresholds(draw: st.DrawFn) -> dict[str, Any]:
    rule: dict[str, Any] = {}
    if draw(st.booleans()):
        rule |= {"fraction": draw(shares), "basis": draw(bases)}
        rule["strict"] = draw(st.booleans()) and rule["fraction"] != "1"
    if draw(st.booleans()):
        rule["ratio"] = draw(st.sampled_from(["1:2", "1", "2", "3:1"]))
    if draw(st.booleans()):
        rule["min_for"] = draw(st.integers(1, 6))
    if draw(st.booleans()) or not rule:
        rule["max_against"] = draw(st.integers(0, 4))
    return rule


@st.composite
def rules(draw: st.DrawFn) -> Stage:
    kind, method = draw(
        st.sampled_from(
            [("ballot", "yes_no"), ("ballot", "consensus"), ("consent", "consent"), ("consent", "lazy_consensus"),
             ("jury", "jury"), ("role", "role")]
        )
    )  # fmt: skip
    extra: dict[str, Any] = {"threshold": draw(thresholds()), "quorum": draw(quorums)}
    if method in {"consent", "lazy_consensus", "consensus"}:
        extra["objections"] = draw(st.none() | st.builds(lambda stop: {"stop": stop}, st.integers(1, 4)))
    extra["silence"] = (
        draw(st.none() | st.sampled_from(["agree", "disagree"])) if method in {"yes_no", "role"} else None
    )
    extra["casting_vote"] = draw(st.none() | st.just("chair"))
    return stage(kind, method=method, **extra)


def noes(rule: Stage) -> list[Choice]:
    if rule.method in {Method.CONSENT, Method.LAZY_CONSENSUS}:
        return [Choice.OBJECT]
    return [Choice.DISAGREE, Choice.BLOCK] if rule.method is Method.CONSENSUS else [Choice.DISAGREE]


@st.composite
def tallies(draw: st.DrawFn, rule: Stage) -> Tally:
    tally = Tally(agree=draw(numbers), abstain=draw(numbers))
    for no in noes(rule):
        tally = tally.plus(no, draw(numbers))
    return tally.plus(Choice.STAND_ASIDE, draw(numbers)) if rule.method is Method.CONSENSUS else tally


ALL = 60
EVERYBODY = Bodies(full_body=ALL, serving=ALL, not_involved=ALL, present=ALL, recent=9)  # type: ignore[arg-type]
castings = st.none() | st.sampled_from([Choice.AGREE, Choice.DISAGREE])


@given(rule=rules(), casting=castings, data=st.data())
def test_one_more_no_never_helps_but_by_a_quorum(rule: Stage, casting: Choice | None, data: st.DataObject) -> None:
    """Invariant 11: one more “no” passes nothing, except by meeting a participation quorum that the constitution states."""
    word = data.draw(st.sampled_from(noes(rule)))
    before = data.draw(tallies(rule))
    first = decide_stage(rule, before, electorate=ALL, bodies=EVERYBODY, casting=casting)
    then = decide_stage(rule, before.plus(word), electorate=ALL, bodies=EVERYBODY, casting=casting)
    if then.outcome is Outcome.PASSED:
        assert first.outcome is not Outcome.REJECTED
    if rule.quorum is None:
        assert first.outcome is not Outcome.NO_QUORUM


@given(rule=rules(), casting=castings, data=st.data())
def test_one_more_agreement_never_hurts(rule: Stage, casting: Choice | None, data: st.DataObject) -> None:
    before = data.draw(tallies(rule))
    first = decide_stage(rule, before, electorate=ALL, bodies=EVERYBODY, casting=casting)
    then = decide_stage(rule, before.plus(Choice.AGREE), electorate=ALL, bodies=EVERYBODY, casting=casting)
    if first.outcome is Outcome.PASSED:
        assert then.outcome is Outcome.PASSED


@given(rule=rules(), data=st.data())
def test_a_settled_vote_ends_the_same_however_the_others_vote(rule: Stage, data: st.DataObject) -> None:
    tally = data.draw(tallies(rule))
    electorate = max(tally.cast + data.draw(st.integers(0, 6)), 1)
    bodies = Bodies(full_body=99, serving=99, not_involved=99, present=99, recent=9)  # type: ignore[arg-type]
    if not is_settled(rule, tally, electorate=electorate, bodies=bodies):
        return
    now = decide_stage(rule, tally, electorate=electorate, bodies=bodies)
    for _ in range(data.draw(st.integers(0, electorate - tally.cast))):
        tally = tally.plus(data.draw(st.sampled_from([Choice.AGREE, Choice.ABSTAIN, *noes(rule)])))
    assert decide_stage(rule, tally, electorate=electorate, bodies=bodies).outcome is now.outcome


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
