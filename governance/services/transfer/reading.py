"""A file that claims to be a community: looked through from end to end before anything is written."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any, NoReturn

from governance.domain.errors import GovernanceError
from governance.services.transfer.journey import Numbers
from governance.services.transfer.kinds import Kind
from governance.services.transfer.values import check_number, read
from governance.services.transfer.writing import FORMAT, VERSION

_LONGEST_LINE = 50_000_000
_TELL_EVERY = 20_000
_SLUG = re.compile(r"[-\w]{1,50}", re.ASCII)
Tell = Callable[[str], None]


class UnusableExport(GovernanceError):
    """A file that is no whole, unchanged export of a community, or that this host cannot take in."""

    code = "unusable_export"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row as the file has it, each value checked against its column. `line` is where it stands."""

    line: int
    kind: Kind
    number: int
    values: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Header:
    """What the file says of itself."""

    slug: str
    name: str
    platform: str
    moving: bool
    taken_at: datetime
    entries: int
    head: str
    defaults: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Cargo:
    """A file that is whole: what it says of itself, the numbers of its rows, and its digest."""

    header: Header
    numbers: dict[str, Numbers]
    sha256: str


def look_through(file: IO[bytes], kinds: Sequence[Kind], *, tell: Tell) -> Cargo:
    """Read all of it, and keep only the numbers of the rows. Raises UnusableExport naming the first bad line."""
    reader = _Reader(file)
    header = reader.header()
    numbers = {kind.name: Numbers() for kind in kinds}
    for row in reader.rows(kinds):
        numbers[row.kind.name].before.append(row.number)
        if row.line % _TELL_EVERY == 0:
            tell(f"{row.line} lines are read ...")
    if len(numbers[kinds[0].name].before) != 1:
        raise UnusableExport("The file holds no community, or several: export_community writes one.")
    return Cargo(header=header, numbers=numbers, sha256=reader.end())


def rows(file: IO[bytes], kinds: Sequence[Kind], *, sha256: str) -> Iterator[Row]:
    """The same rows once more. Raises UnusableExport if the file has been changed since."""
    file.seek(0)
    reader = _Reader(file)
    reader.header()
    yield from reader.rows(kinds)
    if reader.end() != sha256:
        raise UnusableExport("The file was changed while it was read. Nothing was entered; try again.")


class _Reader:
    """Goes through a file once, keeping its digest."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._digest, self._line = file, hashlib.sha256(), 0
        self._last: tuple[dict[str, Any], str] | None = None

    def header(self) -> Header:
        found = self._next()
        if found.get("kind") != "header" or found.get("format") != FORMAT:
            raise UnusableExport("This is no file of export_community: its first line does not say so.")
        if found.get("version") != VERSION:
            raise UnusableExport(
                f"The file has version {str(found.get('version'))[:20]} of the format, and this Govbot reads version "
                f"{VERSION}: import it with a Govbot as new as the one that wrote it."
            )
        if found.get("private") is not True:
            raise UnusableExport(
                "The file is the public part alone: nobody's name is in it, so nothing can go on. Export the "
                "community again without --without-private."
            )
        try:
            return Header(
                slug=_address(found["slug"]),
                name=_text(found["name"]),
                platform=_text(found["platform"]),
                moving=found["for"] == "moving",
                taken_at=datetime.fromisoformat(_text(found["taken_at"])),
                entries=int(found["entries"]),
                head=_text(found["head"]),
                defaults=dict(found["defaults"]),
            )
        except (KeyError, TypeError, ValueError):
            self._refuse("the header is not as export_community writes it")

    def rows(self, kinds: Sequence[Kind]) -> Iterator[Row]:
        """All up to the end line. Kinds come in their order, and each one's numbers ascend."""
        by_name, at, last = {kind.name: place for place, kind in enumerate(kinds)}, 0, 0
        while (found := self._next()).get("kind") != "end":
            place = by_name.get(str(found.get("kind")))
            if place is None:
                self._refuse(f"this Govbot knows no {str(found.get('kind'))[:60]!r}")
            if place < at:
                self._refuse(f"{kinds[place].name} comes after {kinds[at].name}")
            at, last = place, last if place == at else 0
            try:
                row = self._row(kinds[place], found)
            except ValueError as error:
                self._refuse(f"{kinds[place].name}: {error}")
            if row.number <= last:
                self._refuse(f"{row.kind.name} {row.number} is out of order")
            last = row.number
            yield row
        self._last = found, self._digest.hexdigest()

    def end(self) -> str:
        """The digest of the whole. Raises UnusableExport if the file is not what was written."""
        assert self._last is not None
        found, digest = self._last
        if found.get("sha256") != digest or found.get("lines") != self._line - 1:
            raise UnusableExport("The file was changed after it was written: its digest is another. Copy it again.")
        if self._file.readline(1):
            raise UnusableExport("The file goes on after its end: copy it again.")
        return digest

    def _row(self, kind: Kind, found: dict[str, Any]) -> Row:
        public, private = found.get("public"), found.get("private")
        if not isinstance(public, dict) or not isinstance(private, dict):
            raise ValueError("its values are missing")  # noqa: TRY004 - one kind of refusal for all that a line lacks
        values: dict[str, Any] = {}
        for column in kind.fields:
            given = public if column.name in kind.public else private
            if column.name not in given:
                raise ValueError(f"{column.name} is missing")
            try:
                values[column.name] = read(column, given[column.name])
            except ValueError as error:
                raise ValueError(f"{column.name} {error}") from None
        unknown = sorted({*public, *private} - {column.name for column in kind.fields})
        if unknown:
            raise ValueError(f"there is no {unknown[0][:60]!r}")
        return Row(line=self._line, kind=kind, number=check_number(found.get("id")), values=values)

    def _next(self) -> dict[str, Any]:
        line = self._file.readline(_LONGEST_LINE + 1)
        if not line:
            raise UnusableExport("The file ends too soon: a part of it is missing. Copy it again.")
        self._line += 1
        if len(line) > _LONGEST_LINE:
            self._refuse("it is longer than fifty million bytes")
        try:
            found = json.loads(line.decode(), parse_constant=_no_number)
        except (ValueError, RecursionError):
            self._refuse("it is not JSON")
        if not isinstance(found, dict):
            self._refuse("it is not a JSON object")
        if found.get("kind") != "end":
            self._digest.update(line)
        return found

    def _refuse(self, what: str) -> NoReturn:
        raise UnusableExport(f"Line {self._line}: {what}. Nothing was entered.")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _address(value: Any) -> str:
    if not _SLUG.fullmatch(_text(value)):
        raise ValueError
    return str(value)


def _no_number(named: str) -> NoReturn:
    raise ValueError(named)
