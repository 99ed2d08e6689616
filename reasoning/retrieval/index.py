"""One constitution ready to be searched: by number, by words, by meaning, and by all of them together."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reasoning.retrieval import vectors
from reasoning.retrieval.lexical import Lexical
from reasoning.retrieval.numbers import sections_named
from reasoning.retrieval.passages import Document, read_document
from reasoning.retrieval.sentences import Piece
from reasoning.retrieval.vectors import Meaning, Store
from reasoning.retrieval.words import terms_of

NEAR = 10  # reciprocal rank fusion: the smaller, the more the first places count
_AROUND = 0.3  # what the words around a piece count beside its own
_BY_VECTORS = (1.0, 0.6, 0.0)  # what the meaning of a piece, that around it, and its terms count beside its words
_BY_TERMS_TOO = (0.4, 0.3, 0.6)
_LONGEST_MEANT, _LONGEST_HEADING = 600, 200  # characters of a piece, and of the headings over it, that have a vector
LONGEST_QUESTION = 2000  # characters that are looked at


@dataclass(frozen=True, slots=True)
class Signals:
    """How near each piece of the text is to one question. What tells by meaning is empty where there are no vectors."""

    words: tuple[float, ...]
    around: tuple[float, ...]
    meaning: tuple[float, ...] = ()
    meaning_around: tuple[float, ...] = ()
    terms: tuple[float, ...] = ()

    def fused(self) -> list[float]:
        """Reciprocal ranks added up. What shares no word with the question has no rank by words."""
        size = len(self.words)
        meaning, meaning_around, terms = _BY_TERMS_TOO if self.terms else _BY_VECTORS
        fused = [0.0] * size
        for weight, scores in (
            (1.0, self.words), (_AROUND, self.around), (meaning, self.meaning),
            (meaning_around, self.meaning_around), (terms, self.terms),
        ):  # fmt: skip
            matched = [place for place in range(len(scores)) if scores[place] > 0]
            for rank, place in enumerate(sorted(matched, key=lambda at: (-scores[at], at)), 1):
                fused[place] += weight / (NEAR + rank)
        return fused

    def without_terms(self) -> "Signals":
        """What words and vectors alone say."""
        return replace(self, terms=())


class Index:
    """A constitution, its pieces and passages, and what is needed to compare a question with them."""

    def __init__(self, text: str) -> None:
        self.document: Document = read_document(text)
        self.pieces: tuple[tuple[int, Piece], ...] = tuple(
            (number, piece) for number, cut in enumerate(self.document.pieces) for piece in cut
        )
        self.lexical = Lexical([self.headed(place) for place in range(len(self.pieces))])
        self._around = Lexical([self.document.words(passage) for passage in self.document.passages])
        self._meanings: list[Meaning] | None = None

    def words(self, place: int) -> str:
        """The words of a piece as they stand in the text."""
        piece = self.pieces[place][1]
        return self.document.text[piece.start : piece.end]

    def section_text(self, place: int) -> str:
        """The whole section that a piece stands in, under its headings."""
        number = self.pieces[place][0]
        section = self.document.sections[number]
        return f"{self.document.headings[number]}\n{self.document.text[section.start : section.end]}"

    @cached_property
    def section_terms(self) -> tuple[Mapping[str, float], ...]:
        """What each section is found by, its headings included."""
        firsts = (self.places_of(number)[:1] for number in range(len(self.document.sections)))
        return tuple(terms_of(self.section_text(*first)) if first else {} for first in firsts)

    def places_of(self, section: int) -> list[int]:
        """The pieces of a section, in their order."""
        return self._places.get(section, [])

    @cached_property
    def _places(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for place, (section, _) in enumerate(self.pieces):
            found.setdefault(section, []).append(place)
        return found

    def headed(self, place: int) -> str:
        """A piece under its headings, on one line: what is compared with a question."""
        return f"{self.document.headings[self.pieces[place][0]]}. {' '.join(self.words(place).split())}"

    @cached_property
    def texts(self) -> list[str]:
        """What has to have vectors before the text can be searched by meaning: of each piece what fits one reading.

        A vector takes longer the longer its text is, and tells less of it; no sentence of a rule is that long.
        """
        return [self._begun(place) for place in range(len(self.pieces))]

    def _begun(self, place: int) -> str:
        headed = self.headed(place)
        if len(headed) <= _LONGEST_MEANT:
            return headed
        heading = self.document.headings[self.pieces[place][0]][:_LONGEST_HEADING]
        return f"{heading}. {' '.join(self.words(place).split())}"[:_LONGEST_MEANT]

    def by_meaning(self, store: Store) -> bool:
        """Search by meaning too from now on, if all vectors are there."""
        if not self.has_meaning:
            self._meanings = vectors.find(self.texts, store)
        return self.has_meaning

    @property
    def has_meaning(self) -> bool:
        return self._meanings is not None

    def named(self, question: str) -> tuple[int, ...]:
        """The sections that the question names by their number."""
        return sections_named(question[:LONGEST_QUESTION], self.document.sections)

    def signals(self, question: str, *, meaning: bool = True) -> Signals:
        """How near every piece is; by its words alone where no model may read the question."""
        question = question[:LONGEST_QUESTION]
        words = self.lexical.scores(question)
        around = self._around.scores(question)
        places = range(len(self.pieces))
        lexical = tuple(words.get(at, 0.0) for at in places), tuple(around.get(self._passage[at], 0.0) for at in places)
        if self._meanings is None or not meaning:
            return Signals(*lexical)
        asked = vectors.of_question(question)
        near = tuple(vectors.nearness(asked.vector, meant.vector) for meant in self._meanings)
        shared = tuple(vectors.in_common(asked.terms, meant.terms) for meant in self._meanings)
        return Signals(*lexical, near, self._near_around(near), shared)

    def _near_around(self, near: Sequence[float]) -> tuple[float, ...]:
        """How near the passage around each piece is: the mean of its pieces, longer ones counting more."""
        whole = [0.0] * len(self._bulk)
        for at, passage in enumerate(self._passage):
            whole[passage] += self._length(at) * near[at]
        return tuple(whole[passage] / self._bulk[passage] for passage in self._passage)

    @cached_property
    def _bulk(self) -> Sequence[float]:
        """The length of each passage's vector before it is brought to one."""
        members: list[list[int]] = [[] for _ in self.document.passages]
        for at, passage in enumerate(self._passage):
            members[passage].append(at)
        return [vectors.length_of_sum([self._weighted(at) for at in places]) for places in members]

    def _weighted(self, at: int) -> tuple[float, "array[float]"]:
        assert self._meanings is not None
        return self._length(at), self._meanings[at].vector

    def _length(self, at: int) -> float:
        piece = self.pieces[at][1]
        return float(piece.end - piece.start)

    def sections_of(self, places: Iterable[int]) -> list[int]:
        """The sections of these pieces, each once."""
        return list(dict.fromkeys(self.pieces[at][0] for at in places))

    @cached_property
    def _passage(self) -> Sequence[int]:
        """For each piece the passage that it stands in."""
        passages = self.document.passages
        found, at = [], 0
        for section, piece in self.pieces:
            while passages[at].section != section or passages[at].end < piece.end:
                at += 1
            found.append(at)
        return found
