"""Votes: one that counts per member and proposal, and every change ever made to it."""

from django.db import models
from django.db.models import F, Q

from governance.domain.ballots import Choice
from governance.models.fields import one_of
from governance.models.members import Member
from governance.models.proposals import Proposal
from governance.models.stages import StageRun


class Vote(models.Model):
    """What one member says in one stage: a word, or a ballot over options."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="votes")
    run = models.ForeignKey(StageRun, on_delete=models.PROTECT, related_name="votes")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="votes")
    choice = models.CharField(max_length=16, null=True, blank=True, choices=[(c.value, c.value) for c in Choice])
    ballot = models.TextField(
        blank=True, default="", db_default="", help_text="Over options, by number: 2>1>3, 1,3 or 1=5,2=0."
    )
    reason = models.TextField(blank=True, default="", db_default="")
    cast_at = models.DateTimeField()
    post = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ("cast_at",)
        constraints = (
            models.UniqueConstraint(fields=("run", "member"), name="vote_once_per_member"),
            one_of("choice", Choice, name="vote_choice_known", null=True),
            models.CheckConstraint(
                name="vote_is_a_word_or_a_ballot",
                condition=(Q(choice__isnull=False) & Q(ballot="")) | (Q(choice__isnull=True) & ~Q(ballot="")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.member}: {self.choice or self.ballot} on {self.proposal}"


class VoteChange(models.Model):
    """One thing a member said about one proposal, in the order it was counted."""

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="history")
    choice = models.CharField(max_length=16, null=True, blank=True, choices=[(c.value, c.value) for c in Choice])
    ballot = models.TextField(blank=True, default="", db_default="")
    replaces = models.TextField(blank=True)
    cast_at = models.DateTimeField()
    cause = models.CharField(max_length=100)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("vote", "cause"), name="vote_change_once_per_cause"),
            models.CheckConstraint(name="vote_change_changes", condition=~Q(choice=F("replaces"))),
        )

    def __str__(self) -> str:
        return f"{self.replaces or 'nothing'} -> {self.choice or self.ballot}"


class Advice(models.Model):
    """What one member says where the rule asks for their opinion and lets others decide. It is never counted in."""

    run = models.ForeignKey(StageRun, on_delete=models.PROTECT, related_name="advice")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    said = models.TextField(help_text="A word, or a ballot over options.")
    cast_at = models.DateTimeField()
    post = models.CharField(max_length=255, blank=True)

    class Meta:
        verbose_name_plural = "advice"
        ordering = ("cast_at",)
        constraints = (models.UniqueConstraint(fields=("run", "member"), name="advice_once_per_member"),)

    def __str__(self) -> str:
        return f"{self.member} advises {self.said} on {self.run}"
