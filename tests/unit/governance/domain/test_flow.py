"""Where a proposal goes from stage to stage, and what keeps a way to decide from running."""

from datetime import UTC, datetime, timedelta

import pytest

from governance.domain.flow import earliest_end, following, length_of, words_in
from governance.domain.lifecycle import Outcome
from governance.domain.ratifying import CannotBeDecidedSo, Choice, Decided, checked
from governance.domain.rulebook import ProcessType, UnusableRulebook, load_given, load_rulebook, runnable
from tests.stages import BALLOT, EVERYBODY, TEXT, small_rulebook

PETITION = {"kind": "petition", "electorate": EVERYBODY, "signatures": {"count": 2}, "duration": {"max": "P10D"}}
CONSENT = {"kind": "consent", "method": "consent", "electorate": EVERYBODY, "duration": {"min": "P4D"}}


def process_of(*stages: dict, roles: tuple[dict, ...] = ()) -> ProcessType:
    return load_rulebook(small_rulebook(*stages, roles=roles), text=TEXT).process_types[0]


@pytest.mark.parametrize(
    ("index", "outcome", "after"),
    [
        (0, Outcome.PASSED, 1),
        (0, Outcome.REJECTED, None),
        (1, Outcome.PASSED, None),
        (1, Outcome.REJECTED, 2),
        (1, Outcome.NO_QUORUM, 2),
        (2, Outcome.PASSED, None),
        (2, Outcome.REJECTED, None),
    ],
)
def test_after_a_stage_comes_the_next_the_fallback_or_the_decision(
    index: int, outcome: Outcome, after: int | None
) -> None:
    process = process_of(PETITION, CONSENT | {"on_pass": 3, "on_failure": 2}, BALLOT)
    assert following(process, index, outcome) == after


def test_how_long_a_stage_lasts_and_when_it_may_end_before_that() -> None:
    at = datetime(2026, 1, 5, tzinfo=UTC)
    petition = process_of(PETITION | {"duration": {"min": "P5D", "max": "P10D"}}, BALLOT).stages[0]
    assert (length_of(petition), earliest_end(petition, at)) == (timedelta(days=10), at + timedelta(days=5))
    ballot = process_of(BALLOT).stages[0]
    assert (length_of(ballot), earliest_end(ballot, at)) == (timedelta(days=6), at)


def test_each_kind_of_stage_takes_its_own_words() -> None:
    process = process_of(PETITION, BALLOT)
    assert [str(word) for word in words_in(process.stages[0])] == ["sign", "taken_back"]
    assert "sign" not in words_in(process.stages[1])
    assert "agree" in words_in(process.stages[1])


@pytest.mark.parametrize(
    ("stage", "says"),
    [
        (PETITION | {"signatures": None}, "how many signatures"),
        (CONSENT | {"electorate": None}, "who may vote"),
        (CONSENT | {"duration": None}, "no stated duration"),
        ({"kind": "role", "method": "role", "electorate": EVERYBODY}, "whose role"),
        (
            {"kind": "election", "method": "approval", "electorate": EVERYBODY, "duration": {"min": "P4D"}},
            "nominations",
        ),
        (
            {
                "kind": "election",
                "method": "yes_no",
                "electorate": EVERYBODY,
                "duration": {"min": "P4D"},
                "nominations": {"duration": {"min": "P4D"}},
            },
            "yes and no and states no threshold",
        ),
    ],
)
def test_what_cannot_run_says_why(stage: dict, says: str) -> None:
    stages = [stage] if stage["kind"] != "petition" else [stage, BALLOT]
    data = small_rulebook(*stages)
    data["process_types"][0]["not_stated"] = [
        f"stages.0.{name}" for name in ("signatures", "electorate", "duration") if stage.get(name, "") is None
    ]
    assert says in (runnable(load_rulebook(data, text=TEXT).process_types[0]) or "")


ELECTION = BALLOT | {"kind": "election", "method": "approval"}


def test_a_rulebook_cannot_put_people_up_against_their_will() -> None:
    asked = ELECTION | {"nominations": {"duration": {"min": "P4D"}, "acceptance": False}}
    with pytest.raises(UnusableRulebook, match=r"stages\.0\.nominations\.acceptance: whoever is nominated is always"):
        load_given(small_rulebook(asked), text=TEXT)
    with pytest.raises(CannotBeDecidedSo, match="whoever is nominated is always asked"):
        checked({}, (), Decided(process="a", field="stages.0.nominations", choice=Choice.CORRECTED,
                                value=asked["nominations"]), text=TEXT)  # fmt: skip


@pytest.mark.parametrize("said", [{}, {"acceptance": True}])
def test_the_nominated_are_asked_whether_a_rulebook_says_so_or_not(said: dict) -> None:
    rules = load_given(small_rulebook(ELECTION | {"nominations": {"duration": {"min": "P4D"}} | said}), text=TEXT)
    assert rules.process_types[0].stages[0].nominations.acceptance


def test_a_rulebook_stored_before_still_loads() -> None:
    stored = small_rulebook(ELECTION | {"nominations": {"duration": {"min": "P4D"}, "acceptance": False}})
    assert load_rulebook(stored, text=TEXT).process_types[0].stages[0].nominations.acceptance
