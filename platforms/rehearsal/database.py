"""A database that exists while a rehearsal runs. The real one is not even opened."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.sqlite3.base import DatabaseWrapper


@contextmanager
def throw_away_database() -> Iterator[None]:
    """Within this, everything that this thread reads and writes is in a fresh database in memory."""
    real = connections[DEFAULT_DB_ALIAS]
    settings = connections.configure_settings(
        {DEFAULT_DB_ALIAS: {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
    )
    virtual = DatabaseWrapper(settings[DEFAULT_DB_ALIAS], DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = virtual
    try:
        _fill(virtual)
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = real
        if virtual.connection is not None:
            virtual.connection.close()  # the wrapper's own close() keeps a database in memory


_migrated: list[bytes] = []


def _fill(virtual: DatabaseWrapper) -> None:
    """The tables of the first one are made as the models say; the next ones of a process are copies of it.

    That is what all migrations together come to, in a fraction of the time; `makemigrations --check` holds it.
    """
    virtual.ensure_connection()
    if _migrated:
        virtual.connection.deserialize(_migrated[0])
        return
    with virtual.schema_editor() as tables:
        for model in apps.get_models():
            if model._meta.can_migrate(virtual):  # noqa: SLF001 - Django's documented way to ask a model
                tables.create_model(model)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS)  # it protects the record
    _migrated.append(virtual.connection.serialize())
