"""What the square shows: threads as one inhabitant sees them."""

from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.utils.safestring import SafeString, mark_safe

from platforms.models import (
    Connection,
    Delivery,
    DeliveryState,
    InboundEvent,
    InboundState,
    SandboxAccount,
    SandboxPost,
)

_MOST = 200


@dataclass(kw_only=True)
class Shown:
    """One post with what was answered to it."""

    post: SandboxPost
    html: SafeString
    stars: int
    replies: list["Shown"] = field(default_factory=list)


def threads(connection: Connection, *, seen_by: SandboxAccount | None) -> list[Shown]:
    """The latest threads, newest first; private posts only for those they are between."""
    visible = Q(visibility__in=["public", "unlisted"])
    if seen_by is not None:
        visible |= Q(account=seen_by) | Q(mentions=seen_by)
    posts = (
        SandboxPost.objects.filter(account__community=connection.community_id)
        .filter(visible)
        .select_related("account")
        .annotate(stars=Count("favourites", distinct=True))
        .order_by("-pk")
        .distinct()[:_MOST]
    )
    # The town wrote this markup itself, from escaped words (town.as_html).
    shown = {post.pk: Shown(post=post, html=mark_safe(post.html), stars=post.stars) for post in posts}  # noqa: S308
    roots: list[Shown] = []
    for one in sorted(shown.values(), key=lambda one: one.post.pk):
        parent = shown.get(one.post.in_reply_to_id or 0)
        (parent.replies if parent else roots).append(one)
    return sorted(roots, key=_latest, reverse=True)


def _latest(one: Shown) -> int:
    return max([one.post.pk, *(_latest(reply) for reply in one.replies)])


def waiting(connection: Connection) -> bool:
    """Whether the bot still has something to read or to say here."""
    community = connection.community_id
    return (
        InboundEvent.objects.filter(community=community, state=InboundState.NEW).exists()
        or SandboxPost.objects.filter(mentions__handle=connection.bot_handle, mentions__community=community)
        .filter(pk__gt=int(connection.cursor or 0))
        .exclude(account__bot=True)
        .exists()
        or Delivery.objects.filter(message__community=community, state=DeliveryState.DUE).exists()
    )
