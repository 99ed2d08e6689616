"""The lifecycle as a table: every move, legal or not, and a state for every set of facts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.domain.lifecycle import (
    FINAL,
    TRANSITIONS,
    Facts,
    IllegalTransition,
    Outcome,
    State,
    check_transition,
    state,
)

T0 = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
ORDER = list(State)
LEGAL = {
    ("draft", "open"), ("draft", "notice"), ("draft", "petition"), ("draft", "deliberation"), ("draft", "held"),
    ("draft", "withdrawn"), ("draft", "cancelled"),
    ("held", "notice"), ("held", "petition"), ("held", "deliberation"), ("held", "open"), ("held", "collecting"),
    ("held", "decided"), ("held", "withdrawn"), ("held", "cancelled"),
    ("notice", "petition"), ("notice", "deliberation"), ("notice", "open"), ("notice", "held"),
    ("notice", "withdrawn"), ("notice", "cancelled"),
    ("petition", "collecting"), ("petition", "held"), ("petition", "withdrawn"), ("petition", "cancelled"),
    ("deliberation", "petition"), ("deliberation", "open"), ("deliberation", "collecting"), ("deliberation", "held"),
    ("deliberation", "withdrawn"), ("deliberation", "cancelled"),
    ("open", "extended"), ("open", "collecting"), ("open", "held"), ("open", "withdrawn"), ("open", "cancelled"),
    ("extended", "collecting"), ("extended", "held"), ("extended", "withdrawn"), ("extended", "cancelled"),
    ("collecting", "petition"), ("collecting", "deliberation"), ("collecting", "open"), ("collecting", "decided"),
    ("collecting", "held"), ("collecting", "cancelled"), ("collecting", "withdrawn"),
    ("decided", "grace"), ("decided", "awaiting_confirmation"), ("decided", "executing"),
    ("grace", "awaiting_confirmation"), ("grace", "executing"), ("grace", "vetoed"),
    ("awaiting_confirmation", "executing"), ("awaiting_confirmation", "expired"), ("awaiting_confirmation", "vetoed"),
    ("executing", "executed"), ("executing", "failed"), ("executing", "expired"), ("executing", "vetoed"),
    ("failed", "executing"), ("failed", "expired"), ("failed", "vetoed"),
    ("executed", "reversed"),
}  # fmt: skip


@pytest.mark.parametrize("after", list(State))
@pytest.mark.parametrize("before", list(State))
def test_every_move_is_legal_or_refused(before: State, after: State) -> None:
    if (str(before), str(after)) in LEGAL:
        check_transition(before, after)
    else:
        with pytest.raises(IllegalTransition):
            check_transition(before, after)


def test_every_state_can_be_reached_and_only_ends_are_final() -> None:
    reachable = {State.DRAFT}
    for _ in State:
        reachable |= {after for before in reachable for after in TRANSITIONS[before]}
    assert reachable == set(State)
    assert {str(s) for s in FINAL} == {"vetoed", "reversed", "withdrawn", "cancelled", "expired"}


CLOSES, GRACE = T0 + timedelta(days=6), T0 + timedelta(days=7)
PASSED = {"opens_at": T0, "closes_at": CLOSES, "outcome": Outcome.PASSED, "grace_ends_at": GRACE}


@pytest.mark.parametrize(
    ("facts", "after", "expected"),
    [
        ({}, timedelta(0), State.DRAFT),
        ({"opens_at": T0, "closes_at": CLOSES}, timedelta(seconds=-1), State.NOTICE),
        ({"opens_at": T0, "closes_at": CLOSES}, timedelta(0), State.OPEN),
        ({"opens_at": T0, "closes_at": CLOSES}, timedelta(days=6, microseconds=-1), State.OPEN),
        ({"opens_at": T0, "closes_at": CLOSES}, timedelta(days=6), State.COLLECTING),
        ({"opens_at": T0}, timedelta(days=99), State.OPEN),
        ({"opens_at": T0, "closes_at": CLOSES, "extended_at": T0}, timedelta(days=1), State.EXTENDED),
        ({"opens_at": T0, "closes_at": CLOSES, "extended_at": T0}, timedelta(days=6), State.COLLECTING),
        ({"opens_at": T0, "closes_at": CLOSES, "stage": State.PETITION}, timedelta(days=1), State.PETITION),
        ({"opens_at": T0, "closes_at": CLOSES, "stage": State.PETITION}, timedelta(days=6), State.COLLECTING),
        ({"opens_at": T0, "closes_at": CLOSES, "stage": State.DELIBERATION}, timedelta(days=1), State.DELIBERATION),
        ({"opens_at": T0, "closes_at": CLOSES, "stage": State.DELIBERATION}, timedelta(days=7), State.DELIBERATION),
        ({"opens_at": T0, "closes_at": CLOSES, "stage": State.PETITION}, timedelta(seconds=-1), State.NOTICE),
        ({"opens_at": T0, "closes_at": CLOSES, "outcome": Outcome.REJECTED}, timedelta(days=9), State.DECIDED),
        ({"opens_at": T0, "closes_at": CLOSES, "outcome": Outcome.NO_QUORUM}, timedelta(days=9), State.DECIDED),
        (PASSED, timedelta(days=7, microseconds=-1), State.GRACE),
        (PASSED, timedelta(days=7), State.EXECUTING),
        (PASSED | {"needs_confirmation": True}, timedelta(days=7), State.AWAITING_CONFIRMATION),
        (PASSED | {"needs_confirmation": True, "confirmed_at": GRACE}, timedelta(days=8), State.EXECUTING),
        (PASSED | {"expires_at": T0 + timedelta(days=30)}, timedelta(days=30), State.EXPIRED),
        (PASSED | {"executed_at": GRACE}, timedelta(days=99), State.EXECUTED),
        (PASSED | {"failed_at": GRACE}, timedelta(days=99), State.FAILED),
        (PASSED | {"vetoed_at": GRACE}, timedelta(days=99), State.VETOED),
        (PASSED | {"executed_at": GRACE, "reversed_at": GRACE}, timedelta(days=99), State.REVERSED),
        ({"opens_at": T0, "closes_at": CLOSES, "withdrawn_at": T0}, timedelta(days=1), State.WITHDRAWN),
        ({"opens_at": T0, "closes_at": CLOSES, "cancelled_at": T0}, timedelta(days=1), State.CANCELLED),
        ({"held_at": T0}, timedelta(days=1), State.HELD),
    ],
)
def test_facts_and_an_instant_give_one_state(facts: dict, after: timedelta, expected: State) -> None:
    assert state(Facts(**facts), T0 + after) is expected


instants = st.none() | st.integers(-10, 40).map(lambda days: T0 + timedelta(days=days))
any_facts = st.builds(
    Facts,
    opens_at=instants, closes_at=instants, extended_at=instants,
    stage=st.sampled_from([State.PETITION, State.DELIBERATION, State.OPEN]), outcome=st.none() | st.sampled_from(Outcome), grace_ends_at=instants,
    needs_confirmation=st.booleans(), confirmed_at=instants, expires_at=instants, executed_at=instants,
    failed_at=instants, vetoed_at=instants, reversed_at=instants, withdrawn_at=instants, cancelled_at=instants,
    held_at=instants,
)  # fmt: skip


@given(facts=any_facts, one=st.integers(-20, 60), later=st.integers(0, 60))
def test_state_is_total_and_never_goes_back(facts: Facts, one: int, later: int) -> None:
    """Invariant 1: `state(facts, now)` is total and never goes back."""
    before = state(facts, T0 + timedelta(days=one))
    after = state(facts, T0 + timedelta(days=one + later))
    assert ORDER.index(before) <= ORDER.index(after)
