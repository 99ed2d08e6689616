"""A list of members as a file: a line a person with handle, joined and roles. Every line that is wrong is named."""

import csv
import io
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo

LONGEST_FILE = 1_000_000
"""Characters, which is some twenty-five thousand people."""

_COLUMNS = ("handle", "joined", "roles")
_HANDLE = re.compile(r"\w(?:[\w.-]*\w)?(?:@[\w-]+(?:\.[\w-]+)+)?", re.ASCII)  # what only looks alike is nobody's
_LONGEST_HANDLE = 255
_MOST_LISTED = 10
_MOST_SHOWN = 60


@dataclass(frozen=True, kw_only=True)
class RollLine:
    """One person as the file has them. `joined` is None where the file does not say; `ends` of some roles."""

    line: int
    handle: str
    joined: datetime | None
    roles: tuple[str, ...]
    ends: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong in a line, and what to do; line 0 is the whole file."""

    line: int
    what: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.what}" if self.line else self.what


@dataclass(frozen=True, kw_only=True)
class RollFile:
    """What could be read and what could not; nothing of it counts while there are problems."""

    lines: tuple[RollLine, ...]
    problems: tuple[Problem, ...]


def read_roll(text: str, *, home: str, roles: Collection[str], zone: tzinfo, now: datetime) -> RollFile:
    """Read a file. `home` is the server whose people go by their handle alone; `roles` are those that can be held."""
    if len(text) > LONGEST_FILE:
        return _whole(f"The file has more than {LONGEST_FILE} characters. Please split it.")
    head, _, _ = text.lstrip("\ufeff").partition("\n")
    mark = ";" if head.count(";") > head.count(",") else ","
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=mark, strict=True)
    reader = _Reader(home=home.lower(), roles=frozenset(roles), zone=zone, now=now)
    try:
        names = [name.strip().lower() for name in next(rows, [])]
        if "handle" not in names or len(set(names)) < len(names) or not set(names) <= set(_COLUMNS):
            return _whole("The first line must name the columns: handle, and if you like joined and roles.")
        for row in rows:
            if any(cell.strip() for cell in row):
                reader.take(rows.line_num, names, row)
    except csv.Error as error:
        reader.problems.append(Problem(line=rows.line_num, what=f"This is no line of a CSV file ({error})."))
    if not reader.lines and not reader.problems:
        return _whole("The file names nobody.")
    return RollFile(lines=tuple(reader.lines), problems=tuple(reader.problems))


def _whole(what: str) -> RollFile:
    return RollFile(lines=(), problems=(Problem(line=0, what=what),))


class _Reader:
    """The lines taken so far."""

    def __init__(self, *, home: str, roles: frozenset[str], zone: tzinfo, now: datetime) -> None:
        self.home, self.roles, self.zone, self.now = home, roles, zone, now
        self.lines: list[RollLine] = []
        self.problems: list[Problem] = []
        self._seen: dict[str, int] = {}

    def take(self, line: int, names: list[str], row: list[str]) -> None:
        """One line, or each of its problems."""
        before = len(self.problems)
        if len(row) > len(names):
            self._wrong(line, f"It has {len(row)} columns and the first line names {len(names)}.")
            return
        cells = dict(zip(names, (cell.strip() for cell in row), strict=False))
        handle = self._handle(line, cells.get("handle", ""))
        joined = self._joined(line, cells.get("joined", ""))
        roles, ends = self._roles(line, cells.get("roles", ""))
        if len(self.problems) == before:
            self.lines.append(RollLine(line=line, handle=handle, joined=joined, roles=roles, ends=ends))

    def _wrong(self, line: int, what: str) -> None:
        self.problems.append(Problem(line=line, what=what))

    def _handle(self, line: int, cell: str) -> str:
        handle = cell.removeprefix("@")
        if handle.lower().endswith(f"@{self.home}"):
            handle = handle[: -len(self.home) - 1]
        if not _HANDLE.fullmatch(handle) or len(handle) > _LONGEST_HANDLE:
            alike = "" if handle.isascii() else " (it has signs that only look like letters of a handle)"
            self._wrong(line, f"“{_shown(cell)}” is no handle{alike}: write one such as alice or zoe@far.example.")
        elif handle.lower() in self._seen:
            self._wrong(line, f"“{handle}” stands in line {self._seen[handle.lower()]} already.")
        self._seen.setdefault(handle.lower(), line)
        return handle

    def _joined(self, line: int, cell: str) -> datetime | None:
        if not cell:
            return None
        try:
            joined = _instant(cell, self.zone)
        except (ValueError, OverflowError):
            self._wrong(line, f"“{_shown(cell)}” is no date: write one such as 2024-03-31.")
            return None
        if joined > self.now:
            self._wrong(line, f"{_shown(cell)} lies in the future.")
        return joined

    def _roles(self, line: int, cell: str) -> tuple[tuple[str, ...], dict[str, datetime]]:
        """The roles, and until when those are held that have an end: “chair board:2027-01-31”."""
        given = dict(word.partition(":")[::2] for word in re.split(r"[\s;|,]+", cell.lower())) if cell else {}
        for role in given:
            if role not in self.roles:
                listed = ", ".join(sorted(self.roles)[:_MOST_LISTED]) or "none"
                self._wrong(line, f"The constitution has no role “{_shown(role)}”; it has: {listed}.")
        ends = {role: end for role, day in given.items() if day and (end := self._end(line, role, day))}
        return tuple(given), ends

    def _end(self, line: int, role: str, day: str) -> datetime | None:
        """The end of the last day of a term."""
        try:
            end = _instant((date.fromisoformat(day) + timedelta(days=1)).isoformat(), self.zone)
        except (ValueError, OverflowError):
            self._wrong(line, f"“{_shown(day)}” is no date: write the last day of a role such as {role}:2027-01-31.")
            return None
        if end <= self.now:
            self._wrong(line, f"The role {role} ended on {day} already; leave it out.")
        return end


def _shown(cell: str) -> str:
    """A cell as a message may show it, on a terminal too."""
    return "".join(char if char.isprintable() else "?" for char in cell[:_MOST_SHOWN])


def _instant(cell: str, zone: tzinfo) -> datetime:
    """A date is its first instant in the community's zone; an instant with an offset is what it says."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell, re.ASCII):
        return datetime.fromisoformat(cell).replace(tzinfo=zone).astimezone(UTC)
    if not re.match(r"\d{4}-\d{2}-\d{2}T", cell, re.ASCII):
        raise ValueError(cell)
    joined = datetime.fromisoformat(cell)
    return (joined if joined.tzinfo else joined.replace(tzinfo=zone)).astimezone(UTC)
