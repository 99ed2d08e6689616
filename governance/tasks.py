"""What workers call: find what the clock has made due, and take each step through the door."""

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import OperationalError
from django.utils import timezone

from governance.domain.actors import SCHEDULE, Cause
from governance.domain.commands import AdvanceProposal, EndTerms, SendReminders
from governance.domain.resting import CommunityRests
from governance.selectors import communities_with_terms_over, community_now, due_proposals, next_due_anywhere_at
from governance.selectors.reminders import due_reminders
from governance.services.advance import postpone
from governance.services.handle import handle

if TYPE_CHECKING:
    from governance.models import Community

logger = logging.getLogger(__name__)
_AFTER_A_DEFECT = timedelta(minutes=1)


def advance_due() -> int:
    """Advance every proposal that is due now."""
    return advance_due_at(timezone.now())


def seconds_to_next_due() -> float | None:
    """How long the clock brings nothing about, if there is anything to come."""
    now = timezone.now()
    due_at = next_due_anywhere_at(real_now=now)
    return (due_at - now).total_seconds() if due_at else None


def advance_due_at(real_now: datetime) -> int:
    """Advance every due proposal, and remind who asked: one that breaks is tried again later and stops no other."""
    steps = sum(
        _advance(community, number, now=community_now(community, real_now=real_now))
        for community, number in due_proposals(real_now=real_now)
    )
    steps += sum(
        _remind(community, number, now=community_now(community, real_now=real_now))
        for community, number in due_reminders(real_now=real_now)
    )
    return steps + sum(
        _end_terms(community, now=community_now(community, real_now=real_now))
        for community in communities_with_terms_over(real_now=real_now)
    )


def _remind(community: "Community", number: int, *, now: datetime) -> int:
    try:
        command = SendReminders(number=number)
        handle(command, community=community.pk, actor=SCHEDULE, cause=Cause(ref="clock"), now=now)
    except Exception:
        logger.exception("members could not be reminded of proposal %s of %s", number, community.slug)
        return 0
    return 1


def _end_terms(community: "Community", *, now: datetime) -> int:
    try:
        return len(handle(EndTerms(), community=community.pk, actor=SCHEDULE, cause=Cause(ref="clock"), now=now))
    except Exception:
        logger.exception("terms of office in %s could not be ended", community.slug)
        return 0


def _advance(community: "Community", number: int, *, now: datetime) -> int:
    try:
        events = handle(
            AdvanceProposal(number=number),
            community=community.pk,
            actor=SCHEDULE,
            cause=Cause(ref="clock"),
            now=now,
        )
    except CommunityRests:  # since a moment ago: it goes on where the community does
        return 0
    except OperationalError as error:  # a busy or absent database is no defect of the proposal: the next round is soon
        logger.warning("proposal %s of %s could not be advanced yet: %s", number, community.slug, error)
        return 0
    except Exception:
        logger.exception("proposal %s of %s could not be advanced", number, community.slug)
        postpone(community.pk, number, until=now + _AFTER_A_DEFECT)
        return 0
    return len(events)
