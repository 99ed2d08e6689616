"""Is Govbot alive, and does it do its work? `/healthz` and `/readyz`."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from govbot_site.schedules import LOOPS
from govbot_site.workers.heartbeat import silent_loops
from governance.management.schema import missing_migrations
from governance.selectors import oldest_overdue_at
from platforms.selectors import listeners, oldest_errand_at, oldest_undelivered_at
from platforms.waiting import held_up

OVERDUE_SECONDS = 30
UNDELIVERED_SECONDS = 600
_MOST_NAMED = 10


@dataclass(frozen=True, kw_only=True)
class Problem:
    what: str
    remedy: str


def healthz(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(_request: HttpRequest) -> JsonResponse:
    """200 when everything works, else 503 with what is wrong and what to do about it."""
    report: dict[str, Any] = {
        "database": False,
        "workers": {},
        "listeners": None,
        "oldest_undelivered_seconds": None,
        "oldest_errand_seconds": None,
        "oldest_overdue_seconds": None,
        "counts_that_wait": None,
    }
    try:
        problems = list(_problems(report, now=timezone.now()))
    except DatabaseError:
        problems = [
            Problem(
                what="The database does not answer.",
                remedy="Start the database, or correct DATABASE_URL, then restart Govbot.",
            )
        ]
    ready = not problems
    body = {"ready": ready, **report, "problems": [asdict(problem) for problem in problems]}
    return JsonResponse(body, status=200 if ready else 503)


def _problems(report: dict[str, Any], *, now: datetime) -> Iterator[Problem]:
    missing = missing_migrations()
    report["database"] = True
    if missing:
        yield Problem(what=f"The database lacks {missing} migrations.", remedy="Run `python manage.py migrate`.")
        return
    silent = silent_loops(now=now)
    report["workers"] = {loop: loop not in silent for loop in LOOPS}
    report["listeners"] = listeners()
    if silent:
        yield Problem(
            what=f"The workers do not run ({', '.join(silent)}).",
            remedy="Start them: `make run`, or `python manage.py work` beside the web.",
        )
    undelivered = report["oldest_undelivered_seconds"] = _age(oldest_undelivered_at(), now)
    if undelivered is not None and undelivered > UNDELIVERED_SECONDS:
        yield Problem(
            what=f"Something to be said has waited for {undelivered} seconds.",
            remedy="Run `python manage.py doctor`: the platform may be down or may refuse the bot.",
        )
    undone = report["oldest_errand_seconds"] = _age(oldest_errand_at(), now)
    if undone is not None and undone > UNDELIVERED_SECONDS:
        yield Problem(
            what=f"An effect that was decided has waited for {undone} seconds.",
            remedy="Run `python manage.py doctor`: the platform may be down or may refuse the bot.",
        )
    overdue = report["oldest_overdue_seconds"] = _age(oldest_overdue_at(now=now), now)
    if overdue is not None and overdue > OVERDUE_SECONDS:
        yield Problem(
            what=f"A deadline that passed {overdue} seconds ago has not been handled.",
            remedy="Look for errors of the step 'deadlines' in the workers' log.",
        )
    waiting = held_up(now=now)
    report["counts_that_wait"] = len(waiting)
    for one in waiting[:_MOST_NAMED]:
        yield Problem(what=one.told(now=now), remedy=one.remedy)


def _age(then: datetime | None, now: datetime) -> int | None:
    return None if then is None else max(0, int((now - then).total_seconds()))
