"""A constitution read with a model's help, section by section: it points at ways of deciding and at their sentences.

Nothing of what it writes is shown. It sees numbered sentences and says in which a way, its threshold, its quorum and
its duration stand: code reads the numbers there. Groups of people are looked up where it found them. What is left goes
through the same checker as the fixed rules' own reading.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
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
from reasoning.reader.proposed import ProposedField, ProposedProcess, quote
from reasoning.reader.reading import Prepared, draft, prepare, propose
from reasoning.reader.sentences import Sentence

_LONGEST: Final = 5_000
_SHORTEST: Final = 60
_MOST_WAYS: Final = 8
_METHOD: Final = "stages.0.method"
_MOST_WORDS_OF_A_GROUP: Final = 12
_HALF: Final = Fraction(1, 2)
_MORE_THAN: Final = re.compile(r"\b(?:more than|over|exceed\w*|mehr als|über|plus de|más de)\b", re.IGNORECASE)
_MAJORITY: Final = re.compile(r"majorit|mehrheit|\bmost\b|meisten|mayor[ií]a", re.IGNORECASE)

How = Literal["vote", "consensus", "no_objection", "consent", "ranked", "approval", "score", "stv", "lot", "alone"]
_WAYS: Final[dict[str, tuple[str, str]]] = {
    "vote": ("ballot", "yes_no"),
    "consensus": ("ballot", "consensus"),
    "no_objection": ("consent", "lazy_consensus"),
    "consent": ("consent", "consent"),
    "ranked": ("ballot", "ranked"),
    "approval": ("ballot", "approval"),
    "score": ("ballot", "score"),
    "stv": ("ballot", "stv"),
    "lot": ("jury", "jury"),
    "alone": ("role", "role"),
}


class Way(Answer):
    """One way of deciding. Numbers are those of sentences: code reads what stands there."""

    at: int
    how: How
    voters: str | None = None
    threshold: int | None = None
    quorum: int | None = None
    duration: int | None = None
    proposers: str | None = None


class SectionReading(Answer):
    """What the model finds in one section."""

    ways: tuple[Way, ...] = Field(default=(), max_length=_MOST_WAYS)  # a small model goes on and on


_TASK: Final = """\
You read one section of a community's constitution, sentence by sentence. List each way of deciding that this section \
itself lays down; many sections lay down none. Leave out what the section does not state:
at: the number of the sentence that says that something is decided so
how: vote, consensus, no_objection (it passes if nobody objects in time), consent (objections are heard), ranked, \
approval, score, stv, lot (people drawn by lot decide), or alone (one person, a group or a body decides)
voters: the words for those who decide, copied exactly
threshold: the number of the sentence that says how many must agree
quorum: the number of the sentence that says how many must take part
duration: the number of the sentence that says how long the vote or the wait takes
proposers: the words for those who may propose, copied exactly

Examples.
Friday circle
1 Up to 20 coins the cook buys what is needed.
2 Anything dearer goes to the Friday circle, to which whoever has a room may come, and at least six must be there.
3 Three quarters of them have to nod.
4 Ideas hang on the door for five days first.
-> {"ways": [{"at": 1, "how": "alone", "voters": "the cook"}, {"at": 3, "how": "vote", "voters": "whoever has a room", \
"threshold": 3, "quorum": 2, "duration": 4}]}
Neue Pflanzen
1 Wer etwas pflanzen will, schreibt es in die Gruppe.
2 Widerspricht zwei Tage lang niemand, wird gepflanzt.
-> {"ways": [{"at": 2, "how": "no_objection", "duration": 2, "proposers": "Wer etwas pflanzen will"}]}
Parking
1 Bicycles stand in the yard, cars in the street.
2 Please keep the gate shut.
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
    return [one for one in prepared.sections if one.end - one.start >= _SHORTEST and _shown(one, prepared)]


def _found(prepared: Prepared, asker: Asker, say: Callable[[str], None]) -> Iterator[ProposedProcess]:
    sections = asked_about(prepared)
    for place, section in enumerate(sections, 1):
        shown = _shown(section, prepared)
        prompt = _question(section, shown)
        try:
            said = asker.ask(prompt)
        except ModelUnavailable as error:
            say(f"{place} of {len(sections)}, {section.label}: read without the model. {error.safe}")
            continue
        made = [way for each in _telling(said.ways, shown) if (way := _proposed(each, section, shown))]
        asker.became(prompt, f"{len(made)} of {len(said.ways)} ways have their words in the text")
        say(f"{place} of {len(sections)}, {section.label}: {len(made)}")
        yield from made


def _shown(section: Section, prepared: Prepared) -> list[Sentence]:
    """The sentences of a section, as many as fit."""
    own = [one for one in prepared.sentences if one.section is section and not one.example]
    return [one for one in own if one.end - section.start <= _LONGEST]


def _question(section: Section, shown: Sequence[Sentence]) -> Prompt[SectionReading]:
    lines = [section.heading, *(f"{number} {sentence.flat}" for number, sentence in enumerate(shown, 1))]
    return Prompt(
        purpose=Purpose.READING,
        task=_TASK,
        data=fenced("section", "\n".join(lines)),
        answer=SectionReading,
        personal=False,
        most_tokens=400,
    )


def _telling(ways: Sequence[Way], shown: Sequence[Sentence]) -> Iterator[Way]:
    """Leave out what a small model says of everything: the same again and again, and numbers where there are none.

    What it says again is taken once if it has numbers that stand there, and else not at all.
    """
    known: set[Way] = set()
    said = Counter(way.model_copy(update={"at": 0}) for way in ways)
    for way in ways:
        bare = way.model_copy(update={"at": 0})
        if said[bare] > 1 and way.threshold is way.quorum is way.duration is None:
            continue
        pointed = ((way.threshold, _counted), (way.quorum, _counted), (way.duration, durations_in))
        if bare not in known and all(
            number is None or ((there := _numbered(number, shown)) and counted(there.flat))
            for number, counted in pointed
        ):
            yield way
        known.add(bare)


def _counted(words: str) -> bool:
    return bool(fractions_in(words) or counts_in(words))


def _proposed(way: Way, section: Section, shown: Sequence[Sentence]) -> ProposedProcess | None:
    """Give the way in the reader's terms, quoting whole sentences; None if it points nowhere."""
    seed = _numbered(way.at, shown)
    if seed is None:
        return None
    kind, method = _WAYS[way.how]
    fields = [ProposedField(_METHOD, method, (quote(seed),), source="model", sure=False)]
    for name, reads, number in (
        ("threshold", _threshold, way.threshold),
        ("quorum", _quorum, way.quorum),
        ("duration", _duration, way.duration),
    ):
        there = _numbered(number, shown)
        if there and (value := reads(there.flat, alone=way.threshold != way.quorum)):
            fields.append(ProposedField(f"stages.0.{name}", value, (quote(there),), source="model", sure=False))
    for name, words in (("stages.0.electorate", way.voters), ("proposers", way.proposers)):
        if found := _group(words or "", seed, shown):
            named, there = found
            fields.append(ProposedField(name, {"text": named}, (quote(there),), source="model", sure=False))
    return ProposedProcess(section.heading, ((kind, method),), tuple(fields), (quote(seed),), source="model")


def _numbered(number: int | None, shown: Sequence[Sentence]) -> Sentence | None:
    return shown[number - 1] if number is not None and 0 < number <= len(shown) else None


def _threshold(words: str, *, alone: bool) -> dict[str, Any] | None:
    """The one share in a sentence. Where the same sentence is said to hold the quorum, that is its one count."""
    found = fractions_in(words)
    if len(found) != 1 or not (alone or len(counts_in(words)) == 1):
        return None
    [fraction] = found
    strict = _MORE_THAN.search(words) or (fraction == _HALF and _MAJORITY.search(words))
    return {"fraction": str(fraction), "strict": bool(strict) and fraction != 1}


def _quorum(words: str, *, alone: bool) -> dict[str, Any] | None:
    counts, fractions = counts_in(words), fractions_in(words)
    if (len(counts) + len(fractions) != 1) if alone else (len(counts), len(fractions)) != (1, 1):
        return None
    return {"count": next(iter(counts))} if counts else {"fraction": str(next(iter(fractions)))}


def _duration(words: str, *, alone: bool) -> dict[str, Any] | None:
    del alone
    found = durations_in(words)
    return Duration(min=next(iter(found))).model_dump(mode="json") if len(found) == 1 else None


def _group(words: str, seed: Sentence, shown: Sequence[Sentence]) -> tuple[str, Sentence] | None:
    """Find the words for a group in the way's own sentence, else in the nearest one that has them."""
    parts = words.split()
    if not 0 < len(parts) <= _MOST_WORDS_OF_A_GROUP or any(map(str.isdigit, parts)):
        return None
    words = r"\s+".join(map(re.escape, parts))
    form = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    for one in sorted(shown, key=lambda one: abs(one.start - seed.start)):
        if found := form.search(one.flat):
            return found.group(), one
    return None
