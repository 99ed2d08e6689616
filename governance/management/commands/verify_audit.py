"""Checks the chain of a community's record, in the database or in an exported file."""

import re
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import connection

from governance.domain.audit import GENESIS, Json, first_break
from governance.management.base import GovbotCommand, answer_no, bad_input
from governance.management.exported import entries_of
from governance.management.named import community_named
from governance.models import Community
from governance.selectors import export
from governance.services import append_only

_HASH = re.compile(r"[0-9a-f]{64}")


class Command(GovbotCommand):
    help = "Checks that a record is whole and unchanged, and names the first bad entry if it is not."
    example = "verify_audit --file town.jsonl --head 0f64dd97f7be...\n  manage.py verify_audit town"

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("slug", metavar="SLUG", nargs="?", help="check this community's record in the database")
        what.add_argument("--file", type=Path, metavar="EXPORT.jsonl", help="check an exported record instead")
        parser.add_argument(
            "--head",
            metavar="HASH",
            help="a hash noted earlier: an export must end with it, a living record must hold it; finds a cut tail",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        head = options["head"]
        if head is not None and not _HASH.fullmatch(head):
            bad_input("--head takes the 64 hexadecimal digits of an entry's hash.")
        if options["file"]:
            walk = _Walk(entries_of(options["file"]))
            walk.check(head)
            if not walk.good:
                bad_input(f"{options['file']} holds no entries.")
        else:
            walk = _check_community(options["slug"], head)
        self.stdout.write(f"The record holds: {walk.good} entries, head {walk.head}")


class _Walk:
    """One pass over a chain, noting on the way which hash stands where."""

    def __init__(self, entries: Iterable[Mapping[str, Json]]) -> None:
        self.entries, self.good, self.head = entries, 0, GENESIS
        self.watched: dict[int, str] = {}
        self.seen_at: dict[str, int] = {}

    def check(self, head: str | None, *, watch: int = 0, living: bool = False) -> None:
        """Exit 1 at the first break, or without `head`: at the end, or anywhere in a `living` record.

        Notes the hash of entry `watch`.
        """
        found, self.good, self.head = first_break(self._noting(head, watch))
        if found:
            good = f"The {self.good} before it are good."
            answer_no(f"The record does not hold: entry {found.seq}: {found.problem}. {good}")
        if living and head in self.seen_at:
            return
        if head is not None and head != self.head:
            where = f"entry {self.seen_at[head]}" if head in self.seen_at else "no entry"
            answer_no(
                f"The record does not end as asked: {where} has the hash that was asked for, "
                f"and the last is entry {self.good} with hash {self.head}."
            )

    def _noting(self, head: str | None, watch: int) -> Iterator[Mapping[str, Json]]:
        for at, entry in enumerate(self.entries, start=1):
            if entry.get("hash") == head:
                self.seen_at[str(head)] = at
            if at == watch:
                self.watched[at] = str(entry.get("hash"))
            yield entry


def _entries(row: Community) -> Generator[Mapping[str, Json], None, None]:
    yield from export(row)


def _check_community(slug: str, head: str | None) -> _Walk:
    row = community_named(slug)
    length, noted = row.audit_length, row.audit_head
    with closing(_entries(row)) as entries:  # a break would leave a cursor open in the database
        walk = _Walk(entries)
        walk.check(head, watch=length, living=True)
    if walk.good < length:
        answer_no(f"The record does not hold: it ends with entry {walk.good}, but {length} entries were written.")
    if walk.watched.get(length, GENESIS) != noted:
        answer_no(f"The record does not hold: entry {length} is not the one that was written last.")
    row.refresh_from_db()  # it may have grown meanwhile
    if walk.good > row.audit_length:
        answer_no(f"The record does not hold: entry {row.audit_length + 1} was added by somebody else.")
    unprotected = append_only.missing(connection)
    if unprotected:
        answer_no(
            f"The {walk.good} entries hold, head {walk.head}, but the database does not protect them: it lacks "
            f"{', '.join(unprotected)}; run manage.py migrate."
        )
    return walk
