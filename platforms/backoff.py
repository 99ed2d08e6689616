"""When to try again."""

from datetime import datetime, timedelta

MOST_ATTEMPTS = 8
CLAIMED_FOR = timedelta(seconds=60)
_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(hours=1)


def next_attempt_at(*, attempts: int, now: datetime) -> datetime:
    """Five seconds after the first failure, doubling to an hour."""
    return now + min(_FIRST_WAIT * (1 << max(attempts - 1, 0)), _LONGEST_WAIT)
