"""A section cut into sentences, list items and table rows: the pieces that can be quoted. Offsets, never copies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from governance.domain.sections import Section

_FENCE = re.compile(r"^\s*(?:```|~~~)")
_UNDERLINE = re.compile(r"^\s*(?:=+|-+)\s*$")
_ATX = re.compile(r"^ {0,3}#{1,6}(?:\s|$)")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$|^\s*\|?\s*:?-{2,}[-:| ]*$")
_ITEM = re.compile(
    r"^\s*(?:>\s*)*(?:(?:[-*+•–]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]|\d+(?:\.\d+)+\.?|§\s*\d+\w*)\s+)+"
)
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_QUOTED = re.compile(r"^\s*(?:>\s?)+")
_END = re.compile(r"(?:[.!?…]+|[。！？])[\"”’»')\]*_]*(?=\s)")
_SHORT = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|e\.g|i\.e|etc|cf|vs|art|arts|sec|no|nr|abs|para|par|ca|bzw|ggf|inkl|z\.\s?b|d\.\s?h|u\.\s?a"
    r"|usw|str|mr|mrs|ms|dr|st|approx|max|min|p\.\s?ej|núm|ud|uds|cap|vol|ch|fig|\d{1,3})\.$",
    re.IGNORECASE,
)
_LONGEST = 1_500  # characters; no sentence that people write is longer
_OPENS = re.compile(r"\s+(?:[\"“„«‚'(\[*_¿¡]*)(?P<first>\S)")


@dataclass(frozen=True, slots=True)
class Piece:
    """`text[start:end]`; an item of a list knows where the words begin that lead into the list."""

    start: int
    end: int
    lead: int | None = None


def pieces_of(text: str, section: Section) -> tuple[Piece, ...]:
    """Cut a section's own words, its heading left out. `text` is the normalised constitution."""
    found: list[Piece] = []
    lead: int | None = None
    for start, end, item in _blocks(text, section):
        cut = [part for whole in _sentences(text, start, end) for part in _short_enough(text, *whole)]
        found += [Piece(a, b, lead if item else None) for a, b in cut]
        if not item:
            last = cut[-1] if cut else None
            lead = last[0] if last and text[last[0] : last[1]].rstrip("*_ ").endswith(":") else None
    return tuple(found)


def _blocks(text: str, section: Section) -> Iterator[tuple[int, int, bool]]:
    """Paragraphs, list items and table rows as (start, end, whether it is an item)."""
    begun: int | None = None
    item = fenced = False
    ended = offset = section.start
    for number, line in enumerate(text[section.start : section.end].split("\n")):
        start, offset = offset, offset + len(line) + 1
        heading = section.level > 0 and _is_heading(line, number, text, section)
        if _FENCE.match(line):
            fenced = not fenced
        marked = None if fenced else _ITEM.match(line)
        row = bool(_ROW.match(line))
        apart = heading or not line.strip() or (not fenced and _RULE.match(line)) or _FENCE.match(line)
        if begun is not None and (apart or marked or row):
            yield begun, ended, item
            begun = None
        if apart:
            continue
        if begun is None:
            skip = marked or _QUOTED.match(line)
            begun, item = start + (skip.end() if skip else len(line) - len(line.lstrip())), bool(marked or row)
            if begun >= start + len(line):
                begun = start
        ended = start + len(line.rstrip())
    if begun is not None:
        yield begun, ended, item


def _is_heading(line: str, number: int, text: str, section: Section) -> bool:
    """The heading's own lines: one that begins with #, or some that are underlined."""
    if number == 0 and _ATX.match(line):
        return True
    own = text[section.start : section.end].split("\n")
    if _ATX.match(own[0]):
        return False
    underlined = next((at for at, one in enumerate(own[:6]) if at and _UNDERLINE.match(one)), 0)
    return number <= underlined


def _short_enough(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Words without any full stop for pages are cut between two words, so that an answer can be read."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        at = space if space > start else start + _LONGEST
        yield start, at
        start = at + 1 if text[at : at + 1] == " " else at
    if text[start:end].strip():
        yield start, end


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begun = start
    for stop in _END.finditer(text, start, end):
        before = text[max(begun, stop.start() - 12) : stop.start() + 1]
        after = _OPENS.match(text, stop.end(), end)
        if after is None or after["first"].islower() or (stop[0][0] == "." and _SHORT.search(before)):
            continue
        if stop.end() > begun:
            yield begun, stop.end()
        begun = after.start() + len(after[0]) - len(after[0].lstrip())
    if text[begun:end].strip():
        yield begun, end
