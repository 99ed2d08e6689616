"""Room for what matters: a platform that takes so many posts in three hours gets results before hints."""

from datetime import datetime, timedelta

from platforms.adapters.mastodon.adapter import MastodonPlatform
from platforms.models import Connection, Delivery, DeliveryState, FollowingPost

WINDOW = timedelta(hours=3)
RESERVE = 60
_MOST_POSTS = {"mastodon": MastodonPlatform.most_posts}


def counts_posts(connection: Connection) -> bool:
    """Whether its platform takes only so many posts."""
    return _MOST_POSTS.get(connection.platform) is not None


def room_for(audience: str, connection: Connection, *, now: datetime) -> bool:
    """Whether to say it now. Announcements and results always; the rest while more than the reserve is left."""
    most = _MOST_POSTS.get(connection.platform)
    if most is None or audience == "public":
        return True
    return posts_since(connection.community_id, now - WINDOW) < most - RESERVE


def posts_since(community_id: int, since: datetime) -> int:
    """How many posts a bot made. Favourites are none."""
    sent = Delivery.objects.filter(
        message__community=community_id, state=DeliveryState.SENT, sent_at__gte=since
    ).exclude(post_id="")
    following = FollowingPost.objects.filter(delivery__message__community=community_id, delivery__sent_at__gte=since)
    return sent.count() + following.count()
