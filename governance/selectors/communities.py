"""Communities, their constitutions and their roll."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from governance.domain.electorate import Standing
from governance.models import (
    Community,
    ConstitutionVersion,
    Member,
    Moderator,
    StoredRulebook,
)
from governance.selectors.prepared import prepared


def community_now(community: Community, *, real_now: datetime) -> datetime:
    """The community's clock: the real one, but for sandboxes that were moved ahead."""
    return real_now + timedelta(seconds=community.clock_offset)


def communities() -> QuerySet[Community]:
    return Community.objects.all()


def community(pk: int) -> Community:
    return Community.objects.get(pk=pk)


def communities_of(user: Any) -> QuerySet[Community]:
    """What a login may see in the admin: all for superusers, else what they moderate."""
    if user.is_active and user.is_staff and user.is_superuser:
        return Community.objects.all()
    return moderated_by(user)


def moderated_by(user: Any) -> QuerySet[Community]:
    """Where a login may act: only where it is a moderator, superuser or not."""
    if not (user.is_active and user.is_staff):
        return Community.objects.none()
    return Community.objects.filter(moderators__user=user, moderators__ended_at__isnull=True)


def constitution_in_force(community: Community) -> ConstitutionVersion | None:
    return next(iter(_in_force(community=community.pk)), None)


@prepared
def _in_force(*, community: int) -> QuerySet[ConstitutionVersion]:
    return ConstitutionVersion.objects.filter(community=community, superseded_at__isnull=True).order_by("pk")[:1]


def texts_in_force(*, without: Collection[str]) -> Iterator[tuple[str, str]]:
    """Every text that is in force somewhere, by its digest, but those that the caller has dealt with."""
    digests = (
        ConstitutionVersion.objects.filter(superseded_at__isnull=True).order_by("pk").values_list("sha256", flat=True)
    )
    for sha256 in dict.fromkeys(digests):
        if sha256 not in without:
            yield sha256, ConstitutionVersion.objects.filter(sha256=sha256).values_list("text", flat=True)[0]


def constitution_versions(community: Community) -> QuerySet[ConstitutionVersion]:
    return ConstitutionVersion.objects.filter(community=community)


def rulebook_of(version: ConstitutionVersion) -> StoredRulebook | None:
    return version.rulebooks.first()


def rulebook_in_force(community: Community) -> StoredRulebook | None:
    return (
        StoredRulebook.objects.filter(constitution__community=community, constitution__superseded_at__isnull=True)
        .select_related("constitution")
        .order_by("-number")
        .first()
    )


def active_member(community_id: int, handle: str) -> Member | None:
    return Member.objects.filter(community=community_id, handle=handle, standing=Standing.ACTIVE).first()


def member_called(community: Community, name: str) -> Member | None:
    """An active member by the handle that somebody wrote: its case is as it may be."""
    return community.members.filter(handle__iexact=name.removeprefix("@"), standing=Standing.ACTIVE).first()


def keeps_words_from_models(community_id: int, handle: str) -> bool:
    """Whether this person has said that no model may read what they write."""
    return bool(_without_models(community=community_id, handle=handle))


@prepared
def _without_models(*, community: int, handle: str) -> QuerySet[Member, int]:
    kept = Member.objects.filter(community=community, handle=handle, no_models=True)
    return kept.order_by().values_list("pk", flat=True)


def moderator_count(community: Community) -> int:
    """How many people have a login to moderate here."""
    return Moderator.objects.filter(community=community, user__is_active=True, ended_at__isnull=True).count()


def member_count(community: Community) -> int:
    return Member.objects.filter(community=community, standing=Standing.ACTIVE).count()
