"""Removed words leave the tables of the platforms too: drafts, messages in and out, and questions to models."""

import json
from datetime import timedelta

from django.core import serializers
from django.test import Client

from governance.domain.actors import HOST, Actor
from governance.domain.commands import GrantRoles, RemoveRecordedWords, RemoveWords
from governance.models import AuditEntry, Comment, OutboxMessage
from governance.tasks import advance_due_at
from platforms.models import Delivery, InboundEvent, ModelCall, PendingDraft
from tests.conftest import Town
from tests.integration.deciding import passed, request

WHY = "It accuses somebody who is not here."
BAD = "neighbour"


def kept() -> str:
    """All words that the tables of the platforms and the outbox hold."""
    tables = (PendingDraft, InboundEvent, Delivery, OutboxMessage, ModelCall)
    return serializers.serialize("json", [row for table in tables for row in table.objects.all()])


def asked(town: Town, text: str) -> PendingDraft:
    town.say("alice", text)
    return PendingDraft.objects.get(state="open")


def test_a_proposal_that_was_confirmed(town: Town, moderator: Actor) -> None:
    draft = asked(town, f"@govbot I would like to propose a feast for the {BAD} and his dog")
    town.say("alice", "@govbot confirm")
    town.say("bruno", "@govbot status 1")
    draft.refresh_from_db()
    assert draft.state == "confirmed"
    assert BAD in draft.said
    before = Delivery.objects.count()
    town.do(RemoveWords(number=1, reason=WHY), actor=moderator)
    town.work()
    assert BAD not in kept()
    assert Delivery.objects.count() == before
    town.say("bruno", "@govbot agree", reply_to=town.announcement(1))
    assert town.proposal().votes.count() == 1


def test_nothing_is_said_with_words_that_were_removed_before_it_was_sent(town: Town, moderator: Actor) -> None:
    town.propose("alice", f"@govbot propose a feast for the {BAD} and the dog")
    town.now += timedelta(days=7)
    advance_due_at(town.now)
    town.do(RemoveWords(number=1, reason=WHY), actor=moderator)
    town.work()
    town.work()
    assert BAD not in kept()


def test_a_veto_and_an_appeal(town: Town, moderator: Actor) -> None:
    town.do(GrantRoles(handle="emi", roles=("moderator",)), actor=HOST)
    number = passed(town, request("add_rule", text="No adverts"))
    town.say("bruno", f"@govbot appeal #{number}: the {BAD} beats his dog")
    town.say("emi", f"@govbot veto #{number}: the {BAD} is a thief")
    assert kept().count(BAD) > 2
    for seq in AuditEntry.objects.filter(tag__in=("appeal.made", "proposal.vetoed_by_members")).values_list(
        "seq", flat=True
    ):
        town.do(RemoveRecordedWords(entry=seq, reason=WHY), actor=moderator)
    town.work()
    assert BAD not in kept()


def test_a_comment_and_only_that_one(town: Town, moderator: Actor) -> None:
    town.propose("alice", "@govbot propose a feast in the garden")
    first = town.say("bruno", f"@govbot the {BAD} should not be there", reply_to=town.announcement(1))
    town.say("dana", "@govbot the dog can be there, says everybody", reply_to=first)
    comment = Comment.objects.get(text__contains=BAD)
    town.do(RemoveWords(number=1, comment=comment.pk, reason=WHY), actor=moderator)
    town.work()
    assert BAD not in kept()
    assert "the dog can be there" in kept()


def test_what_still_waits_for_its_author_keeps_its_words_until_then(town: Town, moderator: Actor) -> None:
    town.propose("alice", "@govbot propose a feast in the garden")
    town.say("bruno", f"@govbot i am against, because of the {BAD}", reply_to=town.announcement(1))
    draft = PendingDraft.objects.filter(state="open", author="bruno").first()
    comment = Comment.objects.filter(text__contains=BAD).first()
    assert draft is not None
    assert comment is not None
    town.do(RemoveWords(number=1, comment=comment.pk, reason=WHY), actor=moderator)
    town.work()
    draft.refresh_from_db()
    assert BAD in draft.said
    town.wait(days=1, minutes=1)
    assert BAD not in kept()
    town.say("bruno", "@govbot confirm", reply_to=Delivery.objects.get(message=draft.question_id).post_id)
    assert InboundEvent.objects.latest("pk").understood == "draft:over"


def test_an_old_draft_forgets_its_words_and_still_answers(town: Town) -> None:
    draft = asked(town, f"@govbot I would like to propose a feast for the {BAD} and his dog")
    town.wait(days=7)
    draft.refresh_from_db()
    assert BAD in draft.said
    town.wait(days=1, minutes=1)
    draft.refresh_from_db()
    assert BAD not in f"{draft.said}{json.dumps(draft.intent)}"
    question = Delivery.objects.get(message=draft.question_id).post_id
    town.say("alice", "@govbot confirm", reply_to=question)
    assert InboundEvent.objects.latest("pk").understood == "draft:over"
    assert town.community.last_number == 0


def test_questions_to_models_lose_their_words(town: Town, moderator: Actor) -> None:
    town.propose("alice", f"@govbot propose a feast for the {BAD} and the dog")
    call = ModelCall(
        community=town.community, purpose="understanding", model="some", local=True, digest="0" * 64, asked_at=town.now,
        milliseconds=1, attempts=1, tokens_in=1, tokens_out=1, verdict="used", prompt=BAD, answer=BAD,
        forget_at=town.now + timedelta(days=1),
    )  # fmt: skip
    call.save()
    town.do(RemoveWords(number=1, reason=WHY), actor=moderator)
    town.work()
    assert BAD not in kept()
    call.refresh_from_db()
    assert call.forget_at is None


def test_the_moderator_is_told_which_posts_still_stand(
    town: Town, moderator: Actor, client: Client, django_user_model: type
) -> None:
    post = town.propose("alice", f"@govbot propose a feast for the {BAD} and the dog")
    proposal = town.proposal()
    client.force_login(django_user_model.objects.get(username=moderator.key))
    page = f"/admin/governance/proposal/{proposal.pk}/"
    assert "These posts may still show them" not in client.get(f"{page}change/").content.decode()
    answer = client.post(f"{page}remove-words/", {"reason": WHY}, follow=True).content.decode()
    assert f"Post {post.pk} by @alice" in answer
    assert f"Post {town.announcement(1)} by @govbot" in answer
