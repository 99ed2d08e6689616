"""Which removed words the platforms keep no more."""

from django.db import models


class Forgotten(models.Model):
    """What came from one post or message was forgotten here, after a moderator had removed its words."""

    source = models.OneToOneField("governance.RemovedSource", on_delete=models.PROTECT, related_name="forgotten")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "forgotten"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.source}, at {self.at:%Y-%m-%d %H:%M}"
