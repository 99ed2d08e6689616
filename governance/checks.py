"""What `manage.py check --database default` says of the record's protection."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections

from governance.services.append_only import missing


def audit_is_append_only(*, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """An error for each trigger that was lost."""
    return [
        Error(
            f"The public record is not protected: the trigger {name} is gone.",
            hint="Run manage.py migrate.",
            id="governance.E001",
        )
        for alias in databases or ()
        for name in missing(connections[alias])
    ]
