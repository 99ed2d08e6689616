"""What waits for a moderator, for the first page of the admin."""

from typing import Any

from django import template
from django.utils import timezone

from governance.selectors import communities_of, community_now, waiting_for_moderators

register = template.Library()
_MOST = 20


@register.simple_tag
def waits_for(user: Any) -> list[dict[str, Any]]:
    """Each of the visitor's communities with what is on hold and what is in its grace time."""
    return [
        {"community": row} | waiting_for_moderators(row, now=community_now(row, real_now=timezone.now()), most=_MOST)
        for row in communities_of(user)
    ]
