"""What decisions do: their effects, what is asked of the platform for them, and what stands in force."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from governance.domain.actions import ActionKind
from governance.models.communities import Community
from governance.models.fields import one_of
from governance.models.proposals import Proposal


class ActionState(StrEnum):
    """How far an effect has come. `task`: people carry it out. `ended`: its time was over, as decided."""

    PLANNED = "planned"
    EXECUTING = "executing"
    TASK = "task"
    EXECUTED = "executed"
    FAILED = "failed"
    EXPIRED = "expired"
    STOPPED = "stopped"
    UNDOING = "undoing"
    UNDONE = "undone"
    ENDED = "ended"


class Action(models.Model):
    """An effect that a proposal has if it passes. `key` makes it happen once; `before` is what was there until then."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="actions")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40, choices=[(k.value, k.value) for k in ActionKind])
    target = models.CharField(max_length=255, blank=True, default="", db_default="")
    params = models.JSONField(default=dict, blank=True, db_default=models.Value({}, models.JSONField()))
    key = models.CharField(max_length=64, unique=True)
    reversible = models.BooleanField()
    state = models.CharField(max_length=16, choices=[(s.value, s.value) for s in ActionState], default="planned")
    before = models.JSONField(null=True, blank=True)
    note = models.TextField(blank=True, default="", db_default="", help_text="What people should know of how it went.")
    done_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True, help_text="When it ends by itself.")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_because = models.CharField(max_length=100, blank=True, default="", db_default="")

    class Meta:
        ordering = ("position",)
        indexes = (
            models.Index(fields=("state",), condition=Q(state__in=["task", "failed"]), name="action_for_people"),
        )
        constraints = (
            models.UniqueConstraint(fields=("proposal", "position"), name="action_position_once"),
            one_of("kind", ActionKind, name="action_kind_known"),
            one_of("state", ActionState, name="action_state_known"),
            models.CheckConstraint(
                name="action_undone_has_a_cause", condition=Q(undone_at__isnull=True) | ~Q(undone_because="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} for {self.proposal}"


class DeedState(StrEnum):
    """`begun`: what was there before is noted and the platform is being asked, so it may have happened already."""

    WANTED = "wanted"
    BEGUN = "begun"
    DONE = "done"
    FAILED = "failed"
    DROPPED = "dropped"


class Deed(models.Model):
    """Something that the platform is asked to do, or to take back (`undo`), for one action. Once each."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="deeds")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="deeds")
    undo = models.BooleanField(default=False)
    key = models.CharField(max_length=80, unique=True)
    state = models.CharField(max_length=16, choices=[(s.value, s.value) for s in DeedState], default="wanted")
    wanted_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("community",), condition=Q(state__in=["wanted", "begun"]), name="deed_open"),)
        constraints = (
            models.UniqueConstraint(fields=("action", "undo"), name="deed_once_each_way"),
            one_of("state", DeedState, name="deed_state_known"),
        )

    def __str__(self) -> str:
        return f"{'undo ' if self.undo else ''}{self.action}"


class Power(models.Model):
    """A kind of action that members let the bot carry out itself. Without one, people do it."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="powers")
    kind = models.CharField(max_length=40, choices=[(k.value, k.value) for k in ActionKind])
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(Action, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("kind",)
        constraints = (
            models.UniqueConstraint(fields=("community", "kind"), name="power_once"),
            one_of("kind", ActionKind, name="power_kind_known"),
        )

    def __str__(self) -> str:
        return f"{self.kind} in {self.community}"


class CommunitySetting(models.Model):
    """A value that a community decided for itself, in place of a default."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="own_settings")
    name = models.CharField(max_length=40)
    value = models.CharField(max_length=100)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Action, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("community", "name"), name="setting_once_per_community"),)

    def __str__(self) -> str:
        return f"{self.name} in {self.community}"


class Policy(models.Model):
    """A decision in force: what the community agreed, for people to live by and carry out. Ended ones stay."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="policies")
    action = models.OneToOneField(Action, on_delete=models.PROTECT, related_name="policy")
    in_force_from = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=100, blank=True, default="", db_default="")

    class Meta:
        verbose_name_plural = "policies"
        ordering = ("-in_force_from",)

    def __str__(self) -> str:
        return str(self.action.proposal)
