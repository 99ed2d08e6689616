"""How many members it takes to veto, who may do it alone, and until when."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.domain.rulebook_values import Basis, Threshold, Veto
from governance.domain.vetoes import NoVetoHere, Usual, VetoRule, veto_rule, voices_needed

T0 = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TWO_THIRDS = Threshold(fraction=Fraction(2, 3), basis=Basis.ELIGIBLE)
USUAL = Usual(share=Fraction(2, 3), share_decided=False, window=timedelta(days=7), window_decided=False)


def rule(veto: object, **changed: object) -> VetoRule:
    given_ = {"usual": USUAL, "electorate": 10, "decided_at": T0, "executed_at": T0 + timedelta(days=1)}
    return veto_rule(veto, **(given_ | changed))


@given(
    st.fractions(min_value=Fraction(1, 100), max_value=1),
    st.booleans(),
    st.integers(min_value=1, max_value=100_000),
)
def test_the_number_is_the_smallest_that_reaches_the_share(share: Fraction, strict: bool, electorate: int) -> None:
    if strict and share == 1:
        return
    needed = voices_needed(Threshold(fraction=share, strict=strict, basis=Basis.ELIGIBLE), electorate)
    enough = (lambda n: Fraction(n, electorate) > share) if strict else (lambda n: Fraction(n, electorate) >= share)
    assert enough(needed)
    assert needed == 1 or not enough(needed - 1)
    assert needed <= electorate


def test_nobody_stops_anything_with_no_voice_at_all() -> None:
    assert voices_needed(TWO_THIRDS, 0) == 1


def test_what_is_not_stated_takes_the_default_and_says_so() -> None:
    there = rule(None)
    assert (there.needed, there.default, there.until) == (7, True, T0 + timedelta(days=8))


def test_what_the_community_decided_is_no_default() -> None:
    decided = Usual(share=Fraction(3, 4), share_decided=True, window=timedelta(days=1), window_decided=True)
    there = rule(None, usual=decided)
    assert (there.needed, there.default, there.until) == (8, False, T0 + timedelta(days=2))


def test_the_text_decides_who_and_until_when() -> None:
    stated = rule(Veto(roles=("board",), threshold=TWO_THIRDS))
    assert (stated.needed, stated.roles, stated.until, stated.default) == (7, ("board",), None, False)
    within = rule(Veto(threshold=TWO_THIRDS, within=timedelta(days=3)))
    assert within.until == T0 + timedelta(days=3)


def test_a_veto_of_a_role_alone_gives_members_none() -> None:
    assert rule(Veto(roles=("board",))).needed == 0


def test_a_text_without_a_veto_has_none() -> None:
    with pytest.raises(NoVetoHere):
        rule("none")
