"""Which versions of a constitution the bot has published where its members are."""

from django.db import models

from governance.models.constitutions import ConstitutionVersion
from governance.models.outbox import OutboxMessage


class Publication(models.Model):
    """One version, published once: its message becomes the thread."""

    constitution = models.OneToOneField(ConstitutionVersion, on_delete=models.PROTECT, related_name="publication")
    message = models.OneToOneField(OutboxMessage, on_delete=models.PROTECT, related_name="publication")
    published_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.constitution} as a thread"
