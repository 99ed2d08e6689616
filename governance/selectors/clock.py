"""What the clock brings about, and when."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from governance.domain.actions import ActionKind
from governance.domain.lifecycle import HEARD, State
from governance.domain.resting import Rest
from governance.models import (
    Action,
    Community,
    Proposal,
)
from governance.selectors.communities import community_now
from governance.selectors.offices import communities_with_terms, next_term_end_at, terms_over
from governance.selectors.prepared import prepared
from governance.selectors.reminders import coming_reminders

_COUNTED = (*HEARD, State.COLLECTING)
_CARRIED_OUT = (State.GRACE, State.EXECUTING)
_HELD_BY_A_HALT = (State.AWAITING_CONFIRMATION, State.EXECUTING, State.FAILED, State.EXECUTED)


def waits_for_sweep(community_id: int, *, now: datetime) -> bool:
    """Whether some vote has ended and waits for its last ballots, or a grace time for its last vetoes."""
    found = set(_ended_here(community=community_id, now=now))
    if not found.isdisjoint(_COUNTED):
        return True
    return bool(found) and _waiting_for_the_clock().filter(_graced(now), community=community_id).exists()


def _graced(now: datetime) -> Q:
    return Q(status__in=_CARRIED_OUT, grace_ends_at__lte=now, due_at__lte=now)


@prepared
def _ended_here(*, community: int, now: datetime) -> QuerySet[Proposal, str]:
    ended = Q(status__in=_COUNTED, closes_at__lte=now)
    found = Proposal.objects.filter(ended | _graced(now), community=community).order_by()
    return found.values_list("status", flat=True)


def communities_that_count(*, real_now: datetime) -> set[int]:
    """Where a vote or a grace time and its arrival window have ended, and a last look at the platform is waited for."""
    found = _ended_anywhere(real_now=real_now)
    rows = [row for status, *row in found if status in _COUNTED]
    if len(rows) < len(found):
        rows += _waiting_for_the_clock().filter(_graced_anywhere(real_now)).values_list("grace_ends_at", *_OF_TIME)
    return {pk for at, pk, window, offset in rows if at and at + window <= real_now + timedelta(seconds=offset)}


_OF_TIME = ("community_id", "community__arrival_window", "community__clock_offset")
_MOVED = Q(community__clock_offset__gt=0)


def _graced_anywhere(real_now: datetime) -> Q:
    return Q(status__in=_CARRIED_OUT) & (Q(grace_ends_at__lte=real_now) | _MOVED & Q(grace_ends_at__isnull=False))


@prepared
def _ended_anywhere(*, real_now: datetime) -> QuerySet[Proposal, tuple[Any, ...]]:
    ended = Q(status__in=_COUNTED) & (Q(closes_at__lte=real_now) | _MOVED & Q(closes_at__isnull=False))
    found = Proposal.objects.filter(ended | _graced_anywhere(real_now), community__rest=Rest.ACTING).order_by()
    return found.values_list("status", "closes_at", *_OF_TIME)


def counts_held_up(*, real_now: datetime, for_longer_than: timedelta) -> list[Proposal]:
    """What should have been counted or carried out so long ago, and still waits for a complete look at the platform."""
    waiting = _waiting_for_the_clock().filter(status__in=(State.COLLECTING, State.EXECUTING))
    return [
        row
        for row in waiting.select_related("community").order_by("due_at", "pk")
        if (at := counted_from(row)) is not None
        and not _is_read(row, at)
        and at + for_longer_than <= community_now(row.community, real_now=real_now)
    ]


def counted_from(proposal: Proposal) -> datetime | None:
    """From when a vote can be counted, or a decision carried out, if the platform is read to its end after that."""
    at = proposal.closes_at
    if proposal.status == State.EXECUTING:  # for the last vetoes, unless a moderator has confirmed it since
        at = None if proposal.confirmed_at or proposal.expires_at else proposal.grace_ends_at
    return at and at + proposal.community.arrival_window


def _is_read(proposal: Proposal, at: datetime) -> bool:
    swept_at = proposal.community.swept_at
    return swept_at is not None and swept_at >= at


def due_proposals(*, real_now: datetime) -> list[tuple[Community, int]]:
    """Each proposal, by community and number, for which the clock may have brought something about."""
    moved = bool(_moved())
    if not moved and not _due(real_now=real_now):  # as nearly always
        return []
    waiting = _waiting_for_the_clock().select_related("community").order_by("due_at", "number")
    waiting = waiting.only("number", "due_at", "community")
    due = list(waiting.filter(community__clock_offset=0, due_at__lte=real_now))
    if moved:
        due += [
            proposal
            for proposal in waiting.filter(community__clock_offset__gt=0)
            if proposal.due_at and proposal.due_at <= community_now(proposal.community, real_now=real_now)
        ]
    return [(proposal.community, proposal.number) for proposal in due]


@prepared
def _moved() -> QuerySet[Community, int]:
    return Community.objects.filter(clock_offset__gt=0).order_by().values_list("pk", flat=True)[:1]


@prepared
def _due(*, real_now: datetime) -> QuerySet[Proposal, int]:
    due = Proposal.objects.filter(due_at__lte=real_now, community__rest=Rest.ACTING)
    return due.order_by().values_list("pk", flat=True)[:1]


def communities_with_terms_over(*, real_now: datetime) -> list[Community]:
    """Communities in which a term of office is over and nobody has noted it."""
    return [
        row for row in communities_with_terms() if terms_over(row, now=community_now(row, real_now=real_now)).exists()
    ]


def next_due_anywhere_at(*, real_now: datetime) -> datetime | None:
    """When, on the real clock, something will fall due next in any community."""
    waiting = _waiting_for_the_clock().filter(due_at__gt=real_now)
    first = waiting.filter(community__clock_offset=0).order_by("due_at").values_list("due_at", flat=True)[:1]
    elsewhere = waiting.filter(community__clock_offset__gt=0).values_list("due_at", "community__clock_offset")
    there = [due_at - timedelta(seconds=offset) for due_at, offset in elsewhere if due_at]
    terms = [
        ends_at - timedelta(seconds=row.clock_offset)
        for row in communities_with_terms()
        if (ends_at := next_term_end_at(row, now=community_now(row, real_now=real_now)))
    ]
    return min((at for at in [*first, *there, *terms, *coming_reminders()] if at and at > real_now), default=None)


def _waiting_for_the_clock() -> QuerySet[Proposal]:
    # In a halt nothing is carried out but the decision to lift it.
    lifts = Action.objects.filter(proposal=OuterRef("pk"), kind=ActionKind.RESUME)
    return Proposal.objects.filter(due_at__isnull=False, community__rest=Rest.ACTING).exclude(
        ~Exists(lifts), status__in=_HELD_BY_A_HALT, community__halted_at__isnull=False
    )


def next_due(community: Community, *, now: datetime) -> Proposal | None:
    """The proposal that the clock changes next."""
    return Proposal.objects.filter(community=community, due_at__gt=now).order_by("due_at").first()


def next_deadline_at(community: Community, *, now: datetime) -> datetime | None:
    """The next instant at which the clock changes something."""
    coming = (*_due_next(community=community.pk, now=now), next_term_end_at(community, now=now))
    return min((at for at in coming if at), default=None)


@prepared
def _due_next(*, community: int, now: datetime) -> QuerySet[Proposal, datetime | None]:
    coming = Proposal.objects.filter(community=community, due_at__gt=now).order_by("due_at")
    return coming.values_list("due_at", flat=True)[:1]


def has_overdue(community: Community, *, now: datetime) -> bool:
    """Whether the clock has brought something about that a worker has not got round to."""
    due = _waiting_for_the_clock().filter(community=community, due_at__lte=now)
    return due.exists() or terms_over(community, now=now).exists()


def oldest_overdue_at(*, now: datetime) -> datetime | None:
    """The earliest deadline that has passed without a worker acting on it, in real communities and sandboxes alike."""
    overdue = [
        deadline - timedelta(seconds=proposal.community.clock_offset)
        for proposal in _waiting_for_the_clock().select_related("community")
        if (deadline := _deadline(proposal)) is not None
    ]
    return min((at for at in overdue if at <= now), default=None)


def _deadline(proposal: Proposal) -> datetime | None:
    """When the next step should have been taken; nothing is late that waits for the platform."""
    match State(proposal.status):
        case State.NOTICE:
            return proposal.opens_at
        case State.PETITION | State.DELIBERATION | State.OPEN | State.EXTENDED:
            return proposal.closes_at
        case State.COLLECTING | State.EXECUTING if (at := counted_from(proposal)) is not None:
            return at if _is_read(proposal, at) else None
        case State.AWAITING_CONFIRMATION | State.FAILED | State.EXECUTED:
            return proposal.due_at
        case _:
            return proposal.expires_at or proposal.grace_ends_at or proposal.decided_at
