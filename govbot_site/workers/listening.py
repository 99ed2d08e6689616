"""Listening to the platforms' streams: one worker of each host does it, for minutes, while there is a need."""

import time
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from govbot_site.schedules import LISTENING, LISTENING_NEEDED, LISTENING_SECONDS
from govbot_site.workers import steps
from govbot_site.workers.broker import enqueue_here
from govbot_site.workers.owners import HOST, owner
from govbot_site.workers.stopping import stopping
from platforms import leases
from platforms.listening.keeping import TTL

_LEASE = f"listeners:{HOST}"
_TIME_TO_END = 60
_AT_ONCE_SECONDS = 1.0


def call_listener(*, now: datetime) -> None:
    """Asked twice a second by the main process. One query, as long as nobody is to be listened to."""
    if import_string(LISTENING_NEEDED)():
        expires_at = leases.expires_at(_LEASE)
        if expires_at is None or expires_at <= now:
            _call()


def run_listener() -> None:
    """One slice; then another worker goes on. Of several clusters on one host one listens, and the others can."""
    held = leases.acquire(_LEASE, owner=owner(), now=timezone.now(), ttl=TTL)
    if held is None:
        return
    began = time.monotonic()
    steps.run(
        LISTENING,
        unless_running=True,
        owner=owner(),
        seconds=LISTENING_SECONDS,
        keep_on=lambda: leases.renew(held, now=timezone.now(), ttl=TTL),
        stopped=stopping.is_set,
    )
    if time.monotonic() - began < _AT_ONCE_SECONDS and not stopping.is_set():
        return  # it failed, or was set aside: the lease lapses before the next attempt
    with transaction.atomic():
        if leases.release(held, now=timezone.now()) and not stopping.is_set() and import_string(LISTENING_NEEDED)():
            _call()


def _call() -> None:
    enqueue_here(LISTENING, "govbot_site.workers.listening.run_listener", timeout=int(LISTENING_SECONDS) + _TIME_TO_END)
