"""Whatever the vocabulary can say of a field stands in its boxes, and comes out of them as it was."""

from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from governance.admin.deciding import form_for
from governance.domain.rulebook import NONE, Basis, Duration, Electorate, ProcessType, Proposers, Quorum, Threshold
from governance.domain.rulebook_stages import (
    Call,
    Extension,
    Nominations,
    Objections,
    Options,
    Scores,
    SecondRound,
)  # fmt: skip
from governance.domain.rulebook_values import Conditions, TakingPart, Veto

FEW = st.integers(1, 40)
TIMES = st.one_of(
    st.integers(1, 400).map(lambda days: timedelta(days=days)),
    st.integers(1, 5000).map(lambda minutes: timedelta(minutes=minutes)),
    st.just(timedelta(seconds=90)),
)
SHARES = st.fractions(Fraction(1, 60), 1, max_denominator=60)
RATIOS = st.fractions(Fraction(1, 9), 9, max_denominator=9)
WORDS = st.sampled_from(["any member", "those who garden"])
ROLES = st.lists(st.sampled_from(["council", "chair", "board"]), unique=True, max_size=2).map(tuple)


def maybe(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | values


PARTS = st.one_of(
    st.tuples(FEW, FEW).map(lambda two: TakingPart(voted=min(two), of_last=max(two))),
    st.builds(TakingPart, voted=FEW, within=TIMES),
)
ASKED = {
    "roles": ROLES, "tenure": maybe(TIMES | st.just(NONE)), "founding": maybe(TIMES), "local": st.booleans(),
    "account_age": maybe(TIMES), "participation": maybe(PARTS), "vouchers": maybe(FEW),
}  # fmt: skip
WAYS = st.lists(st.builds(Conditions, **ASKED).filter(lambda one: one != Conditions()), max_size=3).map(tuple)
PEOPLE = ASKED | {"text": maybe(WORDS), "any_of": WAYS}
VOTERS = st.builds(Electorate, **PEOPLE, standing=maybe(WORDS), as_of=maybe(st.sampled_from(["opening", "close"])))


def said(values: st.SearchStrategy) -> st.SearchStrategy:
    """Those that say something at all."""
    return values.filter(lambda one: one != type(one).model_construct())


LIMITS = st.one_of(
    st.builds(
        Threshold, fraction=SHARES.filter(lambda share: share < 1), strict=st.booleans(),
        basis=st.sampled_from(list(Basis)), ratio=maybe(RATIOS), min_for=maybe(FEW), max_against=maybe(st.integers(0, 9)),
    ),
    st.builds(Threshold, fraction=st.just(Fraction(1)), basis=st.sampled_from(list(Basis))),
    st.builds(Threshold, ratio=RATIOS, basis=maybe(st.just(Basis.DEFAULT_OPTION)), max_against=maybe(st.integers(0, 9))),
    st.builds(Threshold, min_for=FEW), st.just(Threshold(basis=Basis.DEFAULT_OPTION)),
)  # fmt: skip
TURNOUTS = st.one_of(
    st.builds(
        Quorum, fraction=SHARES, count=maybe(FEW), sqrt_multiple=maybe(RATIOS), dormant_after=maybe(TIMES),
        basis=maybe(st.sampled_from([Basis.ELIGIBLE, Basis.FULL_BODY, Basis.SERVING, Basis.NOT_INVOLVED])),
    ),
    st.builds(
        Quorum, recent_fraction=SHARES, recent_votes=FEW, counts=maybe(st.sampled_from(["cast", "non_blank", "for"]))
    ),
)  # fmt: skip
LASTS = st.one_of(
    TIMES.map(lambda one: Duration(min=one)), TIMES.map(lambda one: Duration(max=one)),
    st.tuples(TIMES, TIMES).map(lambda two: Duration(min=min(two), max=max(two))),
)  # fmt: skip
PAIRS = st.lists(FEW, min_size=2, max_size=2, unique=True).map(sorted)
VALUES = {
    "proposers": said(st.builds(Proposers, **PEOPLE)),
    "stages.0.electorate": said(VOTERS),
    "stages.0.advisory": said(VOTERS),
    "stages.0.nominations": said(st.builds(Nominations, **PEOPLE, duration=maybe(LASTS))),
    "stages.0.call": said(st.builds(Call, **PEOPLE, seconds=maybe(FEW))),
    "stages.0.threshold": LIMITS | st.just(NONE),
    "stages.0.quorum": TURNOUTS | st.just(NONE),
    "stages.0.signatures": TURNOUTS,
    "stages.0.duration": LASTS | st.just(NONE),
    "stages.0.second_round": st.builds(
        SecondRound, best=st.integers(2, 9), threshold=maybe(LIMITS | st.just(NONE)), duration=maybe(LASTS)
    ),
    "stages.0.objections": said(st.builds(Objections, stop=maybe(FEW), reason=st.booleans())),
    "stages.0.options": PAIRS.map(lambda two: Options(min=two[0], max=two[1])),
    "stages.0.scores": PAIRS.map(lambda two: Scores(lowest=-two[1], highest=two[0])),
    "stages.0.extension": st.builds(
        Extension, by=TIMES, window=TIMES, when=st.sampled_from([("no_quorum",), ("no_quorum", "late_swing")])
    ),
    "stages.0.ties": st.permutations(["earlier_rounds", "casting_vote"]).map(lambda both: (*both, "lot")),
    "veto": said(
        st.builds(
            Veto, text=maybe(WORDS), roles=ROLES, within=maybe(TIMES), electorate=maybe(said(VOTERS)),
            threshold=maybe(st.just(NONE) | LIMITS.filter(lambda one: one.fraction is not None)),
        )
    ) | st.just(NONE),
}  # fmt: skip


def way(field: str, value: object) -> ProcessType:
    """A way to decide in which this field has this value."""
    stage: dict[str, object] = {"kind": "ballot"}
    data: dict[str, object] = {"key": "way", "title": "Way", "stages": [stage]}
    plain = value.model_dump(mode="json") if isinstance(value, BaseModel) else value
    (stage if field.startswith("stages") else data)[field.rpartition(".")[2]] = plain
    return ProcessType.model_validate(data)


@pytest.mark.parametrize("field", VALUES)
@given(data=st.data())
def test_a_correction_that_changes_nothing_loses_nothing(field: str, data: st.DataObject) -> None:
    before = way(field, data.draw(VALUES[field]))
    shown = form_for(before, field, "# Rules\n\nWe vote.\n", seen=0)
    filled = {box.html_name: box.value() for box in shown if box.value() not in (None, False)}
    form = form_for(before, field, "# Rules\n\nWe vote.\n", seen=0, data=filled | {"seen": 0, "choice": "default"})
    assert form.is_valid(), form.errors
    assert way(field, form.value(field)).value(field) == before.value(field)


def test_what_few_texts_state_is_folded_until_it_is_stated() -> None:
    def folds(**asked: object) -> list[bool]:
        form = form_for(way("proposers", Proposers(text="any member", **asked)), "proposers", "# Rules\n", seen=0)
        return [box.field.is_open for box in form if getattr(box.field, "opens", "")]  # type: ignore[attr-defined]

    assert folds() == [False, False, False]
    assert folds(vouchers=2) == [True, False, False]
    assert folds(any_of=(Conditions(local=True),)) == [False, True, False]
