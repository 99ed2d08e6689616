"""Reads an exported record line by line, trusting nothing in it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from governance.domain.audit import Json
from governance.management.base import bad_input

LONGEST_LINE = 10_000_000


def entries_of(path: Path) -> Iterator[Mapping[str, Json]]:
    """The entries of an export, one at a time; exit 2 naming the line that cannot be read."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE + 1), b""), start=1):
                if line.strip():
                    yield _entry(line, f"{path}, line {number}")
    except OSError as error:
        bad_input(f"{path} cannot be read: {error.strerror}.")


def _entry(line: bytes, where: str) -> Mapping[str, Json]:
    if len(line) > LONGEST_LINE:
        bad_input(f"{where} is longer than ten million bytes.")
    try:
        entry = json.loads(line.decode())
    except (ValueError, RecursionError):
        bad_input(f"{where} is not JSON.")
    if not isinstance(entry, dict):
        bad_input(f"{where} is not a JSON object.")
    return entry
