"""The inbox: every event counts once, and work on it is claimed before it is done."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from governance.selectors.prepared import prepared
from platforms.backoff import MOST_ATTEMPTS, next_attempt_at
from platforms.models import Connection, InboundEvent, InboundState
from platforms.models.inbox import LONGEST_UNDERSTOOD
from platforms.ports import Fetched, Mention
from platforms.withholding import withheld

_LONGEST_CONTENT = 100_000
_AT_ONCE = 200
# Dealing with an event is one transaction that two cannot both end, so it is taken from a slow worker soon.
_CLAIMED_FOR = timedelta(seconds=15)


def receive(connection: Connection, fetched: Fetched, *, received_at: datetime) -> int:
    """Store what was fetched and move the cursor, in one commit. An event that is there already stays as it is."""
    if not fetched.mentions and fetched.cursor == connection.cursor:
        return 0
    with transaction.atomic():
        InboundEvent.objects.bulk_create(
            [_row(connection.community_id, mention, received_at) for mention in fetched.mentions],
            ignore_conflicts=True,
        )
        Connection.objects.filter(pk=connection.pk).update(cursor=fetched.cursor)
    connection.cursor = fetched.cursor
    return len(fetched.mentions)


def _row(community_id: int, mention: Mention, received_at: datetime) -> InboundEvent:
    author = mention.author
    return InboundEvent(
        community_id=community_id,
        external_id=mention.event_id,
        post_id=mention.post_id,
        author=author.handle,
        payload={
            "content": _storable(mention.content)[:_LONGEST_CONTENT],
            "in_reply_to": mention.in_reply_to,
            "visibility": mention.visibility,
            "display_name": _storable(author.display_name)[:255],
            "remote": author.remote,
            "bot": author.bot,
            "moved": author.moved,
            "created_at": author.created_at.isoformat() if author.created_at else None,
        },
        occurred_at=mention.occurred_at,
        received_at=received_at,
        due_at=received_at,
    )


def _storable(text: str) -> str:
    """Without what a database cannot hold, so that one odd message never keeps the others out."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def communities_with_work(*, now: datetime) -> set[int]:
    """Where events wait for work."""
    return set(_communities(now=now))


@prepared
def _communities(*, now: datetime) -> QuerySet[InboundEvent, int]:
    waiting = InboundEvent.objects.filter(state=InboundState.NEW, due_at__lte=now).order_by()
    return waiting.values_list("community_id", flat=True).distinct()


def due(community_id: int, *, now: datetime) -> list[int]:
    """Events that wait for work, oldest first."""
    return sorted(_due(community=community_id, now=now))


@prepared
def _due(*, community: int, now: datetime) -> QuerySet[InboundEvent, int]:
    waiting = InboundEvent.objects.filter(community=community, state=InboundState.NEW, due_at__lte=now)
    return waiting.order_by("due_at", "pk").values_list("pk", flat=True)[:_AT_ONCE]  # in the order of the index


def claim(pk: int, *, now: datetime) -> InboundEvent | None:
    """Take one event for a while; None if somebody else has it."""
    taken = InboundEvent.objects.filter(pk=pk, state=InboundState.NEW, due_at__lte=now).update(
        due_at=now + _CLAIMED_FOR, attempts=F("attempts") + 1
    )
    return _claimed(pk=pk)[0] if taken else None


@prepared
def _claimed(*, pk: int) -> QuerySet[InboundEvent]:
    return InboundEvent.objects.filter(pk=pk).select_related("community").order_by()


def settle(event: InboundEvent, state: InboundState, *, understood: str) -> bool:
    """Say what became of an event, inside the transaction of what it caused. False: another worker was faster."""
    short = understood[:LONGEST_UNDERSTOOD]  # PostgreSQL refuses what is longer
    return bool(
        InboundEvent.objects.filter(pk=event.pk, state=InboundState.NEW).update(state=state, understood=short, error="")
    )


def take_back(event: InboundEvent, *, error: Exception, now: datetime) -> None:
    """What was to be answered with a model's help, and breaks: it is dealt with like any other message from now on."""
    InboundEvent.objects.filter(pk=event.pk, state=InboundState.DONE).update(
        state=InboundState.NEW,
        due_at=next_attempt_at(attempts=event.attempts, now=now),
        error=noted(event, error),
    )


def put_back(event: InboundEvent, *, error: Exception, now: datetime) -> None:
    """Try again later, or give up visibly after many tries."""
    dead = event.attempts >= MOST_ATTEMPTS
    InboundEvent.objects.filter(pk=event.pk, state=InboundState.NEW).update(
        state=InboundState.DEAD if dead else InboundState.NEW,
        due_at=next_attempt_at(attempts=event.attempts, now=now),
        error=noted(event, error),
    )


def noted(event: InboundEvent, error: Exception) -> str:
    """What went wrong, for people to read. An error may quote the message, so of a private one only its kind."""
    return type(error).__name__ if _is_private(event) else repr(error)[:2000]


def _is_private(event: InboundEvent) -> bool:
    return event.payload.get("visibility") not in {"public", "unlisted"}


def loggable(event: InboundEvent, error: Exception) -> Exception:
    """The error with where it happened, for the log; of a private message only its kind."""
    return withheld(error) if _is_private(event) else error


def oldest_unsettled_at(community_id: int) -> datetime | None:
    """When the first message was written that nobody has dealt with: no vote is counted past it.

    What was given up (`dead`) may be a vote, so it waits for people.
    """
    waiting = InboundEvent.objects.filter(
        community_id=community_id, state__in=(InboundState.NEW, InboundState.DEAD)
    ).order_by("occurred_at")
    return waiting.values_list("occurred_at", flat=True).first()


def try_again(pk: int, *, now: datetime) -> bool:
    """Take up an event that was given up."""
    return _revive(pk, state=InboundState.NEW, due_at=now, attempts=0)


def try_all_again(community_id: int, *, now: datetime) -> int:
    """Take up all events of a community that were given up; how many."""
    dead = InboundEvent.objects.filter(community_id=community_id, state=InboundState.DEAD)
    return dead.update(state=InboundState.NEW, due_at=now, attempts=0)


def leave_out(pk: int) -> bool:
    """Settle an event that was given up, undone, inside the transaction in which a moderator says why."""
    return _revive(pk, state=InboundState.IGNORED)


def _revive(pk: int, **fields: object) -> bool:
    return bool(InboundEvent.objects.filter(pk=pk, state=InboundState.DEAD).update(**fields))
