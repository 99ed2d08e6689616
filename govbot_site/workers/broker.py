"""The queue table: who puts a trigger in, and who takes it out."""

import logging
import time
from typing import Any

from django.db import DatabaseError, connections, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_q.brokers.orm import ORM
from django_q.conf import Conf
from django_q.models import OrmQ
from django_q.tasks import async_task

from govbot_site.schedules import LOOPS, SLOW, STEPS
from govbot_site.workers import bell
from govbot_site.workers.owners import HOST

logger = logging.getLogger(__name__)

QUEUE = "govbot"
_OUTAGE_SECONDS = 1.0


class TriggerBroker(ORM):
    """One row a trigger, under the key `queue/step`, so that waiting ones can be seen and coalesced.

    A row is deleted as it is taken. The library would keep it until the task ended, and deliver a task that kills
    its worker again and again; here the next round of the loop takes the place of a second delivery.
    """

    def enqueue(self, task: str) -> int:
        return OrmQ.objects.using(Conf.ORM).create(key=self.list_key, payload=task, lock=timezone.now()).pk

    def dequeue(self) -> list[tuple[int, str]] | None:
        try:
            taken = self._take()
        except DatabaseError as error:  # the library would give up its process, ten seconds later
            logger.warning("The queue could not be read, trying again: %s", error)
            time.sleep(_OUTAGE_SECONDS)
            return None
        if taken is None:
            bell.wait(Conf.POLL)
        return taken

    def _take(self) -> list[tuple[int, str]] | None:
        ours = Q(key__startswith=f"{self.list_key}/") | Q(key__startswith=f"{self.list_key}@{HOST}/")
        waiting = self.get_connection().filter(ours).order_by("id")
        if not waiting.exists():  # asked outside a transaction: on SQLite that would take the write lock
            return None
        with transaction.atomic(using=Conf.ORM):
            row = _not_claimed(waiting).first()
            if row is None:
                return None
            waiting.filter(pk=row.pk).delete()
        return [(row.pk, row.payload)]

    def acknowledge(self, task_id: int) -> None:
        """Nothing is left to acknowledge."""


def wake(step: str) -> None:
    """Have the step run soon after the caller's transaction commits. One that already waits is enough."""
    if step not in STEPS:
        raise ValueError(f"There is no step {step!r}; there are {', '.join(sorted(STEPS))}.")
    enqueue(step, "govbot_site.workers.tasks.run_wake", step, **_time_for(step))


def wake_loop(loop: str) -> None:
    enqueue(f"loop-{loop}", "govbot_site.workers.tasks.run_loop", loop, **_time_for(*LOOPS[loop]))


def _time_for(*names: str) -> dict[str, Any]:
    """The seconds that a task may take, where that is more than usual."""
    slow = [SLOW[name] for name in names if name in SLOW]
    return {"timeout": sum(slow)} if slow else {}


def enqueue_here(step: str, function: str, *, timeout: int) -> None:
    """For the workers of this host only, who may take this many seconds."""
    enqueue(step, function, queue=f"{QUEUE}@{HOST}", timeout=timeout)


def enqueue(step: str, function: str, *args: str, queue: str = QUEUE, **options: Any) -> None:
    key = f"{queue}/{step}"
    with transaction.atomic(using=Conf.ORM):
        # The lock keeps the waiting trigger from being taken before our transaction can be seen.
        if not _not_claimed(OrmQ.objects.using(Conf.ORM).filter(key=key)).values_list("pk").first():
            async_task(function, *args, task_name=step, broker=TriggerBroker(list_key=key), **options)
            transaction.on_commit(bell.ring, using=Conf.ORM)


def _not_claimed(rows: QuerySet[Any]) -> QuerySet[Any]:
    if connections[rows.db].features.has_select_for_update_skip_locked:
        return rows.select_for_update(skip_locked=True)
    return rows
