"""Communities, and the people who moderate them in the admin."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from governance.domain.resting import Rest
from governance.models.fields import one_of


class Community(models.Model):
    """One self-governing group. `clock_offset` is how far a sandbox's clock was moved ahead, in seconds.

    `rest`: whether it acts here, or why not. `earlier_addresses`: pairs of an address that it had on another host and
    the last entry of its record that was written there under it.
    """

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
    rest = models.CharField(
        max_length=16, choices=[(r.value, r.value) for r in Rest], default="acting", db_default="acting"
    )
    rests_since = models.DateTimeField(null=True, blank=True)
    rest_reason = models.TextField(blank=True, default="", db_default="")
    moved_to = models.URLField(max_length=255, blank=True, default="", db_default="")
    earlier_addresses = models.JSONField(default=list, blank=True, db_default=models.Value([], models.JSONField()))
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
            one_of("rest", Rest, name="community_rest_known"),
            models.CheckConstraint(
                name="community_rests_since",
                condition=Q(rest="acting", rests_since__isnull=True)
                | (~Q(rest="acting") & Q(rests_since__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def first_address(self) -> str:
        """The one it was made under."""
        return str(self.earlier_addresses[0][0]) if self.earlier_addresses else self.slug

    def address_at(self, seq: int) -> str:
        """Under which address an entry of its record was written."""
        return next((address for address, last in self.earlier_addresses if seq <= last), self.slug)


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
