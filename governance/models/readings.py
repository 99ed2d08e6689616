"""Readings of a constitution on their way to being ratified, what people decided in them, and what is contested."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from governance.domain.ratifying import Choice
from governance.models.brakes import Appeal
from governance.models.communities import Community, Moderator
from governance.models.constitutions import ConstitutionVersion, StoredRulebook
from governance.models.drafts import Draft
from governance.models.fields import one_of
from governance.models.members import Member
from governance.models.outbox import OutboxMessage


class ReadingState(StrEnum):
    """`wanted`: the job has not read it yet; `open`: people decide; `dropped`: another text came into force.

    `ready`: everything is decided, and members decide by vote whether it applies.
    """

    WANTED = "wanted"
    OPEN = "open"
    READY = "ready"
    FAILED = "failed"
    RATIFIED = "ratified"
    DROPPED = "dropped"


class Reading(models.Model):
    """One text read for people to ratify. `settled`: fields (way and field) that an earlier ratification decided.

    It is the text of the `proposed` draft where there is one, beside the version in force then. `read` of `sections`
    are through. `draft` is a rulebook as data; what people decide about it are rows of their own.
    """

    constitution = models.ForeignKey(ConstitutionVersion, on_delete=models.PROTECT, related_name="readings")
    proposed = models.ForeignKey(
        Draft, null=True, blank=True, on_delete=models.PROTECT, related_name="readings", verbose_name="draft"
    )
    state = models.CharField(max_length=16, choices=[(s.value, s.value) for s in ReadingState], default="wanted")
    wanted_at = models.DateTimeField()
    due_at = models.DateTimeField()
    read = models.PositiveIntegerField(default=0)
    sections = models.PositiveIntegerField(default=0)
    model = models.CharField(max_length=100, blank=True)
    draft = models.JSONField(default=dict, blank=True)
    settled = models.JSONField(default=list, blank=True)
    error = models.TextField(blank=True)
    ratified = models.OneToOneField(
        StoredRulebook, null=True, blank=True, on_delete=models.PROTECT, related_name="reading"
    )

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("due_at",), condition=Q(state="wanted"), name="reading_due"),)
        constraints = (
            one_of("state", ReadingState, name="reading_state_known"),
            models.UniqueConstraint(
                fields=("constitution",),
                condition=Q(state__in=("wanted", "open"), proposed__isnull=True),
                name="reading_one_at_a_time",
            ),
            models.UniqueConstraint(
                fields=("proposed",), condition=Q(state__in=("wanted", "open", "ready")), name="reading_once_a_draft"
            ),
            models.CheckConstraint(
                name="reading_ratified_has_a_rulebook",
                condition=Q(state="ratified", ratified__isnull=False)
                | (~Q(state="ratified") & Q(ratified__isnull=True)),
            ),
        )

    def __str__(self) -> str:
        return f"Reading of {self.proposed or self.constitution}"

    @property
    def text(self) -> str:
        """The words that are read."""
        return self.proposed.text if self.proposed else self.constitution.text

    @property
    def title(self) -> str:
        return self.proposed.title if self.proposed else self.constitution.title

    @property
    def subject(self) -> str:
        """What its entries in the record are about."""
        return f"draft:{self.proposed.number}" if self.proposed else f"constitution:{self.constitution.number}"


class FieldDecision(models.Model):
    """What was decided last about one field. `revision` counts up: nobody overwrites what they have not seen."""

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="decisions")
    process = models.CharField(max_length=80)
    field = models.CharField(max_length=120)
    choice = models.CharField(max_length=16, choices=[(c.value, c.value) for c in Choice])
    value = models.JSONField(null=True, blank=True)
    quote = models.TextField(blank=True)
    anchor = models.CharField(max_length=255, blank=True)
    revision = models.PositiveIntegerField(default=1)
    decided_by = models.ForeignKey(Moderator, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("reading", "process", "field"), name="field_decided_once"),
            one_of("choice", Choice, name="field_decision_known"),
            models.CheckConstraint(
                name="field_correction_has_its_words",
                condition=~Q(choice="corrected") | Q(field="process") | ~Q(quote=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.field} of {self.process}: {self.choice}"


class ReadingQuestion(models.Model):
    """Something about the text that moderators ask the community before they decide it."""

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="questions")
    number = models.PositiveIntegerField()
    process = models.CharField(max_length=80)
    field = models.CharField(max_length=120)
    question = models.TextField()
    asked_in = models.OneToOneField(OutboxMessage, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Moderator, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("reading", "number"), name="reading_question_number_once"),)

    def __str__(self) -> str:
        return f"Question {self.number} about {self.field}"


class ReadingAnswer(models.Model):
    """What one member answered; the last word counts."""

    question = models.ForeignKey(ReadingQuestion, on_delete=models.PROTECT, related_name="answers")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ("answered_at",)
        constraints = (models.UniqueConstraint(fields=("question", "member"), name="reading_answer_once_per_member"),)

    def __str__(self) -> str:
        return f"Answer of {self.member}"


class ContestState(StrEnum):
    """`kept`: people ratified the same rule again; `corrected`: they ratified another one."""

    OPEN = "open"
    KEPT = "kept"
    CORRECTED = "corrected"


class Contest(models.Model):
    """A member says that a rule was read wrongly. What was proposed under it waits before it is carried out.

    `process` is empty where an upheld appeal names no way to decide: then moderators look for it, and nothing waits.
    """

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="contests")
    rulebook = models.ForeignKey(StoredRulebook, on_delete=models.PROTECT, related_name="contests")
    process = models.CharField(max_length=80, blank=True)
    field = models.CharField(max_length=120, blank=True)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    appeal = models.ForeignKey(Appeal, null=True, blank=True, on_delete=models.PROTECT, related_name="contests")
    words = models.TextField()
    made_at = models.DateTimeField()
    state = models.CharField(max_length=16, choices=[(s.value, s.value) for s in ContestState], default="open")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("rulebook", "process", "member"), condition=Q(appeal__isnull=True), name="contest_once"
            ),
            models.UniqueConstraint(fields=("appeal", "process"), name="contest_once_per_appeal"),
            one_of("state", ContestState, name="contest_state_known"),
            models.CheckConstraint(
                name="contest_settled_has_a_time",
                condition=Q(state="open", settled_at__isnull=True) | (~Q(state="open") & Q(settled_at__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return f"{self.process or 'The reading'} contested"
