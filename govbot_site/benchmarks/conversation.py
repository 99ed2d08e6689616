"""How long people wait: from a message to its answer, and for many votes at once."""

import time
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from govbot_site.benchmarks.figures import Figure, percentile
from govbot_site.benchmarks.running import Running
from govbot_site.benchmarks.waiting import until
from governance import selectors
from governance.domain.actors import Actor, Cause
from governance.domain.commands import JoinCommunity
from governance.services.handle import handle
from platforms import square
from platforms.adapters.sandbox.town import add_account, write
from platforms.models import Connection, SandboxAccount, SandboxPost
from platforms.wake import wake

_QUESTIONS = 100
_VOTERS = 500


class Miscounted(Exception):
    """Not every vote counted exactly once."""


def reply(govbot: Running) -> list[Figure]:
    """One message after another, sent by the square's form, until the bot's answer is there for everybody to see."""
    govbot.start()
    visitor = govbot.visit()
    waits = []
    for _ in range(_QUESTIONS):
        last = SandboxPost.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        answers = SandboxPost.objects.filter(account__bot=True, pk__gt=last)
        began = time.monotonic()
        visitor.say("alice", "@govbot status")
        until(answers.exists, poll=0.005)
        waits.append(time.monotonic() - began)
    govbot.stop()
    return [
        Figure(
            benchmark="reply", what=f"message to answer, p50 of {_QUESTIONS}", value=percentile(waits, 0.5), unit="s"
        ),
        Figure(
            benchmark="reply", what=f"message to answer, p95 of {_QUESTIONS}", value=percentile(waits, 0.95), unit="s"
        ),
        Figure(benchmark="reply", what="message to answer, slowest", value=max(waits), unit="s"),
    ]


def votes(govbot: Running) -> list[Figure]:
    """Votes that all appear in the same instant, until the last has counted; then each is looked up in the record."""
    govbot.start()
    town = Connection.objects.select_related("community").get()
    _move_in(town)
    govbot.visit().say("alice", "@govbot propose weekly meetings on Fridays")
    until(lambda: selectors.open_proposals(town.community).exists())
    proposal = selectors.open_proposals(town.community).get()
    until(lambda: _silence(town))
    began = time.monotonic()
    with transaction.atomic():
        for account in SandboxAccount.objects.filter(community=town.community, handle__startswith="voter"):
            _write(account, f"@{town.bot_handle} agree {proposal.number}")
        wake("intake")
    until(lambda: selectors.votes_of(proposal).count() >= _VOTERS)
    counted = time.monotonic() - began
    until(lambda: _silence(town))
    acknowledged = time.monotonic() - began
    _check(town, cast=_VOTERS)
    govbot.stop()
    return [
        Figure(benchmark="votes", what=f"{_VOTERS} votes at once, until the last has counted", value=counted, unit="s"),
        Figure(benchmark="votes", what="until the last is acknowledged", value=acknowledged, unit="s"),
        Figure(benchmark="votes", what="counted", value=_VOTERS / counted, unit="votes/s"),
    ]


def _move_in(town: Connection) -> None:
    now = timezone.now()
    with transaction.atomic():
        for number in range(_VOTERS):
            account = add_account(town.community_id, handle=f"voter{number}", created_at=now)
            handle(
                JoinCommunity(tenure_from=now - timedelta(days=365)),
                community=town.community_id,
                actor=Actor.person(account.handle),
                cause=Cause(ref="benchmark"),
                now=now,
            )


def _write(account: SandboxAccount, text: str) -> None:
    write(account, text=text, visibility="public", in_reply_to=None, posted_at=timezone.now())


def _silence(town: Connection) -> bool:
    """Nothing is left to read or to say."""
    town.refresh_from_db(fields=["cursor"])
    return not square.waiting(town, now=timezone.now())


def _check(town: Connection, *, cast: int) -> None:
    entries = selectors.chain(town.community).filter(tag="vote.cast")
    voters = [data["voter"] for data in entries.values_list("data", flat=True)]
    if not len(voters) == len(set(voters)) == cast:
        raise Miscounted(f"{len(voters)} entries of {len(set(voters))} voters, not {cast}")
