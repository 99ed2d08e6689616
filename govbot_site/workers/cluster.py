"""The main process of a cluster: takes the signals, replaces a dead supervisor, keeps the loops alive."""

import logging
import os
import signal
import time
from multiprocessing.context import ForkProcess
from types import FrameType

from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone

from govbot_site.workers import steps
from govbot_site.workers.listening import call_listener
from govbot_site.workers.orphans import SEEN, die_with_parent
from govbot_site.workers.owners import take_over_from_the_dead
from govbot_site.workers.stopping import stopping
from govbot_site.workers.supervisor import FORK, STOP_SECONDS, supervise
from govbot_site.workers.tasks import revive_loops

logger = logging.getLogger(__name__)

_LOOK_SECONDS = 0.5
_LASTED_SECONDS, _SHORT_LIVES = 10.0, 3


def run(queue: str) -> bool:
    """Until SIGTERM or SIGINT; False if the cluster broke."""
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    if "HONCHO_PROCESS_NAME" in os.environ:
        die_with_parent(signal.SIGTERM)  # a closed terminal kills honcho without a word to us
    steps.load()
    supervisor, began, short_lives = _supervisor(queue), time.monotonic(), 0
    while not stopping.is_set():
        if not supervisor.is_alive():
            logger.critical("The supervisor of the workers died (%s).", supervisor.exitcode)
            short_lives = short_lives + 1 if time.monotonic() - began < _LASTED_SECONDS else 0
            if short_lives == _SHORT_LIVES or not SEEN:  # it would go on like this, or its workers may live on
                return False
            supervisor, began = _supervisor(queue), time.monotonic()
        _revive()
        stopping.wait(_LOOK_SECONDS)
    supervisor.join(STOP_SECONDS + 0.7)
    if supervisor.is_alive():
        supervisor.kill()
        supervisor.join()
    return True


def _supervisor(queue: str) -> ForkProcess:
    """A new one, with new workers: those of a dead one have died with it."""
    connections.close_all()  # a connection must not be shared with forked processes
    process = FORK.Process(target=supervise, args=(queue,))
    process.start()
    return process


def _revive() -> None:
    close_old_connections()
    try:
        now = timezone.now()
        take_over_from_the_dead(now=now)
        revive_loops(now=now)
        call_listener(now=now)
    except DatabaseError as error:
        logger.warning("The workers' loops could not be checked, trying again: %s", error)


def _stop(_signum: int, _frame: FrameType | None) -> None:
    stopping.set()
