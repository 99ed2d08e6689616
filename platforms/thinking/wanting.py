"""Which messages wait a moment for a model, so that no vote, deadline or plain order ever does."""

from datetime import datetime, timedelta

from django.conf import settings

from governance.selectors import active_member, community, next_deadline_at
from platforms.messages import Message
from platforms.models import InboundEvent, Thought
from platforms.thinking.choice import May, chosen
from platforms.thinking.ledger import midnight
from platforms.wake import wake
from reasoning.assisted.understanding import is_free
from reasoning.grammar.answering import read_answer
from reasoning.intents import Intent
from reasoning.models.prompts import Purpose

_SLACK = timedelta(seconds=10)
_BEFORE_AN_END = timedelta(minutes=5)
MOST_A_DAY = 20  # messages of one person; each may take a hundredth of a community's usual budget


def wanted(message: Message, intent: Intent, *, real_now: datetime) -> Purpose | None:
    """For what a model should see this message; None if the fixed rules are enough, or the words are not for models."""
    place = message.place
    if message.moved or not message.post.text or (place.reply and not place.to_bot and not place.direct):
        return None
    if place.answers is not None and read_answer(message.post.text) is not None:
        return None
    asks = message.answer is not None
    if asks and message.answer and message.answer.data.get("told"):
        return None  # a fact of the record needs no model
    if not asks and not is_free(intent, message.post.text):
        return None
    here = community(message.community)
    found = chosen(here)
    if found is None or not _may_read(message, real_now=real_now):
        return None
    ends_at = next_deadline_at(here, now=message.now)
    if ends_at is not None and ends_at < message.now + _BEFORE_AN_END:
        return None  # who writes at the last minute is asked at once
    how_far = found[1]
    if how_far is May.NOTHING or (how_far is May.WORD and not asks):
        return None
    return Purpose.ANSWERING if asks else Purpose.UNDERSTANDING


def _may_read(message: Message, *, real_now: datetime) -> bool:
    """Whether a model may read what this person writes: a member who did not say no, and not all day long.

    Nobody uses up the community's budget alone, and strangers, whose wishes nobody could keep, use none of it.
    """
    person = active_member(message.community, message.author)
    if person is None or person.no_models:
        return False
    mine = Thought.objects.filter(event__community=message.community, event__author=message.author)
    return mine.filter(wanted_at__gte=midnight(real_now)).count() < MOST_A_DAY


def postpone(event: InboundEvent, purpose: Purpose, *, now: datetime) -> str:
    """Put a message down for the reasoning step, and say until when it may take."""
    answer_by = now + timedelta(seconds=settings.AI_SECONDS) + _SLACK
    Thought.objects.create(event=event, purpose=purpose, wanted_at=now, due_at=now, answer_by=answer_by)
    wake("reasoning")
    return "thinking"


def is_over(event: InboundEvent) -> bool:
    """Whether a model was to help with this message before: now it is answered without one."""
    return Thought.objects.filter(event=event).exists()
