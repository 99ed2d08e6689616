"""Two hundred bots on one server: what listening to them all costs, and how soon a mention of any is taken in."""

import random
import time
from pathlib import Path

from django.utils import timezone

from govbot_site.benchmarks.figures import Figure, percentile
from govbot_site.benchmarks.mastodon_server import Account, serving
from govbot_site.benchmarks.people import Person, found_town
from govbot_site.benchmarks.processes import proportional_kib
from govbot_site.benchmarks.running import Running
from govbot_site.benchmarks.survivors import killed_every
from govbot_site.benchmarks.waiting import until
from platforms.models import Connection, InboundEvent

_BOTS, _MENTIONS = 200, 60
_HEARTBEAT_SECONDS = 15.0  # as Mastodon's
_MIB = 1024
_CALM_SECONDS = 20.0


def accounts(govbot: Running, *, bots: int = _BOTS, mentions: int = _MENTIONS) -> list[Figure]:
    """Mentions of one bot after another, each until it is in the inbox."""
    govbot.prepare()
    names = [f"bot{number}" for number in range(bots)]
    seats = [*(Account(name=name, bot=True) for name in names), Account(name="alice")]
    with serving(govbot.folder, seats, heartbeat=_HEARTBEAT_SECONDS) as url:
        for name in names:
            found_town(url, slug=name, bot=name)
        began = time.monotonic()
        with killed_every(0, govbot):
            until(lambda: Connection.objects.filter(stream_alive_at__isnull=False, stream_error="").count() == bots)
            heard = time.monotonic() - began
            time.sleep(_CALM_SECONDS)
            alice = Person(url, "alice")
            waits = [_until_taken_in(alice, random.choice(names)) for _ in range(mentions)]  # noqa: S311
            sizes = {pid: proportional_kib(pid) / _MIB for pid in govbot.alive()}
            threads, listener = max((_threads(pid), pid) for pid in sizes)
    return [
        Figure(benchmark="accounts", what=f"until all {bots} are listened to", value=heard, unit="s"),
        Figure(
            benchmark="accounts",
            what=f"the process that listens, {threads} threads",
            value=sizes[listener],
            unit="MiB",
            aim=400,
        ),
        Figure(benchmark="accounts", what="all processes of the workers", value=sum(sizes.values()), unit="MiB"),
        Figure(
            benchmark="accounts",
            what=f"mention to inbox, p50 of {mentions}",
            value=percentile(waits, 0.5),
            unit="s",
            aim=0.5,
        ),
        Figure(benchmark="accounts", what="mention to inbox, p95", value=percentile(waits, 0.95), unit="s"),
    ]


def _until_taken_in(person: Person, bot: str) -> float:
    time.sleep(random.uniform(0.1, 0.6))  # noqa: S311 - people do not keep time
    began = timezone.now()
    post = person.say(f"@{bot} status")
    taken = InboundEvent.objects.filter(post_id=post)
    until(taken.exists)
    return (timezone.now() - began).total_seconds()


def _threads(pid: int) -> int:
    try:
        return len(list(Path(f"/proc/{pid}/task").iterdir()))
    except OSError:
        return 0
