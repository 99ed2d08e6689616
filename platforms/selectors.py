"""Reads for health pages and moderators."""

from datetime import datetime

from platforms.models import Connection, Delivery, DeliveryState, InboundEvent, InboundState
from platforms.registry import STREAMING


def oldest_undelivered_at() -> datetime | None:
    """Since when the longest-waiting message waits."""
    waiting = Delivery.objects.filter(state=DeliveryState.DUE).order_by("created_at")
    return waiting.values_list("created_at", flat=True).first()


def listeners() -> dict[str, int]:
    """How many accounts could be listened to, and how many are; the others are read every few seconds."""
    able = Connection.objects.filter(platform__in=STREAMING)
    return {
        "accounts": able.count(),
        "heard": able.filter(stream_alive_at__isnull=False, stream_error="").count(),
    }


def dead_letters(community: int) -> dict[str, int]:
    """How many messages of one community were given up, in and out."""
    return {
        "inbound": InboundEvent.objects.filter(community=community, state=InboundState.DEAD).count(),
        "deliveries": Delivery.objects.filter(message__community=community, state=DeliveryState.DEAD).count(),
    }
