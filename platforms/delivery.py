"""Delivery: every outbox message becomes one post. Claimed first, sent outside any transaction, then noted."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from governance.domain.resting import Rest
from governance.selectors import community_now, messages_without_delivery
from governance.selectors.outbox import all_without_delivery
from governance.selectors.prepared import prepared
from platforms import own_posts, publishing
from platforms.backoff import CLAIMED_FOR, MOST_ATTEMPTS, next_attempt_at
from platforms.budget import counts_posts, room_for
from platforms.credentials import CredentialUnreadable
from platforms.models import Connection, Delivery, DeliveryState, FollowingPost
from platforms.ongoing import Ongoing
from platforms.ports import Draft, Platform, PlatformError
from platforms.registry import platform_of
from platforms.rendering import render
from platforms.withholding import withheld

logger = logging.getLogger(__name__)
_BATCH = 200
_PATIENCE = timedelta(days=7)  # a server may be down for a weekend, and a result is still news after it
_UNTIL_THERE_IS_ROOM = timedelta(minutes=2)
_UNTIL_IT_IS_SAID = timedelta(seconds=2)
# What a community had to say when it was closed is still said.
SPEAKS = Q(message__community__rest__in=(Rest.ACTING, Rest.CLOSED))


def deliver(*, real_now: datetime, community_id: int | None = None) -> int:
    """Fan out new messages and send what is due, oldest first; for one community, if it is named."""
    _fan_out(real_now=real_now)
    waiting = _due(now=real_now) if community_id is None else _due_in(community=community_id, now=real_now)
    if not waiting:
        return 0
    found = (_connection(community=one) for one in {community for *_, community in waiting})
    connections, ongoing = {row.community_id: row for rows in found for row in rows}, Ongoing(real_now)
    return sum(
        _send(pk, connections, real_now=real_now, until=ongoing.now() + CLAIMED_FOR)
        for _, pk, community in sorted(waiting)
        if _has_room(pk, connections.get(community), real_now=real_now)
    )


def _waiting(now: datetime) -> QuerySet[Delivery, tuple[int, int, int]]:
    due = Delivery.objects.filter(SPEAKS, state=DeliveryState.DUE, due_at__lte=now).order_by("due_at", "message_id")
    return due.values_list("message_id", "pk", "message__community_id")  # in the order of the index


@prepared
def _due(*, now: datetime) -> QuerySet[Delivery, tuple[int, int, int]]:
    return _waiting(now)[:_BATCH]


@prepared
def _due_in(*, community: int, now: datetime) -> QuerySet[Delivery, tuple[int, int, int]]:
    return _waiting(now).filter(message__community=community)[:_BATCH]


@prepared
def _connection(*, community: int) -> QuerySet[Connection]:
    return Connection.objects.filter(community=community).select_related("community").order_by("pk")


def with_work(*, real_now: datetime) -> list[Connection]:
    """The connections by which something is to be said now."""
    _fan_out(real_now=real_now)
    due = Delivery.objects.filter(SPEAKS, state=DeliveryState.DUE, due_at__lte=real_now).order_by()
    communities = set(due.values_list("message__community_id", flat=True).distinct())
    return list(Connection.objects.filter(community_id__in=communities)) if communities else []


def take_on_all(*, real_now: datetime) -> None:
    """Fan out whatever nobody has taken on, also what is far behind the newest."""
    _fan_out(real_now=real_now, messages=all_without_delivery())


def _fan_out(*, real_now: datetime, messages: Sequence[int] | None = None) -> None:
    found = messages_without_delivery() if messages is None else messages
    new = [Delivery(message_id=pk, due_at=real_now, created_at=real_now) for pk in found]
    Delivery.objects.bulk_create(new, ignore_conflicts=True, batch_size=_BATCH)


def _send(pk: int, connections: dict[int, Connection], *, real_now: datetime, until: datetime) -> int:
    """`until`: how long it is ours; counted from now, for those before it in the batch may have taken long."""
    claimed = Delivery.objects.filter(pk=pk, state=DeliveryState.DUE, due_at__lte=real_now).update(
        due_at=until, attempts=F("attempts") + 1
    )
    if not claimed:
        return 0
    row = _claimed(pk=pk)[0]
    try:
        connection = connections[row.message.community_id]
        row.message.community = connection.community
        now = community_now(connection.community, real_now=real_now)
        said = _say(row, platform_of(connection, now=now), real_now=real_now)
    except PlatformError as error:
        _failed(row, error, real_now=real_now, final=not error.retryable)
        if not error.alone:
            _hold_the_others(row, error, real_now=real_now)
        return 0
    except CredentialUnreadable as error:
        _failed(row, PlatformError(error.safe, retryable=True, alone=False), real_now=real_now, final=False)
        return 0
    except Exception as error:
        told = withheld(error) if row.message.audience == "direct" else error
        logger.exception("delivery %s could not be made", pk, exc_info=told)
        _failed(row, told, real_now=real_now, final=False)
        return 0
    if isinstance(said, timedelta):
        _still_ours(row).update(due_at=real_now + said, attempts=0, error="")
        return int(not said)
    text, posts = said
    with transaction.atomic():
        _still_ours(row).update(
            state=DeliveryState.SENT, sent_at=real_now, text=text, post_id=posts[0] if posts else "", error=""
        )
        FollowingPost.objects.bulk_create(
            [FollowingPost(delivery=row, position=n, post_id=post) for n, post in enumerate(posts) if n],
            ignore_conflicts=True,
        )
    return 1


@prepared
def _claimed(*, pk: int) -> QuerySet[Delivery]:
    return Delivery.objects.filter(pk=pk).select_related("message").order_by()


def try_again(community_id: int, *, now: datetime) -> int:
    """Take up all messages of a community that were given up; how many. What was posted already is found again."""
    dead = Delivery.objects.filter(message__community=community_id, state=DeliveryState.DEAD)
    return dead.update(state=DeliveryState.DUE, due_at=now, attempts=1)


def _still_ours(row: Delivery) -> QuerySet[Delivery]:
    """The row, unless somebody else has claimed it since: what a slow worker reports must not undo their work."""
    return Delivery.objects.filter(pk=row.pk, state=DeliveryState.DUE, attempts=row.attempts)


def _say(row: Delivery, platform: Platform, *, real_now: datetime) -> tuple[str, Sequence[str]] | timedelta:
    """The words and the posts they became; or after what time it goes on."""
    message = row.message
    if own_posts.is_about_own_post(message):
        return (own_posts.act(message, platform), []) if own_posts.has_its_post(message) else _UNTIL_IT_IS_SAID
    if publishing.is_thread(message):
        thread = publishing.go_on(row, platform, real_now=real_now)
        return timedelta(0) if thread is None else thread
    if message.audience == "favourite":
        _star(message.reply_to, platform)
        return "", []
    text = render(message)
    draft = Draft(
        text=text,
        visibility=message.audience,
        to=message.to or None,
        in_reply_to=message.reply_to or None,
        key=row.key or f"outbox:{message.pk}",
        tried_at=row.created_at if row.attempts > 1 else None,
    )
    return text, platform.post(draft)


def _star(post_id: str, platform: Platform) -> None:
    """A post that its author has taken away, or hides from the bot, needs no star: the vote was counted before."""
    try:
        platform.favourite(post_id)
    except PlatformError as error:
        if error.code != "gone":
            raise


def _has_room(pk: int, connection: Connection | None, *, real_now: datetime) -> bool:
    """False if the message has to wait, so that results find room on a platform that counts posts."""
    if connection is None or not counts_posts(connection):
        return True
    waiting = Delivery.objects.filter(pk=pk, state=DeliveryState.DUE, due_at__lte=real_now)
    row = waiting.select_related("message").first()
    if row is None:
        return False
    audience = "unlisted" if publishing.is_thread(row.message) else row.message.audience  # a thread can wait
    if room_for(audience, connection, now=real_now):
        return True
    waiting.update(due_at=real_now + _UNTIL_THERE_IS_ROOM)
    return False


def _hold_the_others(row: Delivery, error: PlatformError, *, real_now: datetime) -> None:
    """What would fare the same waits too, rather than make every other community wait for it."""
    until = max(error.retry_at or real_now, next_attempt_at(attempts=row.attempts, now=real_now))
    Delivery.objects.filter(
        state=DeliveryState.DUE, due_at__lte=until, message__community=row.message.community_id
    ).exclude(pk=row.pk).update(due_at=until)


def _failed(row: Delivery, error: Exception, *, real_now: datetime, final: bool) -> None:
    """A platform that does not answer is waited for; what fails for another reason is given up after some tries."""
    if isinstance(error, PlatformError):
        given_up = final or (error.alone and row.attempts >= 3 * MOST_ATTEMPTS) or row.created_at < real_now - _PATIENCE
        wanted = error.retry_at
    else:
        given_up, wanted = row.attempts >= MOST_ATTEMPTS, None
    _still_ours(row).update(
        state=DeliveryState.DEAD if given_up else DeliveryState.DUE,
        due_at=max(wanted or real_now, next_attempt_at(attempts=row.attempts, now=real_now)),
        error=f"{type(error).__name__}: {error}"[:2000],
    )
