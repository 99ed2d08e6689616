"""The invariants that need no database: any facts, any votes, any rule."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from governance.domain.ballots import Choice
from governance.domain.counting import Tally
from governance.domain.decision import RuleCannotBeApplied, decide_stage
from governance.domain.flow import following
from governance.domain.lifecycle import Outcome
from governance.domain.rulebook import ProcessType, Stage, load_rulebook
from tests.stages import BALLOT, EVERYBODY, TEXT, small_rulebook

CONSENT = {"kind": "consent", "method": "consent", "electorate": EVERYBODY, "duration": {"min": "P4D"}}
WORDS = [Choice.AGREE, Choice.DISAGREE, Choice.ABSTAIN]
shares = st.fractions(min_value=Fraction(1, 10), max_value=Fraction(9, 10), max_denominator=10)
thresholds = st.fixed_dictionaries(
    {"fraction": shares.map(str), "strict": st.booleans(),
     "basis": st.sampled_from(["for_and_against", "cast", "non_blank", "eligible", "not_involved", "serving", "full_body"])},
)  # fmt: skip
quorums = st.just("none") | st.fixed_dictionaries(
    {"count": st.integers(1, 12), "counts": st.sampled_from(["cast", "non_blank", "for"])}
)
voices = st.lists(st.sampled_from(WORDS), max_size=12)


def process_of(*stages: dict) -> ProcessType:
    return load_rulebook(small_rulebook(*stages), text=TEXT).process_types[0]


def ballot(threshold: dict, quorum: object) -> Stage:
    return Stage.model_validate(BALLOT | {"threshold": threshold, "quorum": quorum})


@given(tally=st.builds(Tally, agree=st.integers(0, 9), disagree=st.integers(0, 9), abstain=st.integers(0, 9)),
       threshold=thresholds, basis=st.sampled_from(["serving", "full_body"]), quorum=quorums)  # fmt: skip
def test_a_rule_that_cannot_be_applied_decides_nothing(
    tally: Tally, threshold: dict, basis: str, quorum: object
) -> None:
    """Invariant 10: what a rule measures by and nobody knows gives no outcome, whatever the votes; never a laxer rule's."""
    stage = ballot(threshold | {"basis": basis}, quorum)
    needed = {"cast": tally.cast, "non_blank": tally.non_blank, "for": tally.agree}
    reached = quorum == "none" or needed[quorum["counts"]] >= quorum["count"]
    try:
        found = decide_stage(stage, tally, electorate=30).outcome
    except RuleCannotBeApplied:
        assert reached
    else:
        assert (found, reached) == (Outcome.NO_QUORUM, False)


@given(outcome=st.sampled_from(Outcome), index=st.integers(0, 1))
def test_a_stage_that_fails_goes_on_only_where_a_rule_says_so(outcome: Outcome, index: int) -> None:
    """Invariant 10: without a stated fallback what is not passed is not passed."""
    plain, with_fallback = process_of(CONSENT, BALLOT), process_of(CONSENT | {"on_failure": 1, "on_pass": 2}, BALLOT)
    if outcome is not Outcome.PASSED:
        assert following(plain, index, outcome) is None
    assert following(with_fallback, 0, outcome) == (None if outcome is Outcome.PASSED else 1)
