"""Reads for health pages and moderators."""

from datetime import datetime

from governance.domain.resting import Rest
from governance.selectors.standing import deeds_to_do
from platforms.delivery import SPEAKS
from platforms.models import Connection, Delivery, DeliveryState, Errand, ErrandState, InboundEvent, InboundState
from platforms.registry import STREAMING


def oldest_undelivered_at() -> datetime | None:
    """Since when the longest-waiting message waits."""
    waiting = Delivery.objects.filter(SPEAKS, state=DeliveryState.DUE).order_by("created_at")
    return waiting.values_list("created_at", flat=True).first()


def listeners() -> dict[str, int]:
    """How many accounts could be listened to, and how many are; the others are read every few seconds."""
    able = Connection.objects.filter(platform__in=STREAMING, community__rest=Rest.ACTING)
    return {
        "accounts": able.count(),
        "heard": able.filter(stream_alive_at__isnull=False, stream_error="").count(),
    }


def oldest_errand_at(community_id: int | None = None) -> datetime | None:
    """Since when the longest-waiting effect waits that a platform is to be asked for; of one community, if named."""
    waiting = Errand.objects.filter(state=ErrandState.DUE, deed__in=deeds_to_do(community_id)).order_by("created_at")
    return waiting.values_list("created_at", flat=True).first()


def dead_letters(community: int) -> dict[str, int | datetime | None]:
    """How many messages of one community were given up, in and out, and since when no vote is counted for them."""
    came = InboundEvent.objects.filter(community=community, state=InboundState.DEAD)
    sent = Delivery.objects.filter(message__community=community, state=DeliveryState.DEAD)
    since = came.order_by("occurred_at").values_list("occurred_at", flat=True).first()
    return {"inbound": came.count(), "deliveries": sent.count(), "since": since}
