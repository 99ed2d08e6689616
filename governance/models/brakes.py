"""How members stop what was decided: voices for a veto, and appeals with their answers."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from governance.models.communities import Community, Moderator
from governance.models.fields import one_of
from governance.models.members import Member
from governance.models.proposals import Proposal


class VetoVoice(models.Model):
    """One member of the electorate asks that a decision be stopped or taken back."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="veto_voices")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()

    class Meta:
        ordering = ("raised_at",)
        constraints = (models.UniqueConstraint(fields=("proposal", "member"), name="veto_voice_once_per_member"),)

    def __str__(self) -> str:
        return f"{self.member} against {self.proposal}"


class AppealSubject(StrEnum):
    """What is contested: a decision, what was carried out, a moderator's act, or how the text was read."""

    DECISION = "decision"
    ACTION = "action"
    ACT = "act"
    READING = "reading"


class AppealState(StrEnum):
    """`open`: nobody has answered yet."""

    OPEN = "open"
    UPHELD = "upheld"
    DISMISSED = "dismissed"


class Appeal(models.Model):
    """A member contests something. `route`: `moderators`, or the process type that the constitution has for it."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="appeals")
    number = models.PositiveIntegerField()
    appellant = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="appeals")
    proposal = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="appeals")
    subject = models.CharField(max_length=16, choices=[(s.value, s.value) for s in AppealSubject])
    reason = models.TextField()
    route = models.CharField(max_length=100)
    decided_by = models.OneToOneField(
        Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="decides_appeal"
    )
    made_at = models.DateTimeField()
    state = models.CharField(max_length=16, choices=[(s.value, s.value) for s in AppealState], default="open")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Moderator, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("community", "number"), name="appeal_number_once"),
            models.UniqueConstraint(
                fields=("proposal", "appellant", "subject"),
                condition=Q(proposal__isnull=False),
                name="appeal_once_per_person_and_subject",
            ),
            one_of("subject", AppealSubject, name="appeal_subject_known"),
            one_of("state", AppealState, name="appeal_state_known"),
            models.CheckConstraint(
                name="appeal_answer_is_in_writing",
                condition=Q(state="open") | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return f"Appeal {self.number}"
