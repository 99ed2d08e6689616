"""Many mentions while workers, listener, streams and server are killed: nothing may be lost, nothing doubled."""

import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

from django.db import connections
from django.utils import timezone

from govbot_site.benchmarks.figures import Figure
from govbot_site.benchmarks.mastodon_server import Account, free_port, serving
from govbot_site.benchmarks.people import Person, found_town
from govbot_site.benchmarks.running import Running
from govbot_site.benchmarks.survivors import killed_every
from govbot_site.benchmarks.waiting import until
from governance import selectors
from platforms.models import Connection, InboundEvent

_PEOPLE, _EACH = 50, 40
_AT_ONCE = 5
_CHOICES = ("agree", "disagree", "abstain")
_PATIENCE = 1200.0


class Server:
    """A server that can be killed and comes back with all it knows."""

    def __init__(self, folder: Path, accounts: list[Account]) -> None:
        self._folder, self._accounts, self._port = folder, accounts, free_port()
        self._serving = ExitStack()
        self.kills = 0
        self.url = self._start()

    def _start(self) -> str:
        return self._serving.enter_context(serving(self._folder, self._accounts, port=self._port, kept=True))

    def kill(self) -> None:
        self._serving.close()
        self.kills += 1
        self._start()

    def end(self) -> None:
        self._serving.close()


def storm(
    govbot: Running, *, people: int = _PEOPLE, each: int = _EACH, every: float = 4.0, server_every: float = 45.0
) -> list[Figure]:
    """So many mentions each: one joins, some vote, the rest is talk. Then the vote ends, and all is looked up."""
    govbot.prepare()
    names = [f"person{number}" for number in range(people)]
    server = Server(govbot.folder, [Account(name="govbot", bot=True), *(Account(name=name) for name in names)])
    try:
        return _measured(
            govbot,
            server,
            [Person(server.url, name) for name in names],
            each=each,
            every=every,
            server_every=server_every,
        )
    finally:
        server.end()


def _measured(
    govbot: Running, server: Server, people: list[Person], *, each: int, every: float, server_every: float
) -> list[Figure]:
    town = found_town(server.url, slug="town", bot="govbot")
    with killed_every(0, govbot):
        joins = [person.insist("@govbot join") for person in people]
        until(lambda: _settled(town, joins), patience=_PATIENCE)
        root = people[0].insist("@govbot propose weekly meetings on Fridays")
        until(lambda: selectors.open_proposals(town.community).exists())
    began = time.monotonic()
    with killed_every(every, govbot) as workers, _killing(server, server_every), ThreadPoolExecutor(_AT_ONCE) as pool:
        told = list(pool.map(lambda person: _speak(person, root, each - 1), people))
        posts = [post for said in told for post in said[0]]
        until(lambda: _settled(town, posts), patience=_PATIENCE)
        seconds = time.monotonic() - began
        _end_the_vote(town)
        until(lambda: not selectors.open_proposals(town.community).exists(), patience=_PATIENCE)
        kills = workers.kills
    with killed_every(0, govbot):
        until(lambda: not selectors.has_unsaid(town.community), patience=_PATIENCE)
    return _figures(town, server, [*joins, root, *posts], last=[last for _, last in told], kills=kills, seconds=seconds)


def _speak(person: Person, root: str, times: int) -> tuple[list[str], str]:
    """What was posted, and the last vote of it."""
    votes = set(random.sample(range(times), k=min(3, times)))
    posts, last = [], ""
    for turn in range(times):
        words = f"this is comment {turn} of {person.name}, about lamps"
        if turn in votes:
            words = last = random.choice(_CHOICES)  # noqa: S311
        posts.append(person.insist(f"@govbot {words}", reply_to=root))
    return posts, last


class _killing:  # noqa: N801 - read as a word
    def __init__(self, server: Server, every: float) -> None:
        self._server, self._every, self._over = server, every, threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        while not self._over.wait(self._every):
            self._server.kill()

    def __enter__(self) -> None:
        if self._every:
            self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if self._every:
            self._thread.join()


def _settled(town: Connection, posts: list[str]) -> bool:
    rows = InboundEvent.objects.filter(community=town.community_id, state__in=("done", "refused", "ignored"))
    connections.close_all()
    return set(posts) <= set(rows.values_list("post_id", flat=True))


def _end_the_vote(town: Connection) -> None:
    """As if it had begun some days ago."""
    now = timezone.now()
    soon = now + timedelta(seconds=3)
    selectors.open_proposals(town.community).update(opens_at=now - timedelta(days=6), closes_at=soon, due_at=soon)


def _figures(
    town: Connection, server: Server, posts: list[str], *, last: list[str], kills: int, seconds: float
) -> list[Figure]:
    events = Counter(InboundEvent.objects.values_list("post_id", flat=True))
    proposal = selectors.proposals_of(town.community).get()
    comments = Counter(comment.text for comment in selectors.comments_of(proposal))
    voted = Counter(last)
    counted = dict(selectors.tally_of(proposal).as_numbers())
    own = Counter(Person(server.url, "govbot").own_posts())
    missing = [post for post in posts if post not in events]
    wrong = sum(abs(voted[choice] - int(str(counted[choice]))) for choice in _CHOICES)
    doubled = sum(count - 1 for found in (events, comments, own) for count in found.values())

    def figure(what: str, value: float, unit: str, aim: float | None = None) -> Figure:
        return Figure(benchmark="storm", what=what, value=value, unit=unit, aim=aim)

    return [
        figure("mentions posted", len(posts), "mentions"),
        figure("processes and servers killed meanwhile", kills + server.kills, "kills"),
        figure("mentions lost", len(missing), "mentions", 0),
        figure("mentions, comments or posts of the bot doubled", doubled, "posts", 0),
        figure("votes counted otherwise than cast", wrong, "votes", 0),
        figure("until the last was dealt with", seconds, "s"),
    ]
