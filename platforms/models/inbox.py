"""Everything that reached a bot, each event once."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

LONGEST_UNDERSTOOD = 32


class InboundState(StrEnum):
    """What has become of an event. `dead`: it failed too often, people must look."""

    NEW = "new"
    DONE = "done"
    REFUSED = "refused"
    IGNORED = "ignored"
    DEAD = "dead"


class InboundEvent(models.Model):
    """One message to the bot, as the platform gave it. `due_at` moves ahead before work, so a crash only waits.

    `recorded_as`: its number on the host where it came in, if that was another: the record calls it so.
    """

    community = models.ForeignKey("governance.Community", on_delete=models.PROTECT, related_name="inbound")
    external_id = models.CharField(max_length=255)
    post_id = models.CharField(max_length=255)
    author = models.CharField(max_length=255)
    payload = models.JSONField()
    occurred_at = models.DateTimeField()
    received_at = models.DateTimeField()
    state = models.CharField(max_length=16, choices=[(s.value, s.value) for s in InboundState], default="new")
    understood = models.CharField(max_length=LONGEST_UNDERSTOOD, blank=True)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    recorded_as = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("community", "due_at"), condition=Q(state="new"), name="inbound_due"),
            models.Index(fields=("community", "post_id"), name="inbound_post"),
            models.Index(fields=("community", "author", "occurred_at"), name="inbound_author"),
            models.Index(
                fields=("community", "occurred_at"), condition=Q(state__in=["new", "dead"]), name="inbound_open"
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("community", "external_id"), name="inbound_once"),
            models.UniqueConstraint(fields=("community", "recorded_as"), name="inbound_recorded_once"),
            models.CheckConstraint(
                name="inbound_state_known", condition=Q(state__in=[state.value for state in InboundState])
            ),
        )

    def __str__(self) -> str:
        return f"{self.external_id} from @{self.author}"

    @property
    def number(self) -> int:
        """What the record calls it by, on whatever host it came in."""
        return self.recorded_as or self.pk
