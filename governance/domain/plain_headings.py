"""Headings of a plain text: numbered articles and titles, lines that are bold as a whole, lines in capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LONGEST: Final = 100
_FEW_WORDS: Final = 5  # a title of so many, the number among them, may end like a sentence
_RUN_IN: Final = re.compile(
    r"(?P<heading>(?:article|artículo|artikel|art\.|section|sección|abschnitt|§)\s*(?:\d+(?:\.\d+)*[a-z]?|[ivxlc]+)\b"
    r"(?:\s*[.:)\u2013\u2014-])?)(?P<rest>.*)",
    re.IGNORECASE,
)
_CHAPTER: Final = re.compile(
    r"(?:chapter|chapitre|capítulo|kapitel|part|title|titre|título)\s+(?:\d+|[ivxlc]+)\b", re.IGNORECASE
)
_DECIMAL: Final = re.compile(r"(?P<number>\d+(?:\.\d+)*(?:\.?[a-z])?)[.)]?\s+(?P<title>\S.*)")
_LISTED: Final = re.compile(r"(?:[IVXLC]+|[A-Z])[.)]\s+(?P<title>[^\W\d_]{3}.*)")
"""Looks like an item of a list; it is a heading where others of its kind have text below them too."""
_BOLD: Final = re.compile(r"(?:\*\*|__)(?P<words>[^*_]+)(?:\*\*|__)[.:]?")
_ESCAPED: Final = re.compile(r"^(\d+)\\(?=[.)])")
"""How Markdown writes a number that begins no list: "1\\. Members"."""
_SENTENCE_END: Final = re.compile(r"[.;,!?]$")
_ARTICLE, _SECTION, _CHAPTER_LEVEL = 8, 9, 7


def plain_headings(
    lines: Sequence[str], paragraphs: Iterable[tuple[int, int]], items: Iterable[tuple[int, int]], *, titled: bool
) -> Iterator[tuple[int, int, str]]:
    """Yield (line, level, words) of headings; deeper than any level of Markdown, the title apart.

    `items` are the lists of one item alone that other text follows: "2. Voting" above its paragraphs.
    """
    spans = list(paragraphs)
    listed = [*_listed(lines, spans), *_numbered_items(lines, items)]
    found, taken = list(listed), {start for start, _, _ in listed}
    for start, end in spans:
        heading = None if start in taken else _heading(lines[start].strip(), alone=end - start == 1)
        if heading:
            level, words, whole = heading
            if not whole and end - start == 1 and len(words) > _LONGEST:
                continue
            found.append((start, level, words))
    found.sort()
    if found and not titled and spans and spans[0][0] < found[0][0] and spans[0][1] - spans[0][0] == 1:
        title = lines[spans[0][0]].strip().strip("*_ ")
        if title and len(title) <= _LONGEST and not _SENTENCE_END.search(title):
            yield spans[0][0], 1, title
    if len(found) > 1 and not titled and spans and spans[0][0] == found[0][0] and not _numbered(found[0][2]):
        yield found[0][0], 1, found[0][2]
        found = found[1:]
    yield from found


def _listed(lines: Sequence[str], spans: Iterable[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Lines like "IV. Voting" that stand alone, if there are several."""
    alone = [(start, lines[start].strip()) for start, end in spans if end - start == 1]
    found = [(start, _CHAPTER_LEVEL, words) for start, words in alone if _is_title(_LISTED.fullmatch(words))]
    return found if len(found) > 1 else []


def _numbered_items(lines: Sequence[str], items: Iterable[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Items like "2. Voting" with text below them, if there are several; the text may begin in the next line."""
    found = []
    for start, end in items:
        words = lines[start].strip()
        if len(words.split()) <= _FEW_WORDS:
            words = words.rstrip(".:")
        title = _DECIMAL.fullmatch(words)
        most = _LONGEST if end - start == 1 else _LONGEST // 2
        if title and _is_title(title) and len(words) <= most:
            found.append((start, _ARTICLE, words))
    return found if len(found) > 1 else []


def _is_title(found: re.Match[str] | None) -> bool:
    if found is None or len(found.group()) > _LONGEST:
        return False
    return found["title"][0].isupper() and not _SENTENCE_END.search(found["title"])


def _numbered(words: str) -> bool:
    return any(form.match(words) for form in (_RUN_IN, _CHAPTER, _DECIMAL, _LISTED))


def _heading(line: str, *, alone: bool) -> tuple[int, str, bool] | None:
    """The level and words of a line that is a heading, or begins with a numbered one."""
    line = _ESCAPED.sub(r"\1", line)
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
