"""Proposals, and what was said about them."""

from django.db import models
from django.db.models import F, Q

from governance.domain.lifecycle import Outcome, State
from governance.domain.rulebook_values import StageKind
from governance.models.communities import Community
from governance.models.constitutions import StoredRulebook
from governance.models.fields import one_of
from governance.models.members import Member


class Proposal(models.Model):
    """One run of a process type. Its rulebook is frozen at opening, its words when voting opens.

    `opens_at`, `closes_at`, `electorate_size` and `quorum_needed` are those of the stage it is in; see StageRun.
    """

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
    stage = models.PositiveSmallIntegerField(
        default=0, db_default=0, help_text="The place of its stage in the process type."
    )
    round = models.PositiveSmallIntegerField(default=1, db_default=1)
    stage_kind = models.CharField(
        max_length=16, default="ballot", db_default="ballot", choices=[(k.value, k.value) for k in StageKind]
    )
    extended_at = models.DateTimeField(null=True, blank=True)
    text_sha256 = models.CharField(
        max_length=64, blank=True, default="", db_default="", help_text="Of title and text, frozen for the vote."
    )
    seed = models.CharField(
        max_length=64, blank=True, default="", db_default="", help_text="For a draw by lot; told when it is drawn."
    )
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
                condition=Q(closes_at__isnull=True) | Q(closes_at__gte=F("opens_at")),
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
            one_of("stage_kind", StageKind, name="proposal_stage_kind_known"),
        )

    def __str__(self) -> str:
        return f"#{self.number} {self.title}"


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
