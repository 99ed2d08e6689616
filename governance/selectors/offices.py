"""Who holds which role at an instant. A term that is over has ended, whether or not a worker has noted it."""

from collections import defaultdict
from datetime import datetime

from django.db.models import Q, QuerySet

from governance.domain.resting import Rest
from governance.models import Community, Member, Office
from governance.selectors.prepared import prepared


def held_at(at: datetime, *, of: str = "") -> Q:
    """Whether an office is held at an instant. `of` is the way to it, such as `offices__`."""

    def later(column: str) -> Q:
        return Q(**{f"{of}{column}__isnull": True}) | Q(**{f"{of}{column}__gt": at})

    return Q(**{f"{of}granted_at__lte": at}) & later("ends_at") & later("ended_at")


def offices_held(community: Community, *, now: datetime) -> QuerySet[Office]:
    """Every role that somebody holds at this instant."""
    return Office.objects.filter(held_at(now), community=community).select_related("member")


def roles_held(member: Member, *, now: datetime) -> frozenset[str]:
    """What one member holds."""
    return frozenset(_held(member=member.pk, now=now))


@prepared
def _held(*, member: int, now: datetime) -> QuerySet[Office, str]:
    return Office.objects.filter(held_at(now), member=member).order_by().values_list("role", flat=True)


def roles_by_member(community: Community, *, now: datetime) -> dict[int, frozenset[str]]:
    """What everybody holds, by the member's key, in one question."""
    held: defaultdict[int, set[str]] = defaultdict(set)
    for member, role in offices_held(community, now=now).values_list("member_id", "role"):
        held[member].add(role)
    return {member: frozenset(roles) for member, roles in held.items()}


def ends_by_member(community: Community, *, now: datetime) -> dict[int, dict[str, datetime | None]]:
    """Until when everybody holds what they hold, by the member's key and the role."""
    ends: defaultdict[int, dict[str, datetime | None]] = defaultdict(dict)
    for member, role, end in offices_held(community, now=now).values_list("member_id", "role", "ends_at"):
        ends[member][role] = end
    return dict(ends)


def terms_over(community: Community, *, now: datetime) -> QuerySet[Office]:
    """Offices whose time is over and that nobody has noted as ended yet, the earliest first."""
    over = Office.objects.filter(community=community, ended_at__isnull=True, ends_at__lte=now)
    return over.select_related("member").order_by("ends_at", "pk")


def next_term_end_at(community: Community, *, now: datetime) -> datetime | None:
    """When the next term ends by itself."""
    return next(iter(_ending(community=community.pk, now=now)), None)


@prepared
def _ending(*, community: int, now: datetime) -> QuerySet[Office, datetime | None]:
    coming = Office.objects.filter(community=community, ended_at__isnull=True, ends_at__gt=now)
    return coming.order_by("ends_at").values_list("ends_at", flat=True)[:1]


@prepared
def communities_with_terms() -> QuerySet[Community]:
    """Communities in which some running office has an end that is noted here."""
    running = Office.objects.filter(ended_at__isnull=True, ends_at__isnull=False)
    return Community.objects.filter(pk__in=running.values("community"), rest=Rest.ACTING)
