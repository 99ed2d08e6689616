"""Looking once more at the posts of votes: shortly before voting ends, and before the count.

The vote stays as it was first sent, whatever became of its post: an edit may be anybody's who runs a server, and
leaving must be said. So the count never waits for this, and what cannot be reached is left as it is.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from governance.domain.actors import SCHEDULE, Cause
from governance.domain.commands import NoteVotePost
from governance.selectors import posts_of_votes
from governance.services.handle import handle
from platforms.models import Became, Connection, InboundEvent, Reread
from platforms.ports import Platform, PlatformError
from reasoning.grammar import parse
from reasoning.plaintext import read_post

logger = logging.getLogger(__name__)

EARLIEST = timedelta(hours=1)
_SHARE = 10  # of the time for voting
_AT_ONCE = 20


def look_again(connection: Connection, platform: Platform, *, requests: int, now: datetime) -> None:
    """Look at the next posts that are due, with so many requests at most. Raises nothing that a platform caused."""
    for _ in range(requests):
        due = _due(connection.community_id, now=now)[:_AT_ONCE]
        if not due:
            return
        try:
            found = platform.reread([event.post_id for _, event in due])
        except PlatformError as error:
            logger.warning("The votes' posts of %s could not be read again: %s", connection, error)
            return
        became = [
            (number, event, _became(event, number, found[event.post_id], connection))
            for number, event in due
            if event.post_id in found
        ]
        _note_unchanged([event for _, event, what in became if what is Became.SAME], now=now)
        for number, event, what in became:
            if what is not Became.SAME or _differed(event):
                _note(event, number, what, now=now)
        if not found:
            return


def _due(community_id: int, *, now: datetime) -> list[tuple[int, InboundEvent]]:
    """The proposal's number and the message of each vote whose post was not looked at since it should have been."""
    wanted: dict[str, tuple[int, datetime]] = {}
    for vote in posts_of_votes(community=community_id, closing_before=now + EARLIEST):
        at = _look_at(vote.proposal.opens_at, vote.proposal.closes_at, now=now)
        if at is not None and vote.cast_at < at:
            wanted[vote.post] = (vote.proposal.number, at)
    if not wanted:
        return []
    events = InboundEvent.objects.filter(community=community_id, post_id__in=wanted).select_related("reread")
    return [
        (wanted[event.post_id][0], event)
        for event in sorted(events.order_by(), key=lambda event: event.pk)  # SQLite would read them all in that order
        if event.payload["content"]  # words that were removed are not looked for again
        and not (hasattr(event, "reread") and event.reread.read_at >= wanted[event.post_id][1])
    ]


def _look_at(opens_at: datetime | None, closes_at: datetime | None, *, now: datetime) -> datetime | None:
    """Since when the posts are to be looked at; None: not yet."""
    if closes_at is None or now >= closes_at:
        return closes_at
    before = min(EARLIEST, (closes_at - opens_at) / _SHARE) if opens_at else EARLIEST
    return closes_at - before if now >= closes_at - before else None


def _differed(event: InboundEvent) -> bool:
    return hasattr(event, "reread") and event.reread.found != Became.SAME


def _note_unchanged(events: Iterable[InboundEvent], *, now: datetime) -> None:
    """Nearly all posts say what they said: one statement for all of them. What another look has found stays."""
    rows = [Reread(event=event, read_at=now, found=Became.SAME) for event in events if not _differed(event)]
    Reread.objects.bulk_create(rows, update_conflicts=True, unique_fields=["event"], update_fields=["read_at"])


def _note(event: InboundEvent, number: int, found: Became, *, now: datetime) -> None:
    first = {"read_at": event.occurred_at, "found": Became.SAME}
    with transaction.atomic():
        row, _ = Reread.objects.get_or_create(event=event, defaults=first)
        # Of two who look at the same time one says it.
        differs = Reread.objects.filter(pk=row.pk).exclude(found=found).update(found=found)
        Reread.objects.filter(pk=row.pk).update(read_at=now)
        if differs and found is not Became.SAME:
            handle(
                NoteVotePost(number=number, post=event.post_id, found=found),
                community=event.community_id,
                actor=SCHEDULE,
                cause=Cause(ref=f"reread:{event.number}"),
                now=now,
            )


def _became(event: InboundEvent, number: int, words: str | None, connection: Connection) -> Became:
    """A corrected typing error changes nothing; what would be read as something else does."""
    if words is None:
        return Became.DELETED
    if words == event.payload["content"]:
        return Became.SAME
    bot = [f"{connection.bot_handle}@{connection.domain}"]
    before, after = (read_post(str(html), bot_handles=bot).text for html in (event.payload["content"], words))
    if before == after:
        return Became.SAME
    was, is_now = (parse(text, reply_to_bot=True, thread_proposal=number) for text in (before, after))
    same = was.sure and (was.kind, was.choice, was.sure) == (is_now.kind, is_now.choice, is_now.sure)
    return Became.SAME if same else Became.EDITED
