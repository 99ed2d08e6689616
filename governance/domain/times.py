"""Instants and periods in words, in the community's own zone, to the exact minute."""

from datetime import datetime, timedelta, tzinfo


def spoken(at: datetime, zone: tzinfo) -> str:
    """For example: Sunday 29 November 2026, 17:03 (Europe/Berlin); an hour that comes twice also has its offset."""
    local = at.astimezone(zone)
    place = getattr(zone, "key", local.tzname())
    if local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset():
        place = f"{place}, UTC{local:%z}"
    return f"{local:%A} {local.day} {local:%B %Y, %H:%M} ({place})"


def spoken_period(period: timedelta) -> str:
    """For example: 6 days, 12 hours, 1 day and 6 hours."""
    minutes = int(period.total_seconds()) // 60
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    parts = [
        f"{amount} {unit}{'' if amount == 1 else 's'}"
        for amount, unit in ((days, "day"), (hours, "hour"), (minutes, "minute"))
        if amount
    ]
    return " and ".join(parts) or "less than a minute"
