"""What the worker processes run: a step that was woken, or a slice of the loop."""

import logging
import os
import socket
import time
import uuid
from datetime import datetime, timedelta

from django.db import close_old_connections, transaction
from django.utils import timezone

from govbot_site.schedules import FOLLOWED_BY, LOOPS
from govbot_site.workers import steps
from govbot_site.workers.broker import wake, wake_loop
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
    while steps.run(step):
        if step in FOLLOWED_BY:
            steps.run(FOLLOWED_BY[step])
        if stopping.is_set() or time.monotonic() > ends_at:
            break


def run_loop(loop: str) -> None:
    """The loop's steps once a second while we hold its lease; then another worker goes on."""
    try:
        _run_slice(loop)
    except Exception:
        logger.exception("The loop %s stopped; it is revived when its lease has expired.", loop)


def revive_loops(*, now: datetime) -> None:
    """Asked every second by the main process."""
    for loop in LOOPS:
        expires_at = leases.expires_at(lease_name(loop))
        if expires_at is None or expires_at <= now:
            wake_loop(loop)


def lease_name(loop: str) -> str:
    return f"loop-{loop}"


def _run_slice(loop: str) -> None:
    owner = f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid.uuid4().hex}"
    held = leases.acquire(lease_name(loop), owner=owner, now=timezone.now(), ttl=LEASE_TTL)
    if held is None:
        return
    started_at = time.monotonic()
    rounds = 0
    while not stopping.is_set():
        _run_round(loop)
        rounds = max(rounds + 1, int((time.monotonic() - started_at) / ROUND_SECONDS))
        if rounds * ROUND_SECONDS >= SLICE_SECONDS:
            break
        if stopping.wait(started_at + rounds * ROUND_SECONDS - time.monotonic()):
            break
        close_old_connections()
        if not leases.renew(held, now=timezone.now(), ttl=LEASE_TTL):
            return
    with transaction.atomic():
        if leases.release(held, now=timezone.now()) and not stopping.is_set():
            wake_loop(loop)


def _run_round(loop: str) -> None:
    for step in LOOPS[loop]:
        if stopping.is_set():
            break
        handled = steps.run(step, unless_running=True)
        if handled and step in FOLLOWED_BY and FOLLOWED_BY[step] not in LOOPS[loop]:
            wake(FOLLOWED_BY[step])
