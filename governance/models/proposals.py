"""Proposals, who may vote on each, and what was said about it."""

from django.db import models
from django.db.models import F, Q

from governance.domain.electorate import Because
from governance.domain.lifecycle import Outcome, State
from governance.models.communities import Community
from governance.models.constitutions import StoredRulebook
from governance.models.fields import one_of
from governance.models.members import Member


class Proposal(models.Model):
    """One run of a process type. Rulebook, electorate and text are frozen when voting opens."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="proposals")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="proposals")
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    process_key = models.CharField(max_length=100)
    rulebook = models.ForeignKey(StoredRulebook, on_delete=models.PROTECT, related_name="proposals")
    source_post = models.CharField(max_length=255, blank=True)
    status = models.CharField(max_length=24, choices=[(s.value, s.value) for s in State])
    outcome = models.CharField(max_length=16, null=True, blank=True, choices=[(o.value, o.value) for o in Outcome])
    created_at = models.DateTimeField()
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    grace_ends_at = models.DateTimeField(null=True, blank=True)
    executed_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    needs_confirmation = models.BooleanField(default=False, db_default=False)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True, help_text="Until when it must have been carried out.")
    reversed_at = models.DateTimeField(null=True, blank=True)
    vetoed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    concerns = models.JSONField(default=list, blank=True, help_text="Who is named in what is held.")
    reason = models.TextField(blank=True, help_text="Why it is held, or why it was stopped.")
    due_at = models.DateTimeField(null=True, blank=True, help_text="When the clock may next change something.")
    electorate_size = models.PositiveIntegerField(default=0)
    quorum_needed = models.PositiveIntegerField(default=0)
    agree = models.PositiveIntegerField(null=True, blank=True)
    disagree = models.PositiveIntegerField(null=True, blank=True)
    abstain = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("-number",)
        indexes = (models.Index(fields=("due_at",), condition=Q(due_at__isnull=False), name="proposal_due"),)
        constraints = (
            models.UniqueConstraint(fields=("community", "number"), name="proposal_number_once"),
            one_of("status", State, name="proposal_status_known"),
            one_of("outcome", Outcome, name="proposal_outcome_known", null=True),
            models.CheckConstraint(
                name="proposal_closes_after_it_opens",
                condition=Q(closes_at__isnull=True) | Q(closes_at__gt=F("opens_at")),
            ),
            models.CheckConstraint(
                name="proposal_outcome_has_numbers",
                condition=Q(outcome__isnull=True)
                | Q(
                    agree__isnull=False,
                    disagree__isnull=False,
                    abstain__isnull=False,
                    decided_at__isnull=False,
                ),
            ),
        )

    def __str__(self) -> str:
        return f"#{self.number} {self.title}"


class ElectorateEntry(models.Model):
    """One member who may vote on one proposal, and why. Written once, when voting opens."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="electorate")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="electorates")
    because = models.CharField(max_length=16, choices=[(b.value, b.value) for b in Because])

    class Meta:
        verbose_name_plural = "electorate entries"
        constraints = (
            models.UniqueConstraint(fields=("proposal", "member"), name="electorate_member_once"),
            one_of("because", Because, name="electorate_because_known"),
        )

    def __str__(self) -> str:
        return f"{self.member} on {self.proposal}"


class Comment(models.Model):
    """A reply in a proposal's thread that is talk, not a vote."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="comments")
    handle = models.CharField(max_length=255)
    text = models.TextField()
    posted_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    post = models.CharField(max_length=255)

    class Meta:
        ordering = ("posted_at", "id")
        constraints = (models.UniqueConstraint(fields=("proposal", "post"), name="comment_once_per_post"),)

    def __str__(self) -> str:
        return f"@{self.handle} on #{self.proposal.number}"
