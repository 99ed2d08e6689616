"""The public record. The database itself refuses to change or remove an entry (see services/append_only.py)."""

from django.db import models

from governance.models.communities import Community


class AuditEntry(models.Model):
    """One link of a community's hash chain. Every column but the keys is hashed."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="audit")
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    tag = models.CharField(max_length=60)
    actor = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    cause = models.CharField(max_length=100)
    constitution = models.JSONField(null=True)
    citations = models.JSONField()
    data = models.JSONField()
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "audit entries"
        ordering = ("seq",)
        indexes = (models.Index(fields=("community", "subject"), name="audit_subject"),)
        constraints = (models.UniqueConstraint(fields=("community", "seq"), name="audit_seq_once"),)

    def __str__(self) -> str:
        return f"{self.seq} {self.tag}"


class AuditContent(models.Model):
    """Words and handles that belong to an entry, beside the chain, so that they can be erased."""

    entry = models.OneToOneField(AuditEntry, on_delete=models.PROTECT, related_name="content")
    salt = models.CharField(max_length=64)
    words = models.JSONField()

    class Meta:
        verbose_name = "audit content"

    def __str__(self) -> str:
        return f"content of {self.entry}"
