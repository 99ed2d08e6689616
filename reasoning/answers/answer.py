"""A question answered from the text alone: every word of the answer is a fixed frame or a quotation."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from reasoning.answers.asks import EXACT, Asks
from reasoning.answers.evidence import Evidence, find
from reasoning.answers.pointers import points_elsewhere, sends_away
from reasoning.answers.roughness import is_rough
from reasoning.answers.values import gives
from reasoning.retrieval.index import Index

MOST_CITATIONS = 3
_LONGEST_PAIR = 330  # characters; two quotations have to fit one post
_LONGEST_QUOTE = 400  # characters; a single longer sentence is still quoted whole
_LEANS_BACK = re.compile(
    r"\W*(?:it|they|this|these|that|those|he|she|there|such|then|otherwise|both|if not|es|sie|dies\w*|dann|"
    r"sonst|er|dabei|dazu|dafür"
    r"|il|elle|ils|elles|cela|ceci|celle-ci|celui-ci|sinon|ello|esto|esta|estos|este|si no|entonces|dit|deze|"
    r"zij|het)\b",
    re.IGNORECASE,
)


class Status(StrEnum):
    """What the text has to say about a question."""

    STATED = "stated"
    VAGUE = "vague"
    DEFERRED = "deferred"
    NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of the text, letter by letter, and where they stand."""

    anchor: str
    section: str
    path: str
    quote: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer rests on the first citation, and on the second if it is of the same section.

    The others are the next nearest. `not stated` rests on none.
    """

    question: str
    status: Status
    answer: str
    citations: tuple[Citation, ...]
    source: Literal["extract", "model", "record"] = "extract"
    personal: bool = False  # about the person who asks
    proposal: int | None = None  # whose page says more
    lines: tuple[str, ...] = ()  # the answer, where it is a list with its quotations

    @property
    def quoted(self) -> tuple[Citation, ...]:
        """What the answer itself quotes: one sentence, or two of the same section."""
        if self.status is Status.NOT_STATED or self.source != "extract":
            return self.citations[: self.status is not Status.NOT_STATED]
        return tuple(one for one in self.citations[:2] if one.path == self.citations[0].path)


def answer(question: str, index: Index, *, meaning: bool = True) -> Answer:
    """What the text says about the question, or that it does not say. Without `meaning` it is searched by words."""
    evidence = find(question, index, meaning=meaning)
    citations = tuple(_cite(place, index) for place in evidence.places[:MOST_CITATIONS])
    beside = _cited_beside(evidence, citations, index)
    status = _status(question, evidence, citations, beside)
    return Answer(question, status, _in_words(status, citations, beside), (*citations[:1], *beside, *citations[1:]))


def _status(question: str, evidence: Evidence, citations: tuple[Citation, ...], beside: tuple[Citation, ...]) -> Status:
    if not citations or not evidence.on_topic:
        return Status.NOT_STATED
    quote, asks = citations[0].quote, evidence.asks
    if is_rough(quote, asks, question):
        return Status.VAGUE
    if _leaves_it(quote, asks) or (asks in EXACT and not gives(quote, asks) and _any_leaves(beside, asks)):
        return Status.DEFERRED
    return Status.STATED if evidence.supports else Status.NOT_STATED


def _leaves_it(quote: str, asks: Asks) -> bool:
    return points_elsewhere(quote) and (asks in {Asks.HOW, Asks.OTHER} or not gives(quote, asks))


def _any_leaves(beside: tuple[Citation, ...], asks: Asks) -> bool:
    """Whether what is quoted beside it names another document, as for a value that the first quote has not."""
    return any(_leaves_it(one.quote, asks) for one in beside)


def _cite(place: int, index: Index) -> Citation:
    section = index.document.sections[index.pieces[place][0]]
    start, end = _span(place, index)
    return Citation(section.anchor, section.label, section.path, index.document.text[start:end])


def _cited_beside(evidence: Evidence, citations: tuple[Citation, ...], index: Index) -> tuple[Citation, ...]:
    """The second quotation of the same section, where both are short enough to be read together."""
    if evidence.beside is None:
        return ()
    second = _cite(evidence.beside, index)
    first = citations[0].quote
    if second.quote in first or first in second.quote or len(first) + len(second.quote) > _LONGEST_PAIR:
        return ()
    return (second,)


def _span(place: int, index: Index) -> tuple[int, int]:
    """The smallest words that can stand alone: an item with what leads into it, a "they" with whom it means.

    Of a long list of what another document has, the words that send there, for the item alone would seem to be a rule.
    """
    section, piece = index.pieces[place]
    start = piece.start
    if piece.lead is not None:
        start = piece.lead
    elif place and index.pieces[place - 1][0] == section and _LEANS_BACK.match(index.words(place)):
        start = index.pieces[place - 1][1].start
    if piece.end - start <= _LONGEST_QUOTE:
        return start, piece.end
    leads = [other for at, other in index.pieces if at == section and other.start == piece.lead]
    if leads and sends_away(index.document.text[leads[0].start : leads[0].end]):
        return leads[0].start, leads[0].end
    return piece.start, piece.end


FRAMES = {
    Status.STATED: "{section} says: “{quote}”",
    Status.VAGUE: "The text gives no exact answer to this. {section} says: “{quote}”",
    Status.DEFERRED: "The text leaves this to another document. {section} says: “{quote}”",
}


def _in_words(status: Status, citations: tuple[Citation, ...], beside: tuple[Citation, ...]) -> str:
    if status is Status.NOT_STATED:
        nearest = list(dict.fromkeys(citation.section for citation in citations))
        if not nearest:
            return "The text does not say."
        return f"The text does not say. Nearest to it: {'; '.join(nearest)}."
    return framed(status, citations[0], *beside)


def framed(status: Status, first: Citation, *beside: Citation) -> str:
    """The fixed words around one or two quotations of the same section."""
    also = "".join(f" Also there: “{_line(one.quote)}”" for one in beside)
    return FRAMES[status].format(section=first.section, quote=_line(first.quote)) + also


def _line(quote: str) -> str:
    return " ".join(quote.split())
