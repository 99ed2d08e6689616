"""What waits for a model: asked outside any transaction, then answered once, with its help or, in time, without."""

import logging
import time
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from governance.domain.resting import Rest
from governance.selectors import keeps_words_from_models
from governance.selectors.prepared import prepared
from governance.services.speech import Reply
from platforms import inbox, pipeline
from platforms.asking import with_help
from platforms.conversation import respond
from platforms.messages import Message
from platforms.models import Connection, InboundEvent, Thought, ThoughtState
from platforms.pipeline import understood
from platforms.thinking.choice import May, help_for
from reasoning.assisted.understanding import guess
from reasoning.classifier import Guess
from reasoning.intents import Intent
from reasoning.models.errors import ModelUnavailable
from reasoning.models.prompts import Purpose

logger = logging.getLogger(__name__)
_BATCH = 20
_SLICE_SECONDS = 30.0
_ACTS = Q(event__community__rest=Rest.ACTING)


@dataclass(frozen=True, kw_only=True)
class Helped:
    """What a model gave: what it takes the message for, and the answer that it helped to find or word, both checked."""

    meant: Guess | None = None
    answer: Reply | None = None
    model: str = ""


def think(*, now: datetime) -> int:
    """Ask about what waits, oldest first. Only one worker does this at a time."""
    began_at, done = time.monotonic(), 0
    for pk in _due(now=now):
        if time.monotonic() - began_at > _SLICE_SECONDS:
            break
        done += _think(pk, now=now)
    return done


def answer_alone(*, now: datetime) -> int:
    """Answer without a model what has waited long enough, whatever became of the worker that should have asked."""
    return sum(_answer_alone(thought, now=now) for thought in _late(now=now))


@prepared
def _due(*, now: datetime) -> QuerySet[Thought, int]:
    due = Thought.objects.filter(_ACTS, state=ThoughtState.WANTED, due_at__lte=now)
    return due.order_by("pk").values_list("pk", flat=True)[:_BATCH]


@prepared
def _late(*, now: datetime) -> QuerySet[Thought]:
    late = Thought.objects.filter(_ACTS, state=ThoughtState.WANTED, answer_by__lte=now)
    return late.select_related("event").order_by("pk")[:_BATCH]


def _answer_alone(thought: Thought, *, now: datetime) -> int:
    """A defect concerns this message alone: it goes back to the inbox, is tried again without a model, and given up."""
    try:
        return _settle(thought, now=now, helped=Helped())
    except Exception as error:
        told = inbox.loggable(thought.event, error)
        logger.exception("event %s could not be answered", thought.event_id, exc_info=told)
        with transaction.atomic():
            if Thought.objects.filter(pk=thought.pk, state=ThoughtState.WANTED).update(state=ThoughtState.ALONE):
                inbox.take_back(thought.event, error=error, now=now)
        return 0


def _think(pk: int, *, now: datetime) -> int:
    claimed_until = now + timedelta(seconds=settings.AI_SECONDS * 2)
    if not Thought.objects.filter(pk=pk, state=ThoughtState.WANTED, due_at__lte=now).update(due_at=claimed_until):
        return 0
    thought = Thought.objects.select_related("event__community").get(pk=pk)
    try:
        return _settle(thought, now=now, helped=_asked(thought.event, now=now))
    except ModelUnavailable as error:
        logger.info("No model helped with event %s: %s", thought.event_id, error.code)
    except Exception as error:
        told = inbox.loggable(thought.event, error)
        logger.exception("event %s is answered without the model", thought.event_id, exc_info=told)
    return _answer_alone(thought, now=now)


def _asked(event: InboundEvent, *, now: datetime) -> Helped:
    """Take the model's reading, and for a question its words. Raises ModelUnavailable."""
    helper = help_for(event.community, now=now)
    message, intent = _read(event, now=now)
    meant, name = None, helper.asker.model.name
    if message is None or intent is None or keeps_words_from_models(event.community_id, event.author):
        return Helped()
    if event.thought.purpose == Purpose.UNDERSTANDING and helper.may is May.DRAFT:
        meant = guess(message.post.text, helper.asker)
        message, intent = _read(event, now=now, guess=meant)
    if message is None or message.answer is None:
        return Helped(meant=meant, model=name)
    try:
        return Helped(meant=meant, model=name, answer=with_help(message, helper.asker))
    except ModelUnavailable:
        if meant is None:
            raise
        return Helped(meant=meant, model=name)


def _settle(thought: Thought, *, now: datetime, helped: Helped) -> int:
    """Answer once: whoever marks the row first does it, in the same transaction."""
    event = thought.event
    message, intent = _read(event, now=now, guess=helped.meant)
    state = ThoughtState.DONE if helped.meant or helped.answer else ThoughtState.ALONE
    with transaction.atomic():
        if not Thought.objects.filter(pk=thought.pk, state=ThoughtState.WANTED).update(state=state):
            return 0
        if message is None or intent is None:
            return 1
        if helped.answer is not None and message.answer is not None:
            message = replace(message, answer=helped.answer)
        became = respond(message, replace(intent, model=helped.model) if intent.source == "model" else intent)
        if became == pipeline.PUT_OFF:
            transaction.set_rollback(True)
            return 0
        InboundEvent.objects.filter(pk=event.pk).update(understood=became)
    return 1


def _read(event: InboundEvent, *, now: datetime, guess: Guess | None = None) -> tuple[Message | None, Intent | None]:
    connection = Connection.objects.select_related("community").get(community=event.community_id)
    return understood(event, connection, real_now=now, guess=guess)
