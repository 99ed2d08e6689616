"""What governance has to say, written in the same commit as what happened; the platforms deliver it."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from governance.models.communities import Community
from governance.models.fields import one_of
from governance.models.proposals import Proposal


class Audience(StrEnum):
    """Who is to hear it; or what is done to a post instead."""

    PUBLIC = "public"
    UNLISTED = "unlisted"
    DIRECT = "direct"
    FAVOURITE = "favourite"
    PIN = "pin"
    UNPIN = "unpin"
    EDIT = "edit"


OWN_POST = (Audience.PIN.value, Audience.UNPIN.value, Audience.EDIT.value)
"""What is done to a post of the bot's own: the first one that a message became."""


class OutboxMessage(models.Model):
    """One thing to say (by a template and its data), or one post to favourite. Never changed, but for removed words.

    `about`: of which of the bot's own messages the post is pinned, unpinned or given other words. `forgotten_at`: words
    were taken out of its data.
    """

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="outbox")
    proposal = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="said")
    template = models.CharField(max_length=60, blank=True)
    audience = models.CharField(max_length=16, choices=[(a.value, a.value) for a in Audience])
    to = models.CharField(max_length=255, blank=True, help_text="The handle that is addressed.")
    reply_to = models.CharField(max_length=255, blank=True, help_text="The post that is answered.")
    about = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    data = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("community",), condition=Q(forgotten_at__isnull=False), name="outbox_words_forgotten"),
        )
        constraints = (
            one_of("audience", Audience, name="outbox_audience_known"),
            models.CheckConstraint(
                name="outbox_favourite_names_a_post", condition=~Q(audience="favourite") | ~Q(reply_to="")
            ),
            models.CheckConstraint(
                name="outbox_own_post_is_named",
                condition=Q(audience__in=OWN_POST, about__isnull=False)
                | (~Q(audience__in=OWN_POST) & Q(about__isnull=True)),
            ),
            models.CheckConstraint(name="outbox_direct_names_a_person", condition=~Q(audience="direct") | ~Q(to="")),
        )

    def __str__(self) -> str:
        if self.about_id is not None:
            return f"{self.template or self.audience} of the bot's own post"
        return f"{self.template or self.audience} to {self.to or 'everybody'}"


class RemovedSource(models.Model):
    """Where words that a moderator removed had come from; the platforms forget what they keep of it.

    It is a post, or the cause of an entry in the record (`inbound:12`).
    """

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="removed_sources")
    proposal = models.ForeignKey(
        Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="removed_sources"
    )
    post = models.CharField(max_length=255, blank=True)
    cause = models.CharField(max_length=100, blank=True)
    removed_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("community", "post", "cause"), name="removed_source_once"),
            models.CheckConstraint(
                name="removed_source_is_a_post_or_a_cause",
                condition=(Q(post="") & ~Q(cause="")) | (~Q(post="") & Q(cause="")),
            ),
        )

    def __str__(self) -> str:
        return self.post or self.cause
