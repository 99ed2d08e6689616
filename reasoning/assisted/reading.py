"""A constitution read with a model's help, section by section: it points at ways of deciding and at their words.

Nothing of what it writes is shown. Its quotes are looked up in the section, its values have to stand in its quotes, and
titles come from the text; what is left goes through the same checker as the fixed rules' own reading.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any, Final, Literal

from pydantic import Field

from governance.domain.quantities import counts_in, durations_in, fractions_in
from governance.domain.rulebook_types import Rulebook
from governance.domain.rulebook_values import Duration
from governance.domain.sections import Section
from reasoning.assisted.agreeing import agreed
from reasoning.models.asking import Asker
from reasoning.models.errors import ModelUnavailable
from reasoning.models.prompts import Answer, Prompt, Purpose, fenced
from reasoning.reader.proposed import ProposedField, ProposedProcess, Quote
from reasoning.reader.reading import Prepared, draft, prepare, propose

_LONGEST: Final = 5_000
_SHORTEST: Final = 60
_MOST_WAYS: Final = 8
_METHOD: Final = "stages.0.method"
_LONGEST_QUOTE: Final = 500
_MOST_WORDS_OF_A_GROUP: Final = 12
_HALF: Final = Fraction(1, 2)
_MORE_THAN: Final = re.compile(r"\b(?:more than|over|exceed\w*|mehr als|über|plus de|más de)\b", re.IGNORECASE)
_MAJORITY: Final = re.compile(r"majorit|mehrheit|\bmost\b|meisten|mayor[ií]a", re.IGNORECASE)

How = Literal["vote", "consensus", "lazy_consensus", "consent", "ranked", "approval", "score", "stv", "jury", "role"]
_WAYS: Final[dict[str, tuple[str, str]]] = {
    "vote": ("ballot", "yes_no"),
    "consensus": ("ballot", "consensus"),
    "lazy_consensus": ("consent", "lazy_consensus"),
    "consent": ("consent", "consent"),
    "ranked": ("ballot", "ranked"),
    "approval": ("ballot", "approval"),
    "score": ("ballot", "score"),
    "stv": ("ballot", "stv"),
    "jury": ("jury", "jury"),
    "role": ("role", "role"),
}


class Way(Answer):
    """One way of deciding, in the section's own words: code reads the numbers out of them."""

    quote: str
    how: How
    voters: str | None = None
    threshold: str | None = None
    quorum: str | None = None
    duration: str | None = None
    proposers: str | None = None


class SectionReading(Answer):
    """What the model finds in one section."""

    ways: tuple[Way, ...] = Field(default=(), max_length=_MOST_WAYS)  # a small model goes on and on


_TASK: Final = """\
You read one section of a community's constitution. List each way of deciding that this section itself lays down; many \
sections lay down none. Copy words exactly, letter by letter, never change, translate or calculate:
quote: the sentence that says that something is decided so
how: vote, consensus, lazy_consensus (it passes if nobody objects in time), consent (objections are heard), ranked, \
approval, score, stv, jury, or role (one person, a group or a body decides alone)
voters: the words for those who decide
threshold: the words for how many must agree
quorum: the words for how many must take part
duration: the words for how long the vote or the wait takes
proposers: the words for those who may propose
Leave out what the section does not state.

Examples.
Friday circle
Up to 20 coins the cook buys what is needed. Anything dearer goes to the Friday circle, to which whoever has a room \
may come, and at least six must be there. Three quarters of them have to nod. Ideas hang on the door for five days \
first.
-> {"ways": [{"quote": "Up to 20 coins the cook buys what is needed.", "how": "role", "voters": "the cook"}, {"quote": \
"Three quarters of them have to nod.", "how": "vote", "voters": "whoever has a room", "threshold": "Three quarters of \
them have to nod", "quorum": "at least six must be there", "duration": "for five days"}]}
Neue Pflanzen
Wer etwas pflanzen will, schreibt es in die Gruppe. Widerspricht zwei Tage lang niemand, wird gepflanzt.
-> {"ways": [{"quote": "Widerspricht zwei Tage lang niemand, wird gepflanzt.", "how": "lazy_consensus", "duration": \
"zwei Tage lang", "proposers": "Wer etwas pflanzen will"}]}
Parking
Bicycles stand in the yard, cars in the street. Please keep the gate shut.
-> {"ways": []}"""


def read_with(text: str, asker: Asker, *, say: Callable[[str], None]) -> Rulebook:
    """Read a constitution by fixed rules and with the model. What a section costs when it fails is the model's help.

    `say` takes a line of progress for each section. An interrupted reading goes on where the ledger remembers answers.
    """
    prepared = prepare(text)
    ways = tuple(_found(prepared, asker, say))
    return draft(prepared, agreed(prepared, propose(prepared), ways))


def asked_about(prepared: Prepared) -> list[Section]:
    """The sections that are long enough to lay something down: the model is asked about each."""
    return [one for one in prepared.sections if one.end - one.start >= _SHORTEST]


def _found(prepared: Prepared, asker: Asker, say: Callable[[str], None]) -> Iterator[ProposedProcess]:
    sections = asked_about(prepared)
    for place, section in enumerate(sections, 1):
        words = prepared.text[section.start : section.end]
        prompt = _question(words[:_LONGEST])
        try:
            said = asker.ask(prompt)
        except ModelUnavailable as error:
            say(f"{place} of {len(sections)}, {section.label}: read without the model. {error.safe}")
            continue
        made = [way for each in said.ways if (way := _proposed(each, section, prepared))]
        asker.became(prompt, f"{len(made)} of {len(said.ways)} ways have their words in the text")
        say(f"{place} of {len(sections)}, {section.label}: {len(made)}")
        yield from made


def _question(words: str) -> Prompt[SectionReading]:
    return Prompt(
        purpose=Purpose.READING,
        task=_TASK,
        data=fenced("section", words),
        answer=SectionReading,
        personal=False,
        most_tokens=700,
    )


def _proposed(way: Way, section: Section, prepared: Prepared) -> ProposedProcess | None:
    """Give the way in the reader's terms, with the section's own sentences for its quotes; None if it has none."""
    seed = _sentence(way.quote, section, prepared)
    if seed is None:
        return None
    kind, method = _WAYS[way.how]
    said = Counter(words for words in way.model_dump(exclude={"how"}).values() if words)
    values: list[tuple[str, Callable[[str], Any], str | None]] = [
        (_METHOD, lambda _: method, way.quote),
        ("stages.0.threshold", _threshold, way.threshold),
        ("stages.0.quorum", _quorum, way.quorum),
        ("stages.0.duration", _duration, way.duration),
        ("stages.0.electorate", _group, way.voters),
        ("proposers", _group, way.proposers),
    ]
    fields = [
        ProposedField(field, value, (found,), source="model", sure=False)
        for field, reads, words in values
        if words
        and (field == _METHOD or said[words] == 1)  # the same words for everything say nothing of any
        and (value := reads(words))
        and (found := _sentence(words, section, prepared))
    ]
    return ProposedProcess(section.heading, ((kind, method),), tuple(fields), (seed,), source="model")


def _threshold(words: str) -> dict[str, Any] | None:
    found = fractions_in(words)
    if len(found) != 1:
        return None
    [fraction] = found
    strict = _MORE_THAN.search(words) or (fraction == _HALF and _MAJORITY.search(words))
    return {"fraction": str(fraction), "strict": bool(strict) and fraction != 1}


def _quorum(words: str) -> dict[str, Any] | None:
    counts, fractions = counts_in(words), fractions_in(words)
    if len(counts) + len(fractions) != 1:
        return None
    return {"count": next(iter(counts))} if counts else {"fraction": str(next(iter(fractions)))}


def _duration(words: str) -> dict[str, Any] | None:
    found = durations_in(words)
    return Duration(min=next(iter(found))).model_dump(mode="json") if len(found) == 1 else None


def _group(words: str) -> dict[str, Any] | None:
    said = words.split()
    return (
        {"text": " ".join(said)}
        if 0 < len(said) <= _MOST_WORDS_OF_A_GROUP and not any(map(str.isdigit, said))
        else None
    )


def _sentence(words: str, section: Section, prepared: Prepared) -> Quote | None:
    """Find the section's own words, whose spaces and line ends may have been changed, and the sentence around them."""
    parts = words.split()
    if not parts:
        return None
    found = re.compile(r"\s+".join(map(re.escape, parts))).search(prepared.text, section.start, section.end)
    if found is None:
        return None
    around = [one for one in prepared.sentences if one.start < found.end() and found.start() < one.end]
    start = min([found.start(), *(one.start for one in around)])
    end = max([found.end(), *(one.end for one in around)])
    whole = prepared.text[start:end]
    return Quote(section.anchor, whole if len(whole) <= _LONGEST_QUOTE else found.group())
