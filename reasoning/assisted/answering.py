"""An answer that a model words: one sentence, held against the clause that it rests on, else dropped.

Code finds the clauses and says whether they answer. Then the model sees the section of the first. What it says is given
if the quoted words back it: if it has no number, no name and no "not" which they have not, hardly a word that its
section has not, and few that they have not. Where nothing stays, the clause is quoted: a small model that words another
sentence of the section is mostly wrong.
"""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from governance.domain.quantities import counts_in, durations_in, fractions_in
from reasoning.answers.answer import Answer, Status, answer
from reasoning.answers.evidence import find
from reasoning.grammar.fold import tokens_of
from reasoning.grammar.guards import is_denied
from reasoning.models import prompts
from reasoning.models.asking import Asker
from reasoning.models.prompts import Prompt, Purpose, fenced
from reasoning.retrieval.index import LONGEST_QUESTION, Index
from reasoning.retrieval.words import terms_of

_LONGEST: Final = 800  # letters of the section: what a small model reads within seconds
_BEFORE: Final = Fraction(1, 4)  # of an excerpt, that stand before the place that was found
_LONGEST_SENTENCE: Final = 300
_FEWEST: Final = 2  # words: one alone is a heading, no answer
_OF_SECTION, _OF_QUOTE = Fraction(85, 100), Fraction(4, 5)  # of the sentence's words
_FOREIGN: Final = re.compile(r"@|https?:|www\.|\d")


class Worded(prompts.Answer):
    """The model's answer. With `stated` False it found none."""

    stated: bool
    text: str = ""


_TASK: Final = """\
You answer a member's question from a section of their community's constitution, in the language of the section. Use \
only what it says: one short and plain sentence, in nearly the same words. If the section does not answer the \
question, or only nearly, say that it is not stated. Never guess, never calculate, never promise anything.

Examples. The section:
Council
The council meets every second Tuesday in the hall. Visitors may listen but not speak.
When does the council meet? -> {"stated": true, "text": "The council meets every second Tuesday in the hall."}
May I speak as a visitor? -> {"stated": true, "text": "Visitors may not speak."}
How many people sit on the council? -> {"stated": false}
Who pays for the hall? -> {"stated": false}"""


def answer_with(question: str, index: Index, asker: Asker) -> Answer:
    """Answer with the model's wording where it holds, else as without it. Raises ModelUnavailable."""
    alone = answer(question, index)
    places = find(question, index).places[:1]
    if not places or alone.status is not Status.STATED:
        return alone
    prompt: Prompt[Worded] = Prompt(
        purpose=Purpose.ANSWERING,
        task=_TASK,
        data="\n".join(
            [fenced("section", _excerpt(places[0], index)), fenced("question", question[:LONGEST_QUESTION])]
        ),
        answer=Worded,
        personal=True,
        most_tokens=120,
    )
    said = asker.ask(prompt)
    text = " ".join(said.text.split()) if said.stated else ""
    stands = bool(text) and _is_supported(text, alone.citations[0].quote, index.section_text(places[0]))
    asker.became(prompt, "backed by the quote" if stands else "not backed by the quote" if text else "not stated")
    return replace(alone, answer=text, source="model") if stands else alone


def _excerpt(place: int, index: Index) -> str:
    """The section under its headings, or as much of it as stands around the place that was found."""
    number, piece = index.pieces[place]
    section = index.document.sections[number]
    start = section.start
    if section.end - start > _LONGEST:
        start = max(start, min(piece.start - int(_BEFORE * _LONGEST), section.end - _LONGEST))
    return f"{index.document.headings[number]}\n{index.document.text[start : min(section.end, start + _LONGEST)]}"


def _is_supported(text: str, quote: str, section: str) -> bool:
    if len(text) > _LONGEST_SENTENCE or len(text.split()) < _FEWEST or not text.isprintable():
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
