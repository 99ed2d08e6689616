"""The stages that a proposal has gone through, and what each of them froze."""

from django.db import models
from django.db.models import F, Q

from governance.domain.electorate import Because
from governance.domain.lifecycle import Outcome
from governance.domain.rulebook_values import StageKind
from governance.models.fields import one_of
from governance.models.members import Member
from governance.models.proposals import Proposal


class StageRun(models.Model):
    """One stage of one proposal, from its opening to its result. `index` is its place in the process type."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="runs")
    index = models.PositiveSmallIntegerField()
    round = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=16, choices=[(k.value, k.value) for k in StageKind])
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField(null=True, blank=True)
    extended_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=16, null=True, blank=True, choices=[(o.value, o.value) for o in Outcome])
    options = models.JSONField(default=list, blank=True, help_text="The numbers of what can be chosen.")
    result = models.JSONField(default=dict, blank=True, help_text="The numbers of its count.")
    electorate_size = models.PositiveIntegerField(default=0)
    quorum_needed = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("opened_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("proposal", "index", "round"), name="stage_run_once"),
            models.UniqueConstraint(
                fields=("proposal",), condition=Q(closed_at__isnull=True), name="stage_run_one_at_a_time"
            ),
            one_of("kind", StageKind, name="stage_run_kind_known"),
            one_of("outcome", Outcome, name="stage_run_outcome_known", null=True),
            models.CheckConstraint(
                name="stage_run_closes_after_it_opens",
                condition=Q(closes_at__isnull=True) | Q(closes_at__gte=F("opened_at")),
            ),
            models.CheckConstraint(
                name="stage_run_outcome_when_closed",
                condition=Q(outcome__isnull=True) | Q(closed_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} of {self.proposal}"


class ElectorateEntry(models.Model):
    """One member who may take part in one stage, and why. Written once, when the stage opens."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="electorate")
    run = models.ForeignKey(StageRun, on_delete=models.PROTECT, related_name="electorate")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="electorates")
    because = models.CharField(max_length=16, choices=[(b.value, b.value) for b in Because])

    class Meta:
        verbose_name_plural = "electorate entries"
        constraints = (
            models.UniqueConstraint(fields=("run", "member"), name="electorate_member_once"),
            one_of("because", Because, name="electorate_because_known"),
        )

    def __str__(self) -> str:
        return f"{self.member} on {self.proposal}"


class Juror(models.Model):
    """Somebody drawn by lot. `place` is the order of the draw; who leaves makes room for the next place."""

    run = models.ForeignKey(StageRun, on_delete=models.PROTECT, related_name="jurors")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()
    summoned_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("run", "member"), name="juror_once"),
            models.UniqueConstraint(fields=("run", "place"), name="juror_place_once"),
        )

    def __str__(self) -> str:
        return f"{self.member} as juror {self.place}"


class Option(models.Model):
    """One thing that can be chosen. In an election it is a candidate, who stands only after accepting."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="options")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="candidacies")
    nominated_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    nominated_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    is_default = models.BooleanField(default=False, help_text="The option that says: none of the others.")

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("proposal", "number"), name="option_number_once"),
            models.UniqueConstraint(
                fields=("proposal", "member"), condition=Q(member__isnull=False), name="candidate_once"
            ),
            models.CheckConstraint(
                name="candidate_accepts_or_declines",
                condition=Q(accepted_at__isnull=True) | Q(declined_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"


class Revision(models.Model):
    """The words of a proposal before its author revised them."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="revisions")
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    replaced_at = models.DateTimeField()

    class Meta:
        ordering = ("replaced_at", "id")

    def __str__(self) -> str:
        return f"{self.title} until {self.replaced_at}"
