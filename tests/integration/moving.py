"""A community on its way from one database to another."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from governance.models import Community
from platforms.models import Connection
from platforms.rehearsal.database import throw_away_database
from tests.conftest import Town


def taken(town: Town, path: Path, *, moving: bool = True, **options: Any) -> Path:
    """The file that its host carries away."""
    call_command("export_community", town.community.slug, moving=moving, output=path, stderr=StringIO(), **options)
    return path


def brought(path: Path, **options: Any) -> tuple[str, str]:
    """What the command says where it comes in."""
    out, err = StringIO(), StringIO()
    call_command("import_community", path, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


@contextmanager
def elsewhere(path: Path, now: datetime, **options: Any) -> Iterator[Town]:
    """The town in a database of another host, where other numbers are given."""
    with throw_away_database():
        brought(path, **options)
        slug = options.get("slug") or json.loads(path.read_text(encoding="utf-8").partition("\n")[0])["slug"]
        connection = Connection.objects.select_related("community").get(community__slug=slug)
        yield Town(connection=connection, now=now)


def rewritten(path: Path, change: Callable[[dict[str, Any]], dict[str, Any] | None]) -> Path:
    """The same file with some lines changed or left out, and an end that fits."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[:-1]]
    kept = [json.dumps(changed, ensure_ascii=False) + "\n" for line in lines if (changed := change(line)) is not None]
    whole = "".join(kept)
    end = {"kind": "end", "lines": len(kept), "sha256": sha256(whole.encode()).hexdigest()}
    path.write_text(whole + json.dumps(end) + "\n", encoding="utf-8")
    return path


def nobody_came() -> bool:
    """Whether nothing was entered."""
    return not Community.objects.exists()
