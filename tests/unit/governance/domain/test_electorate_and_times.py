"""Who may take part, and when things fall due."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from governance.domain.electorate import Because, MemberFacts, Requirement, Standing, eligibility
from governance.domain.schedule import deadline, votes_are_in
from governance.domain.times import spoken, spoken_period

FOUNDED = datetime(2026, 1, 1, tzinfo=UTC)
WEEK = Requirement(tenure=timedelta(days=7), founding=timedelta(days=14))


def member(
    joined_after_days: float, *, standing: Standing = Standing.ACTIVE, roles: frozenset[str] = frozenset()
) -> MemberFacts:
    joined = FOUNDED + timedelta(days=joined_after_days)
    return MemberFacts(standing=standing, joined_at=joined, tenure_from=joined, roles=roles)


@pytest.mark.parametrize(
    ("facts", "rule", "on_day", "may", "because"),
    [
        (member(0), WEEK, 0, True, Because.FOUNDING),
        (member(13.9), WEEK, 14, True, Because.FOUNDING),
        (member(14), WEEK, 15, False, Because.TOO_NEW),
        (member(14), WEEK, 21, True, Because.TENURE),
        (member(0), Requirement(), 0, True, Because.MEMBER),
        (member(0, standing=Standing.SUSPENDED), Requirement(), 9, False, Because.SUSPENDED),
        (member(0, standing=Standing.LEFT), Requirement(), 9, False, Because.LEFT),
        (member(0), Requirement(roles=frozenset({"board"})), 9, False, Because.NO_ROLE),
        (member(0, roles=frozenset({"board"})), Requirement(roles=frozenset({"board"})), 9, True, Because.MEMBER),
    ],
)
def test_membership_tenure_founding_and_roles(
    facts: MemberFacts, rule: Requirement, on_day: float, may: bool, because: Because
) -> None:
    judged = eligibility(facts, rule, founded_at=FOUNDED, now=FOUNDED + timedelta(days=on_day))
    assert (judged.may, judged.because) == (may, because)


def test_a_newcomer_is_told_from_when() -> None:
    judged = eligibility(member(20), WEEK, founded_at=FOUNDED, now=FOUNDED + timedelta(days=20))
    assert judged.from_at == FOUNDED + timedelta(days=27)


def test_a_deadline_is_the_next_whole_minute() -> None:
    start = datetime(2026, 1, 5, 9, 0, 0, 1, tzinfo=UTC)
    assert deadline(start, timedelta(days=6)) == datetime(2026, 1, 11, 9, 1, tzinfo=UTC)
    assert deadline(start.replace(microsecond=0), timedelta(days=6)) == datetime(2026, 1, 11, 9, 0, tzinfo=UTC)


def test_votes_are_in_only_after_a_sweep_that_began_after_the_window() -> None:
    window = timedelta(minutes=10)
    assert not votes_are_in(closes_at=FOUNDED, arrival_window=window, swept_at=None)
    assert not votes_are_in(closes_at=FOUNDED, arrival_window=window, swept_at=FOUNDED + timedelta(minutes=9))
    assert votes_are_in(closes_at=FOUNDED, arrival_window=window, swept_at=FOUNDED + window)


def test_instants_and_periods_in_words() -> None:
    assert spoken(datetime(2026, 3, 2, 16, 3, tzinfo=UTC), ZoneInfo("Europe/Berlin")) == (
        "Monday 2 March 2026, 17:03 (Europe/Berlin)"
    )
    berlin = ZoneInfo("Europe/Berlin")
    twice = [spoken(datetime(2026, 10, 25, hour, 30, tzinfo=UTC), berlin) for hour in (0, 1)]
    assert twice == [
        "Sunday 25 October 2026, 02:30 (Europe/Berlin, UTC+0200)",
        "Sunday 25 October 2026, 02:30 (Europe/Berlin, UTC+0100)",
    ]
    assert spoken_period(timedelta(days=6)) == "6 days"
    assert spoken_period(timedelta(days=1, hours=1)) == "1 day and 1 hour"
