"""Texts that are not in force: written for members to decide on, with the rules that moderators read in them."""

from django.db import models
from django.db.models import Q

from governance.models.communities import Community, Moderator
from governance.models.constitutions import ConstitutionVersion


class Draft(models.Model):
    """A text that would take the place of `base`, or the same text where only its rules are to change.

    Never edited: another wording is another draft. `rules` are as moderators confirmed them, and members can propose
    the draft from then on (`ready_at`).
    """

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="proposed_texts")
    number = models.PositiveIntegerField()
    base = models.ForeignKey(ConstitutionVersion, on_delete=models.PROTECT, related_name="drafts")
    title = models.CharField(max_length=200)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    summary = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(Moderator, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    rules = models.JSONField(null=True, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("community", "number"), name="draft_number_once"),
            models.CheckConstraint(
                name="draft_ready_has_rules",
                condition=Q(ready_at__isnull=True, rules__isnull=True) | Q(ready_at__isnull=False, rules__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"Draft {self.number}: {self.title}"

    @property
    def changes_text(self) -> bool:
        """Whether it is more than another reading of the same words."""
        return self.sha256 != self.base.sha256
