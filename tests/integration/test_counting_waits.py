"""A vote that has ended is counted after one complete look at the server. What holds that up, everybody is told."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from govbot_site.schedules import LOOPS
from govbot_site.workers.tasks import lease_name
from governance.domain.actors import Cause
from governance.models import Proposal
from governance.services.communities import appoint_moderator
from governance.tasks import advance_due_at
from platforms.models import Connection, InboundEvent, Lease
from platforms.tasks import deliver_at, intake_at
from platforms.waiting import held_up, waits_of
from tests.fakes.notifications import Listed, account, notification, status
from tests.fakes.scripted import Answer, Scripted
from tests.fakes.statuses import Statuses
from tests.integration.test_bad_mastodon import connection  # noqa: F401 - a fixture
from tests.integration.test_doctor import doctor, wrong

LIST = "/api/v1/notifications"
AGES = timedelta(days=1)


@pytest.fixture
def ended(connection: Connection, scripted: Scripted, protected_record: None) -> Proposal:  # noqa: F811
    """Voting on proposal 1 has ended, and its arrival window too."""
    Statuses(scripted)
    for loop in LOOPS:
        Lease.objects.create(
            name=lease_name(loop), owner="w", epoch=1, expires_at=timezone.now() + timedelta(minutes=5)
        )
    row = Proposal.objects.select_related("community").get()
    advance_due_at(row.closes_at)
    row.refresh_from_db()
    assert row.status == "collecting"
    return row


def look(row: Proposal, *, minutes: int = 11) -> None:
    """The workers' round, so long after voting ended."""
    at = row.closes_at + timedelta(minutes=minutes)
    intake_at(at)
    advance_due_at(at)
    deliver_at(at)


@pytest.fixture
def page(client: Client) -> Callable[[], str]:
    def read() -> str:
        html = client.get("/c/our-town/proposals/1/").content.decode()
        return " ".join(html.split())

    return read


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Answer(drop=True), "home.example, which does not answer since"),
        (Answer({"error": "down"}, 503), "home.example, which answers with errors since"),
        (Answer(b"<html>Welcome</html>"), "home.example, which answers with something that cannot be read since"),
        (Answer({"error": "revoked"}, 401), "home.example, which does not accept the bot&#x27;s token any more since"),
    ],
)
def test_the_page_says_which_server_is_waited_for_and_since_when(
    ended: Proposal, scripted: Scripted, page: Callable[[], str], answer: Answer, says: str
) -> None:
    listed = scripted.routes["GET", LIST]
    scripted.on("GET", LIST, answer)
    look(ended)
    look(ended, minutes=20)
    said = page()
    assert "Not counted yet." in said
    assert says in said
    since = ended.closes_at + timedelta(minutes=11)
    assert f"{since:%H:%M} (UTC)" in said
    assert "nobody has to vote again" in said
    assert "tries again by itself" in said

    scripted.on("GET", LIST, listed)
    look(ended, minutes=40)
    assert "Not counted yet." not in page()
    assert Proposal.objects.get().outcome is not None
    assert Connection.objects.get().unread_since is None


def test_a_vote_that_was_posted_in_time_counts_after_the_server_is_back(ended: Proposal, scripted: Scripted) -> None:
    scripted.on("GET", LIST, Answer(drop=True))
    look(ended)
    at = ended.closes_at - timedelta(seconds=1)
    late = ended.closes_at + timedelta(seconds=1)
    Listed(
        scripted,
        [
            notification("1", at=at, post=status("p1", "agree 1", by=account("alice"))),
            notification("2", at=late, post=status("p2", "agree 1", by=account("bruno"))),
        ],
    )
    look(ended, minutes=60)
    assert list(Proposal.objects.get().votes.values_list("member__handle", flat=True)) == ["alice"]


def test_host_and_readiness_are_told_once_with_the_remedy(ended: Proposal, scripted: Scripted, client: Client) -> None:
    scripted.on("GET", LIST, Answer(drop=True))
    look(ended)
    assert held_up(now=ended.closes_at + timedelta(minutes=11)) == []  # nobody is alarmed for a moment's sake
    answer = client.get("/readyz")
    assert answer.status_code == 503
    told = answer.json()
    assert told["counts_that_wait"] == 1
    assert told["oldest_overdue_seconds"] is None
    counts = [one for one in told["problems"] if "count" in one["what"]]
    assert len(counts) == 1
    assert "The count of #1 in our-town has waited for" in counts[0]["what"]
    assert "which does not answer" in counts[0]["what"]
    assert "tries again by itself" in counts[0]["remedy"]
    assert not any("deadline" in one["what"] for one in told["problems"])

    said = wrong(doctor(code=1))
    assert said.count("The count of #1") == 1
    assert "A deadline that passed" not in said


def test_a_message_that_nobody_could_deal_with_is_named_as_the_reason(
    ended: Proposal, scripted: Scripted, page: Callable[[], str], admin_client: Client
) -> None:
    row = notification("1", at=ended.closes_at - timedelta(minutes=1), post=status("p1", "agree 1"))
    Listed(scripted, [row])
    Connection.objects.update(sweep_due_at=None)
    intake_at(ended.closes_at - timedelta(minutes=1))
    InboundEvent.objects.update(state="dead", error="a defect")
    look(ended)
    assert Proposal.objects.get().status == "collecting"
    assert "Counting waits for a message to the bot that could not be dealt with" in page()
    assert "A moderator has to look at it" in page()
    assert "leave them out of every count" in wrong(doctor(code=1))
    shown = admin_client.get(f"/admin/governance/proposal/{ended.pk}/change/").content.decode()
    assert "Not counted yet." in shown

    InboundEvent.objects.update(state="ignored")
    look(ended, minutes=12)
    assert Proposal.objects.get().outcome is not None
    assert "Not counted yet." not in page()


def test_moderators_see_it_first(ended: Proposal, scripted: Scripted, django_user_model: type, client: Client) -> None:
    user = django_user_model.objects.create_user("mo", password="a-long-password", is_staff=True)
    appoint_moderator(ended.community, user, cause=Cause(ref="test"), now=ended.closes_at)
    scripted.on("GET", LIST, Answer(drop=True))
    look(ended)
    client.force_login(user)
    said = " ".join(client.get("/admin/").content.decode().split())
    assert "Not counted yet:" in said
    assert "home.example, which does not answer since" in said
    assert "Nothing waits." not in said


def test_what_is_counted_in_the_usual_course_alarms_nobody(ended: Proposal) -> None:
    found = waits_of(ended)
    assert found is not None
    assert found.why == "one complete look at home.example"
    look(ended)
    assert held_up(now=ended.closes_at + AGES) == []


def test_a_decision_that_waits_for_the_last_vetoes_says_so_too(
    ended: Proposal, scripted: Scripted, page: Callable[[], str]
) -> None:
    at = ended.closes_at - timedelta(minutes=1)
    voices = ("alice", "bruno", "zoe@far.example")
    Listed(
        scripted,
        [
            notification(str(number), at=at, post=status(f"p{number}", "agree 1", by=account(who)))
            for number, who in enumerate(voices, 1)
        ],
    )
    look(ended)
    row = Proposal.objects.get()
    assert row.status == "grace"
    scripted.on("GET", LIST, Answer(drop=True))
    over = row.grace_ends_at + timedelta(minutes=11)
    for seconds in (0, 6, 12):
        intake_at(over + timedelta(seconds=seconds))
        advance_due_at(over + timedelta(seconds=seconds))
    assert Proposal.objects.get().status == "executing"
    said = page()
    assert "Not carried out yet." in said
    assert "Carrying it out waits for one complete look at home.example, which does not answer since" in said
    assert "Carrying out #1 in our-town has waited for" in wrong(doctor(code=1))
    assert "A deadline that passed" not in wrong(doctor(code=1))
