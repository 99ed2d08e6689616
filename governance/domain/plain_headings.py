"""Headings of a plain text: numbered articles, lines that are bold as a whole, lines in capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LONGEST: Final = 100
_RUN_IN: Final = re.compile(
    r"(?P<heading>(?:article|artículo|artikel|art\.|section|sección|abschnitt|§)\s*(?:\d+(?:\.\d+)*[a-z]?|[ivxlc]+)\b"
    r"(?:\s*[.:)\u2013\u2014-])?)(?P<rest>.*)",
    re.IGNORECASE,
)
_CHAPTER: Final = re.compile(
    r"(?:chapter|chapitre|capítulo|kapitel|part|title|titre|título)\s+(?:\d+|[ivxlc]+)\b", re.IGNORECASE
)
_DECIMAL: Final = re.compile(r"(?P<number>\d+(?:\.\d+)*)[.)]?\s+(?P<title>\S.*)")
_BOLD: Final = re.compile(r"(?:\*\*|__)(?P<words>[^*_]+)(?:\*\*|__)[.:]?")
_SENTENCE_END: Final = re.compile(r"[.;,!?]$")
_ARTICLE, _SECTION, _CHAPTER_LEVEL = 8, 9, 7


def plain_headings(
    lines: Sequence[str], paragraphs: Iterable[tuple[int, int]], *, titled: bool
) -> Iterator[tuple[int, int, str]]:
    """Yield (line, level, words) of headings; deeper than any level of Markdown, the title apart."""
    spans = list(paragraphs)
    found: list[tuple[int, int, str]] = []
    for start, end in spans:
        if heading := _heading(lines[start].strip(), alone=end - start == 1):
            level, words, whole = heading
            if not whole and end - start == 1 and len(words) > _LONGEST:
                continue
            found.append((start, level, words))
    if found and not titled and spans and spans[0][0] < found[0][0] and spans[0][1] - spans[0][0] == 1:
        title = lines[spans[0][0]].strip().strip("*_ ")
        if title and len(title) <= _LONGEST and not _SENTENCE_END.search(title):
            yield spans[0][0], 1, title
    if len(found) > 1 and not titled and spans[0][0] == found[0][0] and not _numbered(found[0][2]):
        yield found[0][0], 1, found[0][2]
        found = found[1:]
    yield from found


def _numbered(words: str) -> bool:
    return bool(_RUN_IN.match(words) or _CHAPTER.match(words) or _DECIMAL.fullmatch(words))


def _heading(line: str, *, alone: bool) -> tuple[int, str, bool] | None:
    """The level and words of a line that is a heading, or begins with a numbered one."""
    bold = _BOLD.fullmatch(line)
    words = (bold["words"] if bold else line).strip().rstrip(":")
    if numbered := _RUN_IN.match(words):
        section = numbered["heading"][0] == "§" or numbered["heading"][:3].casefold() in {"sec", "abs"}
        level = _SECTION if section or "." in numbered["heading"].rstrip(".")[4:] else _ARTICLE
        if (
            len(words) <= _LONGEST
            and not _SENTENCE_END.search(numbered["rest"])
            and (alone or len(words) < _LONGEST // 2)
        ):
            return level, words, True
        separated = numbered["heading"].rstrip()[-1] in ".:)-\u2013\u2014"
        return (level, numbered["heading"].rstrip(" .:)-\u2013\u2014"), False) if separated else None
    if not alone or not words or len(words) > _LONGEST or _SENTENCE_END.search(words):
        return None
    if _CHAPTER.match(words):
        return _CHAPTER_LEVEL, words, True
    decimal = _DECIMAL.fullmatch(words)
    if decimal and decimal["title"][0].isupper():
        return _ARTICLE + decimal["number"].count("."), words, True
    if bold or (words.isupper() and len(words) > 3):  # noqa: PLR2004 - "NO." is no heading
        return _ARTICLE, words, True
    return None
