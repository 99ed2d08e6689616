"""What stands together in a section of a text: its paragraphs, list items and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

_FENCE: Final = re.compile(r"\s{0,3}(?:```|~~~)")
_ITEM: Final = re.compile(
    r"\s*(?:>\s*)*(?:[-*+\u2022\u25aa\u2023]|\d{1,3}[.)]|[a-zA-Z][.)]|\([a-zA-Z0-9]{1,3}\))\s+(?=\S)"
)
_ROW: Final = re.compile(r"\s*\|")
_NUMBERED: Final = re.compile(r"\s{0,3}\d{1,2}(?:\.\d{1,2})+\.?[ \t]+[A-Z\u00c0-\u00dd]")
_REFERS: Final = re.compile(
    r"(?:sections?|articles?|clauses?|rules?|paragraphs?|sec\.|art\.|nr\.|§+|ziffer|abschnitt|artikel|artículos?|and|or|to|of|in|under|see|per|with|und|oder|et|ou|y|o|,)\s*$",
    re.IGNORECASE,
)
"""What ends a line that goes on with the number of a section: no paragraph begins there."""
_RULE_LINE: Final = re.compile(r"\s*(?:[-=*_|:+]\s*){3,}$")
_STEP: Final = re.compile(r"\s{0,3}\d{1,2}[.)]\s+(?=[^\W\d_]{2,}\s+[^\W\d_])")
"""A numbered step in words, which some writers put between fences for its looks."""
_CODE: Final = re.compile(r"(?: {4}|\t)\s*\S")
_CODE_INDENT: Final = 4
"""So far to the right of what stands before it, a paragraph is code."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list item or a table row."""

    start: int
    end: int
    item: bool
    code: bool
    indent: int
    goes_on: bool = False
    """Whether it is a further paragraph of a list item."""


def blocks(text: str, start: int, end: int) -> Iterator[Block]:
    """Cut the part of a text between two places up."""
    at, fenced, hanging, prose = start, False, 0, False
    current: Block | None = None
    for line in text[start:end].splitlines(keepends=True):
        begins, at = at, at + len(line)
        bare, fence, marker = line.strip(), _FENCE.match(line), _ITEM.match(line)
        fenced ^= bool(fence)
        prose = bool(bare.strip("`~") == "" if fence else prose)
        ends = not bare or fence or _RULE_LINE.match(line)
        numbered = _NUMBERED.match(line) and not _REFERS.search(text, start, begins)
        if current and not (ends or marker or numbered or (fenced and not prose) or _ROW.match(line)):
            current = replace(current, end=at)
            continue
        if current:
            yield current
        current = None
        if not ends:
            indent = len(line) - len(line.lstrip())
            goes_on = not marker and 0 < hanging <= indent < hanging + _CODE_INDENT
            hanging = marker.end() if marker else hanging if indent else 0
            code = (
                (fenced and not (prose and _STEP.match(line)))
                or bool(_CODE.match(line) and not marker and not goes_on)
                or bare.startswith(">")
            )
            begin = begins + (marker.end() if marker else indent)
            current = Block(begin, at, bool(marker or _ROW.match(line)), code, indent, goes_on)
    if current:
        yield current
