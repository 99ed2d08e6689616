"""Gunicorn's configuration: one small process with threads, on this machine only, behind a proxy."""

import os
import signal
import sys
import threading
import time
import warnings
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "govbot_site.settings")

from django.conf import settings
from django.utils import timezone

bind = f"127.0.0.1:{settings.PORT}"
workers = 1
worker_class = "gthread"
threads = 8
preload_app = True
graceful_timeout = 3
timeout = 60
loglevel = "warning"
control_socket_disable = True

# Static files are found where they lie; nothing is collected, and whitenoise need not say so at every start.
warnings.filterwarnings("ignore", message="No directory at")

_WORKERS_START_WITHIN = 30.0


def when_ready(_server: Any) -> None:
    from govbot_site.workers.orphans import die_with_parent

    if "HONCHO_PROCESS_NAME" in os.environ:
        die_with_parent(signal.SIGTERM)  # a closed terminal kills honcho without a word to us


def post_worker_init(_worker: Any) -> None:
    threading.Thread(target=_announce, daemon=True).start()


def _announce() -> None:
    """One line when both halves of Govbot run: this process answers by now, so the workers are waited for."""
    from django.db import DatabaseError, connection

    from govbot_site.workers.heartbeat import all_loops_ran_since

    address = f"http://{bind}/"
    started_at, ends_at = timezone.now(), time.monotonic() + _WORKERS_START_WITHIN
    line = f"The pages answer at {address}, but the workers do not run; {address}readyz says more."
    while time.monotonic() < ends_at:
        try:
            if all_loops_ran_since(started_at):
                line = f"Govbot is ready: {address}"
                break
        except DatabaseError:
            pass  # it may be locked or restarting: ask again until the time is up
        time.sleep(0.2)
    connection.close()
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
