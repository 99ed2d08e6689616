"""The roll: who is a member of a community."""

from django.db import models
from django.db.models import F, Q

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
    account_from = models.DateTimeField(
        null=True, blank=True, help_text="Since when the account exists on the home server, or is known here."
    )
    moved_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="moved_from")
    pseudonym = models.CharField(max_length=32, unique=True)
    no_models = models.BooleanField(
        default=False, db_default=False, help_text="No language model may read what this person writes."
    )

    class Meta:
        ordering = ("handle",)
        constraints = (
            models.UniqueConstraint(fields=("community", "handle"), name="member_handle_once_per_community"),
            one_of("standing", Standing, name="member_standing_known"),
            models.CheckConstraint(
                name="member_moved_somewhere",
                condition=Q(standing=Standing.MOVED.value, moved_to__isnull=False)
                | (~Q(standing=Standing.MOVED.value) & Q(moved_to__isnull=True)),
            ),
        )

    def __str__(self) -> str:
        return f"@{self.handle}"


class Vouch(models.Model):
    """One member's word for another."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="vouched_for_by")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="vouches_for")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "vouches"
        ordering = ("made_at",)
        constraints = (
            models.UniqueConstraint(fields=("member", "by"), name="vouch_once"),
            models.CheckConstraint(name="vouch_for_another", condition=~Q(member=F("by"))),
        )

    def __str__(self) -> str:
        return f"{self.by} for {self.member}"
