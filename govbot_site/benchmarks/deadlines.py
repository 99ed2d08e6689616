"""How late a deadline is acted upon, and how late the result is said."""

import time
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from govbot_site.benchmarks.figures import Figure, percentile
from govbot_site.benchmarks.running import ROOT, Running
from govbot_site.benchmarks.waiting import until
from governance import selectors
from governance.domain.actors import HOST, Actor, Cause
from governance.domain.commands import JoinCommunity, MoveClock, OpenProposal
from governance.services.handle import handle
from governance.starters import starter_rulebook_for
from platforms.adapters.sandbox.town import add_account
from platforms.bootstrap import make_sandbox
from platforms.models import Connection, SandboxPost

_TOWNS = 40
_BEFORE_THE_FIRST = timedelta(seconds=10)
_BETWEEN = timedelta(seconds=1.5)
_CAUSE = Cause(ref="benchmark")


def deadlines(govbot: Running) -> list[Figure]:
    """Votes in many towns, whose clocks are set so that their ends come one after another within a minute."""
    govbot.start()
    towns = [town_that_votes(number) for number in range(_TOWNS)]
    first = timezone.now() + _BEFORE_THE_FIRST
    due = {town.community_id: set_clock(town, real_end=first + _BETWEEN * number) for number, town in enumerate(towns)}
    late, said = _watch(due)
    govbot.stop()
    return [
        Figure(
            benchmark="deadlines",
            what=f"deadline to decision, p50 of {_TOWNS}",
            value=percentile(late, 0.5),
            unit="s",
            aim=0.5,
        ),
        Figure(benchmark="deadlines", what="deadline to decision, latest", value=max(late), unit="s", aim=2),
        Figure(
            benchmark="deadlines", what="deadline to result on the square, p50", value=percentile(said, 0.5), unit="s"
        ),
        Figure(benchmark="deadlines", what="deadline to result on the square, latest", value=max(said), unit="s"),
    ]


def town_that_votes(number: int, *, beside: Sequence[str] = ()) -> Connection:
    """Proposal 1 of alice's is open; those `beside` her may vote too."""
    now = timezone.now()
    text = (ROOT / "constitution.md").read_text(encoding="utf-8")
    town = make_sandbox(
        slug=f"town-{number}",
        name=f"Town {number}",
        text=text,
        rulebook=starter_rulebook_for(text),
        zone="UTC",
        founded_at=now,
        now=now,
    )
    for name in ("alice", *beside):
        add_account(town.community_id, handle=name, created_at=now)
        handle(
            JoinCommunity(tenure_from=now),
            community=town.community_id,
            actor=Actor.person(name),
            cause=_CAUSE,
            now=now,
        )
    for command in (OpenProposal(title="Meet on Fridays", body="Meet on Fridays", bot=town.bot_handle, label=None),):
        handle(command, community=town.community_id, actor=Actor.person("alice"), cause=_CAUSE, now=now)
    return town


def set_clock(town: Connection, *, real_end: datetime) -> datetime:
    """Move the town's clock so that its vote ends about then; exactly when."""
    proposal = selectors.open_proposals(town.community).get()
    assert proposal.closes_at is not None
    seconds = int((proposal.closes_at - real_end).total_seconds())
    now = timezone.now()
    handle(MoveClock(seconds=seconds), community=town.community_id, actor=HOST, cause=_CAUSE, now=now)
    return proposal.closes_at - timedelta(seconds=seconds)


def _watch(due: dict[int, datetime]) -> tuple[list[float], list[float]]:
    """Seconds from each deadline until the decision can be seen, and until the bot has said it."""
    decided: dict[int, float] = {}
    said: dict[int, float] = {}
    results = SandboxPost.objects.filter(account__bot=True, visibility="public").exclude(html__contains="How to vote")
    towns = {town.pk: town for town in selectors.communities() if town.pk in due}

    def all_said() -> bool:
        for pk in [pk for pk, at in due.items() if pk not in said and at <= timezone.now()]:
            if pk not in decided and selectors.proposals_of(towns[pk]).filter(decided_at__isnull=False).exists():
                decided[pk] = (timezone.now() - due[pk]).total_seconds()
            if pk in decided and results.filter(account__community=pk).exists():
                said[pk] = (timezone.now() - due[pk]).total_seconds()
        return len(said) == len(due)

    time.sleep(max(0.0, (min(due.values()) - timezone.now()).total_seconds()))
    until(all_said)
    return list(decided.values()), list(said.values())
