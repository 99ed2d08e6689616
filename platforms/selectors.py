"""Reads for health pages and moderators."""

from datetime import datetime

from platforms.models import Delivery, DeliveryState, InboundEvent, InboundState


def oldest_undelivered_at() -> datetime | None:
    """Since when the longest-waiting message waits."""
    waiting = Delivery.objects.filter(state=DeliveryState.DUE).order_by("created_at")
    return waiting.values_list("created_at", flat=True).first()


def dead_letters(community: int) -> dict[str, int]:
    """How many messages of one community were given up, in and out."""
    return {
        "inbound": InboundEvent.objects.filter(community=community, state=InboundState.DEAD).count(),
        "deliveries": Delivery.objects.filter(message__community=community, state=DeliveryState.DEAD).count(),
    }
