"""Changing a constitution: exactly these words by exactly those, in one section; and the difference, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from governance.domain.errors import GovernanceError
from governance.domain.sections import Section, normalise, parse_sections

_MOST_WORDS = 4_000
_CONTEXT = 30  # words that are shown around a change


class CannotBeAmendedSo(GovernanceError):
    """A change that does not say exactly which words become which. The text says what to write."""

    code = "cannot_be_amended_so"


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Words that stay, go or come; `gap`: more words stay here than are shown."""

    kind: Literal["same", "del", "ins", "gap"]
    text: str


def replaced(text: str, *, section: str, old: str, new: str) -> str:
    """The text with the quoted words replaced. Raises CannotBeAmendedSo unless they stand there exactly once.

    A line end in the text counts as a space, for messages have none.
    """
    text = normalise(text)
    found = find_section(text, section)
    words = old.split()
    if not words:
        raise CannotBeAmendedSo("Please quote the words that are to be replaced.")
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    places = list(pattern.finditer(text, found.start, found.end))
    if not places:
        raise CannotBeAmendedSo(
            f"{found.label} does not say “{_short(old)}”. Please copy its words exactly, with every comma."
        )
    if len(places) > 1:
        raise CannotBeAmendedSo(
            f"“{_short(old)}” stands in {found.label} {len(places)} times. Please quote a few more words around it."
        )
    start, end = places[0].span()
    if text[start:end] == new:
        raise CannotBeAmendedSo("The new words are the same as the old ones, so nothing would change.")
    return text[:start] + new + text[end:]


def find_section(text: str, named: str) -> Section:
    """The section that somebody names: “Section 3.1”, “3.1”, its heading or its anchor. Raises CannotBeAmendedSo."""
    sections = parse_sections(text)
    wanted = _plain(named)
    for names in (
        lambda one: {_plain(one.label), one.anchor},
        lambda one: {_plain(one.heading)},
        lambda one: {_plain(one.label).rpartition(" ")[2]},
    ):
        matching = [one for one in sections if wanted in names(one)]
        if len(matching) == 1:
            return matching[0]
        if matching:
            anchors = ", ".join(one.anchor for one in matching[:5])
            raise CannotBeAmendedSo(f"“{_short(named)}” could be several sections. Please name one: {anchors}.")
    raise CannotBeAmendedSo(f"The constitution has no “{_short(named)}”. Please name a section, such as Section 3.1.")


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("#", " ").split())


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 80 else f"{words[:77]}..."  # noqa: PLR2004 - it stands in a sentence


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """What changes, with a little of what stays around it."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        pieces += [Piece(kind="same", text=gone)] if tag == "equal" else _by_words(gone, come)
    return tuple(_shortened(_joined(pieces)))


def _by_words(gone: str, come: str) -> Iterator[Piece]:
    old, new = re.findall(r"\s+|[^\s]+", gone), re.findall(r"\s+|[^\s]+", come)
    if len(old) + len(new) > _MOST_WORDS:
        yield from (Piece(kind="del", text=gone), Piece(kind="ins", text=come))
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(kind="same", text="".join(old[a:b]))
            continue
        if b > a:
            yield Piece(kind="del", text="".join(old[a:b]))
        if d > c:
            yield Piece(kind="ins", text="".join(new[c:d]))


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].kind == piece.kind:
            joined[-1] = Piece(kind=piece.kind, text=joined[-1].text + piece.text)
        elif piece.text:
            joined.append(piece)
    return joined


def _shortened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for index, piece in enumerate(pieces):
        words = re.findall(r"\s*[^\s]+\s*", piece.text) if piece.kind == "same" else []
        first, last = index == 0, index == len(pieces) - 1
        shown = _CONTEXT * (2 - first - last)
        if len(words) <= shown or (first and last):
            yield piece
            continue
        if not first:
            yield Piece(kind="same", text="".join(words[:_CONTEXT]))
        yield Piece(kind="gap", text="")
        if not last:
            yield Piece(kind="same", text="".join(words[-_CONTEXT:]))
