"""What the worker processes run: a step that was woken, or a slice of the loop."""

import logging
import time
from datetime import datetime, timedelta

from django.db import close_old_connections, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from govbot_site.schedules import FOLLOWED_BY, LOOPS, NEEDED_AGAIN, SLOW
from govbot_site.workers import steps
from govbot_site.workers.broker import wake, wake_loop
from govbot_site.workers.owners import owner
from govbot_site.workers.stopping import stopping
from platforms import leases

logger = logging.getLogger(__name__)

LEASE_TTL = timedelta(seconds=4)
ROUND_SECONDS = 1.0
SLICE_SECONDS = 15.0
WAKE_SECONDS = 5.0


def run_wake(step: str) -> None:
    """The step and what follows it, until there is nothing left of what came in meanwhile."""
    ends_at = time.monotonic() + WAKE_SECONDS
    while steps.run(step, unless_running=step in SLOW):
        for after in FOLLOWED_BY.get(step, ()):
            steps.run(after)
        if stopping.is_set() or time.monotonic() > ends_at:
            break


def run_loop(loop: str) -> None:
    """The loop's steps once a second while we hold its lease; then another worker goes on."""
    try:
        _run_slice(loop)
    except Exception:
        logger.exception("The loop %s stopped; it is revived when its lease has expired.", loop)


def revive_loops(*, now: datetime) -> None:
    """Asked twice a second by the main process."""
    held = leases.held([lease_name(loop) for loop in LOOPS], now=now)
    for loop in LOOPS:
        if lease_name(loop) not in held:
            wake_loop(loop)


def lease_name(loop: str) -> str:
    return f"loop-{loop}"


def _run_slice(loop: str) -> None:
    held = leases.acquire(lease_name(loop), owner=owner(), now=timezone.now(), ttl=LEASE_TTL)
    if held is None:
        return
    started_at = time.monotonic()
    while not stopping.is_set():
        _run_round(loop)
        passed = time.monotonic() - started_at
        if passed >= SLICE_SECONDS:
            break
        if stopping.wait(min(ROUND_SECONDS - passed % ROUND_SECONDS, _seconds_to_next_need(loop))):
            break
        close_old_connections()
        if not leases.renew(held, now=timezone.now(), ttl=LEASE_TTL):
            return
    with transaction.atomic():
        if leases.release(held, now=timezone.now()) and not stopping.is_set():
            wake_loop(loop)


def _seconds_to_next_need(loop: str) -> float:
    """Deadlines fall where they fall, not on our seconds."""
    if loop not in NEEDED_AGAIN:
        return ROUND_SECONDS
    try:
        seconds: float | None = import_string(NEEDED_AGAIN[loop])()
    except Exception:
        logger.exception("The loop %s could not tell when it is needed again; it looks every second.", loop)
        return ROUND_SECONDS
    return ROUND_SECONDS if seconds is None else seconds


def _run_round(loop: str) -> None:
    for step in LOOPS[loop]:
        if stopping.is_set():
            break
        handled = steps.run(step, unless_running=True)
        for after in FOLLOWED_BY.get(step, ()) if handled else ():
            if after not in LOOPS[loop]:
                wake(after)
