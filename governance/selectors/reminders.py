"""Which reminders are due, and when the next one is: derived from each vote's own times, never stored."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from governance.domain.lifecycle import State
from governance.domain.resting import Rest
from governance.domain.schedule import reminder_at
from governance.models import Community, Proposal, Reminder
from governance.selectors.communities import community_now
from governance.selectors.prepared import prepared


def due_reminders(*, real_now: datetime) -> list[tuple[Community, int]]:
    """Each proposal, by community and number, of which members are to be reminded now, while they can still vote."""
    return [
        (row.community, row.number)
        for row in _with_reminders()
        if is_time_to_remind(row, now=community_now(row.community, real_now=real_now))
    ]


def is_time_to_remind(proposal: Proposal, *, now: datetime) -> bool:
    """Whether its vote ends soon, and has not ended."""
    at = remind_at(proposal)
    return at is not None and proposal.closes_at is not None and at <= now < proposal.closes_at


def remind_at(proposal: Proposal) -> datetime | None:
    """When members are reminded of the stage that it is in, if that ends by the clock."""
    if proposal.opens_at is None or proposal.closes_at is None:
        return None
    return reminder_at(opens_at=proposal.opens_at, closes_at=proposal.closes_at)


def next_reminder_at(community: Community, *, now: datetime) -> datetime | None:
    """When the next member of a community is to be reminded."""
    coming = (remind_at(row) for row in _with_reminders() if row.community_id == community.pk)
    return min((at for at in coming if at and at > now), default=None)


def coming_reminders() -> Iterator[datetime]:
    """When, on the real clock, members are reminded next, of each vote."""
    for row in _with_reminders():
        if (at := remind_at(row)) is not None:
            yield at - timedelta(seconds=row.community.clock_offset)


def _with_reminders() -> list[Proposal]:
    if not _unsettled():  # as where nobody asked for one
        return []
    # In a halt nothing is sent: what is still in time when it is lifted goes out then.
    waiting = Reminder.objects.filter(proposal=OuterRef("pk"), settled_at__isnull=True)
    voting = Proposal.objects.filter(status__in=(State.OPEN, State.EXTENDED), community__halted_at__isnull=True)
    voting = voting.filter(Exists(waiting), community__rest=Rest.ACTING)
    return list(voting.select_related("community").order_by("closes_at", "pk"))


@prepared
def _unsettled() -> QuerySet[Reminder, int]:
    return Reminder.objects.filter(settled_at__isnull=True).order_by().values_list("pk", flat=True)[:1]
