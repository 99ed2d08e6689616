"""What a model made of a text, so that it is made once. Nothing is lost if this table is emptied."""

from django.db import models
from django.db.models import Q


class TextVector(models.Model):
    """The vector of one text by one model. The text itself is not here: its digest names it."""

    model = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    vector = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("model", "digest"), name="text_vector_once"),
            models.CheckConstraint(condition=~Q(model="") & ~Q(digest=""), name="text_vector_named"),
        )

    def __str__(self) -> str:
        return f"{self.digest[:12]} by {self.model}"
