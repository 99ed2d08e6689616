"""The sections of a constitution: headings by the CommonMark rules, each with a stable anchor.

A text that has no headings beyond a title is plain text: there, numbered articles, bold lines and lines in capitals
are its headings.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

from governance.domain.plain_headings import plain_headings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

BEGINNING: Final = "Beginning"
UNTITLED: Final = "Untitled"
_NUMBERED: Final = re.compile(
    r"(?P<kind>article|artículo|artikel|art\.|section|abschnitt|sección|kapitel|chapter|chapitre|capítulo|part|title"
    r"|titre|título|rule|clause|paragraph|annex|appendix|§)"
    r"(?:\s+|(?<=[§.]))(?P<number>\d+(?:\.\d+)*[a-z]?|[ivxlc]+|[a-z])(?=[\s.:,)\u2013\u2014-]|$)",
    re.IGNORECASE,
)
_UNDER_AN_ARTICLE: Final = frozenset({"section", "clause", "paragraph", "§"})
_BARE_NUMBER: Final = re.compile(r"\d+(?:\.\d+)*(?:\.?[a-z])?(?=[\s.:)\u2013\u2014-]|$)", re.IGNORECASE)
_ATTRIBUTES: Final = re.compile(r"\s*\{[#.:][^{}]*\}$")
_FRONT_MATTER: Final = re.compile(r"---[ \t]*\n(?:[^\n]*\n){0,60}?(?:---|\.\.\.)[ \t]*(?:\n|$)")
_PARSER: Final = MarkdownIt("commonmark")


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with its own text: `text[start:end]`, the heading included, up to the next heading."""

    anchor: str
    heading: str
    path: str
    level: int
    start: int
    end: int

    @property
    def label(self) -> str:
        """How a citation names it: `Section 3.1` where the heading is numbered, else the heading."""
        return _label(self.heading) or self.heading

    @property
    def number(self) -> str | None:
        """The number that people cite it by, in small letters: `4.4` of "Article 4.4" and of "4.4 Voting"."""
        if numbered := _NUMBERED.match(self.heading):
            return numbered["number"].lower()
        bare = _BARE_NUMBER.match(self.heading)
        return bare.group().lower() if bare else None


def normalise(text: str) -> str:
    """Give the text as it is stored and hashed: LF line ends, no byte order mark; nothing else changes."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def digest(text: str) -> str:
    """SHA-256 of the UTF-8 text in hex: what a rulebook's `sha256` must equal, given the stored text."""
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=16)  # texts: one step asks for the sections of the same one or two many times
def parse_sections(text: str) -> tuple[Section, ...]:
    """Find the sections of `text`; offsets count in `normalise(text)`.

    Words before the first heading form a section of their own, so every word can be cited.
    """
    text = normalise(text)
    line_starts = _line_starts(text)
    headings = list(_headings(text))
    starts = [line_starts[line] for line, _, _ in headings]
    ends = [*starts, len(text)][1:]
    used: dict[str, int] = {}
    found: list[Section] = []
    first = starts[0] if starts else len(text)
    if text[:first].strip():
        found.append(Section(_unique("beginning", used), BEGINNING, BEGINNING, 0, 0, first))
    trail: list[tuple[int, str]] = []
    for (_, level, heading), start, end in zip(headings, starts, ends, strict=True):
        trail = [step for step in trail if step[0] < level]
        parents = [name for _, name in trail]
        trail.append((level, heading))
        path = " > ".join([*parents, heading])
        found.append(Section(_unique(_anchor(heading, parents), used), heading, path, level, start, end))
    return tuple(found)


def _line_starts(text: str) -> list[int]:
    starts, offset = [], 0
    for line in text.split("\n"):
        starts.append(offset)
        offset += len(line) + 1
    return starts


def _headings(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (line, level, words) of the headings of the document itself, not those in lists and quotes."""
    front = _FRONT_MATTER.match(text)
    body_starts = front.group().count("\n") if front else 0
    tokens = _PARSER.parse(text)
    found = [
        (opening.map[0], int(opening.tag[1:]), _plain(inline) or UNTITLED)
        for opening, inline in pairwise(tokens)
        if opening.type == "heading_open" and opening.level == 0 and opening.map and opening.map[1] > body_starts
    ]
    if len(found) > 1:
        return iter(found)
    paragraphs = (
        (opening.map[0], opening.map[1]) for opening in tokens
        if opening.type == "paragraph_open" and opening.level == 0 and opening.map
    )  # fmt: skip
    return iter(
        sorted([*found, *plain_headings(text.split("\n"), paragraphs, _single_items(tokens), titled=bool(found))])
    )


def _single_items(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The lines of the first paragraph of each numbered list that has one item, and text below it."""
    opens = 0
    for place, token in enumerate(tokens):
        if token.level or token.type not in {"ordered_list_open", "ordered_list_close"}:
            continue
        if token.type == "ordered_list_open":
            opens = place
            continue
        inside = tokens[opens + 1 : place]
        first = inside[1]
        one = sum(each.type == "list_item_open" and each.level == 1 for each in inside) == 1
        if one and first.type == "paragraph_open" and first.map:
            start, end = first.map
            if end - start > 1 or tokens[place + 1 : place + 2]:
                yield start, end


def _plain(inline: Token) -> str:
    pieces = [
        " " if child.type in {"softbreak", "hardbreak"} else child.content
        for child in inline.children or ()
        if child.type != "html_inline"
    ]
    words = " ".join("".join(pieces).split())
    return _ATTRIBUTES.sub("", words) or words


def _label(heading: str) -> str | None:
    numbered = _NUMBERED.match(heading)
    return numbered.group() if numbered else None


def _anchor(heading: str, parents: list[str]) -> str:
    numbered = _NUMBERED.match(heading)
    if numbered is None:
        return _slug(heading)
    own = _slug(numbered.group())
    if numbered["kind"].lower() not in _UNDER_AN_ARTICLE:
        return own
    above = next((label for parent in reversed(parents) if (label := _label(parent))), None)
    return f"{_slug(above)}-{own}" if above else own


def _slug(words: str) -> str:
    return re.sub(r"[\W_]+", "-", words.replace("§", "section ").casefold()).strip("-") or "section"


def _unique(anchor: str, used: dict[str, int]) -> str:
    """The anchor, with a number if it is taken. `used`: up to which number each is."""
    candidate, repeat = anchor, used.get(anchor, 1)
    while candidate in used:
        repeat += 1
        candidate = f"{anchor}-{repeat}"
    used[anchor] = repeat
    used.setdefault(candidate, 1)
    return candidate
