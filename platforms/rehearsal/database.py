"""A database that exists while a rehearsal runs. The real one is not even opened."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.sqlite3.base import DatabaseWrapper


@contextmanager
def throw_away_database() -> Iterator[None]:
    """Within this, everything that this thread reads and writes is in a fresh, migrated database in memory."""
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
    """Migrate the first one of a process; the next ones are copies of it as it was then."""
    virtual.ensure_connection()
    if _migrated:
        virtual.connection.deserialize(_migrated[0])
        return
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    _migrated.append(virtual.connection.serialize())
