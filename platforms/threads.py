"""Which proposal a post belongs to, by the thread it stands in."""

from dataclasses import dataclass

from django.db.models import Q

from governance.selectors import proposal_number_by_source
from platforms.models import Delivery, InboundEvent

_DEEPEST = 50


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a message stands. Only a `direct` reply to the bot's post or the proposing post can be a bare vote."""

    proposal: int | None = None
    direct: bool = False
    reply: bool = False


def place_of(community_id: int, in_reply_to: str | None) -> Place:
    """Follow the thread up to a post that is about a proposal."""
    post, steps = in_reply_to, 0
    while post and steps < _DEEPEST:
        number = _about(community_id, post)
        if number is not None:
            return Place(proposal=number, direct=steps == 0, reply=True)
        parent = InboundEvent.objects.filter(community_id=community_id, post_id=post).first()
        post = parent.payload.get("in_reply_to") if parent else None
        steps += 1
    return Place(reply=in_reply_to is not None)


def _about(community_id: int, post: str) -> int | None:
    said = (
        Delivery.objects.filter(Q(post_id=post) | Q(following__post_id=post), message__community_id=community_id)
        .values_list("message__proposal__number", flat=True)
        .first()
    )
    return said if said is not None else proposal_number_by_source(community_id, post)
