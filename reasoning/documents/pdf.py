"""The words of a PDF as plain text, its lines joined to paragraphs."""

import io
import logging
import re
from itertools import count
from typing import Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError

MOST_PAGES: Final = 500
_MOST_DRAWN: Final = 400_000  # lines, letters and the like, on all pages together
_TOO_MUCH: Final = "This PDF has too much on its pages to be read. Give the text itself."
_HYPHENATED: Final = re.compile(r"(?<=[^\W\d_])[-\u2010\xad]\n(?=[a-z\u00df-\u00ff])")
_PAGE_NUMBER: Final = re.compile(r"(?:page|seite|p\.)?\s*\d{1,4}(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?", re.IGNORECASE)
_STARTS_ANEW: Final = re.compile(
    r"(?:article|artikel|artículo|art\.|section|sección|abschnitt|chapter|kapitel|chapitre|capítulo|titre|título|§)\s*[\divxlc]|\(?\d{1,3}[.)]|\d+\.\d|\([a-z0-9]\)|[a-z]\)|[\u2022\u25aa\u25cf\u2013-]\s",
    re.IGNORECASE,
)
_SHORT_LINE: Final = 0.7
_BROKEN: Final = (
    PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, NotImplementedError,
    OSError, OverflowError,
)  # fmt: skip


class PdfProblem(Exception):
    """A PDF that cannot be read: one sentence."""


def text_of(content: bytes) -> str:
    """Give the words of a PDF. Raises PdfProblem."""
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        pages = _pages(PdfReader(io.BytesIO(content), strict=False))
    except _BROKEN:
        raise PdfProblem("This PDF is damaged or of a kind that cannot be read. Give the text itself.") from None
    text = "\n\n".join(paragraphs(page) for page in pages).strip() + "\n"
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # half a character is in some fonts


def _pages(reader: PdfReader) -> list[str]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise PdfProblem("This PDF is locked with a password. Save it without one, or give the text itself.")
    if len(reader.pages) > MOST_PAGES:
        raise PdfProblem(f"This PDF has more than {MOST_PAGES} pages. Give only the rules themselves.")
    counted, pages = count(1), []

    def draw(*_: object) -> None:
        if next(counted) > _MOST_DRAWN:
            raise PdfProblem(_TOO_MUCH)

    for page in reader.pages:
        pages.append(page.extract_text(visitor_operand_before=draw) or "")
        draw()  # what is raised within a drawing is lost there
    return pages


def paragraphs(page: str) -> str:
    """Join the lines of a page to paragraphs: a number, a list mark, or a short line before ends one."""
    text = _HYPHENATED.sub("", page.replace("\xad\n", "").replace("\xad", ""))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    lines = [line for line in lines if not _PAGE_NUMBER.fullmatch(line) or not line]
    longest = max(map(len, lines), default=0)
    joined: list[str] = []
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else ""
        ended = len(before) < _SHORT_LINE * longest and line[:1].isupper()
        if not joined or not line or not before or ended or _STARTS_ANEW.match(line):
            joined.append(line)
        else:
            joined[-1] = f"{joined[-1]} {line}"
    return "\n\n".join(paragraph for paragraph in joined if paragraph)
