"""Deadlines while processes are killed at random: each is acted upon once, rightly, and how late."""

import random
import time
from datetime import timedelta

from django.utils import timezone

from govbot_site.benchmarks.deadlines import set_clock, town_that_votes
from govbot_site.benchmarks.figures import Figure, percentile
from govbot_site.benchmarks.running import Running
from govbot_site.benchmarks.survivors import killed_every
from govbot_site.benchmarks.waiting import until
from governance import selectors
from governance.domain.actors import Actor, Cause
from governance.domain.audit import first_break
from governance.domain.commands import CastVote
from governance.services.handle import handle
from platforms.models import Connection, SandboxPost

_MINUTES, _BETWEEN_SECONDS, _EVERY_SECONDS = 10.0, 3.0, 4.0
_VOTERS = ("bruno", "chidi", "dana", "emi")
_CHOICES = ("agree", "disagree", "abstain")
_ENDS = {"proposal.passed", "proposal.rejected", "proposal.without_quorum", "proposal.no_quorum"}
_PATIENCE = 600.0


def killing(govbot: Running, *, minutes: float = _MINUTES, every: float = _EVERY_SECONDS) -> list[Figure]:
    """Votes in many towns that end one after another, while a process is killed every few seconds."""
    govbot.prepare()
    number_of_towns = int(minutes * 60 / _BETWEEN_SECONDS)
    towns = [town_that_votes(number, beside=_VOTERS) for number in range(number_of_towns)]
    cast = {town.community_id: _vote(town) for town in towns}
    first = timezone.now() + timedelta(seconds=10)
    for number, town in enumerate(towns):
        set_clock(town, real_end=first + timedelta(seconds=_BETWEEN_SECONDS) * number)
    began = time.monotonic()
    with killed_every(every, govbot) as workers:
        time.sleep(max(0.0, minutes * 60 - (time.monotonic() - began)))
        until(lambda: all(_is_decided(town) for town in towns), patience=_PATIENCE)
        kills = workers.kills
    with killed_every(0, govbot):
        until(lambda: not any(selectors.has_unsaid(town.community) for town in towns), patience=_PATIENCE)
        until(lambda: all(_results(town) for town in towns), patience=_PATIENCE)
    return _figures(towns, cast, kills)


def _vote(town: Connection) -> dict[str, int]:
    """What should be counted."""
    now = timezone.now()
    counted = dict.fromkeys(_CHOICES, 0)
    for name in _VOTERS:
        choice = random.choice(_CHOICES)  # noqa: S311 - chance, no secret
        counted[choice] += 1
        handle(
            CastVote(number=1, choice=choice, cast_at=now, post=f"{town.pk}-{name}"),
            community=town.community_id,
            actor=Actor.person(name),
            cause=Cause(ref=f"benchmark:{name}"),
            now=now,
        )
    return counted


def _is_decided(town: Connection) -> bool:
    return selectors.proposals_of(town.community).filter(decided_at__isnull=False).exists()


def _results(town: Connection) -> int:
    said = SandboxPost.objects.filter(account__community=town.community_id, account__bot=True, visibility="public")
    return said.exclude(html__contains="How to vote").filter(html__contains="#1").count()


def _figures(towns: list[Connection], cast: dict[int, dict[str, int]], kills: int) -> list[Figure]:
    late, wrong, doubled, missed = [], 0, 0, 0
    for town in towns:
        proposal = selectors.proposals_of(town.community).get()
        if proposal.decided_at is None or proposal.closes_at is None:
            missed += 1
            continue
        late.append((proposal.decided_at - proposal.closes_at).total_seconds())
        tally = {choice: getattr(proposal, choice) for choice in _CHOICES}
        chain = list(selectors.export(town.community))
        wrong += tally != cast[town.community_id] or first_break(chain)[0] is not None
        ends = [entry for entry in chain if entry["tag"] in _ENDS]
        doubled += max(len(ends) - 1, 0) + max(_results(town) - 1, 0)

    def figure(what: str, value: float, unit: str, aim: float | None = None) -> Figure:
        return Figure(benchmark="killing", what=what, value=value, unit=unit, aim=aim)

    return [
        figure("deadlines", len(towns), "deadlines"),
        figure("processes killed meanwhile", kills, "kills"),
        figure("deadlines missed", missed, "deadlines", 0),
        figure("decisions or results doubled", doubled, "decisions", 0),
        figure("counted wrongly, or with a broken record", wrong, "decisions", 0),
        figure("deadline to decision, p50", percentile(late, 0.5), "s"),
        figure("deadline to decision, p95", percentile(late, 0.95), "s"),
        figure("deadline to decision, latest", max(late), "s"),
    ]
