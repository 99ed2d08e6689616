"""Do the workers run? The loop's lease is their heartbeat."""

from datetime import datetime, timedelta

from govbot_site.workers.tasks import LEASE, LEASE_TTL
from platforms import leases

# The lease lapses for a moment from slice to slice, and for some seconds while a dead loop is revived.
GRACE = timedelta(seconds=10)


def workers_are_alive(*, now: datetime) -> bool:
    expires_at = leases.expires_at(LEASE)
    return expires_at is not None and expires_at > now - GRACE


def loop_ran_since(started_at: datetime) -> bool:
    """A lease left by an earlier run, stopped a second ago, does not count."""
    expires_at = leases.expires_at(LEASE)
    return expires_at is not None and expires_at > started_at + LEASE_TTL
