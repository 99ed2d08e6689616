"""How a community is connected to its platform."""

from django.db import models


class Connection(models.Model):
    """One community's bot account on its home server `domain`. `cursor` is how far the inbox has read."""

    community = models.OneToOneField("governance.Community", on_delete=models.PROTECT, related_name="connection")
    platform = models.CharField(max_length=20)
    domain = models.CharField(max_length=255)
    bot_handle = models.CharField(max_length=255)
    cursor = models.CharField(max_length=255, blank=True)

    def __str__(self) -> str:
        return f"@{self.bot_handle}@{self.domain}"
