"""How far the platform has come with what it was asked to do."""

from enum import StrEnum

from django.db import models
from django.db.models import Q


class ErrandState(StrEnum):
    """`dead`: given up; governance knows, and a moderator can have it tried again."""

    DUE = "due"
    DONE = "done"
    DEAD = "dead"


class Errand(models.Model):
    """One deed on its way: attempts, when the next one is due, and what went wrong, for the host's eyes."""

    deed = models.OneToOneField("governance.Deed", on_delete=models.PROTECT, related_name="errand")
    state = models.CharField(max_length=16, choices=[(s.value, s.value) for s in ErrandState], default="due")
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    error = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("due_at",), condition=Q(state="due"), name="errand_due"),)
        constraints = (
            models.CheckConstraint(
                name="errand_state_known", condition=Q(state__in=[state.value for state in ErrandState])
            ),
        )

    def __str__(self) -> str:
        return f"{self.state}: {self.deed}"
