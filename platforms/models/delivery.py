"""What became of each thing the bot had to say."""

from enum import StrEnum

from django.db import models
from django.db.models import Q


class DeliveryState(StrEnum):
    """`dead`: given up after many tries, people must look."""

    DUE = "due"
    SENT = "sent"
    DEAD = "dead"


class Delivery(models.Model):
    """One outbox message on its way: attempts, the words as said, the post it became.

    `pieces`: how a thread was cut, once and for all: its posts are made in several goes.
    `key`: under which another host has tried to post it before the community came here.
    """

    message = models.OneToOneField("governance.OutboxMessage", on_delete=models.PROTECT, related_name="delivery")
    state = models.CharField(max_length=16, choices=[(s.value, s.value) for s in DeliveryState], default="due")
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    text = models.TextField(blank=True)
    pieces = models.JSONField(null=True, blank=True)
    post_id = models.CharField(max_length=255, blank=True, db_index=True)
    error = models.TextField(blank=True)
    key = models.CharField(max_length=100, blank=True, default="", db_default="")

    class Meta:
        verbose_name_plural = "deliveries"
        ordering = ("id",)
        indexes = (models.Index(fields=("due_at",), condition=Q(state="due"), name="delivery_due"),)
        constraints = (
            models.CheckConstraint(
                name="delivery_state_known", condition=Q(state__in=[state.value for state in DeliveryState])
            ),
        )

    def __str__(self) -> str:
        return f"{self.state}: {self.message}"


class FollowingPost(models.Model):
    """A further post of a message that took more than one: replies to it belong to the same proposal."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="following")
    position = models.PositiveSmallIntegerField()
    post_id = models.CharField(max_length=255, db_index=True)

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("delivery", "position"), name="following_post_once"),)

    def __str__(self) -> str:
        return f"part {self.position + 1} of {self.delivery}"
