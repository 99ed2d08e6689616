"""What the host should know before a community is closed."""

from django.db.models import QuerySet

from governance.domain.proposals import STOPPABLE_AFTER, STOPPABLE_BEFORE
from governance.models import Community, Proposal


def undecided(community: Community) -> QuerySet[Proposal]:
    """What would end without a decision."""
    return _in(community, STOPPABLE_BEFORE)


def left_undone(community: Community) -> QuerySet[Proposal]:
    """What was decided, and would be left to people to carry out."""
    return _in(community, STOPPABLE_AFTER)


def _in(community: Community, states: frozenset[str]) -> QuerySet[Proposal]:
    return Proposal.objects.filter(community=community, status__in=states).order_by("number")
