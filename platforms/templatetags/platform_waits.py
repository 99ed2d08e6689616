"""What went wrong between bot and platform, for the first page of the admin."""

from django import template

from platforms.selectors import dead_letters as count_dead_letters

register = template.Library()


@register.simple_tag
def dead_letters(community: int) -> dict[str, int]:
    """How many messages were given up, in and out."""
    return count_dead_letters(community)
