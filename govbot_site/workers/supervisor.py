"""Starts django-q2's worker and pusher processes, replaces those that die, and ends them in time.

It takes the place of the library's sentinel and monitor. It opens no database connection and no thread, so it
can fork at any moment.
"""

import logging
import multiprocessing
import signal
import time
from collections.abc import Callable
from multiprocessing.context import ForkProcess
from multiprocessing.sharedctypes import RawValue

from django.db import connections
from django_q.conf import Conf
from django_q.pusher import pusher
from django_q.worker import worker

from govbot_site.workers.broker import TriggerBroker
from govbot_site.workers.channel import Deadline, NoResults, TaskChannel
from govbot_site.workers.orphans import die_with_parent
from govbot_site.workers.stopping import stopping

logger = logging.getLogger(__name__)

FORK = multiprocessing.get_context("fork")
STOP_SECONDS = 2.5
_RECYCLED = -2


def supervise(queue: str) -> None:
    """Until it is time to stop. Runs in a process of its own, forked from the main one."""
    _belong_to_cluster()
    channel = TaskChannel()
    workers = [_start_worker(channel) for _ in range(Conf.WORKERS)]
    pushing = _start(_push, channel, queue)
    while not stopping.wait(Conf.GUARD_CYCLE):
        for index, (process, deadline) in enumerate(workers):
            if process.is_alive() and deadline.value != 0:
                continue
            _say_why_replaced(process, deadline)
            _end(process)
            workers[index] = _start_worker(channel)
        if not pushing.is_alive():
            logger.warning("The process that reads the queue died and is replaced.")
            pushing = _start(_push, channel, queue)
    _stop([pushing, *(process for process, _ in workers)])


def _start_worker(channel: TaskChannel) -> tuple[ForkProcess, Deadline]:
    deadline = Deadline(RawValue("d", -1.0))
    return _start(worker, channel, NoResults(), deadline, Conf.TIMEOUT), deadline


def _push(channel: TaskChannel, queue: str) -> None:
    # Made here and not before the fork: a broker opens a connection, which no two processes may share.
    pusher(channel, stopping, TriggerBroker(list_key=queue))


def _start(target: Callable[..., None], *args: object) -> ForkProcess:
    if any(connection.connection is not None for connection in connections.all(initialized_only=True)):
        raise RuntimeError("The supervisor has a database connection open, which a forked process would share.")
    process = FORK.Process(target=_run, args=(target, *args), daemon=True)
    process.start()
    return process


def _run(target: Callable[..., None], *args: object) -> None:
    _belong_to_cluster()
    target(*args)


def _belong_to_cluster() -> None:
    """Only the main process listens to signals: one sent to the whole process group must not kill running tasks."""
    die_with_parent(signal.SIGKILL)
    stopping.only_listen()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _say_why_replaced(process: ForkProcess, deadline: Deadline) -> None:
    if deadline.value == 0:
        logger.error("Worker %s used up its time and is replaced.", process.pid)
    elif deadline.value != _RECYCLED:
        logger.error("Worker %s died (%s) and is replaced.", process.pid, process.exitcode)


def _stop(processes: list[ForkProcess]) -> None:
    """Whoever is in the middle of something may end it; what takes longer is repeated after the next start."""
    ends_at = time.monotonic() + STOP_SECONDS
    for process in processes:
        process.join(max(0.0, ends_at - time.monotonic()))
    for process in processes:
        if process.is_alive():
            logger.warning("Process %s was still busy and is stopped.", process.pid)
            _end(process)


def _end(process: ForkProcess) -> None:
    process.kill()
    process.join()
