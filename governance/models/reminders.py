"""Reminders that members asked for. Nobody but who asked is told of one, so none of it is in the record."""

from django.db import models
from django.db.models import Q

from governance.models.members import Member
from governance.models.proposals import Proposal


class Reminder(models.Model):
    """One member's wish to be told, once, before the vote on one proposal ends. When that is follows from the vote."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="reminders")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True, help_text="When it was sent, or was not needed.")

    class Meta:
        indexes = (models.Index(fields=("proposal",), condition=Q(settled_at__isnull=True), name="reminder_waiting"),)
        constraints = (models.UniqueConstraint(fields=("proposal", "member"), name="reminder_once_per_member"),)

    def __str__(self) -> str:
        return f"a reminder of {self.proposal}"
