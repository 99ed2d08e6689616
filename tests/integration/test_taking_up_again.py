"""What was given up is taken up again with one button, by those who moderate there, and holds up what it may change."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from governance.domain.actors import Actor
from governance.domain.audit import first_break
from governance.models import AuditEntry, Moderator, OutboxMessage
from platforms.models import Delivery, InboundEvent, SandboxPost
from tests.conftest import Town


@pytest.fixture
def mo(client: Client, town: Town, moderator: Actor) -> Client:
    client.force_login(Moderator.objects.get(community=town.community).user)
    return client


def given_up(town: Town) -> InboundEvent:
    """What may be a vote, and is not dealt with until people have looked."""
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    town.say("bruno", "@govbot agree 1")
    InboundEvent.objects.filter(author="bruno").update(state="dead", error="ZeroDivisionError()", attempts=8)
    return InboundEvent.objects.get(author="bruno")


def again(what: str, town: Town) -> str:
    return reverse(f"admin:platforms_{what}_again", args=[town.community.pk])


def test_a_message_that_was_given_up_is_tried_again_from_the_first_page(mo: Client, town: Town) -> None:
    event = given_up(town)
    first_page = mo.get(reverse("admin:index")).content.decode()
    assert "1 message to the bot could not be dealt with" in first_page
    assert f'action="{again("inboundevent", town)}"' in first_page
    answer = mo.post(again("inboundevent", town), follow=True)
    assert "1 will be tried again within a second" in answer.content.decode()
    event.refresh_from_db()
    assert (event.state, event.attempts) == ("new", 0)
    assert "could not be dealt with" not in mo.get(reverse("admin:index")).content.decode()


def test_what_could_not_be_sent_is_sent_again_and_never_twice(mo: Client, town: Town) -> None:
    town.say("alice", "@govbot propose weekly meetings on Fridays")
    said = SandboxPost.objects.filter(account__bot=True).count()
    Delivery.objects.filter(message__template="proposal.opened").update(state="dead", text="", post_id="")
    assert "1 message of the bot could not be sent" in mo.get(reverse("admin:index")).content.decode()
    mo.post(again("delivery", town))
    Delivery.objects.filter(state="due").update(due_at=town.now)
    town.work()
    assert Delivery.objects.get(message__template="proposal.opened").state == "sent"
    assert SandboxPost.objects.filter(account__bot=True).count() == said


@pytest.mark.parametrize("what", ["inboundevent", "delivery"])
def test_only_those_who_moderate_there_and_only_by_the_button(
    mo: Client, town: Town, make_town: Callable[..., Town], django_user_model: type, what: str
) -> None:
    other = make_town("other")
    event = given_up(other)
    assert mo.get(again(what, town)).status_code == 405
    assert mo.post(again(what, other)).status_code == 404
    mo.force_login(django_user_model.objects.create_superuser("root", password="a-long-password"))
    assert mo.post(again(what, other)).status_code == 403
    event.refresh_from_db()
    assert event.state == "dead"


WHY = "It cannot be read, and everybody waits."


def leaving_out(event: InboundEvent) -> str:
    return reverse("admin:platforms_inboundevent_leave-out", args=[event.pk])


def test_what_is_left_out_of_every_count_stands_on_the_record_and_its_author_hears_of_it(
    mo: Client, town: Town
) -> None:
    event = given_up(town)
    assert (
        leaving_out(event) in mo.get(reverse("admin:platforms_inboundevent_change", args=[event.pk])).content.decode()
    )
    for no_reason in ("", " ", "@chidi wanted it"):
        assert mo.post(leaving_out(event), {"reason": no_reason}).status_code == 400
    event.refresh_from_db()
    assert event.state == "dead"
    assert "message.left_out" not in town.tags()

    mo.post(leaving_out(event), {"reason": WHY})
    event.refresh_from_db()
    assert event.state == "ignored"
    entry = AuditEntry.objects.get(tag="message.left_out")
    assert entry.actor == f"moderator:{Moderator.objects.get().pseudonym}"
    assert entry.data["author"] == f"member:{town.member('bruno').pseudonym}"
    assert entry.content.words == {"reason": WHY}
    assert first_break(town.chain())[0] is None
    town.work()
    said = OutboxMessage.objects.get(template="reply.left_out")
    assert (said.audience, said.to, said.reply_to) == ("direct", "bruno", event.post_id)
    assert WHY in said.delivery.text
    assert "not your fault" in said.delivery.text


def test_what_was_taken_up_again_meanwhile_is_not_left_out(mo: Client, town: Town) -> None:
    event = given_up(town)
    InboundEvent.objects.filter(pk=event.pk).update(state="new")
    answer = mo.post(leaving_out(event), {"reason": WHY})
    assert answer.status_code == 400
    assert "being dealt with again" in answer.content.decode()
    assert "message.left_out" not in town.tags()
    assert not OutboxMessage.objects.filter(template="reply.left_out").exists()


def test_a_bot_whose_message_is_left_out_is_not_answered(mo: Client, town: Town) -> None:
    event = given_up(town)
    InboundEvent.objects.filter(pk=event.pk).update(payload=event.payload | {"bot": True})
    mo.post(leaving_out(event), {"reason": WHY})
    assert "message.left_out" in town.tags()
    assert not OutboxMessage.objects.filter(template="reply.left_out").exists()


def test_only_those_who_moderate_there_leave_out(
    mo: Client, town: Town, make_town: Callable[..., Town], django_user_model: type
) -> None:
    event = given_up(make_town("other"))
    assert mo.post(leaving_out(event), {"reason": WHY}).status_code == 404
    mo.force_login(django_user_model.objects.create_superuser("root", password="a-long-password"))
    assert mo.post(leaving_out(event), {"reason": WHY}).status_code == 403
    event.refresh_from_db()
    assert event.state == "dead"
