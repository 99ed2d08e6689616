"""Workers and members who act in the same instant: each thing counts once, and the record has no gap."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection as database
from django.db import connections

from governance.domain.actors import Actor, Cause
from governance.domain.audit import first_break
from governance.domain.commands import CastVote
from governance.models import OutboxMessage, Vote, VoteChange
from governance.services.append_only import install
from governance.services.handle import handle
from governance.tasks import advance_due_at
from platforms import inbox, pipeline
from platforms.adapters.sandbox.town import write
from platforms.models import InboundEvent, SandboxAccount, SandboxPost
from platforms.registry import platform_of
from platforms.tasks import deliver_at, intake_at
from tests.conftest import Town

FRIDAYS = "@govbot propose weekly meetings on Fridays"
MEMBERS = tuple(f"member{number}" for number in range(20))


@pytest.fixture
def busy(transactional_db: None, make_town: Callable[..., Town]) -> Town:
    """Proposal 1 is open; every thread has its own connection and sees what the others commit."""
    install(database)
    town = make_town(members=MEMBERS)
    town.say(MEMBERS[0], FRIDAYS)
    return town


def at_once(act: Callable[[int], object], times: int) -> list[object]:
    """What each thread got; an error of any of them is ours."""
    gate = threading.Barrier(times)
    found: list[object] = [RuntimeError("a thread did not end")] * times

    def run(number: int) -> None:
        try:
            gate.wait(20)
            found[number] = act(number)
        except Exception as error:  # noqa: BLE001 - handed to the test
            found[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    for one in found:
        if isinstance(one, Exception):
            raise one
    return found


def intact(town: Town) -> bool:
    chain = town.chain()
    assert [entry["seq"] for entry in chain] == list(range(1, len(chain) + 1))
    assert town.community.audit_length == len(chain)
    return first_break(chain)[0] is None


def unread(town: Town, handle_: str, text: str) -> SandboxPost:
    account = SandboxAccount.objects.get(community=town.community, handle=handle_)
    return write(account, text=text, visibility="public", in_reply_to=None, posted_at=town.now)


def test_twenty_members_vote_in_the_same_instant(busy: Town) -> None:
    def vote(number: int) -> object:
        return handle(
            CastVote(number=1, choice="agree", cast_at=busy.now),
            community=busy.connection.community_id,
            actor=Actor.person(MEMBERS[number]),
            cause=Cause(ref=f"test:{number}"),
            now=busy.now,
        )

    at_once(vote, 20)
    assert Vote.objects.count() == 20
    assert busy.tags().count("vote.cast") == 20
    assert intact(busy)


def test_one_member_who_changes_their_mind_in_ten_places_has_one_vote(busy: Town) -> None:
    """Invariant 3: at most one counted ballot for each member and stage."""

    def vote(number: int) -> object:
        return handle(
            CastVote(number=1, choice=("agree", "disagree")[number % 2], cast_at=busy.now + timedelta(seconds=number)),
            community=busy.connection.community_id,
            actor=Actor.person(MEMBERS[0]),
            cause=Cause(ref=f"test:{number}"),
            now=busy.now + timedelta(seconds=10),
        )

    at_once(vote, 10)
    vote_ = Vote.objects.get()
    assert VoteChange.objects.order_by("-pk").first().choice == vote_.choice
    assert busy.tags().count("vote.cast") == 1
    assert intact(busy)


def test_four_workers_on_one_message_count_one_vote(busy: Town) -> None:
    unread(busy, MEMBERS[1], "@govbot agree 1")
    fetched = platform_of(busy.connection, now=busy.now).fetch(cursor=busy.connection.cursor)
    inbox.receive(busy.connection, fetched, received_at=busy.now)
    (event,) = InboundEvent.objects.filter(state="new")
    done = at_once(lambda _: pipeline.process(event.pk, connection=busy.connection, real_now=busy.now), 4)
    assert sorted(done) == [False, False, False, True]
    assert VoteChange.objects.count() == 1
    assert intact(busy)


def test_four_whole_sweeps_at_once_read_everything_once(busy: Town) -> None:
    for member in MEMBERS:
        unread(busy, member, "@govbot agree 1")
    at_once(lambda _: intake_at(busy.now), 4)
    intake_at(busy.now)
    assert Vote.objects.count() == 20
    assert VoteChange.objects.count() == 20
    assert not InboundEvent.objects.filter(state__in=["new", "dead"]).exists()
    assert intact(busy)


def test_four_workers_at_the_deadline_decide_once(busy: Town) -> None:
    for member in MEMBERS[:10]:
        busy.say(member, "@govbot agree 1")
    busy.now = busy.proposal().closes_at
    intake_at(busy.now)
    at_once(lambda _: advance_due_at(busy.now), 4)
    busy.now += timedelta(days=30)
    intake_at(busy.now)
    at_once(lambda _: advance_due_at(busy.now), 4)
    assert [tag for tag in busy.tags() if tag.startswith("proposal.")] == [
        "proposal.opened", "proposal.closed", "proposal.passed", "proposal.grace_ended", "proposal.executed",
    ]  # fmt: skip
    assert OutboxMessage.objects.filter(template="proposal.passed").count() == 1
    assert intact(busy)


def test_four_deliveries_at_once_say_everything_once(busy: Town) -> None:
    for member in MEMBERS:
        unread(busy, member, "@govbot status")
    intake_at(busy.now)
    before = SandboxPost.objects.filter(account__bot=True).count()
    at_once(lambda _: deliver_at(busy.now), 4)
    assert busy.unsaid() == 0
    assert SandboxPost.objects.filter(account__bot=True).count() == before + 20


def test_a_vote_and_the_deadline_in_the_same_instant_leave_one_result(busy: Town) -> None:
    for member in MEMBERS[:10]:
        busy.say(member, "@govbot agree 1")
    ends = busy.proposal().closes_at
    busy.now = ends
    intake_at(ends)

    def act(number: int) -> object:
        if number % 2:
            return advance_due_at(ends)
        return handle(
            CastVote(number=1, choice="disagree", cast_at=ends - timedelta(seconds=1)),
            community=busy.connection.community_id,
            actor=Actor.person(MEMBERS[10 + number]),
            cause=Cause(ref=f"test:{number}"),
            now=ends,
        )

    at_once(act, 8)
    proposal = busy.proposal()
    assert proposal.agree + proposal.disagree + proposal.abstain == Vote.objects.count()
    assert busy.tags().count("proposal.passed") == 1
    assert intact(busy)
