"""New numbers for rows that come from elsewhere: above all that any row here has had, and above their own.

So no number that the record, a post's key or another host has in use ever means a second thing.
"""

from array import array
from collections.abc import Mapping, Sequence

from django.db import connection, transaction

from governance.services.transfer.journey import Numbers
from governance.services.transfer.kinds import Kind


def make_room(kinds: Sequence[Kind], numbers: Mapping[str, Numbers]) -> None:
    """Let the database count on from above the file's own numbers. It does no harm if nothing comes of it.

    On SQLite the rows themselves bring that about; here others are kept from inserting for a moment, not for longer.
    """
    if connection.vendor != "postgresql":
        return
    for kind in kinds:
        if before := numbers[kind.name].before:
            table = kind.model._meta.db_table  # noqa: SLF001 - Django's documented way to ask a model
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f'LOCK TABLE "{table}" IN SHARE ROW EXCLUSIVE MODE')
                sequence = "pg_get_serial_sequence(%s, 'id')"
                cursor.execute(
                    f"SELECT setval({sequence}, GREATEST(nextval({sequence}), %s))",
                    [table, table, before[-1]],
                )


def give_numbers(kinds: Sequence[Kind], numbers: Mapping[str, Numbers]) -> None:
    """Inside the transaction that enters the rows."""
    for kind in kinds:
        found = numbers[kind.name]
        if found.before:
            found.here = _taken(kind.model._meta.db_table, found)  # noqa: SLF001


def _taken(table: str, found: Numbers) -> Sequence[int]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [table, len(found.before)],
            )
            return array("q", (number for (number,) in cursor))
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        used = cursor.fetchone()
    first = max(used[0] if used else 0, found.before[-1]) + 1
    return range(first, first + len(found.before))
