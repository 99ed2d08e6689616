"""Any rule and any vote: a further "no" never helps, an agreement never hurts, and what is settled stays so."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from governance.domain.ballots import Choice, Method
from governance.domain.counting import Tally
from governance.domain.decision import (
    Bodies,
    decide_stage,
    is_settled,
)
from governance.domain.lifecycle import Outcome
from governance.domain.rulebook import Stage
from tests.unit.governance.domain.rules import stage

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
