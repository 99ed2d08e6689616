"""Delivery: every outbox message becomes one post. Claimed first, sent outside any transaction, then noted."""

import logging
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from governance.selectors import community_now, messages_without_delivery
from platforms.backoff import CLAIMED_FOR, MOST_ATTEMPTS, next_attempt_at
from platforms.models import Connection, Delivery, DeliveryState, FollowingPost
from platforms.ports import Draft, Platform, PlatformError
from platforms.registry import platform_of
from platforms.rendering import render

logger = logging.getLogger(__name__)
_BATCH = 200


def deliver(*, real_now: datetime, community_id: int | None = None) -> int:
    """Fan out new messages and send what is due, oldest first; for one community, if it is named."""
    _fan_out(real_now=real_now)
    due = Delivery.objects.filter(state=DeliveryState.DUE, due_at__lte=real_now).order_by("message_id")
    if community_id is not None:
        due = due.filter(message__community=community_id)
    connections = {c.community_id: c for c in Connection.objects.select_related("community")}
    return sum(_send(pk, connections, real_now=real_now) for pk in list(due.values_list("pk", flat=True)[:_BATCH]))


def _fan_out(*, real_now: datetime) -> None:
    Delivery.objects.bulk_create(
        [
            Delivery(message_id=pk, due_at=real_now, created_at=real_now)
            for pk in messages_without_delivery(most=_BATCH)
        ],
        ignore_conflicts=True,
    )


def _send(pk: int, connections: dict[int, Connection], *, real_now: datetime) -> int:
    claimed = Delivery.objects.filter(pk=pk, state=DeliveryState.DUE, due_at__lte=real_now).update(
        due_at=real_now + CLAIMED_FOR, attempts=F("attempts") + 1
    )
    if not claimed:
        return 0
    row = Delivery.objects.select_related("message__community", "message__proposal").get(pk=pk)
    try:
        connection = connections[row.message.community_id]
        now = community_now(connection.community, real_now=real_now)
        text, posts = _say(row, platform_of(connection, now=now))
    except PlatformError as error:
        _failed(row, error, real_now=real_now, final=not error.retryable)
        return 0
    except Exception as error:
        logger.exception("a message could not be delivered", extra={"delivery": pk})
        _failed(row, error, real_now=real_now, final=False)
        return 0
    with transaction.atomic():
        Delivery.objects.filter(pk=pk).update(
            state=DeliveryState.SENT, sent_at=real_now, text=text, post_id=posts[0] if posts else "", error=""
        )
        FollowingPost.objects.bulk_create(
            [FollowingPost(delivery=row, position=n, post_id=post) for n, post in enumerate(posts) if n],
            ignore_conflicts=True,
        )
    return 1


def _say(row: Delivery, platform: Platform) -> tuple[str, Sequence[str]]:
    message = row.message
    if message.audience == "favourite":
        platform.favourite(message.reply_to)
        return "", []
    text = render(message)
    draft = Draft(
        text=text,
        visibility=message.audience,
        to=message.to or None,
        in_reply_to=message.reply_to or None,
        key=f"outbox:{message.pk}",
    )
    return text, platform.post(draft)


def _failed(row: Delivery, error: Exception, *, real_now: datetime, final: bool) -> None:
    given_up = final or row.attempts >= MOST_ATTEMPTS
    Delivery.objects.filter(pk=row.pk).update(
        state=DeliveryState.DEAD if given_up else DeliveryState.DUE,
        due_at=next_attempt_at(attempts=row.attempts, now=real_now),
        error=repr(error)[:2000],
    )
