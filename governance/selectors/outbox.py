"""What was said and is not taken on yet."""

from django.db.models import QuerySet

from governance.models import (
    Community,
    OutboxMessage,
    RemovedSource,
)

_LATEST = 10_000


def messages_without_delivery(*, most: int) -> list[int]:
    """What was said in the outbox and nobody has taken on yet."""
    return list(_undelivered().order_by("id").values_list("pk", flat=True)[:most])


def _undelivered() -> QuerySet[OutboxMessage]:
    # Messages are taken on within seconds and in order, so only the latest can be without a delivery.
    newest = OutboxMessage.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return OutboxMessage.objects.filter(pk__gt=newest - _LATEST, delivery__isnull=True)


def has_unsaid(community: Community) -> bool:
    """Whether something was said in the outbox that nobody has taken on yet."""
    return _undelivered().filter(community=community).exists()


def removed_sources(*, most: int) -> QuerySet[RemovedSource]:
    """Where removed words came from, as far as the platforms have not forgotten it yet."""
    return RemovedSource.objects.filter(forgotten__isnull=True).select_related("community").order_by("id")[:most]
