"""An answer that a model words: sentence by sentence, each held against the clause that it names, else cut.

Code finds the clauses; the model sees only those. A sentence stays if its quote stands in one of them letter by letter,
if it has no number, no name and no "not" that the quote has not, and hardly a word that its section has not.
Where nothing stays, the answer is the one without a model.
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
from reasoning.retrieval.words import terms_of

_SECTIONS: Final = 4
_LONGEST_SECTION: Final = 1_800
_MOST_SENTENCES: Final = 2
_LONGEST_SENTENCE: Final = 300
_SHORTEST_QUOTE: Final = 12
_OF_SECTION, _OF_QUOTE = Fraction(85, 100), Fraction(1, 2)  # of the sentence's words
_FOREIGN: Final = re.compile(r"@|https?:|www\.|\d")


class Sentence(prompts.Answer):
    """One sentence of the answer, and the words of the text that say so."""

    text: str
    quote: str


class Worded(prompts.Answer):
    """The model's answer. With `stated` False it found none."""

    stated: bool
    sentences: tuple[Sentence, ...] = ()


_TASK: Final = """\
You answer a member's question from sections of their community's constitution, in the language of the question. Use \
only what the sections say. One sentence, two at most, short and plain. With each sentence give its quote: the words \
of the section that say so, copied exactly, letter by letter. If the sections do not answer the question, or only \
nearly, answer {"stated": false, "sentences": []}. Never guess, never calculate, never promise anything."""


def answer_with(question: str, index: Index, asker: Asker) -> Answer:
    """Answer with the model's wording where it holds, else as without it. Raises ModelUnavailable."""
    alone = answer(question, index)
    sections = _sections(question, index)
    if not sections or alone.status in {Status.VAGUE, Status.DEFERRED}:
        return alone
    prompt: Prompt[Worded] = Prompt(
        purpose=Purpose.ANSWERING,
        task=_TASK,
        data="\n\n".join(
            [
                *(fenced("section", _words(one, index)[:_LONGEST_SECTION]) for one in sections),
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
        if (citation := _cited(sentence.quote, sections, index))
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


def _sections(question: str, index: Index) -> list[int]:
    return index.sections_of(find(question, index).places)[:_SECTIONS]


def _cited(quote: str, sections: list[int], index: Index) -> Citation | None:
    """Find the text's own words for a quote in one of the sections that were shown, whatever became of its spaces."""
    parts = quote.split()
    if len(" ".join(parts)) < _SHORTEST_QUOTE:
        return None
    form = re.compile(r"\s+".join(map(re.escape, parts)))
    for number in sections:
        section = index.document.sections[number]
        found = form.search(index.document.text, section.start, section.end)
        if found:
            return Citation(section.anchor, section.label, section.path, found.group())
    return None


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
