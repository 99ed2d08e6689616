"""What was said and is not taken on yet."""

from django.db.models import QuerySet

from governance.models import (
    Community,
    OutboxMessage,
    RemovedSource,
)
from governance.selectors.prepared import prepared

_LATEST = 10_000
_MOST_AT_ONCE = 200


def messages_without_delivery() -> list[int]:
    """What was said in the outbox and nobody has taken on yet: the first of it."""
    return _without_delivery(above=_longer_ago())


# Messages are taken on within seconds and in order, so only the latest can be without a delivery.
def _longer_ago() -> int:
    return max(_newest(), default=0) - _LATEST


def _undelivered(above: int) -> QuerySet[OutboxMessage]:
    return OutboxMessage.objects.filter(pk__gt=above, delivery__isnull=True)


@prepared
def _newest() -> QuerySet[OutboxMessage, int]:
    return OutboxMessage.objects.order_by("-pk").values_list("pk", flat=True)[:1]


@prepared
def _without_delivery(*, above: int) -> QuerySet[OutboxMessage, int]:
    return _undelivered(above).order_by("pk").values_list("pk", flat=True)[:_MOST_AT_ONCE]


def all_without_delivery() -> list[int]:
    """The same, however long ago it was said: after messages have come in under far higher numbers."""
    return list(_undelivered(0).order_by("pk").values_list("pk", flat=True))


def has_unsaid(community: Community) -> bool:
    """Whether something was said in the outbox that nobody has taken on yet."""
    return _undelivered(_longer_ago()).filter(community=community).exists()


@prepared
def removed_sources() -> QuerySet[RemovedSource]:
    """Where removed words came from, as far as the platforms have not forgotten it yet: the first of it."""
    kept = RemovedSource.objects.filter(forgotten__isnull=True).select_related("community")
    return kept.order_by("id")[:_MOST_AT_ONCE]
