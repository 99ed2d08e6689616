"""Ids of other servers: numbers on Mastodon, sortable words elsewhere; always text here."""

_AFTER_ALL_NUMBERS = 1_000


def text_of(value: object) -> str:
    """An id as text; empty if it is none."""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def order(value: str) -> tuple[int, str]:
    """What to compare by: numbers by their size, other ids as text."""
    return (len(value), value) if value.isdecimal() else (_AFTER_ALL_NUMBERS, value)
