"""When to try again."""

from datetime import datetime, timedelta

MOST_ATTEMPTS = 8
CLAIMED_FOR = timedelta(seconds=60)
_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(hours=1)


def next_attempt_at(*, attempts: int, now: datetime) -> datetime:
    """Five seconds after the first failure, doubling to an hour."""
    doublings = min(max(attempts - 1, 0), 20)
    return now + min(_FIRST_WAIT * (1 << doublings), _LONGEST_WAIT)
