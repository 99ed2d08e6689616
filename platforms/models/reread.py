"""What became of the post of a vote."""

from enum import StrEnum

from django.db import models
from django.db.models import Q


class Became(StrEnum):
    """What a post was found to be: saying the same, something else, or nothing any more."""

    SAME = "same"
    EDITED = "edited"
    DELETED = "deleted"


class Reread(models.Model):
    """The last look at the post of one message that counts as a vote."""

    event = models.OneToOneField("platforms.InboundEvent", on_delete=models.CASCADE, related_name="reread")
    read_at = models.DateTimeField()
    found = models.CharField(max_length=16, choices=[(b.value, b.value) for b in Became])

    class Meta:
        constraints = (
            models.CheckConstraint(name="reread_found_known", condition=Q(found__in=[b.value for b in Became])),
        )

    def __str__(self) -> str:
        return f"{self.event}: {self.found}"
