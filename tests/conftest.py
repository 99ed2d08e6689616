"""One small named world for every test that needs a community: a town, its people, and the whole loop inline."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection as database
from hypothesis import HealthCheck, settings

from governance.domain.actors import Actor, Cause
from governance.domain.commands import Command, JoinCommunity
from governance.models import AuditEntry, Community, Member, OutboxMessage, Proposal
from governance.selectors import export
from governance.services.append_only import install, remove
from governance.services.communities import appoint_moderator
from governance.services.handle import handle
from governance.starters import starter_rulebook_for
from governance.tasks import advance_due_at
from platforms.adapters.sandbox.town import add_account, write
from platforms.bootstrap import make_sandbox
from platforms.models import Connection, Delivery, SandboxAccount, SandboxPost
from platforms.tasks import deliver_at, intake_at

pytest_plugins = ("tests.fakes.fixtures",)
# A machine that is busy with something else is no defect of ours: no test asserts how long it took.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CONSTITUTION = (Path(__file__).parent.parent / "constitution.md").read_text(encoding="utf-8")


@dataclass
class Town:
    """A community with the clock in the test's hands. Nothing runs unless the test says so."""

    connection: Connection
    now: datetime

    @property
    def community(self) -> Community:
        return Community.objects.get(pk=self.connection.community_id)

    def do(self, command: Command, *, actor: Actor, cause: str = "test") -> object:
        return handle(
            command, community=self.connection.community_id, actor=actor, cause=Cause(ref=cause), now=self.now
        )

    def add(self, handle: str, *, member: bool = True, tenure: timedelta | None = None) -> SandboxAccount:
        account = add_account(self.connection.community_id, handle=handle, created_at=self.now)
        if member:
            self.do(JoinCommunity(tenure_from=self.now - (tenure or timedelta(0))), actor=Actor.person(handle))
        return account

    def say(
        self, handle: str, text: str, *, reply_to: str | SandboxPost | None = None, private: bool = False
    ) -> SandboxPost:
        """One message, dealt with at once; what the bot answers is in `heard`."""
        account = SandboxAccount.objects.get(community=self.community, handle=handle)
        parent = SandboxPost.objects.get(pk=int(reply_to)) if isinstance(reply_to, str) else reply_to
        post = write(
            account,
            text=text,
            visibility="direct" if private else "public",
            in_reply_to=parent,
            posted_at=self.now,
        )
        self.work()
        return post

    def propose(self, handle: str, text: str, *, private: bool = False) -> SandboxPost:
        """A proposal, and its author's word for it where the bot asks first."""
        before = self.community.last_number
        post = self.say(handle, text, private=private)
        if self.community.last_number == before:
            self.say(handle, "@govbot confirm")
        return post

    def work(self) -> None:
        intake_at(self.now)
        advance_due_at(self.now)
        deliver_at(self.now)

    def wait(self, **period: float) -> None:
        self.now += timedelta(**period)
        self.work()
        self.work()

    def heard(self, handle: str | None = None) -> list[str]:
        """What the bot said, oldest first: to one person, or in public."""
        sent = Delivery.objects.filter(state="sent", message__community=self.community).exclude(text="")
        sent = sent.filter(message__to=handle) if handle else sent.filter(message__audience="public")
        return list(sent.order_by("message_id").values_list("text", flat=True))

    def announcement(self, number: int) -> str:
        return Delivery.objects.get(
            message__template="proposal.opened", message__proposal__number=number, message__community=self.community
        ).post_id

    def proposal(self, number: int = 1) -> Proposal:
        return Proposal.objects.get(community=self.community, number=number)

    def tags(self) -> list[str]:
        return list(AuditEntry.objects.filter(community=self.community).order_by("seq").values_list("tag", flat=True))

    def chain(self) -> list[dict]:
        return list(export(self.community))

    def member(self, handle: str) -> Member:
        return Member.objects.get(community=self.community, handle=handle)

    def unsaid(self) -> int:
        return OutboxMessage.objects.filter(community=self.community).exclude(delivery__state="sent").count()


@pytest.fixture
def make_town(db: None) -> Callable[..., Town]:
    def make(
        slug: str = "town",
        *,
        members: tuple[str, ...] = ("alice", "bruno", "chidi", "dana", "emi"),
        text: str = CONSTITUTION,
        rulebook: dict | None = None,
    ) -> Town:
        connection = make_sandbox(
            slug=slug,
            name="Our Town",
            text=text,
            rulebook=rulebook or starter_rulebook_for(text),
            zone="Europe/Berlin",
            founded_at=START,
            now=START,
        )
        town = Town(connection=connection, now=START)
        for handle_ in members:
            town.add(handle_)
        return town

    return make


@pytest.fixture
def town(make_town: Callable[..., Town]) -> Town:
    return make_town()


@pytest.fixture
def moderator(town: Town, django_user_model: type) -> Actor:
    user = django_user_model.objects.create_user("mo", password="a-long-password", is_staff=True)
    appoint_moderator(town.community, user, cause=Cause(ref="test"), now=town.now)
    return Actor.moderator("mo")


@pytest.fixture(autouse=True)
def _record_can_be_emptied(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests with real transactions empty the tables afterwards, which the record's triggers rightly refuse."""
    marker = request.node.get_closest_marker("django_db")
    real = "transactional_db" in request.fixturenames or (marker and marker.kwargs.get("transaction"))
    if real:
        request.getfixturevalue("transactional_db")  # so that ours ends before it does
    yield
    if real:
        remove(database)


@pytest.fixture
def protected_record(db: None) -> None:
    """The triggers are there, as after every migrate."""
    install(database)
