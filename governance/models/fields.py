"""Constraints that hold an enumeration in the database, not only in Python."""

from enum import StrEnum

from django.db.models import CheckConstraint, Q


def one_of(field: str, values: type[StrEnum], *, name: str, null: bool = False) -> CheckConstraint:
    """The column holds one of these values (or nothing, where `null`)."""
    allowed = Q(**{f"{field}__in": [value.value for value in values]})
    return CheckConstraint(name=name, condition=allowed | Q(**{f"{field}__isnull": True}) if null else allowed)
