"""How what was found is said to a host: what it is, and what to do about it."""

from datetime import timedelta

from platforms.ports import Finding

_A_MINUTE = 60


def fine(what: str) -> Finding:
    return Finding(level="fine", what=what)


def wrong(what: str, remedy: str) -> Finding:
    return Finding(level="wrong", what=what, remedy=remedy)


def minutes(period: timedelta) -> str:
    seconds = int(period.total_seconds())
    return f"{seconds // _A_MINUTE} minutes" if seconds >= _A_MINUTE else f"{seconds} seconds"
