"""A reading as the page shows it to who decides: the text with its quotes marked, and the rules field by field."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from governance.domain.arranging import shape_of
from governance.domain.at_once import spare_fields, sure_fields
from governance.domain.quoting import quotables
from governance.domain.ratifying import WHOLE, Choice, field_in_words, units
from governance.domain.rulebook import Citation, Electorate, ProcessType, Rulebook, runnable
from governance.domain.rulebook_check import field_problems
from governance.domain.rulebook_flow import optional_fields
from governance.domain.rulebook_types import Origin
from governance.domain.rulebook_values import wants_a_basis
from governance.domain.sections import Section, normalise, parse_sections
from governance.domain.shares_in_people import in_people
from governance.pages.rules import NOT_STATED, STAGES, value_in_words

if TYPE_CHECKING:
    from governance.models import FieldDecision


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field: what is read, from which words, what it comes to in people, and what was decided."""

    name: str
    words: str
    short: str
    value: str
    people: str
    origin: Origin | None
    look: bool
    citations: tuple[Citation, ...]
    decision: "FieldDecision | None"
    settled: bool
    stated: bool
    missing: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A stage of a way with its fields, or, without a title, what belongs to no stage; `more` it could state."""

    title: str
    index: int | None
    fields: tuple[Field, ...]
    more: tuple[tuple[str, str], ...] = ()
    last: bool = False

    @property
    def open(self) -> int:
        return sum(not one.settled for one in self.fields)


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way to decide with its fields; `whole` is the decision about the way itself.

    `shape`: the kinds of its stages, so that nobody moves what another one has moved. `wordless`: nothing in the text
    is quoted for it.
    """

    process: ProcessType
    whole: Field
    parts: tuple[Part, ...]
    shape: str
    open: int
    sure: int
    spare: int
    wordless: bool
    likely: bool
    clause: Citation | None
    problem: str | None

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for part in self.parts for field in part.fields)


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A section of the text in pieces: words, and whether a rule rests on them."""

    section: Section
    pieces: tuple[tuple[str, bool], ...]


def ways(
    rulebook: Rulebook,
    decisions: Mapping[tuple[str, str], "FieldDecision"],
    settled: Collection[tuple[str, str]],
    people: Mapping[tuple[str, ...], int],
    text: str,
) -> list[Way]:
    """Every way to decide. `people`: how many there are today, of everybody and of each group of roles."""
    return [_way(rulebook, process, decisions, settled, people, normalise(text)) for process in rulebook.process_types]


def _way(  # noqa: PLR0917 - all that is known of a reading
    rulebook: Rulebook,
    process: ProcessType,
    decisions: Mapping[tuple[str, str], "FieldDecision"],
    settled: Collection[tuple[str, str]],
    people: Mapping[tuple[str, ...], int],
    text: str,
) -> Way:
    made = {
        name: field_of(process, name, decisions.get((process.key, name)), (process.key, name) in settled, people)
        for name in (WHOLE, *units(process))
    }
    whole = made.pop(WHOLE)
    return Way(
        process=process,
        whole=whole,
        parts=tuple(_parts(process, made)),
        shape=shape_of(process),
        open=sum(not one.settled for one in (whole, *made.values())),
        sure=_untouched(made, sure_fields(process)),
        spare=_untouched(made, spare_fields(process)),
        likely=process.amends or any(name.endswith((".method", ".threshold")) for name in sure_fields(process)),
        clause=_clause(process),
        wordless=not process.citations and not whole.settled,
        problem=_problem(rulebook, process, text),
    )


def _clause(process: ProcessType) -> Citation | None:
    """The words by which the way is known: how it is decided, else what it takes, else the first there are."""
    for index, stage in enumerate(process.stages):
        if stage.method is not None or stage.threshold is not None:
            named = process.cited(f"stages.{index}.method") + process.cited(f"stages.{index}.threshold")
            return next(iter(named + process.citations), None)
    return next(iter(process.citations), None)


def _untouched(made: Mapping[str, Field], names: Collection[str]) -> int:
    return sum(not made[name].settled and made[name].decision is None for name in names)


def _parts(process: ProcessType, made: Mapping[str, Field]) -> Iterator[Part]:
    yield Part(title="", index=None, fields=(made["proposers"],))
    for index, stage in enumerate(process.stages):
        own = tuple(field for name, field in made.items() if name.startswith(f"stages.{index}."))
        there = {field.name for field in own}
        names = [f"stages.{index}.{name}" for name in optional_fields(stage.kind)]
        more = tuple((name, short_words(name)) for name in names if name not in there)
        yield Part(title=STAGES[stage.kind], index=index, fields=own, more=more, last=stage is process.stages[-1])
    yield Part(title="", index=None, fields=(made["veto"],))


def _problem(rulebook: Rulebook, process: ProcessType, text: str) -> str | None:
    """Why the way cannot run as it stands: stages that make no sense come before what is only missing."""
    found = next((said for field, said in field_problems(rulebook, process, text) if field == "stages"), None)
    return f"The stages cannot stand so: {found}." if found else runnable(process)


def short_words(name: str) -> str:
    """A field as people call it, without the number of its stage."""
    return field_in_words(name).partition(" (stage")[0]


def field_of(
    process: ProcessType,
    name: str,
    decision: "FieldDecision | None",
    settled: bool,  # noqa: FBT001
    people: Mapping[tuple[str, ...], int],
) -> Field:
    """One field as it stands."""
    value = None if name == WHOLE else process.value(name)
    cited = process.cited(name) + process.cited_parts(name)
    nearest = process.citation(name) if name != WHOLE and not cited else None
    origin = process.noted_origin(name) if value is not None and name != WHOLE else None
    if nearest is not None and origin == "cited":
        cited = (nearest,)
    return Field(
        name=name,
        words=field_in_words(name),
        short=short_words(name),
        value=_named(process) if name == WHOLE else value_in_words(value),
        people=in_people(value, _who(process, name, people)),
        origin=origin,
        look=any(one == name or one.startswith(f"{name}.") for one in process.look)
        or wants_a_basis(value)
        or (decision is not None and decision.choice == Choice.ASKED),
        citations=tuple({(one.anchor, one.quote): one for one in cited}.values()),
        decision=decision,
        settled=settled,
        stated=name == WHOLE or value_in_words(value) != NOT_STATED,
        missing="It is not read of what this is a share. Correct it, and say." if wants_a_basis(value) else "",
    )


def _named(process: ProcessType) -> str:
    marks = [process.title]
    if process.default:
        marks.append("the usual way")
    if process.amends:
        marks.append("changes the constitution")
    if process.words:
        marks.append(f"members also call it {', '.join(process.words)}")
    return "; ".join(marks)


def _who(process: ProcessType, name: str, people: Mapping[tuple[str, ...], int]) -> int:
    """How many people there are now of those that the stage asks."""
    index = name.split(".")[1] if name.startswith("stages.") else None
    who: Any = process.value(f"stages.{index}.electorate") if index else None
    roles = who.roles if isinstance(who, Electorate) else ()
    return people.get(tuple(roles), 0)


def groups(rulebook: Rulebook) -> set[tuple[str, ...]]:
    """The groups of roles that vote somewhere, and everybody."""
    return {group for process in rulebook.process_types for group in groups_of(process)} | {()}


def groups_of(process: ProcessType) -> set[tuple[str, ...]]:
    """Those of one way."""
    return {tuple(stage.electorate.roles) for stage in process.stages if stage.electorate is not None} | {()}


def sections_around(text: str, citations: Collection[Citation]) -> list[Passage]:
    """The sections in which these words stand, whole, with the words marked."""
    text = normalise(text)
    quotes = {(one.anchor, one.quote) for one in citations}
    anchors = {anchor for anchor, _ in quotes}
    return [
        Passage(section=section, pieces=tuple(_pieces(text, section, quotes)))
        for section in parse_sections(text)
        if section.anchor in anchors
    ]


def marked(text: str, rulebook: Rulebook) -> list[Passage]:
    """The text section by section, with the words marked that rules rest on."""
    text = normalise(text)
    quotes = {(one.anchor, one.quote) for process in rulebook.process_types for one in process.citations}
    return [Passage(section=section, pieces=tuple(_pieces(text, section, quotes))) for section in parse_sections(text)]


def _pieces(text: str, section: Section, quotes: Collection[tuple[str, str]]) -> Iterator[tuple[str, bool]]:
    spans = []
    for anchor, quote in quotes:
        start = text.find(quote, section.start, section.end) if anchor == section.anchor else -1
        if start >= 0:
            spans.append((start, start + len(quote)))
    at = text.find("\n", section.start, section.end) if section.level else section.start
    at = section.end if at < 0 else at
    while at < section.end and text[at].isspace():
        at += 1
    last = at + len(text[at : section.end].rstrip())
    for start, end in sorted(spans):
        if end <= at:
            continue
        if start > at:
            yield text[at:start], False
        yield text[max(start, at) : end], True
        at = end
    if at < last:
        yield text[at:last], False


def quotes_by_section(text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The sentences to choose a quote from: by section, each with the words to send."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in quotables(text):
        words = " ".join(one.words.split())
        found.setdefault(one.section.label, []).append((f"{one.start}-{one.end}", words))
    return list(found.items())


def chosen_words(text: str, place: str) -> str:
    """The sentence at a place, as the stored text has it; nothing for a place that is none."""
    return next((one.words for one in quotables(text) if f"{one.start}-{one.end}" == place), "")


def place_cited(text: str, citations: Collection[Citation]) -> tuple[str, str]:
    """Where the words stand that a field rests on now: the place of the sentence, or the words where it is another."""
    first = next(iter(citations), None)
    if first is None:
        return "", ""
    found = next(
        (one for one in quotables(text) if (one.section.anchor, one.words) == (first.anchor, first.quote)), None
    )
    return (f"{found.start}-{found.end}", "") if found else ("", first.quote)
