"""What waits for a moderator, for the first page of the admin."""

from typing import Any

from django import template
from django.utils import timezone

from governance.selectors import coming_by_itself, communities_of, community_now, waiting_for_moderators

register = template.Library()
_MOST = 20


@register.simple_tag
def waits_for(user: Any) -> list[dict[str, Any]]:
    """Each of the visitor's communities with what waits there, and with what is coming by itself."""
    return [_of(row) for row in communities_of(user)]


def _of(community: Any) -> dict[str, Any]:
    waiting = waiting_for_moderators(community, most=_MOST)
    coming = coming_by_itself(community, now=community_now(community, real_now=timezone.now()), most=_MOST)
    known = {"community": community, "waits": any(waiting.values()) or community.halted_at is not None}
    return known | waiting | coming | {"comes": any(coming.values())}
