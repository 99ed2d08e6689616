"""A constitution's sections as plain words for posts: the marks of Markdown left out, its lines joined as pages do."""

import re

from governance.domain.sections import Section
from platforms.passages import harmless

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+|[ \t]+#+[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_BEGINS = re.compile(r"[ \t]*(?:[-*+•–][ \t]|\(?(?:\d{1,3}|[a-z]{1,3})[.)]|[|>#§])|\t| {4}")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_ENDS = ("  ", "\\", "|")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1")
_WITHIN, _LINK = re.compile(r"\[([^\[\]\n]+)\]\(#[^()\n]*\)"), re.compile(r"\[([^\[\]\n]+)\]\((https?://[^()\s]+)\)")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069\x00]")


def passages(text: str, sections: tuple[Section, ...]) -> list[str]:
    """Every section with its heading; headings alone stand with what follows them."""
    found, alone = [], ""
    for section in sections:
        heading, rest = _parts(text[section.start : section.end].strip(), headed=bool(section.level))
        words = f"{alone}{heading}\n\n{rest}".strip()
        alone = "" if rest else f"{words}\n\n"
        if not alone:
            found.append(calm(words))
    return [*found, calm(alone.strip())] if alone.strip() else found


def calm(words: str) -> str:
    """Nobody is notified, nothing joins a public list, and no mark turns the words around it."""
    return harmless(_TURNS.sub("", words))


def _parts(section: str, *, headed: bool) -> tuple[str, str]:
    if not headed:
        return "", _flowing(section)
    heading, _, rest = section.partition("\n")
    line, _, below = rest.partition("\n")
    return _HEADING.sub("", heading).strip(), _flowing(below if _UNDERLINE.match(line) else rest)


def _flowing(text: str) -> str:
    """Lines that were broken for an editor are one paragraph; items, tables and code keep theirs."""
    lines, fenced = list[str](), False
    for line in text.strip().split("\n"):
        fence = bool(_FENCE.match(line))
        apart = fenced or fence or not line.strip() or bool(_BEGINS.match(line))
        if lines and lines[-1].strip() and not apart and not lines[-1].endswith(_ENDS) and not _FENCE.match(lines[-1]):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line.rstrip("\n"))
        fenced ^= fence
    words = _LINK.sub(r"\1 (\2)", _WITHIN.sub(r"\1", "\n".join(lines)))
    return _BOLD.sub(r"\2", words).strip()
