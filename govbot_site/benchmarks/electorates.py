"""Opening a proposal for many members, and one vote in it: milliseconds, and questions to the database."""

import time
from collections.abc import Callable
from datetime import datetime

from django.db import connection
from django.utils import timezone

from govbot_site.benchmarks.deadlines import town_that_votes
from govbot_site.benchmarks.figures import Figure
from govbot_site.benchmarks.running import Running
from governance.domain.actors import HOST, Actor, Cause
from governance.domain.commands import CastVote, Command, ImportRoll, OpenProposal
from governance.services.handle import handle
from platforms.models import Connection

_CAUSE = Cause(ref="benchmark")
_VOTES = 50


class ElectorateDiffers(Exception):
    """Not everybody was written down who should have been."""


def electorate(govbot: Running, *, sizes: tuple[int, ...] = (1_000, 100_000)) -> list[Figure]:
    """Towns of several sizes. Their members come by import, their proposal and votes through the one door."""
    govbot.start()
    govbot.stop()
    figures = []
    for number, size in enumerate(sizes):
        figures += _measure(town_that_votes(number), size)
    return figures


def _measure(town: Connection, size: int) -> list[Figure]:
    now = timezone.now()
    text = "handle\n" + "".join(f"m{number}\n" for number in range(1, size))
    imported, _ = _taken(lambda: _do(town, ImportRoll(text=text, home=town.domain), HOST, now))
    proposal = OpenProposal(title="Meet on Sundays", body="Meet on Sundays", bot=town.bot_handle)
    opened, asked = _taken(lambda: _do(town, proposal, Actor.person("alice"), now))
    row = town.community.proposals.get(number=2)
    if row.electorate.count() != size or row.electorate_size != size:
        raise ElectorateDiffers(f"{row.electorate_size} of {size}")
    votes = [_taken(_vote(town, f"m{number}")) for number in range(1, _VOTES + 1)]

    def figure(what: str, value: float, unit: str, aim: float | None = None) -> Figure:
        return Figure(benchmark="electorate", what=f"{size:,} members: {what}", value=value, unit=unit, aim=aim)

    return [
        figure("importing them", imported, "s"),
        figure("opening a proposal", opened * 1000, "ms"),
        figure("opening a proposal, statements", asked, "statements"),
        figure(f"one vote, median of {_VOTES}", sorted(took for took, _ in votes)[_VOTES // 2] * 1000, "ms"),
        figure("one vote, most statements", max(statements for _, statements in votes), "statements"),
    ]


def _vote(town: Connection, who: str) -> Callable[[], None]:
    return lambda: _do(
        town, CastVote(number=2, choice="agree", cast_at=timezone.now()), Actor.person(who), timezone.now()
    )


def _do(town: Connection, command: Command, actor: Actor, now: datetime) -> None:
    handle(command, community=town.community_id, actor=actor, cause=Cause(ref=f"{_CAUSE.ref}:{actor.key}"), now=now)


def _taken(act: Callable[[], None]) -> tuple[float, int]:
    """Seconds, and statements that the database was given."""
    statements = 0

    def counted(execute, sql, params, many, context):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
        nonlocal statements
        statements += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(counted):
        began = time.perf_counter()
        act()
        return time.perf_counter() - began, statements
