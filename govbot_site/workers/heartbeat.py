"""Do the workers run? The leases of their loops are the heartbeat."""

from datetime import datetime, timedelta

from govbot_site.schedules import LOOPS
from govbot_site.workers.tasks import LEASE_TTL, lease_name
from platforms import leases

# A lease lapses for a moment from slice to slice, and for some seconds while a dead loop is revived.
GRACE = timedelta(seconds=10)


def silent_loops(*, now: datetime) -> list[str]:
    return _lapsed_by(now - GRACE)


def all_loops_ran_since(started_at: datetime) -> bool:
    """A lease left by an earlier run, stopped a second ago, does not count."""
    return not _lapsed_by(started_at + LEASE_TTL)


def _lapsed_by(instant: datetime) -> list[str]:
    expiries = {loop: leases.expires_at(lease_name(loop)) for loop in LOOPS}
    return [loop for loop, expires_at in expiries.items() if expires_at is None or expires_at <= instant]
