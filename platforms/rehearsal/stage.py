"""The community of a rehearsal: set up through the production services, its clock in our hands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from governance.domain.actors import HOST, Actor, Cause
from governance.domain.commands import GrantRoles, JoinCommunity
from governance.selectors.prepared import prepared
from governance.selectors.record import entries_after
from governance.selectors.standing import has_deeds_to_do
from governance.services.communities import appoint_moderator
from governance.services.handle import handle
from governance.tasks import advance_due_at
from platforms.adapters.sandbox.town import add_account
from platforms.bootstrap import make_sandbox
from platforms.models import Connection, Delivery, DeliveryState, InboundEvent, InboundState, ModelCall, SandboxPost
from platforms.rehearsal.happenings import Asked, Happening, Recorded, Said, Starred
from platforms.rehearsal.scenario import MODERATOR, Scenario
from platforms.tasks import deliver_at, intake_at
from platforms.thinking.helping import think

CAUSE = Cause(ref="rehearsal")
_MOST_ROUNDS = 100


class Defect(Exception):
    """Govbot itself failed during a rehearsal; the log says how."""


@dataclass(kw_only=True)
class Stage:
    """One sandbox community, and how far what happened there has been told."""

    connection: Connection
    entry: int = 0
    message: int = 0
    call: int = 0
    people: dict[str, str] = field(default_factory=dict)
    announced: dict[int, SandboxPost] = field(default_factory=dict)

    def settle(self, now: datetime) -> None:
        """Let everything happen that happens at this instant, as the workers would. Raises Defect."""
        for _ in range(_MOST_ROUNDS):
            intake_at(now)
            think(now=now)
            moved, asked = advance_due_at(now), has_deeds_to_do()
            deliver_at(now)
            if not moved and not asked:  # what the bot says brings nothing more about
                break
        for broken in (
            *_broken_events(),
            *_broken_deliveries(after=self.message),
        ):  # of this one: nobody else is on the stage
            raise Defect(broken)

    def news(self, *, step: int) -> Iterator[Happening]:
        """What happened since the last call: what a model was asked, the record's entries, then what the bot said."""
        community = self.connection.community_id
        for call in _calls(community=community, after=self.call):
            self.call = call.pk
            yield Asked(at=call.asked_at, step=step, model=call.model, purpose=call.purpose, verdict=call.verdict)
        for seq, at, tag, subject, actor in entries_after(community=community, seq=self.entry):
            self.entry = seq
            yield Recorded(at=at, step=step, tag=tag, subject=self._named(subject), actor=self._named(actor))
        for message, at, text, audience, to, answers, number in _sent(after=self.message):
            self.message = message
            if audience == "favourite":
                (by,) = _author(post=int(answers))
                yield Starred(at=at, step=step, to=by, proposal=number)
            else:
                yield Said(at=at, step=step, visibility=audience, to=to or None, proposal=number, text=text)

    def _named(self, reference: str) -> str:
        kind, colon, pseudonym = reference.partition(":")
        if kind not in {"member", "moderator"}:
            return reference
        if pseudonym not in self.people:
            community = self.connection.community
            self.people.update(community.members.values_list("pseudonym", "handle"))
            self.people.update(community.moderators.values_list("pseudonym", "user__username"))
        return f"{kind}{colon}{self.people.get(pseudonym, pseudonym)}"


@prepared
def _broken_events() -> QuerySet[InboundEvent, str]:
    unsettled = InboundEvent.objects.filter(state__in=(InboundState.NEW, InboundState.DEAD))
    return unsettled.exclude(error="").order_by().values_list("error", flat=True)[:1]


@prepared
def _broken_deliveries(*, after: int) -> QuerySet[Delivery, str]:
    tried = Delivery.objects.filter(message__gt=after).exclude(error="")
    return tried.order_by("message_id").values_list("error", flat=True)[:1]


@prepared
def _calls(*, community: int, after: int) -> QuerySet[ModelCall]:
    return ModelCall.objects.filter(community=community, pk__gt=after).order_by("pk")


@prepared
def _sent(*, after: int) -> QuerySet[Delivery, tuple[Any, ...]]:
    sent = Delivery.objects.filter(state=DeliveryState.SENT, message__gt=after)
    columns = ("message__audience", "message__to", "message__reply_to", "message__proposal__number")
    return sent.order_by("message_id").values_list("message_id", "sent_at", "text", *columns)


@prepared
def _author(*, post: int) -> QuerySet[SandboxPost, str]:
    return SandboxPost.objects.filter(pk=post).order_by().values_list("account__handle", flat=True)


def set_the_stage(scenario: Scenario, *, text: str, rulebook: Mapping[str, object]) -> Stage:
    """The community with its roll, as it is at the start. Raises GovernanceError."""
    founded_at = scenario.founded_at
    connection = make_sandbox(
        slug="rehearsal",
        name="Rehearsal",
        text=text,
        rulebook=dict(rulebook),
        zone=scenario.timezone,
        founded_at=founded_at,
        now=founded_at,
    )
    community = connection.community
    for joined_at, person in scenario.roll():
        handle(
            JoinCommunity(display_name=person.handle, remote="@" in person.handle),
            community=community.pk,
            actor=Actor.person(person.handle),
            cause=CAUSE,
            now=joined_at,
        )
        if person.roles:
            handle(
                GrantRoles(handle=person.handle, roles=tuple(person.roles)),
                community=community.pk,
                actor=HOST,
                cause=CAUSE,
                now=joined_at,
            )
    joined = {person.handle: at for at, person in scenario.roll()}
    for person in scenario.members:
        add_account(community.pk, handle=person.handle, created_at=joined.get(person.handle, scenario.start))
        if MODERATOR in person.roles:
            user = get_user_model().objects.create_user(person.handle, is_staff=True)
            member = community.members.filter(handle=person.handle).first()
            appoint_moderator(community, user, member=member, cause=CAUSE, now=scenario.start)
    stage = Stage(connection=connection)
    stage.settle(scenario.start)
    list(stage.news(step=0))
    return stage
