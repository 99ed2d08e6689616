"""Votes: one that counts per member and proposal, and every change ever made to it."""

from django.db import models
from django.db.models import F, Q

from governance.domain.ballots import Choice
from governance.models.fields import one_of
from governance.models.members import Member
from governance.models.proposals import Proposal


class Vote(models.Model):
    """The vote of one member that counts."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="votes")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="votes")
    choice = models.CharField(max_length=16, choices=[(c.value, c.value) for c in Choice])
    cast_at = models.DateTimeField()
    post = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ("cast_at",)
        constraints = (
            models.UniqueConstraint(fields=("proposal", "member"), name="vote_once_per_member"),
            one_of("choice", Choice, name="vote_choice_known"),
        )

    def __str__(self) -> str:
        return f"{self.member}: {self.choice} on {self.proposal}"


class VoteChange(models.Model):
    """One thing a member said about one proposal, in the order it was counted."""

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="history")
    choice = models.CharField(max_length=16, choices=[(c.value, c.value) for c in Choice])
    replaces = models.CharField(max_length=16, blank=True)
    cast_at = models.DateTimeField()
    cause = models.CharField(max_length=100)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("vote", "cause"), name="vote_change_once_per_cause"),
            models.CheckConstraint(name="vote_change_changes", condition=~Q(choice=F("replaces"))),
        )

    def __str__(self) -> str:
        return f"{self.replaces or 'nothing'} -> {self.choice}"
