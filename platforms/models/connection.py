"""How a community is connected to its platform."""

from django.db import models
from django.db.models import Q


class Connection(models.Model):
    """One community's bot account on its home server `domain`. `cursor` is how far the inbox has read.

    The next sweep is at `sweep_due_at` (null: now), but never before `rest_until`: the platform wants its rest.
    `unread_since`: since when it could not be read at all, and `unread_code` why.
    A listener that hears the platform writes `stream_alive_at`; why its stream is down, and when it is tried again,
    stands in `stream_error` and `stream_retry_at`.
    """

    community = models.OneToOneField("governance.Community", on_delete=models.PROTECT, related_name="connection")
    platform = models.CharField(max_length=20)
    domain = models.CharField(max_length=255)
    bot_handle = models.CharField(max_length=255)
    url = models.CharField(max_length=255, blank=True, default="", db_default="")
    cursor = models.TextField(blank=True)
    sweep_due_at = models.DateTimeField(null=True, blank=True)
    rest_until = models.DateTimeField(null=True, blank=True)
    unread_since = models.DateTimeField(null=True, blank=True)
    unread_code = models.CharField(max_length=50, blank=True, default="", db_default="")
    stream_alive_at = models.DateTimeField(null=True, blank=True)
    stream_error = models.CharField(max_length=50, blank=True, default="", db_default="")
    stream_failures = models.PositiveSmallIntegerField(default=0, db_default=0)
    stream_retry_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="connection_account_serves_one_community",
                fields=("platform", "domain", "bot_handle"),
                condition=~Q(platform="sandbox"),
            ),
        )

    def __str__(self) -> str:
        return f"@{self.bot_handle}@{self.domain}"
