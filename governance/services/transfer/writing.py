"""A community as the lines of a file."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction

from governance.domain.audit import instant
from governance.domain.resting import Rest
from governance.models import Community
from governance.services.transfer.kinds import Kind
from governance.services.transfer.values import written

FORMAT, VERSION = "govbot.community", 1
_AT_ONCE = 500


def lines(community: Community, kinds: Sequence[Kind], *, private: bool, now: datetime) -> Iterator[str]:
    """The header, a line a row, and at the end how many lines there are and their digest."""
    digest, count = hashlib.sha256(), 0
    with _at_one_instant():
        community.refresh_from_db()
        for content in _contents(community, kinds, private=private, now=now):
            line = json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
            digest.update(line.encode())
            count += 1
            yield line
    yield json.dumps({"kind": "end", "lines": count, "sha256": digest.hexdigest()}, separators=(",", ":")) + "\n"


def _contents(community: Community, kinds: Sequence[Kind], *, private: bool, now: datetime) -> Iterator[dict[str, Any]]:
    yield {
        "kind": "header",
        "format": FORMAT,
        "version": VERSION,
        "private": private,
        "for": "moving" if community.rest in (Rest.MOVING, Rest.CLOSED) else "copy",
        "slug": community.slug,
        "name": community.name,
        "platform": community.platform,
        "taken_at": instant(now),
        "entries": community.audit_length,
        "head": community.audit_head,
        "defaults": site_defaults(),
    }
    for kind in kinds:
        if private or kind.public:
            yield from _rows(community, kind, private=private)


def site_defaults() -> dict[str, Any]:
    """What the host has set for every community that decides nothing else."""
    return {
        "veto_threshold": str(settings.DEFAULT_VETO_THRESHOLD),
        "auto_execution": settings.ENABLE_AUTO_EXECUTION,
        "confirmation_for": sorted(map(str, settings.REQUIRE_CONFIRMATION_FOR)),
        "model": settings.AI_DEFAULT_MODEL,
    }


def _rows(community: Community, kind: Kind, *, private: bool) -> Iterator[dict[str, Any]]:
    open_columns = [one for one in kind.fields if one.name in kind.public]
    own_columns = [one for one in kind.fields if one.name not in kind.public] if private else []
    many = [one.name for one in own_columns if isinstance(one, models.ManyToManyField)]
    found = kind.model._default_manager.filter(**{kind.path: community.pk}).order_by("pk")  # noqa: SLF001
    for row in found.prefetch_related(*many).iterator(chunk_size=_AT_ONCE):
        line = {"kind": kind.name, "id": row.pk, "public": {one.name: written(one, row) for one in open_columns}}
        yield line | ({"private": {one.name: written(one, row) for one in own_columns}} if private else {})


@contextmanager
def _at_one_instant() -> Iterator[None]:
    """Everything as it was when this began, however long it takes; nobody else has to wait for it."""
    outermost, usual = not connection.in_atomic_block, getattr(connection, "transaction_mode", None)
    if outermost and connection.vendor == "sqlite":
        connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]  # it reads only
    try:
        with transaction.atomic():
            if outermost and connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        if outermost and connection.vendor == "sqlite":
            connection.transaction_mode = usual  # type: ignore[attr-defined]
