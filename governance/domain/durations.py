"""Exact durations, as rulebooks, settings and scenarios write them: ISO 8601 without years and months."""

import re
from datetime import timedelta
from typing import Final

_ISO: Final = re.compile(
    r"P(?=.)(?:(?P<weeks>\d+)W|(?:(?P<days>\d+)D)?(?:T(?=.)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?)",
    re.ASCII,
)
_LONGEST: Final = timedelta(days=36525)


def parse_duration(value: object) -> timedelta:
    """Read an exact ISO 8601 duration: weeks, or days, hours, minutes, seconds; months are never exact."""
    if isinstance(value, timedelta):
        return _positive(value)
    matched = _ISO.fullmatch(value) if isinstance(value, str) and len(value) < 40 else None  # noqa: PLR2004
    if matched is None:
        message = f"{value!r} is not an exact duration; write one such as P6D, P1W or PT12H (no years or months)"
        raise ValueError(message)
    try:
        return _positive(timedelta(**{unit: int(number) for unit, number in matched.groupdict("0").items()}))
    except OverflowError:
        return _positive(timedelta.max)


def format_duration(duration: timedelta) -> str:
    """Write a duration in one canonical ISO 8601 form, such as `P6D`, `PT12H` or `P1DT12H`."""
    minutes, seconds = divmod(duration.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days = f"{duration.days}D" if duration.days else ""
    time = "".join(f"{number}{unit}" for number, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if number)
    return f"P{days}{'T' if time else ''}{time}" if days or time else "PT0S"


def _positive(duration: timedelta) -> timedelta:
    if not timedelta(0) < duration <= _LONGEST:
        message = "a duration must be longer than zero and at most a hundred years"
        raise ValueError(message)
    return duration
