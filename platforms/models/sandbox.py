"""The sandbox platform's own world: accounts and posts of a small town, kept in our database."""

from django.db import models


class SandboxAccount(models.Model):
    """Somebody in the town; the bot is one of them."""

    community = models.ForeignKey("governance.Community", on_delete=models.PROTECT, related_name="sandbox_accounts")
    handle = models.CharField(max_length=255)
    display_name = models.CharField(max_length=255)
    bot = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    moved_to = models.CharField(max_length=255, blank=True, default="", db_default="")
    level = models.CharField(
        max_length=16, choices=[(v, v) for v in ("", "silenced", "suspended")], blank=True, default="", db_default=""
    )

    class Meta:
        ordering = ("handle",)
        constraints = (
            models.UniqueConstraint(fields=("community", "handle"), name="sandbox_handle_once"),
            models.CheckConstraint(
                name="sandbox_level_known", condition=models.Q(level__in=["", "silenced", "suspended"])
            ),
        )

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
    removed_at = models.DateTimeField(null=True, blank=True)
    pinned = models.BooleanField(default=False, db_default=False)
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


class SandboxBlock(models.Model):
    """Another server that the town has blocked, in part (`silence`) or whole (`suspend`)."""

    community = models.ForeignKey("governance.Community", on_delete=models.PROTECT, related_name="sandbox_blocks")
    domain = models.CharField(max_length=255)
    severity = models.CharField(max_length=16, choices=[(v, v) for v in ("silence", "suspend")])

    class Meta:
        ordering = ("domain",)
        constraints = (
            models.UniqueConstraint(fields=("community", "domain"), name="sandbox_block_once"),
            models.CheckConstraint(
                name="sandbox_block_severity_known", condition=models.Q(severity__in=["silence", "suspend"])
            ),
        )

    def __str__(self) -> str:
        return f"{self.severity} {self.domain}"


class SandboxNotice(models.Model):
    """An announcement on the town's board. A repeated `key` is the same notice."""

    community = models.ForeignKey("governance.Community", on_delete=models.PROTECT, related_name="sandbox_notices")
    key = models.CharField(max_length=100, unique=True)
    text = models.TextField()
    posted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("posted_at",)

    def __str__(self) -> str:
        return self.text[:60]
