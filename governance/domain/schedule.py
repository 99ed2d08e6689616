"""When things fall due. Announcements show minutes, so every deadline is a whole minute, never an earlier one."""

import re
from calendar import monthrange
from datetime import datetime, timedelta

_REMINDED_AHEAD = timedelta(days=1)


def deadline(start: datetime, duration: timedelta) -> datetime:
    """The end of a period that began at `start`: `duration` later, on the next whole minute."""
    end = start + duration
    whole = end.replace(second=0, microsecond=0)
    return whole if whole == end else whole + timedelta(minutes=1)


def votes_are_in(*, closes_at: datetime, arrival_window: timedelta, swept_at: datetime | None) -> bool:
    """Whether one complete sweep of the platform began after the deadline and its arrival window."""
    return swept_at is not None and swept_at >= closes_at + arrival_window


def reminder_at(*, opens_at: datetime, closes_at: datetime) -> datetime:
    """When members who asked for it hear that a vote ends soon: a day before, or a quarter of a short vote's time."""
    ahead = min(_REMINDED_AHEAD, (closes_at - opens_at) / 4)
    return (closes_at - ahead).replace(second=0, microsecond=0)


def term_end(start: datetime, term: str) -> datetime:
    """The end of a term of office by the calendar: two years (`P2Y`) later on the same day, or on the month's last."""
    found = re.fullmatch(r"P(\d+)([YMWD])", term)
    if found is None:
        raise ValueError(f"{term!r} is no term")
    number, unit = int(found[1]), found[2]
    if unit in "WD":
        return start + timedelta(days=number * (7 if unit == "W" else 1))
    months = start.year * 12 + start.month - 1 + number * (12 if unit == "Y" else 1)
    year, month = divmod(months, 12)
    return start.replace(year=year, month=month + 1, day=min(start.day, monthrange(year, month + 1)[1]))
