"""What language models were asked and said, how well they did in trials, and what waits for one."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from reasoning.models.prompts import Purpose


class ModelCall(models.Model):
    """One question to a model. Its words, and the answer's, are kept until `forget_at` at most; the rest stays.

    `verdict`: "used", or why the answer was not. `became`: what our own checks made of it.
    """

    community = models.ForeignKey(
        "governance.Community", null=True, blank=True, on_delete=models.PROTECT, related_name="model_calls"
    )
    purpose = models.CharField(max_length=20, choices=[(p.value, p.value) for p in Purpose])
    model = models.CharField(max_length=100)
    local = models.BooleanField()
    digest = models.CharField(max_length=64, db_index=True)
    asked_at = models.DateTimeField()
    milliseconds = models.PositiveIntegerField()
    attempts = models.PositiveSmallIntegerField()
    tokens_in = models.PositiveIntegerField()
    tokens_out = models.PositiveIntegerField()
    verdict = models.CharField(max_length=20)
    detail = models.TextField(blank=True)
    became = models.CharField(max_length=100, blank=True)
    prompt = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    forget_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "question to a model"
        verbose_name_plural = "questions to models"
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("community", "asked_at"), name="model_call_of_the_day"),
            models.Index(fields=("forget_at",), condition=Q(forget_at__isnull=False), name="model_call_to_forget"),
        )
        constraints = (
            models.CheckConstraint(
                name="model_call_purpose_known", condition=Q(purpose__in=[purpose.value for purpose in Purpose])
            ),
            models.CheckConstraint(
                name="model_call_words_are_forgotten",
                condition=Q(forget_at__isnull=False) | (Q(prompt="") & Q(answer="")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.purpose} by {self.model}"


class TrialState(StrEnum):
    """How far a trial has come. `failed`: the model could not be asked."""

    WANTED = "wanted"
    DONE = "done"
    FAILED = "failed"


class ModelTrial(models.Model):
    """A model measured on the shipped messages before a community may choose it.

    `asked` of `of` are through; `right` were understood, `wrong_actions` would have put a wrong action to their author.
    """

    community = models.ForeignKey("governance.Community", on_delete=models.PROTECT, related_name="model_trials")
    model = models.CharField(max_length=100)
    wanted_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=16, choices=[(s.value, s.value) for s in TrialState], default="wanted")
    local = models.BooleanField(null=True)
    of = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)
    right = models.PositiveIntegerField(default=0)
    wrong_actions = models.PositiveIntegerField(default=0)
    unusable = models.PositiveIntegerField(default=0)
    milliseconds = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        verbose_name = "trial of a model"
        verbose_name_plural = "trials of models"
        ordering = ("-id",)
        indexes = (models.Index(fields=("due_at",), condition=Q(state="wanted"), name="model_trial_due"),)
        constraints = (
            models.UniqueConstraint(
                fields=("community", "model"), condition=Q(state="wanted"), name="model_trial_once_at_a_time"
            ),
            models.CheckConstraint(
                name="model_trial_state_known", condition=Q(state__in=[state.value for state in TrialState])
            ),
            models.CheckConstraint(
                name="model_trial_counts_fit",
                condition=Q(asked__lte=models.F("of"))
                & Q(right__lte=models.F("asked"))
                & Q(wrong_actions__lte=models.F("asked")),
            ),
            models.CheckConstraint(
                name="model_trial_done_knows_where",
                condition=~Q(state="done") | (Q(local__isnull=False) & Q(ended_at__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return f"{self.model} in {self.community}"


class ThoughtState(StrEnum):
    """`wanted`: a model is to be asked. `done`: answered with its help. `alone`: answered without, in time."""

    WANTED = "wanted"
    DONE = "done"
    ALONE = "alone"


class Thought(models.Model):
    """A message that a model may help to understand or answer. Nobody waits past `answer_by`: then it goes without."""

    event = models.OneToOneField("platforms.InboundEvent", on_delete=models.PROTECT, related_name="thought")
    purpose = models.CharField(max_length=20, choices=[(p.value, p.value) for p in Purpose])
    wanted_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    state = models.CharField(max_length=16, choices=[(s.value, s.value) for s in ThoughtState], default="wanted")

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("due_at",), condition=Q(state="wanted"), name="thought_due"),)
        constraints = (
            models.CheckConstraint(
                name="thought_state_known", condition=Q(state__in=[state.value for state in ThoughtState])
            ),
            models.CheckConstraint(
                name="thought_purpose_known", condition=Q(purpose__in=[Purpose.ANSWERING, Purpose.UNDERSTANDING])
            ),
        )

    def __str__(self) -> str:
        return f"{self.purpose} of {self.event}"
