"""Sections cut into passages short enough to have one meaning; a hit leads back to its section."""

from dataclasses import dataclass
from functools import cached_property

from governance.domain.sections import Section, normalise, parse_sections
from reasoning.retrieval.sentences import Piece, pieces_of

LONGEST_PASSAGE = 600  # characters


@dataclass(frozen=True, slots=True)
class Passage:
    """`text[start:end]` of one section, with the headings that say what it is about."""

    section: int
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """A constitution with its sections, the pieces that can be quoted, and the passages that are searched."""

    text: str
    sections: tuple[Section, ...]
    pieces: tuple[tuple[Piece, ...], ...]
    passages: tuple[Passage, ...]

    def words(self, passage: Passage) -> str:
        """The passage under its headings, as it is searched."""
        return f"{self.headings[passage.section]}\n{self.text[passage.start : passage.end]}"

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The headings over each section; the title over everything says nothing about any part."""
        title = self.sections[0].heading if self.sections else ""
        alone = sum(section.level == 1 for section in self.sections) == 1
        return tuple(
            section.path.removeprefix(f"{title} > ") if alone and section.level > 1 else section.path
            for section in self.sections
        )


def read_document(text: str) -> Document:
    """Cut a constitution. Offsets count in the normalised text, which is the document's."""
    text = normalise(text)
    sections = parse_sections(text)
    pieces = tuple(
        pieces_of(text, section) or _heading_alone(text, sections, number) for number, section in enumerate(sections)
    )
    passages = [Passage(number, start, end) for number, cut in enumerate(pieces) for start, end in _joined(cut)]
    return Document(text, sections, pieces, tuple(passages))


def _heading_alone(text: str, sections: tuple[Section, ...], number: int) -> tuple[Piece, ...]:
    """A heading with nothing under it, not even other headings, can be quoted itself."""
    section = sections[number]
    if number + 1 < len(sections) and sections[number + 1].level > section.level:
        return ()
    line = text[section.start : section.end].strip().split("\n")[0]
    words = line.strip("#= \t") or line
    start = text.index(words, section.start)
    return (Piece(start, start + len(words)),)


def _joined(pieces: tuple[Piece, ...]) -> list[tuple[int, int]]:
    """Neighbouring pieces together, as long as the passage stays short."""
    spans: list[tuple[int, int]] = []
    for piece in pieces:
        if spans and piece.end - spans[-1][0] <= LONGEST_PASSAGE:
            spans[-1] = (spans[-1][0], piece.end)
        else:
            spans.append((piece.start, piece.end))
    return spans
