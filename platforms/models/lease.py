"""A lease: the right of one process to do something alone until an instant."""

from django.db import models
from django.db.models import Q


class Lease(models.Model):
    """`epoch` grows with every new holder, so what an earlier holder still tries to write can be refused."""

    name = models.CharField(max_length=100)
    owner = models.CharField(max_length=100, blank=True)
    epoch = models.PositiveBigIntegerField(default=0)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name"], name="lease_name_unique"),
            models.CheckConstraint(condition=~Q(name=""), name="lease_name_given"),
            models.CheckConstraint(condition=Q(owner="") | Q(epoch__gte=1), name="lease_held_has_epoch"),
        ]

    def __str__(self) -> str:
        return f"{self.name} (epoch {self.epoch})"
