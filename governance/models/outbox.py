"""What governance has to say, written in the same commit as what happened; the platforms deliver it."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from governance.models.communities import Community
from governance.models.fields import one_of
from governance.models.proposals import Proposal


class Audience(StrEnum):
    """Who is to hear it."""

    PUBLIC = "public"
    UNLISTED = "unlisted"
    DIRECT = "direct"
    FAVOURITE = "favourite"


class OutboxMessage(models.Model):
    """One thing to say (by a template and its data), or one post to favourite. Never changed."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="outbox")
    proposal = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="said")
    template = models.CharField(max_length=60, blank=True)
    audience = models.CharField(max_length=16, choices=[(a.value, a.value) for a in Audience])
    to = models.CharField(max_length=255, blank=True, help_text="The handle that is addressed.")
    reply_to = models.CharField(max_length=255, blank=True, help_text="The post that is answered.")
    data = models.JSONField(default=dict)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            one_of("audience", Audience, name="outbox_audience_known"),
            models.CheckConstraint(
                name="outbox_favourite_names_a_post", condition=~Q(audience="favourite") | ~Q(reply_to="")
            ),
            models.CheckConstraint(name="outbox_direct_names_a_person", condition=~Q(audience="direct") | ~Q(to="")),
        )

    def __str__(self) -> str:
        return f"{self.template or self.audience} to {self.to or 'everybody'}"
