"""What kind of file it is, and its words as Markdown or plain text: the text that is stored and cited."""

from typing import Final

from governance.domain.errors import GovernanceError
from governance.domain.sections import normalise
from reasoning.documents.html import TooManyTags, looks_like_html, markdown_of
from reasoning.documents.pdf import PdfProblem, text_of

LARGEST: Final = 20_000_000
LONGEST_TEXT: Final = 1_000_000
_UNPRINTABLE: Final = frozenset(map(chr, range(32))) - frozenset("\t\n\r\f\v")
_TOO_MANY: Final = 0.01


class UnreadableDocument(GovernanceError):
    """A file whose words cannot be read: one sentence says what to do."""

    code = "unreadable_document"
    safe = "This file cannot be read as a text."


def stored_text(content: bytes, name: str = "") -> str:
    """Give the text that is stored for a file: Markdown and plain text as they are, HTML and PDF turned into them.

    Raises UnreadableDocument.
    """
    if len(content) > LARGEST:
        raise UnreadableDocument("The file is larger than 20 megabytes. Give only the rules themselves.")
    if content.startswith(b"%PDF") or (name.casefold().endswith(".pdf") and b"%PDF-" in content[:1024]):
        text = _from_pdf(content)
    else:
        text = _decoded(content)
        if looks_like_html(text, name):
            text = _from_html(text)
    text = normalise(text)
    if not text.strip():
        raise UnreadableDocument("There are no words in this file. Give a file with the community's rules in words.")
    if len(text.encode()) > LONGEST_TEXT:
        raise UnreadableDocument("The text is longer than one megabyte. Give only the rules themselves.")
    return text


def _from_html(text: str) -> str:
    try:
        return markdown_of(text)
    except TooManyTags:
        raise UnreadableDocument(
            "This page has too many tags to be read. Give only the rules themselves, best as plain text."
        ) from None


def _from_pdf(content: bytes) -> str:
    try:
        text = text_of(content)
    except PdfProblem as problem:
        raise UnreadableDocument(str(problem)) from None
    if not text.strip():
        raise UnreadableDocument(
            "This PDF holds pictures of words, not words. Give the text itself, or a PDF whose words can be selected."
        )
    return text


def _decoded(content: bytes) -> str:
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UnreadableDocument("Office files cannot be read. Save the text as plain text, Markdown, HTML or PDF.")
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if sum(char in _UNPRINTABLE for char in text) <= _TOO_MANY * len(text) and "\x00" not in text:
            return text
        break
    raise UnreadableDocument("This is not a text file. Save it as plain text or Markdown in UTF-8, as HTML or as PDF.")


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    return ("utf-8", "cp1252")
