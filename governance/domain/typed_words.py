"""One share, number or time out of the words that people type: “two thirds”, “ten”, “1 day and 12 hours”."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any, Final

from governance.domain.durations import format_duration, parse_duration
from governance.domain.errors import GovernanceError
from governance.domain.quantities import counts_in, durations_in, fractions_in

_EXACT: Final = re.compile(r"\d{1,9}(?:\s*[:/]\s*\d{1,9})?", re.ASCII)
_ALL: Final = frozenset({"1", "all", "all of them", "everybody", "everyone"})
_BETWEEN: Final = re.compile(r"\s*,\s*|\s+and\s+")


class ValueUnclear(GovernanceError):
    """Words that are no value of this kind, or more than one."""

    code = "value_unclear"


def share(words: str) -> str:
    """A share of a whole, as a rulebook writes it. Raises ValueUnclear, as do the others."""
    return "1" if words.lower() in _ALL else str(_one(words, "share", fractions_in, "two thirds, 2/3 or 66 %"))


def multiple(words: str) -> str:
    """How many times: 3, 3:2, 1/2 or in words."""
    if _EXACT.fullmatch(words):
        return "".join(words.split())
    shares = set(fractions_in(words))
    return str(shares.pop()) if len(shares) == 1 else str(number(words))


def number(words: str) -> int:
    """A whole number."""
    plain = int(words) if words.isascii() and words.isdigit() and len(words) < 10 else None  # noqa: PLR2004
    return plain if plain is not None else int(_one(words, "number", counts_in, "5 or five"))


def period(words: str) -> str:
    """A time, also of several parts, as ISO 8601."""
    try:
        return format_duration(parse_duration(words))
    except ValueError:
        example = "7 days, a week or 12 hours"
        parts = [_one(part, "time", durations_in, example) for part in _BETWEEN.split(words)]
        return format_duration(sum(parts, timedelta(0)))


def _one(words: str, kind: str, finder: Any, example: str) -> Any:
    found = set(finder(words))
    if len(found) != 1:
        raise ValueUnclear(f"“{words[:60]}” is not one {kind}. Write it such as {example}.")
    return found.pop()
