"""When members who asked for it are reminded of a vote."""

from datetime import UTC, datetime, timedelta

import pytest

from governance.domain.schedule import reminder_at

OPENED = datetime(2026, 1, 5, 9, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lasts", "ahead"),
    [
        (timedelta(days=6), timedelta(days=1)),
        (timedelta(days=4), timedelta(days=1)),
        (timedelta(days=2), timedelta(hours=12)),
        (timedelta(hours=4), timedelta(hours=1)),
    ],
)
def test_a_day_before_the_end_or_a_quarter_of_a_short_vote(lasts: timedelta, ahead: timedelta) -> None:
    found = reminder_at(opens_at=OPENED, closes_at=OPENED + lasts)
    assert found == (OPENED + lasts - ahead).replace(second=0)
