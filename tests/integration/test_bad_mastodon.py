"""What servers and accounts do that nobody should: votes that must not count, commands that change or vanish."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from governance.domain.actors import Actor, Cause
from governance.domain.commands import JoinCommunity, OpenProposal
from governance.models import Proposal, Vote
from governance.services.handle import handle
from platforms.models import Connection, Delivery, InboundEvent
from platforms.tasks import deliver_at, intake_at
from tests.conftest import START
from tests.fakes.notifications import Listed, account, notification, status
from tests.fakes.scripted import Answer, Scripted
from tests.fakes.statuses import Statuses
from tests.integration.test_mastodon_connect import add

LATER = START + timedelta(minutes=1)


@pytest.fixture
def connection(db: None, scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> Connection:
    """Proposal 1 is open, and alice, bruno and zoe@far.example may vote."""
    monkeypatch.setenv("BOT_TOKEN", "s3cret")
    Listed(scripted, [])
    add(scripted.url)
    Connection.objects.update(cursor="")
    made = Connection.objects.select_related("community").get()
    for who in ("alice", "bruno", "zoe@far.example"):
        do(made, who, JoinCommunity(tenure_from=START))
    do(made, "alice", OpenProposal(title="Meet on Fridays", body="Meet on Fridays", bot="govbot", label=None))
    return made


def do(connection: Connection, who: str, command: object) -> None:
    handle(
        command, community=connection.community_id, actor=Actor.person(who), cause=Cause(ref=f"test:{who}"), now=START
    )


@pytest.fixture
def hears(connection: Connection, scripted: Scripted) -> Callable[..., None]:
    """What stands in the server's list is read and dealt with, and what there is to say is said."""
    Statuses(scripted)

    def hear(*rows: dict, at: object = LATER) -> None:
        Connection.objects.update(sweep_due_at=None, rest_until=None, cursor="")
        Listed(scripted, list(rows))
        intake_at(at)
        deliver_at(at)

    return hear


def vote(who: dict, words: str = "agree 1", **changed: object) -> dict:
    return notification("1", at=LATER, post=status("p1", words, by=who, **changed))


@pytest.mark.parametrize("flag", ["bot", "group", "suspended"])
def test_machines_groups_and_the_suspended_have_no_vote(hears: Callable[..., None], flag: str) -> None:
    hears(vote(account("alice", **{flag: True})))
    assert not Vote.objects.exists()
    assert InboundEvent.objects.get().state == "ignored"


def test_an_account_that_moved_has_no_vote_and_is_told_how(hears: Callable[..., None]) -> None:
    hears(vote(account("alice", moved=account("alice@far.example"))))
    assert not Vote.objects.exists()
    assert Delivery.objects.get(message__template="reply.moved").state == "sent"


def test_who_is_limited_by_the_server_keeps_their_vote(hears: Callable[..., None]) -> None:
    hears(vote(account("alice", limited=True)))
    assert Vote.objects.get().member.handle == "alice"


def test_a_vote_taken_in_before_its_author_is_blocked_stays(hears: Callable[..., None], scripted: Scripted) -> None:
    """A block takes the notification and the post from the bot's sight, and what comes later never reaches it."""
    hears(vote(account("alice")))
    before_the_end = Proposal.objects.get().closes_at - timedelta(minutes=5)
    scripted.on("GET", "/api/v1/statuses", Answer([]))
    hears(at=before_the_end)
    assert Vote.objects.get().choice == "agree"
    assert not Delivery.objects.filter(state="dead").exists()


def test_who_hides_from_the_bot_votes_without_a_star(hears: Callable[..., None], scripted: Scripted) -> None:
    """Their posts cannot be answered or starred, which is nothing that anybody has to look at."""
    scripted.on("POST", "/api/v1/statuses/p1/favourite", Answer({"error": "Record not found"}, 404))
    hears(vote(account("alice")))
    assert Vote.objects.count() == 1
    assert Delivery.objects.get(message__audience="favourite").state == "sent"


def test_a_bot_that_is_suspended_for_a_while_loses_no_vote(hears: Callable[..., None], scripted: Scripted) -> None:
    disabled = Answer({"error": "Your login is currently disabled"}, 403)
    scripted.on("GET", "/api/v1/notifications", disabled)
    Connection.objects.update(sweep_due_at=None, rest_until=None, cursor="")
    intake_at(LATER)
    row = Connection.objects.get()
    assert (row.unread_since, row.unread_code) == (LATER, "account_disabled")
    assert row.rest_until == LATER + timedelta(minutes=10)
    hears(vote(account("alice")), at=LATER + timedelta(hours=1))
    assert Vote.objects.get().cast_at == LATER
    assert Connection.objects.get().unread_since is None


def test_what_could_not_be_said_while_suspended_is_said_afterwards(
    hears: Callable[..., None], scripted: Scripted
) -> None:
    whole = scripted.routes["POST", "/api/v1/statuses"]
    scripted.on("POST", "/api/v1/statuses", Answer({"error": "Your login is currently disabled"}, 403))
    hears(vote(account("alice"), "status"))
    waiting = Delivery.objects.get(message__template__startswith="reply.status", message__to="alice")
    assert waiting.state == "due"
    assert any("may not act" in error for error in Delivery.objects.values_list("error", flat=True))
    scripted.on("POST", "/api/v1/statuses", whole)
    deliver_at(LATER + timedelta(minutes=11))
    waiting.refresh_from_db()
    assert waiting.state == "sent"


def test_a_remote_post_with_a_forged_date_is_late_all_the_same(hears: Callable[..., None]) -> None:
    closes_at = Proposal.objects.get().closes_at
    forged = (closes_at - timedelta(days=1)).isoformat()
    late = closes_at + timedelta(seconds=1)
    row = notification("1", at=late, post=status("p1", "agree 1", by=account("zoe@far.example"), created_at=forged))
    hears(row, at=late)
    assert not Vote.objects.exists()
    assert Delivery.objects.filter(message__template="vote.late").exists()


def test_a_command_that_is_deleted_before_it_is_read_stops_nothing(hears: Callable[..., None]) -> None:
    hears(notification("1", at=LATER, status=None), notification("2", at=LATER, post=status("p2", "agree 1")))
    assert Vote.objects.count() == 1


def test_a_command_that_is_edited_later_stays_what_it_was(hears: Callable[..., None]) -> None:
    hears(vote(account("alice"), "agree 1"))
    hears(vote(account("alice"), "disagree 1", edited_at=LATER.isoformat()))
    assert list(Vote.objects.values_list("choice", flat=True)) == ["agree"]


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "@bruno @zoe@far.example", "\u202ealice", "x" * 5000, ""]
)
def test_a_display_name_is_nobodys_mention_and_no_markup(
    hears: Callable[..., None], scripted: Scripted, name: str
) -> None:
    hears(vote(account("dana", display_name=name), "join"))
    posted = [asked.form["status"] for asked in scripted.requests("POST", "/api/v1/statuses")]
    (answer,) = [text for text in posted if text.startswith("@dana ")]
    assert not any(odd in answer for odd in ("@bruno", "@zoe", "<script", "\u202e", "xxxx"))
