"""The small values of a scenario: instants and durations, handles, and how a wrong one is told."""

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationError

from governance.domain.durations import parse_duration
from platforms.adapters.sandbox.town import LONGEST_POST
from platforms.rehearsal.script import Script, read_model

_NOTHING = re.compile(r"P(?:0W|0D|T0[HMS])")
_HANDLE = re.compile(r"[a-z0-9_]{1,30}(?:@[a-z0-9.-]{3,80})?")
_YEARS = range(1970, 2201)
_EXAMPLE = "a duration such as P6D or an instant such as 2026-01-05T09:00:00Z"


def _when(value: object) -> datetime | timedelta:
    """An instant, or a duration, which may be negative or nothing."""
    if isinstance(value, str) and value.removeprefix("-").startswith("P"):
        length = value.removeprefix("-")
        duration = timedelta(0) if _NOTHING.fullmatch(length) else parse_duration(length)
        return -duration if value.startswith("-") else duration
    return _instant(value)


def _instant(value: object) -> datetime:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            raise ValueError(f"takes {_EXAMPLE}") from None
    if not isinstance(value, datetime):
        raise ValueError(f"takes {_EXAMPLE}")  # noqa: TRY004 - pydantic wants it so
    if value.tzinfo is None:
        raise ValueError("an instant needs its zone, such as the Z in 2026-01-05T09:00:00Z")
    if value.year not in _YEARS:
        raise ValueError("takes an instant between the years 1970 and 2200")
    return value.astimezone(UTC)


def _joined(value: object) -> datetime | timedelta | Literal["never"]:
    return "never" if value == "never" else _when(value)


def _handle(value: object) -> str:
    handle = value.removeprefix("@").lower() if isinstance(value, str) else ""
    if not _HANDLE.fullmatch(handle):
        raise ValueError("takes a handle such as alice or zoe@far.example")
    return handle


Instant = Annotated[datetime, PlainValidator(_instant)]
When = Annotated[datetime | timedelta, PlainValidator(_when)]
Joined = Annotated[datetime | timedelta | Literal["never"], PlainValidator(_joined)]
Handle = Annotated[str, PlainValidator(_handle)]
Model = Annotated[str | Script, PlainValidator(read_model)]
Text = Annotated[str, Field(min_length=1, max_length=LONGEST_POST)]
Number = Annotated[int, Field(ge=1, le=1_000_000)]
Count = Annotated[int, Field(ge=0)]


class Closed(BaseModel):
    """No key that is not known, no value of another type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


_NAMED = {"steps": "step", "members": "member"}


def told(invalid: ValidationError) -> str:
    """The first thing that is wrong, with its place in the scenario's own words."""
    error = invalid.errors(include_url=False, include_input=False)[0]
    place: list[str] = []
    bad_key = error["type"] == "invalid_key"
    for part in error["loc"][: -1 if bad_key else None]:
        if isinstance(part, int):
            named = _NAMED.get(place[-1], place[-1]) if place else ""
            place[-1:] = [f"{named} {part + 1}"]
        else:
            place.append(part)
    if error["type"] == "extra_forbidden":
        return f"{', '.join(place)}: this key is not known here"
    message = error["msg"].removeprefix("Value error, ")
    if bad_key:
        message = "holds a key that is not text: put yes, no, on, off and numbers in quotes"
    return f"{', '.join(place)}: {message}" if place else message
