"""The app: it puts the record's triggers back after every migration, and checks that they are there."""

from typing import Any

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db import connections
from django.db.models.signals import post_migrate


class GovernanceConfig(AppConfig):
    name = "governance"
    verbose_name = "Governance"

    def ready(self) -> None:
        from governance.checks import audit_is_append_only

        post_migrate.connect(_protect_the_record, sender=self)
        register(audit_is_append_only, Tags.database)


def _protect_the_record(*, using: str, **_: Any) -> None:
    from governance.services.append_only import install, missing

    connection = connections[using]
    if missing(connection):
        install(connection)
