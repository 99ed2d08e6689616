"""The main process of a cluster: takes the signals, watches the supervisor, keeps the loops alive."""

import logging
import os
import signal
from types import FrameType

from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone

from govbot_site.workers import steps
from govbot_site.workers.listening import call_listener
from govbot_site.workers.orphans import die_with_parent
from govbot_site.workers.stopping import stopping
from govbot_site.workers.supervisor import FORK, STOP_SECONDS, supervise
from govbot_site.workers.tasks import revive_loops

logger = logging.getLogger(__name__)


def run(queue: str) -> bool:
    """Until SIGTERM or SIGINT; False if the cluster broke."""
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    if "HONCHO_PROCESS_NAME" in os.environ:
        die_with_parent(signal.SIGTERM)  # a closed terminal kills honcho without a word to us
    steps.load()
    connections.close_all()  # a connection must not be shared with forked processes
    supervisor = FORK.Process(target=supervise, args=(queue,))
    supervisor.start()
    while supervisor.is_alive() and not stopping.is_set():
        _revive()
        stopping.wait(1.0)
    if not stopping.is_set():
        logger.critical("The supervisor of the workers died (%s).", supervisor.exitcode)
        return False
    supervisor.join(STOP_SECONDS + 0.7)
    if supervisor.is_alive():
        supervisor.kill()
        supervisor.join()
    return True


def _revive() -> None:
    close_old_connections()
    try:
        revive_loops(now=timezone.now())
        call_listener(now=timezone.now())
    except DatabaseError as error:
        logger.warning("The workers' loops could not be checked, trying again in a second: %s", error)


def _stop(_signum: int, _frame: FrameType | None) -> None:
    stopping.set()
