"""What the roll knows of its members, as the core judges it: of one, or of all in as many questions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, QuerySet

from governance.domain.ballots import Choice
from governance.domain.community_settings import Setting
from governance.domain.electorate import (
    Because,
    MemberFacts,
    Participation,
    Requirement,
    RollKind,
    Standing,
    TookPart,
    vouched_for,
)
from governance.domain.flow import DECIDING
from governance.models import Community, CommunitySetting, Member, StageRun, Vote, Vouch
from governance.selectors.offices import roles_by_member, roles_held
from governance.selectors.prepared import prepared

_COLUMNS = ("pk", "handle", "standing", "joined_at", "tenure_from", "remote", "account_from")
_AT_ONCE = 5000
_NO_ROLES: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Deeds:
    """What a requirement asks to know beside the roll's own row, by the members' keys."""

    took_part: Mapping[Participation, tuple[int, Mapping[int, int]]]
    vouchers: Mapping[int, int]

    def of(self, member: int) -> dict[Participation, TookPart]:
        return {
            rule: TookPart(voted=voted.get(member, 0), decisions=decisions)
            for rule, (decisions, voted) in self.took_part.items()
        }


def facts_of(member: Member, asked: Requirement, *, now: datetime) -> MemberFacts:
    """One member at an instant."""
    deeds = _deeds(member.community_id, asked, now=now, member=member.pk)
    return _facts(member, roles_held(member, now=now), deeds)


def facts_of_all(community: Community, asked: Requirement, *, now: datetime) -> Iterator[tuple[int, str, MemberFacts]]:
    """Everybody who is active: key, handle and facts."""
    roles, deeds = roles_by_member(community, now=now), _deeds(community.pk, asked, now=now)
    rows = community.members.filter(standing=Standing.ACTIVE).order_by("pk").values_list(*_COLUMNS, named=True)
    for row in rows.iterator(chunk_size=_AT_ONCE):
        yield row.pk, row.handle, _facts(row, roles.get(row.pk, _NO_ROLES), deeds)


def who_meets(
    community: Community, asked: Requirement, *, now: datetime
) -> list[tuple[Because, QuerySet[Member]]] | None:
    """Everybody who meets a requirement that the roll alone can answer, by why they do; None where it asks for more.

    The same as `eligibility` says of each, asked of the database at once: a roll may have a hundred thousand rows.
    """
    if asked != Requirement(tenure=asked.tenure, founding=asked.founding):
        return None
    here = community.members.filter(standing=Standing.ACTIVE, joined_at__lte=now)
    if asked.tenure is None:
        return [(Because.MEMBER, here)]
    groups = [(Because.TENURE, here.filter(tenure_from__lte=now - asked.tenure))]
    if asked.founding is not None:
        newer = here.filter(tenure_from__gt=now - asked.tenure, joined_at__lt=community.founded_at + asked.founding)
        groups.append((Because.FOUNDING, newer))
    return groups


def is_to_be_met(community_id: int, handle: str) -> bool:
    """Whether somebody is new where the roll is local: who writes first becomes a member by it."""
    return bool(_local(community=community_id)) and not member_of(community=community_id, handle=handle)


@prepared
def _local(*, community: int) -> QuerySet[CommunitySetting, int]:
    local = CommunitySetting.objects.filter(community=community, name=Setting.ROLL, value=RollKind.LOCAL)
    return local.order_by().values_list("pk", flat=True)


@prepared
def member_of(*, community: int, handle: str) -> QuerySet[Member]:
    """The person of this name on the roll, whatever their standing: one or nobody."""
    return Member.objects.filter(community=community, handle=handle).order_by()


def _facts(row: Member, roles: frozenset[str], deeds: Deeds) -> MemberFacts:
    return MemberFacts(
        standing=Standing(row.standing),
        joined_at=row.joined_at,
        tenure_from=row.tenure_from,
        roles=roles,
        remote=row.remote,
        account_from=row.account_from,
        took_part=deeds.of(row.pk) if deeds.took_part else {},
        vouchers=deeds.vouchers.get(row.pk, 0),
    )


def _deeds(community: int, asked: Requirement, *, now: datetime, member: int | None = None) -> Deeds:
    took_part = {
        rule: _took_part(community, rule, now=now, member=member) for rule in sorted(asked.participations(), key=repr)
    }
    return Deeds(took_part=took_part, vouchers=_vouchers(community, asked.vouching(), now=now))


def _took_part(
    community: int, rule: Participation, *, now: datetime, member: int | None
) -> tuple[int, Mapping[int, int]]:
    """How many decisions there were, and in how many of them each member voted. Whoever takes no side took part."""
    ended = StageRun.objects.filter(
        proposal__community=community, kind__in=DECIDING, outcome__isnull=False, closed_at__lte=now
    ).order_by("-closed_at", "-pk")
    if rule.within is not None:
        ended = ended.filter(closed_at__gt=now - rule.within)
    runs = list(ended.values_list("pk", flat=True)[: rule.of_last])
    votes = Vote.objects.filter(run__in=runs).exclude(choice=Choice.TAKEN_BACK)
    if member is not None:
        votes = votes.filter(member=member)
    return len(runs), dict(votes.order_by().values_list("member").annotate(number=Count("pk")))


def _vouchers(community: int, asked: Requirement | None, *, now: datetime) -> Mapping[int, int]:
    """By how many members whose word counts each was vouched for."""
    if asked is None or asked.vouchers is None:
        return {}
    given = Vouch.objects.filter(member__community=community, by__standing=Standing.ACTIVE).order_by()
    pairs = given.values_list("member_id", "by_id")
    return vouched_for(pairs, known=known_before(community, asked, now=now), needed=asked.vouchers)


def word_counts(member: Member, asked: Requirement, *, now: datetime) -> bool:
    """Whether this member's own word for somebody counts already."""
    if member.pk in known_before(member.community_id, asked, now=now):
        return True
    return _vouchers(member.community_id, asked, now=now).get(member.pk, 0) >= (asked.vouchers or 0)


def known_before(community: int, asked: Requirement, *, now: datetime) -> frozenset[int]:
    """Whose word counts without anybody's word for them: the first members, and who holds a role or moderates."""
    row, needed = Community.objects.get(pk=community), asked.vouchers or 0
    here = row.members.filter(standing=Standing.ACTIVE)
    first = here.filter(joined_at__lte=row.founded_at + (asked.founding or timedelta(0)))
    earliest = here.order_by("joined_at", "pk").values_list("pk", flat=True)[: needed + 1]
    moderating = row.moderators.filter(member__isnull=False, ended_at__isnull=True).values_list("member_id", flat=True)
    return frozenset((*first.values_list("pk", flat=True), *earliest, *moderating, *roles_by_member(row, now=now)))
