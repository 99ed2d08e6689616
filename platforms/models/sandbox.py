"""The sandbox platform's own world: accounts and posts of a small town, kept in our database."""

from django.db import models


class SandboxAccount(models.Model):
    """Somebody in the town; the bot is one of them."""

    community = models.ForeignKey("governance.Community", on_delete=models.PROTECT, related_name="sandbox_accounts")
    handle = models.CharField(max_length=255)
    display_name = models.CharField(max_length=255)
    bot = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("handle",)
        constraints = (models.UniqueConstraint(fields=("community", "handle"), name="sandbox_handle_once"),)

    def __str__(self) -> str:
        return f"@{self.handle}"


class SandboxPost(models.Model):
    """Something said on the square, as HTML like servers send it. A repeated `idempotency_key` is the same post."""

    account = models.ForeignKey(SandboxAccount, on_delete=models.PROTECT, related_name="posts")
    html = models.TextField()
    in_reply_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies")
    visibility = models.CharField(max_length=16, choices=[(v, v) for v in ("public", "unlisted", "direct")])
    mentions = models.ManyToManyField(SandboxAccount, related_name="mentioned_in", blank=True)
    favourites = models.ManyToManyField(SandboxAccount, related_name="favourites", blank=True)
    posted_at = models.DateTimeField()
    idempotency_key = models.CharField(max_length=100, null=True, blank=True, unique=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                name="sandbox_visibility_known",
                condition=models.Q(visibility__in=["public", "unlisted", "direct"]),
            ),
        )

    def __str__(self) -> str:
        return f"{self.account}: {self.html[:60]}"
