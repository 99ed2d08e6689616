"""Words that moderators removed go out of the platforms' own tables too, and old drafts forget theirs.

What still waits to be said or for its author's word is forgotten once that is over. That a message came, from whom,
and what became of it, stays: nothing that was counted changes.
"""

import logging
from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q, QuerySet

from governance.selectors import community_now, removed_sources
from governance.selectors.prepared import prepared
from governance.services.forgetting import forget_said
from platforms import drafts
from platforms.models import (
    Delivery,
    DeliveryState,
    DraftState,
    Forgotten,
    InboundEvent,
    InboundState,
    ModelCall,
)
from reasoning.models.prompts import Purpose

if TYPE_CHECKING:
    from governance.models import RemovedSource

logger = logging.getLogger(__name__)
_AT_ONCE = 200
_OF_MEMBERS = (Purpose.ANSWERING, Purpose.UNDERSTANDING)


def forget(*, real_now: datetime) -> int:
    """Forget what is not to be kept any more; how many rows that were."""
    done = sum(_followed(source, real_now=real_now) for source in removed_sources())
    if said := _said():
        done += Delivery.objects.filter(pk__in=said).update(text="")
    return done + drafts.forget_old(now=real_now)


@prepared
def _said() -> QuerySet[Delivery, int]:
    said = Delivery.objects.filter(message__forgotten_at__isnull=False).exclude(state=DeliveryState.DUE)
    return said.exclude(text="").order_by().values_list("pk", flat=True)[:_AT_ONCE]


def _followed(source: "RemovedSource", *, real_now: datetime) -> int:
    try:
        return _follow(source, real_now=real_now)
    except Exception:
        logger.exception("What came from %s could not be forgotten", source)
        return 0


@transaction.atomic
def _follow(source: "RemovedSource", *, real_now: datetime) -> int:
    """All that came from one post or message, at once; later, if some of it still waits."""
    community = source.community_id
    posts = posts_of(source)
    read = drafts.of_posts(community, posts, or_settled_by=source.cause)
    posts |= set(read.values_list("post_id", flat=True))
    now = community_now(source.community, real_now=real_now)
    if read.filter(state=DraftState.OPEN, expires_at__gt=now).exists():
        return 0
    answers = Delivery.objects.filter(message__community=community, message__proposal=None, message__reply_to__in=posts)
    if answers.filter(state=DeliveryState.DUE).exists():
        return 0
    forget_said(list(answers.values_list("message_id", flat=True)), now=now)
    drafts.forget(read)
    _forget_messages(community, posts)
    kept = ModelCall.objects.filter(community=community, purpose__in=_OF_MEMBERS, forget_at__isnull=False)
    kept.update(prompt="", answer="", forget_at=None)
    Forgotten.objects.get_or_create(source=source, defaults={"at": real_now})
    return 1


def posts_of(source: "RemovedSource") -> set[str]:
    """The posts that removed words came from."""
    if source.post:
        return {source.post}
    kind, _, key = source.cause.partition(":")
    if kind != "inbound" or not key.isdecimal():
        return set()
    number = int(key)
    found = InboundEvent.objects.filter(
        Q(recorded_as=number) | Q(recorded_as=None, pk=number), community=source.community_id
    )
    return set(found.values_list("post_id", flat=True))


def _forget_messages(community: int, posts: Collection[str]) -> None:
    settled = InboundEvent.objects.filter(community=community, post_id__in=posts).exclude(state=InboundState.NEW)
    for event in settled:
        words_gone = event.payload | {"content": ""}
        InboundEvent.objects.filter(pk=event.pk).update(payload=words_gone, error="")
