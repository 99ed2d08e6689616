"""When things fall due. Announcements show minutes, so every deadline is a whole minute, never an earlier one."""

from datetime import datetime, timedelta


def deadline(start: datetime, duration: timedelta) -> datetime:
    """The end of a period that began at `start`: `duration` later, on the next whole minute."""
    end = start + duration
    whole = end.replace(second=0, microsecond=0)
    return whole if whole == end else whole + timedelta(minutes=1)


def votes_are_in(*, closes_at: datetime, arrival_window: timedelta, swept_at: datetime | None) -> bool:
    """Whether one complete sweep of the platform began after the deadline and its arrival window."""
    return swept_at is not None and swept_at >= closes_at + arrival_window
