"""The roll: who is a member of a community."""

from django.db import models

from governance.domain.electorate import Standing
from governance.models.communities import Community
from governance.models.fields import one_of


class Member(models.Model):
    """One person in one community. `tenure_from` is what waiting times count from."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="members")
    handle = models.CharField(max_length=255)
    display_name = models.CharField(max_length=255, blank=True)
    remote = models.BooleanField(default=False)
    standing = models.CharField(max_length=16, choices=[(s.value, s.value) for s in Standing], default="active")
    joined_at = models.DateTimeField()
    tenure_from = models.DateTimeField()
    pseudonym = models.CharField(max_length=32, unique=True)
    no_models = models.BooleanField(
        default=False, db_default=False, help_text="No language model may read what this person writes."
    )

    class Meta:
        ordering = ("handle",)
        constraints = (
            models.UniqueConstraint(fields=("community", "handle"), name="member_handle_once_per_community"),
            one_of("standing", Standing, name="member_standing_known"),
        )

    def __str__(self) -> str:
        return f"@{self.handle}"
