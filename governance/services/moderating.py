"""What members' decisions about the office of moderator do to the logins that moderate here."""

from django.db.models import QuerySet

from governance.domain.events import Event, ModeratorEnded, ModeratorRestored
from governance.models import Community, Member, Moderator
from governance.services.scene import Scene

ROLES = frozenset({"moderator", "moderators"})
NO_LOGIN_ENDED = "No login of the admin is known to be theirs. If there is one, who runs the server has to end it."
NO_LOGIN_YET = "To act in the admin they need a login, which who runs the server gives them."


def moderates(scene: Scene, member: Member) -> bool:
    """Whether a login of theirs may act here now."""
    return _logins(scene, member).filter(ended_at__isnull=True).exists()


def in_office(community: Community) -> QuerySet[Moderator]:
    """Every login that may act here now."""
    rows = Moderator.objects.filter(community=community, user__is_active=True, ended_at__isnull=True)
    return rows.select_related("member")


def put(scene: Scene, member: Member, *, on: bool, because: str) -> list[Event]:
    """End what somebody's logins may do here, or give it back; what they did before stays theirs on the record."""
    changed = list(_logins(scene, member).filter(ended_at__isnull=not on))
    for row in changed:
        row.ended_at, row.ended_because = (None, "") if on else (scene.now, because)
        row.save(update_fields=["ended_at", "ended_because"])
    event = ModeratorRestored if on else ModeratorEnded
    return [event(subject=f"moderator:{row.pseudonym}", why=because) for row in changed]


def _logins(scene: Scene, member: Member) -> QuerySet[Moderator]:
    return Moderator.objects.filter(community=scene.community, member=member)
