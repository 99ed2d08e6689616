"""An answer that a model words: sentence by sentence, each held against the clause that it names, else cut.

Code finds the clauses and says whether they answer; the model sees only those. A sentence stays if its quote stands in
the section that the answer rests on, letter by letter, if it has no number, no name and no "not" that the quote has
not, and hardly a word that its section has not. Where nothing stays, the answer is the one without a model.
"""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from governance.domain.quantities import counts_in, durations_in, fractions_in
from reasoning.answers.answer import MOST_CITATIONS, Answer, Citation, Status, answer
from reasoning.answers.evidence import find
from reasoning.grammar.fold import tokens_of
from reasoning.grammar.guards import is_denied
from reasoning.models import prompts
from reasoning.models.asking import Asker
from reasoning.models.prompts import Prompt, Purpose, fenced
from reasoning.retrieval.index import LONGEST_QUESTION, Index
from reasoning.retrieval.sentences import Piece
from reasoning.retrieval.words import terms_of

_EXCERPTS: Final = (900, 500, 500)  # letters of each section: what a small model reads within seconds
_BEFORE: Final = Fraction(1, 4)  # of an excerpt, that stand before the place that was found
_MOST_SENTENCES: Final = 2
_LONGEST_SENTENCE: Final = 300
_SHORTEST_QUOTE: Final = 12
_OF_SECTION, _OF_QUOTE = Fraction(85, 100), Fraction(1, 2)  # of the sentence's words
_FOREIGN: Final = re.compile(r"@|https?:|www\.|\d")


class Sentence(prompts.Answer):
    """One sentence of the answer, after the words of the text that say so."""

    quote: str
    text: str


class Worded(prompts.Answer):
    """The model's answer. With `stated` False it found none."""

    stated: bool
    sentences: tuple[Sentence, ...] = ()


_TASK: Final = """\
You answer a member's question from sections of their community's constitution, in the language of the question. Use \
only what the sections say. First the quote: the words of the section that answer, copied exactly, letter by letter. \
Then the text: the same in one short and plain sentence, in nearly the same words. One sentence, two at most. If the \
sections do not answer the question, or only nearly, say that it is not stated. Never guess, never calculate, never \
promise anything.

Examples. The sections:
Council
The council meets every second Tuesday in the hall. Visitors may listen but not speak.
When does the council meet? -> {"stated": true, "sentences": [{"quote": "The council meets every second Tuesday in the \
hall.", "text": "The council meets every second Tuesday in the hall."}]}
May I speak as a visitor? -> {"stated": true, "sentences": [{"quote": "Visitors may listen but not speak.", "text": \
"Visitors may not speak."}]}
How many people sit on the council? -> {"stated": false, "sentences": []}
Who pays for the hall? -> {"stated": false, "sentences": []}"""


def answer_with(question: str, index: Index, asker: Asker) -> Answer:
    """Answer with the model's wording where it holds, else as without it. Raises ModelUnavailable."""
    alone = answer(question, index)
    places = find(question, index).places[: len(_EXCERPTS)]
    sections = index.sections_of(places)
    if not sections or alone.status is not Status.STATED:
        return alone
    prompt: Prompt[Worded] = Prompt(
        purpose=Purpose.ANSWERING,
        task=_TASK,
        data="\n\n".join(
            [
                fenced("sections", "\n\n".join(map(_excerpt, places, _EXCERPTS, [index] * len(places)))),
                fenced("question", question[:LONGEST_QUESTION]),
            ]
        ),
        answer=Worded,
        personal=True,
        most_tokens=300,
    )
    said = asker.ask(prompt)
    kept = [
        (" ".join(sentence.text.split()), citation)
        for sentence in said.sentences[:_MOST_SENTENCES]
        if (citation := _cited(sentence.quote, sections[:1], index))
        and _is_supported(sentence.text, citation.quote, _words(_number(citation, index), index))
    ]
    asker.became(prompt, f"{len(kept)} of {len(said.sentences)} sentences stand")
    if not said.stated or not kept:
        return alone
    cited = tuple(dict.fromkeys([citation for _, citation in kept]))
    others = tuple(one for one in alone.citations if one.anchor not in {each.anchor for each in cited})
    words = " ".join(text for text, _ in kept)
    return replace(
        alone,
        status=Status.STATED,
        answer=words,
        citations=(*cited, *others)[:MOST_CITATIONS],
        source="model",
    )


def _excerpt(place: int, longest: int, index: Index) -> str:
    """The section under its headings, or as much of it as stands around the place that was found."""
    number, piece = index.pieces[place]
    section = index.document.sections[number]
    start = section.start
    if section.end - start > longest:
        start = max(start, min(piece.start - int(_BEFORE * longest), section.end - longest))
    return f"{index.document.headings[number]}\n{index.document.text[start : min(section.end, start + longest)]}"


def _cited(quote: str, sections: list[int], index: Index) -> Citation | None:
    """Find the text's own words for a quote in one of the sections that were shown, whatever became of its spaces."""
    parts = quote.split()
    if len(" ".join(parts)) < _SHORTEST_QUOTE:
        return None
    form = re.compile(r"\s+".join(map(re.escape, parts)))
    for number in sections:
        section = index.document.sections[number]
        found = form.search(index.document.text, section.start, section.end)
        if found and any(_stands_in(piece, found) for piece in map(index.pieces.__getitem__, index.places_of(number))):
            return Citation(section.anchor, section.label, section.path, found.group())
    return None


def _stands_in(place: tuple[int, Piece], found: re.Match[str]) -> bool:
    """Whether the words belong to what the section says, and not to its heading."""
    return place[1].start < found.end() and found.start() < place[1].end


def _words(number: int, index: Index) -> str:
    section = index.document.sections[number]
    return f"{index.document.headings[number]}\n{index.document.text[section.start : section.end]}"


def _number(citation: Citation, index: Index) -> int:
    return next(at for at, section in enumerate(index.document.sections) if section.anchor == citation.anchor)


def _is_supported(sentence: str, quote: str, section: str) -> bool:
    text = " ".join(sentence.split())
    if not text or len(text) > _LONGEST_SENTENCE or not text.isprintable():
        return False
    for numbers in (fractions_in, counts_in, durations_in):
        if not numbers(text) <= numbers(quote):
            return False
    if any(part.strip(".,;:!?") not in quote for part in text.split() if _FOREIGN.search(part)):
        return False
    if is_denied(tokens_of(text)) != is_denied(tokens_of(quote)):
        return False
    said = set(terms_of(text))
    in_section, in_quote = said & set(terms_of(section)), said & set(terms_of(quote))
    return bool(said) and len(in_section) >= _OF_SECTION * len(said) and len(in_quote) >= _OF_QUOTE * len(said)
