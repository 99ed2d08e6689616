"""Communities, and the people who moderate them in the admin."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Community(models.Model):
    """One self-governing group. `clock_offset` is how far a sandbox's clock was moved ahead, in seconds."""

    slug = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=120)
    timezone = models.CharField(max_length=64, default="UTC")
    platform = models.CharField(max_length=20, default="sandbox")
    founded_at = models.DateTimeField()
    halted_at = models.DateTimeField(null=True, blank=True)
    halt_reason = models.TextField(blank=True)
    clock_offset = models.BigIntegerField(default=0)
    arrival_window = models.DurationField()
    swept_at = models.DateTimeField(null=True, blank=True)
    last_number = models.PositiveIntegerField(default=0)
    audit_length = models.PositiveBigIntegerField(default=0)
    audit_head = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "communities"
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                name="community_clock_moves_in_sandboxes_only",
                condition=Q(clock_offset=0) | (Q(platform="sandbox") & Q(clock_offset__gt=0)),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Moderator(models.Model):
    """A login that may watch, veto, cancel and halt in one community, until members end that.

    `member` is who it is on the roll, if anybody. `ended_because` names the decision: `decision:4`.
    """

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="moderators")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="moderates")
    member = models.ForeignKey("Member", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    pseudonym = models.CharField(max_length=32, unique=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=100, blank=True, default="", db_default="")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("community", "user"), name="moderator_once_per_community"),)

    def __str__(self) -> str:
        return f"{self.user} in {self.community}"
