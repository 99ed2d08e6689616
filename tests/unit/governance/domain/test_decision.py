"""Counting and deciding: exact, order-free, and a "no" never helps."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.domain.counting import Tally, count
from governance.domain.decision import RuleCannotBeApplied, decide, quorum_needed
from governance.domain.lifecycle import Outcome
from governance.domain.rulebook import Basis, Quorum, Threshold

MAJORITY = Threshold.model_validate({"fraction": "1/2", "strict": True, "basis": "for_and_against"})
TWO_THIRDS = Threshold.model_validate({"fraction": "2/3", "basis": "for_and_against"})
OF_ALL = Threshold.model_validate({"fraction": "2/3", "basis": "eligible"})
OF_CAST = Threshold.model_validate({"fraction": "1/2", "strict": True, "basis": "cast"})
THREE_TO_ONE = Threshold.model_validate({"ratio": "3:1"})
A_THIRD = Quorum.model_validate({"fraction": "1/3"})


def outcome(
    tally: tuple[int, int, int], threshold: Threshold, *, electorate: int = 12, quorum: Quorum | None = None
) -> str:
    agree, disagree, abstain = tally
    made = decide(
        Tally(agree=agree, disagree=disagree, abstain=abstain),
        electorate=electorate, threshold=threshold, quorum=quorum,
    )  # fmt: skip
    return str(made.outcome)


@pytest.mark.parametrize(
    ("tally", "threshold", "expected"),
    [
        ((3, 2, 0), MAJORITY, "passed"),
        ((3, 3, 5), MAJORITY, "rejected"),
        ((1, 0, 5), MAJORITY, "passed"),
        ((0, 0, 5), MAJORITY, "rejected"),
        ((0, 0, 0), MAJORITY, "rejected"),
        ((4, 2, 0), TWO_THIRDS, "passed"),
        ((199, 100, 0), TWO_THIRDS, "rejected"),
        ((200, 100, 0), TWO_THIRDS, "passed"),
        ((8, 0, 0), OF_ALL, "passed"),
        ((7, 0, 5), OF_ALL, "rejected"),
        ((3, 2, 1), OF_CAST, "rejected"),
        ((4, 2, 1), OF_CAST, "passed"),
        ((3, 1, 0), THREE_TO_ONE, "passed"),
        ((5, 2, 0), THREE_TO_ONE, "rejected"),
        ((0, 0, 3), THREE_TO_ONE, "rejected"),
    ],
)
def test_the_threshold_decides(tally: tuple[int, int, int], threshold: Threshold, expected: str) -> None:
    assert outcome(tally, threshold) == expected


@pytest.mark.parametrize(
    ("rule", "electorate", "needed"),
    [
        ({"fraction": "1/3"}, 5, 2),
        ({"fraction": "1/3"}, 6, 2),
        ({"fraction": "1/3"}, 7, 3),
        ({"fraction": "1"}, 7, 7),
        ({"count": 10}, 3, 10),
        ({"fraction": "1/10", "count": 3}, 12, 3),
        ({"sqrt_multiple": "1"}, 16, 4),
        ({"sqrt_multiple": "1"}, 17, 5),
        ({"sqrt_multiple": "3/2"}, 100, 15),
        ({"sqrt_multiple": "1/2"}, 2, 1),
        (None, 7, 0),
        ("none", 7, 0),
    ],
)
def test_a_quorum_is_a_whole_number_of_people(rule: dict | str | None, electorate: int, needed: int) -> None:
    quorum = Quorum.model_validate(rule) if isinstance(rule, dict) else rule
    assert quorum_needed(quorum, electorate) == needed


def test_abstentions_count_for_the_quorum_and_too_few_decide_nothing() -> None:
    assert outcome((1, 0, 1), MAJORITY, electorate=6, quorum=A_THIRD) == "passed"
    assert outcome((1, 0, 0), MAJORITY, electorate=6, quorum=A_THIRD) == "no_quorum"


@pytest.mark.parametrize("threshold", [None, "none"])
def test_a_vote_without_a_threshold_is_an_error_and_not_a_majority(threshold: str | None) -> None:
    with pytest.raises(RuleCannotBeApplied):
        decide(Tally(agree=5), electorate=5, threshold=threshold, quorum=None)  # type: ignore[arg-type]


def test_a_basis_that_cannot_be_counted_is_an_error() -> None:
    rule = Threshold(fraction=Fraction(1, 2), basis=Basis.FULL_BODY)
    with pytest.raises(RuleCannotBeApplied, match="full_body"):
        outcome((5, 0, 0), rule)


choices = st.lists(st.sampled_from(["agree", "disagree", "abstain"]), max_size=40)


@given(ballots=choices, shuffle=st.randoms())
def test_the_order_of_ballots_changes_nothing(ballots: list[str], shuffle: object) -> None:
    mixed = list(ballots)
    shuffle.shuffle(mixed)
    assert count(mixed) == count(ballots)


def test_an_unknown_choice_is_never_counted() -> None:
    with pytest.raises(ValueError, match="block"):
        count(["agree", "block"])


rules = st.sampled_from([MAJORITY, TWO_THIRDS, OF_ALL, OF_CAST, THREE_TO_ONE])
counts = st.integers(0, 30)


@given(agree=counts, disagree=counts, abstain=counts, rule=rules, quorum=st.none() | st.just(A_THIRD))
def test_one_more_no_passes_nothing_but_by_a_quorum(
    agree: int, disagree: int, abstain: int, rule: Threshold, quorum: Quorum | None
) -> None:
    before = outcome((agree, disagree, abstain), rule, electorate=100, quorum=quorum)
    after = outcome((agree, disagree + 1, abstain), rule, electorate=100, quorum=quorum)
    if after == Outcome.PASSED:
        assert before in {Outcome.PASSED, Outcome.NO_QUORUM}
        assert before == Outcome.PASSED or quorum is not None
