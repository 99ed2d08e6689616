"""What went wrong between bot and platform, for a proposal's page and the first page of the admin."""

from datetime import datetime
from typing import TYPE_CHECKING

from django import template
from django.utils import timezone

from platforms.selectors import dead_letters as count_dead_letters
from platforms.standing_posts import Standing, standing_posts
from platforms.waiting import Waits, held_up, unusual

if TYPE_CHECKING:
    from governance.models import Proposal

register = template.Library()


@register.simple_tag
def dead_letters(community: int) -> dict[str, int | datetime | None]:
    """How many messages were given up, in and out, and since when votes wait for them."""
    return count_dead_letters(community)


@register.simple_tag
def what_it_waits_for(proposal: "Proposal") -> Waits | None:
    """Why a proposal is not counted yet, if that is unusual."""
    return unusual(proposal, now=timezone.now())


@register.simple_tag
def counts_that_wait(community: str) -> list[Waits]:
    """The same for all of a community, by its slug."""
    return held_up(now=timezone.now(), slug=community)


@register.simple_tag
def posts_that_stand(proposal: "Proposal") -> list[Standing]:
    """The posts whose words were removed here, and which only people can delete on the platform."""
    return standing_posts(proposal)
