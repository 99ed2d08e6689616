"""What the bot believes a member meant, waiting for that member's word."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q


class DraftState(StrEnum):
    """`replaced`: its author wrote something newer in the same place."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    REPLACED = "replaced"


class PendingDraft(models.Model):
    """One reading of one message, exactly as it was shown. It counts for nothing unless its author confirms it in time.

    `thread` is the proposal or the post that the message belongs to. An open draft past `expires_at` is over; nothing
    has to be done for that. `settled_by`: the message that settled it. Its words are forgotten a while after it is
    over.
    """

    community = models.ForeignKey("governance.Community", on_delete=models.PROTECT, related_name="drafts")
    author = models.CharField(max_length=255)
    thread = models.CharField(max_length=255)
    post_id = models.CharField(max_length=255)
    visibility = models.CharField(max_length=16)
    said = models.TextField(help_text="The member's words, as they were read.")
    mentions = models.JSONField(default=list)
    intent = models.JSONField()
    question = models.OneToOneField("governance.OutboxMessage", on_delete=models.PROTECT, related_name="draft")
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=16, choices=[(s.value, s.value) for s in DraftState], default="open")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=100, blank=True, default="", db_default="")

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("expires_at",), condition=~Q(said=""), name="draft_words_to_forget"),)
        constraints = (
            models.UniqueConstraint(
                fields=("community", "author", "thread"), condition=Q(state="open"), name="draft_open_once_in_a_thread"
            ),
            models.UniqueConstraint(fields=("community", "post_id"), name="draft_once_for_a_post"),
            models.CheckConstraint(
                name="draft_state_known", condition=Q(state__in=[state.value for state in DraftState])
            ),
            models.CheckConstraint(
                name="draft_settled_has_an_instant",
                condition=Q(state="open", settled_at__isnull=True) | (~Q(state="open") & Q(settled_at__isnull=False)),
            ),
            models.CheckConstraint(name="draft_expires_after_it_was_asked", condition=Q(expires_at__gt=F("asked_at"))),
        )

    def __str__(self) -> str:
        return f"{self.state}: @{self.author}, {self.intent.get('kind')}"
