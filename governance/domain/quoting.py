"""The words of a text that people can point at: its sentences, each exactly as it stands, and where a quote stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from governance.domain.errors import GovernanceError
from governance.domain.sections import Section, normalise, parse_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK: Final = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)]|#{1,6}|\|)\s)")
_SENTENCE: Final = re.compile(r"(?<=[.!?;:])(?:\s+)(?=\S)")
_MARK: Final = re.compile(r"\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s+")


class QuoteNotFound(GovernanceError):
    """Words that do not stand in the text, or stand in several places of it."""

    code = "quote_not_found"


@dataclass(frozen=True, slots=True)
class Quotable:
    """A sentence of the text, and the section that it stands in."""

    section: Section
    start: int
    end: int
    words: str


def quotables(text: str) -> tuple[Quotable, ...]:
    """Every sentence that can be quoted, in order, exactly as the stored text has it."""
    text = normalise(text)
    return tuple(
        Quotable(section, start, end, text[start:end])
        for section in parse_sections(text)
        for start, end in _sentences(text, section.start, section.end)
    )


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for low, high in _cut(text, start, end, _BLOCK):
        mark = _MARK.match(text, low, high)
        if mark is not None and mark.group().lstrip().startswith("#"):
            continue  # a heading names a section and states nothing
        for first, last in _cut(text, mark.end() if mark else low, high, _SENTENCE):
            words = text[first:last]
            trimmed = words.strip()
            if any(char.isalnum() for char in trimmed):
                begin = first + words.index(trimmed)
                yield begin, begin + len(trimmed)


def _cut(text: str, start: int, end: int, at: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for found in at.finditer(text, start, end):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if start < end:
        yield start, end


def place_of(text: str, words: str) -> tuple[Section, str]:
    """The one section in which these words stand, and the words as it has them. Raises QuoteNotFound.

    Spaces and line ends may differ: what was copied off a page has lost them.
    """
    text, parts = normalise(text), words.split()
    if not parts:
        raise QuoteNotFound("Please choose or copy the words of the constitution that say this.")
    pattern = re.compile(r"\s+".join(map(re.escape, parts)))
    found = [
        (section, place.group())
        for section in parse_sections(text)
        if (place := pattern.search(text, section.start, section.end))
    ]
    short = " ".join(parts)[:80]
    if not found:
        raise QuoteNotFound(f"The constitution does not say “{short}”. Please copy its words exactly.")
    if len(found) > 1:
        named = ", ".join(section.label for section, _ in found[:4])
        raise QuoteNotFound(f"“{short}” stands in several places ({named}). Please copy a few more words around it.")
    return found[0]
