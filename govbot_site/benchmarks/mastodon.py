"""How long people on a Mastodon server wait: heard by the stream, and beside it read every five seconds."""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

from django.utils import timezone

from govbot_site.benchmarks.figures import Figure, percentile
from govbot_site.benchmarks.mastodon_server import Account, serving
from govbot_site.benchmarks.people import Person, found_town
from govbot_site.benchmarks.running import Running
from govbot_site.benchmarks.waiting import until
from platforms.models import Connection

_HEARD, _POLLED = 60, 24
_AIMS = {"p50": 0.3, "p95": 1.0}
_POLL_SECONDS = 0.03  # more often would keep the server from its work
_LONGEST_PAUSE = 5.0  # so that mentions fall anywhere between two readings


def mastodon(govbot: Running) -> list[Figure]:
    """Two bots on one server at the same time; the stream of one is held back, so its account is polled."""
    bots = [Account(name="heard", bot=True), Account(name="polled", bot=True)]
    with serving(govbot.folder, [*bots, Account(name="alice"), Account(name="bruno")]) as url:
        govbot.prepare()
        found_town(url, slug="heard", bot="heard")
        polled = found_town(url, slug="polled", bot="polled")
        Connection.objects.filter(pk=polled.pk).update(
            stream_error="no_stream", stream_retry_at=timezone.now() + timedelta(days=1)
        )
        govbot.start()
        until(lambda: Connection.objects.filter(bot_handle="heard", stream_alive_at__isnull=False).exists())
        with ThreadPoolExecutor() as pool:
            by_stream = pool.submit(_ask, Person(url, "alice"), "heard", _HEARD)
            by_polling = pool.submit(_ask, Person(url, "bruno"), "polled", _POLLED)
            waits = {"by stream": by_stream.result(), "polled every 5 s": by_polling.result()}
        govbot.stop()
    return [
        Figure(
            benchmark="mastodon",
            what=f"post to visible reply {how}, {name} of {len(seconds)}",
            value=percentile(seconds, share),
            unit="s",
            aim=_AIMS.get(name) if how == "by stream" else None,
        )
        for how, seconds in waits.items()
        for name, share in (("p50", 0.5), ("p95", 0.95), ("slowest", 1.0))
    ]


def _ask(person: Person, bot: str, times: int) -> list[float]:
    """Seconds from the moment before a mention is posted until its answer can be seen on the server."""
    waits = []
    for _ in range(times):
        time.sleep(random.uniform(0.2, _LONGEST_PAUSE))  # noqa: S311 - people do not keep time
        began = time.monotonic()
        post = person.say(f"@{bot} status")
        until(partial(person.answers, post), poll=_POLL_SECONDS)
        waits.append(time.monotonic() - began)
    return waits
