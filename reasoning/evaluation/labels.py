"""What labels say of a rule, as values that a reading can be compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import Any, Final

from governance.domain.durations import parse_duration
from governance.domain.quantities import counts_in, fractions_in
from governance.domain.rulebook_values import NONE

_NOBODY: Final = frozenset({"", "n/a", "none", "not stated", "nobody"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One labelled rule. A field that is None is not stated by the text."""

    name: str
    method: str
    quotes: tuple[str, ...]
    paths: frozenset[str]
    threshold: Mapping[str, Any] | None
    quorum: str | None
    durations: Mapping[str, timedelta | str]
    electorate: str | None
    seats: str | None

    @property
    def stated(self) -> int:
        """How many fields the text states."""
        given = (self.threshold, self.quorum, self.electorate, self.seats)
        return len(self.durations) + sum(value is not None for value in given)


def rules_of(labels: Mapping[str, Any]) -> Iterator[Rule]:
    """Read a document's `rules`."""
    for entry in labels.get("rules") or ():
        places = [entry, *(entry.get("also") or ())]
        yield Rule(
            name=str(entry.get("id") or entry.get("decides") or "rule"),
            method=str(entry.get("method") or ""),
            quotes=tuple(squeezed(str(place["quote"])) for place in places if place.get("quote")),
            paths=frozenset(str(place.get("section_path") or place.get("section") or "") for place in places) - {""},
            threshold=_threshold(entry.get("threshold")),
            quorum=_words(entry.get("quorum")),
            durations=dict(_durations(entry.get("duration"))),
            electorate=_people(entry.get("who_votes")),
            seats=_words(entry.get("seats")),
        )


def quorum_matches(stated: str, *, fraction: Fraction | None, count: int | None, square_root: bool) -> bool:
    """Whether a read quorum is the one that the label's words state."""
    if fraction is not None and fraction in fractions_in(stated):
        return True
    if count is not None and (count in counts_in(stated) or str(count) == stated):
        return True
    return square_root and ("sqrt" in stated or "square root" in stated)


def squeezed(words: str) -> str:
    """Words with single spaces."""
    return " ".join(words.split())


def _threshold(value: Any) -> Mapping[str, Any] | None:
    if not isinstance(value, Mapping):
        return None
    limits = {name: value.get(name) for name in ("fraction", "strict", "ratio", "min_yes", "max_no")}
    if all(limits[name] is None for name in ("fraction", "ratio", "min_yes", "max_no")):
        return None
    return limits


def _durations(value: Any) -> Iterator[tuple[str, timedelta | str]]:
    given = value.items() if isinstance(value, Mapping) else [("duration", value)]
    for name, length in given:
        if length is None or length == NONE:
            continue
        if isinstance(length, int) and "days" in str(name):
            length = f"P{length}D"  # noqa: PLW2901 - working days, as the reader gives them, to be looked at
        try:
            yield str(name), parse_duration(length)
        except ValueError:
            yield str(name), str(length)


def _words(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = ", ".join(str(part) for part in value.values() if part is not None)
    return None if value is None or value == "" else str(value)


def _people(value: Any) -> str | None:
    words = _words(value)
    return None if words is None or re.split(r"[(;:,]", words.casefold())[0].strip() in _NOBODY else words
