"""The posts with removed words that still stand on the platform, for the moderator who has to delete them there."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from platforms.forgetting import posts_of
from platforms.models import Connection, Delivery, DeliveryState, FollowingPost, InboundEvent

if TYPE_CHECKING:
    from governance.models import Proposal

_IN_PUBLIC = ("public", "unlisted")


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A post by its writer; `address` is empty in the sandbox, whose posts have none."""

    post: str
    writer: str
    address: str


def standing_posts(proposal: "Proposal") -> list[Standing]:
    """Everybody's posts about a proposal whose words were removed: the bot cannot know which were deleted since."""
    connection = Connection.objects.filter(community=proposal.community_id).first()
    sources = {post for source in proposal.removed_sources.select_related("community") for post in posts_of(source)}
    if connection is None or not sources:
        return []
    written = InboundEvent.objects.filter(
        community=proposal.community_id, post_id__in=sources, payload__visibility__in=_IN_PUBLIC
    )
    quoted = Delivery.objects.filter(
        Q(message__proposal=proposal) | Q(message__reply_to__in=sources),
        message__community=proposal.community_id,
        message__audience__in=_IN_PUBLIC,
        message__forgotten_at__isnull=False,
        state=DeliveryState.SENT,
    ).exclude(post_id="")
    further = FollowingPost.objects.filter(delivery__in=quoted).values_list("post_id", flat=True)
    ours = [*quoted.order_by("pk").values_list("post_id", flat=True), *further]
    found = dict(written.order_by("pk").values_list("post_id", "author")) | dict.fromkeys(ours, connection.bot_handle)
    return [
        Standing(post=post, writer=writer, address=f"{connection.url}/@{writer}/{post}" if connection.url else "")
        for post, writer in found.items()
    ]
