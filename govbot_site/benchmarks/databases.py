"""A database of its own for one run: a file, or another database on the PostgreSQL server that DATABASE_URL names."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql


def is_postgres(url: str) -> bool:
    return urlsplit(url).scheme in {"postgres", "postgresql", "pgsql"}


@contextmanager
def fresh_database(given: str, *, folder: Path) -> Iterator[str]:
    """The address of an empty database, of the kind that `given` has; it is gone afterwards."""
    if not is_postgres(given):
        yield f"sqlite:///{folder / 'govbot.sqlite3'}"
        return
    parts = urlsplit(given)._replace(scheme="postgresql")
    name = f"govbot_{uuid.uuid4().hex[:12]}"
    _on_server(urlunsplit(parts), "CREATE DATABASE {}", name)
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        _on_server(urlunsplit(parts), "DROP DATABASE {} WITH (FORCE)", name)


def _on_server(url: str, statement: str, name: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(sql.Identifier(name)))  # type: ignore[arg-type]
