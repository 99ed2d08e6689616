"""What waits for a moderator in one community, and what is about to happen without one."""

from datetime import datetime
from typing import Any

from governance.domain.electorate import Standing
from governance.domain.lifecycle import State
from governance.models import AppealState, Community, Contest, ContestState, Proposal, Reading, ReadingState
from governance.selectors.standing import tasks_of

Waiting = dict[str, list[Any]]


def waiting_for_moderators(community: Community, *, most: int) -> Waiting:
    """What goes no further until somebody does something, the longest waiting first."""
    rows = Proposal.objects.filter(community=community)
    readings = Reading.objects.filter(constitution__community=community, constitution__superseded_at__isnull=True)
    to_ratify = readings.filter(state__in=(ReadingState.OPEN, ReadingState.FAILED))
    contests = Contest.objects.filter(community=community, state=ContestState.OPEN)
    return {
        "textless": [] if community.constitutions.exists() else [community],
        "held": list(rows.filter(status=State.HELD).order_by("held_at")[:most]),
        "unconfirmed": list(rows.filter(status=State.AWAITING_CONFIRMATION).order_by("expires_at")[:most]),
        "appeals": list(community.appeals.filter(state=AppealState.OPEN, decided_by=None).order_by("made_at")[:most]),
        "failed": list(rows.filter(status=State.FAILED).order_by("failed_at")[:most]),
        "tasks": list(tasks_of(community)[:most]),
        "contests": list(contests.order_by("made_at")[:most]),
        "readings": list(to_ratify.select_related("constitution", "proposed").order_by("pk")[:most]),
        "requests": list(community.members.filter(standing=Standing.WAITING).order_by("joined_at")[:most]),
    }


def coming_by_itself(community: Community, *, now: datetime, most: int) -> Waiting:
    """What a moderator could still stop, or only has to know."""
    rows = Proposal.objects.filter(community=community)
    halted = rows.filter(status=State.EXECUTING) if community.halted_at else rows.none()
    being_read = Reading.objects.filter(constitution__community=community, state=ReadingState.WANTED)
    grace = rows.filter(status=State.GRACE, grace_ends_at__gt=now).order_by("grace_ends_at")
    return {
        "grace": list(grace[:most]),
        "halted": list(halted.order_by("number")[:most]),
        "being_read": list(being_read.select_related("constitution", "proposed")[:most]),
    }
