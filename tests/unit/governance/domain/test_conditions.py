"""Everything that a rule can ask of a person, alone and together, with the reason and the way forward."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError

from governance.domain.decision import Bodies, quorum_needed
from governance.domain.electorate import (
    Because,
    MemberFacts,
    Participation,
    Requirement,
    Standing,
    TookPart,
    eligibility,
)
from governance.domain.reasons import conditions_in_words, why_not
from governance.domain.rulebook_values import Electorate, Quorum

FOUNDED = datetime(2026, 1, 1, tzinfo=UTC)
NOW = FOUNDED + timedelta(days=100)
TWO_OF_FIVE = Participation(voted=2, of_last=5)
MEMBER = MemberFacts(standing=Standing.ACTIVE, joined_at=FOUNDED, tenure_from=FOUNDED)


def judged(facts: MemberFacts, rule: Requirement):
    return eligibility(facts, rule, founded_at=FOUNDED, now=NOW)


def test_local_only() -> None:
    rule = Requirement(local=True)
    assert judged(MEMBER, rule).may
    assert judged(replace(MEMBER, remote=True), rule).because is Because.REMOTE


def test_the_age_of_an_account_is_what_is_known_here() -> None:
    rule = Requirement(account_age=timedelta(days=30))
    assert judged(MEMBER, rule).may  # nothing older is known than when they joined
    young = replace(MEMBER, account_from=NOW - timedelta(days=29))
    refused = judged(young, rule)
    assert (refused.because, refused.from_at) == (Because.ACCOUNT_TOO_NEW, NOW + timedelta(days=1))
    assert judged(replace(young, account_from=NOW - timedelta(days=30)), rule).may


@pytest.mark.parametrize(
    ("voted", "decisions", "may"),
    [(2, 5, True), (1, 5, False), (1, 1, True), (0, 1, False), (0, 0, True)],
)
def test_nobody_has_to_have_voted_more_often_than_there_were_votes(voted: int, decisions: int, may: bool) -> None:
    facts = replace(MEMBER, took_part={TWO_OF_FIVE: TookPart(voted=voted, decisions=decisions)})
    assert judged(facts, Requirement(participation=TWO_OF_FIVE)).may is may


def test_vouchers_are_counted_and_what_is_missing_is_said() -> None:
    rule = Requirement(vouchers=2)
    refused = judged(replace(MEMBER, vouchers=1), rule)
    assert (refused.because, refused.have, refused.needed) == (Because.NOT_VOUCHED, 1, 2)
    assert judged(replace(MEMBER, vouchers=2), rule).may
    said = why_not(refused, UTC)
    assert said is not None
    assert said.startswith("2 members must vouch for you, and 1 has so far.")


def test_conditions_add_up_and_one_of_several_ways_is_enough() -> None:
    rule = Requirement(
        local=True,
        any_of=(
            Requirement(tenure=timedelta(days=200)),
            Requirement(vouchers=1),
            Requirement(tenure=timedelta(days=150)),
        ),
    )
    refused = judged(MEMBER, rule)
    assert (refused.because, refused.from_at) == (Because.TOO_NEW, FOUNDED + timedelta(days=150))  # the soonest
    assert judged(replace(MEMBER, vouchers=1), rule).may
    assert judged(replace(MEMBER, vouchers=1, remote=True), rule).because is Because.REMOTE


@pytest.mark.parametrize("standing", [one for one in Standing if one is not Standing.ACTIVE])
def test_only_active_members_take_part_and_all_others_are_told_what_to_do(standing: Standing) -> None:
    refused = judged(replace(MEMBER, standing=standing), Requirement())
    assert not refused.may
    assert len(why_not(refused, UTC) or "") > 20


@pytest.mark.parametrize(
    "because", [one for one in Because if one not in {Because.TENURE, Because.FOUNDING, Because.MEMBER}]
)
def test_there_are_words_for_every_reason(because: Because) -> None:
    from governance.domain.electorate import Eligibility

    assert why_not(Eligibility(may=False, because=because, from_at=NOW, needed=2), UTC)


@pytest.mark.parametrize(
    "participation",
    [{"voted": 3, "of_last": 2}, {"voted": 1}, {"voted": 1, "of_last": 2, "within": "P9D"}, {"voted": 0, "of_last": 1}],
)
def test_a_participation_that_nobody_can_reach_or_measure_is_refused(participation: dict) -> None:
    with pytest.raises(ValidationError):
        Electorate.model_validate({"participation": participation})


def test_a_page_says_all_of_it() -> None:
    rule = Electorate.model_validate(
        {
            "local": True,
            "account_age": "P30D",
            "participation": {"voted": 1, "within": "P90D"},
            "any_of": [{"roles": ["board"]}, {"vouchers": 2}],
            "as_of": "close",
        }
    )
    assert conditions_in_words(rule) == (
        "an account on the community's own server; account known for at least 30 days; took part in 1 decision of the "
        "last 90 days; one of these: role: board or vouched for by 2 members; until voting ends"
    )


def test_a_quorum_can_leave_out_those_who_are_dormant() -> None:
    quorum = Quorum.model_validate({"fraction": "1/2", "dormant_after": "P90D"})
    assert quorum_needed(quorum, 100, Bodies(dormant=40)) == 30
    assert quorum_needed(quorum, 100) == 50
    assert quorum_needed(quorum, 100, Bodies(dormant=100)) == 1
