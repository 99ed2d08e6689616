"""An answer that a model helps to find and words: one sentence, held against the clause that it rests on, else dropped.

The model guesses a clause, which leads the search; code finds the clauses and says whether they answer. Then the model
sees the section of the first. What it says is given if the quoted words back it: if it has no number, no name and no
"not" which they have not, hardly a word that its section has not, and few that they have not. Where nothing stays, the
clause is quoted: a small model that words another sentence of the section is mostly wrong.
"""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from governance.domain.quantities import counts_in, durations_in, fractions_in
from reasoning.answers.answer import Answer, Status, answer
from reasoning.answers.evidence import find
from reasoning.assisted.searching import guess
from reasoning.grammar.fold import tokens_of
from reasoning.grammar.guards import is_denied
from reasoning.models import prompts
from reasoning.models.asking import Asker
from reasoning.models.errors import AnswerUnusable, ModelUnavailable
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
    """Answer with the model's help: where it leads the search, and its wording where that holds.

    Raises ModelUnavailable.
    """
    clause = _guessed(question, index, asker)
    alone = answer(question, index)
    if clause:
        led = answer(question, index, guessed=clause)
        if led.status is Status.NOT_STATED and alone.status is not Status.NOT_STATED:
            clause = ""  # a guess silences no answer
        else:
            alone = replace(led, led=led.answer != alone.answer)
    places = find(question, index, guessed=clause).places[:1]
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
    try:
        said = asker.ask(prompt)
    except ModelUnavailable:
        if not alone.led:
            raise
        return alone
    text = " ".join(said.text.split()) if said.stated else ""
    stands = bool(text) and _is_supported(text, alone.citations[0].quote, index.section_text(places[0]))
    asker.became(prompt, "backed by the quote" if stands else "not backed by the quote" if text else "not stated")
    return replace(alone, answer=text, source="model") if stands else alone


def _guessed(question: str, index: Index, asker: Asker) -> str:
    """The clause to search for too; none where the model's answer cannot be used: then it may still word one."""
    try:
        return guess(question, index, asker)
    except AnswerUnusable:
        return ""


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
