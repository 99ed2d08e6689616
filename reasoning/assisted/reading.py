"""A constitution read with a model's help, section by section: it points at ways of deciding and at their words.

Nothing of what it writes is shown. Its quotes are looked up in the section, its values have to stand in its quotes, and
titles come from the text; what is left goes through the same checker as the fixed rules' own reading.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final, Literal

from governance.domain.rulebook_types import Rulebook
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


class Stated(Answer):
    """A value with the words that state it."""

    value: str
    quote: str


class Limit(Answer):
    """A threshold: a fraction such as 2/3, and whether it has to be exceeded."""

    fraction: str
    more_than: bool
    quote: str


class Way(Answer):
    """One way of deciding."""

    how: How
    quote: str
    threshold: Limit | None = None
    quorum: Stated | None = None
    duration: Stated | None = None
    voters: Stated | None = None
    proposers: Stated | None = None


class SectionReading(Answer):
    """What the model finds in one section."""

    ways: tuple[Way, ...] = ()


_TASK: Final = """\
You read one section of a community's constitution. List each way of deciding that this section itself lays down; most \
sections lay down none: {"ways": []}. For each:
how: vote, consensus, lazy_consensus (silence passes), consent (objections), ranked, approval, score, stv, jury, or \
role (a person or body decides alone)
quote: the words of the section that say so, copied exactly
threshold: {"fraction": "2/3", "more_than": false, "quote": "..."}; a simple majority is 1/2 with more_than true
quorum: how many must take part: {"value": "10" or "1/4", "quote": "..."}
duration: how long it takes, ISO 8601: {"value": "P7D" or "PT72H", "quote": "..."}
voters, proposers: who may vote, who may propose: the words for them, copied exactly: {"value": "...", "quote": "..."}
Leave out (null) what the section does not state. Never guess, never calculate, never translate. Each quote is copied \
letter by letter from the section, and contains the number or the words it is for."""


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
        made = [way for each in said.ways[:_MOST_WAYS] if (way := _proposed(each, section, words))]
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
        most_tokens=900,
    )


def _proposed(way: Way, section: Section, words: str) -> ProposedProcess | None:
    """Give the way in the reader's terms, with the section's own words for its quotes; None if it has none."""
    seed = _verbatim(way.quote, section, words)
    if seed is None:
        return None
    kind, method = _WAYS[way.how]
    limit = way.threshold
    values: list[tuple[str, Any, str]] = [("stages.0.method", method, way.quote)]
    if limit:
        values.append(("stages.0.threshold", {"fraction": limit.fraction, "strict": limit.more_than}, limit.quote))
    if way.quorum:
        values.append(("stages.0.quorum", _quorum(way.quorum.value), way.quorum.quote))
    if way.duration:
        values.append(("stages.0.duration", {"min": way.duration.value, "max": None}, way.duration.quote))
    for field, group in (("stages.0.electorate", way.voters), ("proposers", way.proposers)):
        if group and group.value.strip():
            values.append((field, {"text": group.value}, group.quote))
    fields = [
        ProposedField(field, value, (found,), source="model", sure=False)
        for field, value, quote in values
        if (found := _verbatim(quote, section, words))
    ]
    return ProposedProcess(section.heading, ((kind, method),), tuple(fields), (seed,), source="model")


def _quorum(value: str) -> dict[str, Any]:
    return {"count": int(value)} if value.isascii() and value.isdigit() else {"fraction": value}


def _verbatim(quote: str, section: Section, words: str) -> Quote | None:
    """Find the section's own words for a quote whose spaces and line ends may have been changed."""
    parts = quote.split()
    if not parts:
        return None
    found = re.search(r"\s+".join(map(re.escape, parts)), words)
    return Quote(section.anchor, found.group()) if found else None
