"""Secrets of a connection, encrypted at rest."""

from django.db import models


class Credential(models.Model):
    """One sealed secret. `key_id` names the key that opens it; platforms.credentials is the only reader."""

    connection = models.ForeignKey("platforms.Connection", on_delete=models.CASCADE, related_name="credentials")
    kind = models.CharField(max_length=32)
    key_id = models.CharField(max_length=16)
    sealed = models.BinaryField()
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("connection", "kind"), name="credential_once_per_kind"),)

    def __str__(self) -> str:
        return f"{self.kind} of {self.connection}"
