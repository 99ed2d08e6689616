"""How well questions are answered from a text: the right section, the right status, words that stand there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from reasoning import embedding
from reasoning.answers.answer import Answer, Citation, Status, answer, framed
from reasoning.assisted.answering import answer_with
from reasoning.evaluation.helping import figures_of, helper_named
from reasoning.evaluation.scores import Document, Figure, Figures, LabelledSet, Told, untold
from reasoning.models.asking import Asker
from reasoning.models.errors import ModelUnavailable
from reasoning.retrieval import vectors
from reasoning.retrieval.index import Index

_THREE: Final = 3


@dataclass
class _Counts:
    """What is counted for one way of searching."""

    asked: int = 0
    first: int = 0
    three: int = 0
    status: int = 0
    silent: int = 0  # questions without an answer
    recognised: int = 0
    shown: int = 0
    labelled: int = 0  # questions whose label has the words that answer
    invented: int = 0
    milliseconds: float = 0.0

    @property
    def answerable(self) -> int:
        return self.asked - self.silent


def measure(
    labelled: LabelledSet,
    *,
    model: str,
    clock: Callable[[], float],
    say: Callable[[str], None],
    told: Told = untold,
) -> Figures:
    """Every question of the set, searched by meaning and words, and once more by words alone."""
    if not any(document.labels.get("questions") for document in labelled.documents):
        return ()
    helper = helper_named(model)
    of = sum(len(document.labels.get("questions") or ()) for document in labelled.documents)
    both, words = _Counts(), _Counts()
    for document in labelled.documents:
        index, store = Index(document.content.decode("utf-8", "replace")), vectors.InMemory()
        vectors.make(index.texts, store)
        index.by_meaning(store)
        for question in document.labels.get("questions") or ():
            told(both.asked, of)
            _count(both, question, document, index, meaning=True, clock=clock, say=say, helper=helper)
            _count(words, question, document, index, meaning=False, clock=clock, say=lambda _: None)
    return [*_figures(both), *_words_alone(words), *figures_of(helper)]


def _figures(counts: _Counts) -> list[Figure]:
    per_question = round(counts.milliseconds / counts.asked, 1) if counts.asked else 0.0
    return [
        Figure("right section first", counts.first, counts.answerable),
        Figure("among three", counts.three, counts.answerable),
        Figure("words that answer", counts.shown, counts.labelled),
        Figure("status right", counts.status, counts.asked),
        Figure("“not stated” recognised", counts.recognised, counts.silent),
        Figure("invented", counts.invented),
        Figure("time a question" if embedding.available() else "time a question, by words", per_question, unit="ms"),
    ]


def _words_alone(counts: _Counts) -> list[Figure]:
    return [
        Figure("by words alone: first", counts.first, counts.answerable),
        Figure("by words alone: among three", counts.three, counts.answerable),
        Figure("by words alone: “not stated”", counts.recognised, counts.silent),
    ]


def _count(
    counts: _Counts,
    label: Mapping[str, Any],
    document: Document,
    index: Index,
    *,
    meaning: bool,
    clock: Callable[[], float],
    say: Callable[[str], None],
    helper: Asker | None = None,
) -> None:
    began = clock()
    given = _given(str(label["question"]), index, meaning=meaning, helper=helper, say=say)
    counts.milliseconds += 1000 * (clock() - began)
    counts.asked += 1
    counts.status += given.status == label["status"]
    counts.invented += invents(given, index.document.text)
    where = f"{document.name}: {label['question']}"
    if label["status"] == Status.NOT_STATED:
        counts.silent += 1
        counts.recognised += given.status is Status.NOT_STATED
        if given.status is not Status.NOT_STATED:
            say(f"{where} has no answer, given: {given.answer}")
        return
    right = {path.casefold() for path in label.get("section_paths") or ()}
    paths = list(dict.fromkeys(citation.path.casefold() for citation in given.citations))
    counts.first += bool(paths) and paths[0] in right
    counts.three += not right.isdisjoint(paths[:_THREE])
    if not paths or paths[0] not in right:
        say(f"{where} is answered in {sorted(right)}, looked at: {paths}")
    elif given.status != label["status"]:
        say(f"{where} is {label['status']}, given: {given.status}")
    if evidence := [_line(words) for words in label.get("evidence") or ()]:
        counts.labelled += 1
        counts.shown += any(_shows(_line(one.quote), words) for words in evidence for one in _near(given))


def _given(question: str, index: Index, *, meaning: bool, helper: Asker | None, say: Callable[[str], None]) -> Answer:
    if helper is not None:
        try:
            return answer_with(question, index, helper)
        except ModelUnavailable as error:
            say(f"{question}: answered without the model. {error}")
    return answer(question, index, meaning=meaning)


def invents(given: Answer, text: str) -> bool:
    """Whether an answer holds anything but fixed words, names of sections, and words of the text.

    A model's own words are held against their quotes before they are given at all; here its quotes count.
    """
    if any(citation.quote not in text for citation in given.citations):
        return True
    if given.status is Status.NOT_STATED or given.source == "model":
        return False
    first, *others = given.citations
    return given.answer not in (framed(given.status, first), framed(given.status, first, *others[:1]))


def _near(given: Answer) -> tuple[Citation, ...]:
    """The first quotation, and the one beside it; of an answer that keeps silent, what it shows as nearest."""
    return given.quoted or given.citations[:1]


def _shows(quote: str, words: str) -> bool:
    """Whether the quote and the words that answer are the same place: one holds the other, or its beginning."""
    return words in quote or quote in words or words[:60] in quote


def _line(words: str) -> str:
    return " ".join(words.split())
