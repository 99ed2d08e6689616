"""Constitutions and the rulebooks that people ratified for them. Neither is ever edited: a change is a new version."""

from django.db import models
from django.db.models import Q

from governance.models.communities import Community


class ConstitutionVersion(models.Model):
    """One numbered version of a community's text; exactly one is in force."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="constitutions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    adopted_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)
    adopted_by = models.ForeignKey(
        "Action",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The decision that brought it into force; those who set the community up did where there is none.",
    )

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("community", "number"), name="constitution_number_once"),
            models.UniqueConstraint(
                fields=("community",),
                condition=Q(superseded_at__isnull=True),
                name="constitution_one_in_force",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"


class StoredRulebook(models.Model):
    """The typed rules of one constitution version, as ratified."""

    constitution = models.ForeignKey(ConstitutionVersion, on_delete=models.PROTECT, related_name="rulebooks")
    number = models.PositiveIntegerField()
    data = models.JSONField()
    sha256 = models.CharField(max_length=64)
    ratified_by = models.CharField(max_length=120)
    ratified_at = models.DateTimeField()
    waiting = models.JSONField(
        default=list,
        blank=True,
        db_default=models.Value([], models.JSONField()),
        help_text="Process types that rest until people have confirmed how they are read in a changed text.",
    )
    provisional_until = models.DateTimeField(
        null=True, blank=True, help_text="Until when members can contest it; empty where nobody has to wait."
    )

    class Meta:
        verbose_name = "rulebook"
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("constitution", "number"), name="rulebook_number_once"),)

    def __str__(self) -> str:
        return f"Rulebook {self.number} of {self.constitution}"
