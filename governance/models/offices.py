"""Who holds which role, from when, until when, and what ended it."""

from django.db import models
from django.db.models import F, Q

from governance.models.communities import Community
from governance.models.members import Member


class Office(models.Model):
    """One member's time in one role. `ends_at` is when the term ends by itself; `ended_at` when it did end."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="offices")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="offices")
    role = models.CharField(max_length=80)
    granted_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    cause = models.CharField(max_length=100)
    ended_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ("granted_at", "id")
        indexes = (
            models.Index(
                fields=("ends_at",), condition=Q(ended_at__isnull=True, ends_at__isnull=False), name="office_term_due"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("member", "role"), condition=Q(ended_at__isnull=True), name="office_held_once"
            ),
            models.CheckConstraint(
                name="office_term_ends_after_it_begins",
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("granted_at")),
            ),
            models.CheckConstraint(name="office_end_has_a_cause", condition=Q(ended_at__isnull=True) | ~Q(ended_by="")),
        )

    def __str__(self) -> str:
        return f"{self.member} as {self.role}"
