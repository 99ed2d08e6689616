"""Reads for health pages."""

from datetime import datetime

from platforms.models import Delivery, DeliveryState


def oldest_undelivered_at() -> datetime | None:
    """Since when the longest-waiting message waits."""
    waiting = Delivery.objects.filter(state=DeliveryState.DUE).order_by("created_at")
    return waiting.values_list("created_at", flat=True).first()
