"""A reading as the page shows it to who decides: the text with its quotes marked, and the rules field by field."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from governance.domain.quoting import quotables
from governance.domain.ratifying import WHOLE, Choice, field_in_words, units
from governance.domain.rulebook import Citation, Electorate, ProcessType, Rulebook, runnable
from governance.domain.rulebook_types import Origin
from governance.domain.sections import Section, normalise, parse_sections
from governance.domain.typed_values import in_people
from governance.pages.rules import NOT_STATED, value_in_words

if TYPE_CHECKING:
    from governance.models import FieldDecision


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field: what is read, from which words, what it comes to in people, and what was decided."""

    name: str
    words: str
    value: str
    people: str
    origin: Origin | None
    look: bool
    citations: tuple[Citation, ...]
    decision: "FieldDecision | None"
    settled: bool
    stated: bool


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way to decide with its fields; `whole` is the decision about the way itself."""

    process: ProcessType
    whole: Field
    fields: tuple[Field, ...]
    open: int
    sure: int
    cannot_run: str | None


@dataclass(frozen=True, kw_only=True)
class Part:
    """A section of the text in pieces: words, and whether a rule rests on them."""

    section: Section
    pieces: tuple[tuple[str, bool], ...]


def ways(
    rulebook: Rulebook,
    decisions: Mapping[tuple[str, str], "FieldDecision"],
    settled: Collection[tuple[str, str]],
    people: Mapping[tuple[str, ...], int],
) -> list[Way]:
    """Every way to decide. `people`: how many there are today, of everybody and of each group of roles."""
    return [_way(process, decisions, settled, people) for process in rulebook.process_types]


def _way(
    process: ProcessType,
    decisions: Mapping[tuple[str, str], "FieldDecision"],
    settled: Collection[tuple[str, str]],
    people: Mapping[tuple[str, ...], int],
) -> Way:
    fields = tuple(
        field_of(process, name, decisions.get((process.key, name)), (process.key, name) in settled, people)
        for name in units(process)
    )
    whole = field_of(process, WHOLE, decisions.get((process.key, WHOLE)), (process.key, WHOLE) in settled, people)
    return Way(
        process=process,
        whole=whole,
        fields=fields,
        open=sum(not one.settled for one in (whole, *fields)),
        sure=sum(not one.settled and one.decision is None and one.stated and not one.look for one in fields),
        cannot_run=runnable(process),
    )


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
        value=_named(process) if name == WHOLE else value_in_words(value),
        people=in_people(value, _who(process, name, people)),
        origin=origin,
        look=any(one == name or one.startswith(f"{name}.") for one in process.look)
        or (decision is not None and decision.choice == Choice.ASKED),
        citations=tuple({(one.anchor, one.quote): one for one in cited}.values()),
        decision=decision,
        settled=settled,
        stated=name == WHOLE or value_in_words(value) != NOT_STATED,
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
    found = {
        tuple(stage.electorate.roles) for process in rulebook.process_types for stage in process.stages
        if stage.electorate is not None
    }  # fmt: skip
    return found | {()}


def marked(text: str, rulebook: Rulebook) -> list[Part]:
    """The text section by section, with the words marked that rules rest on."""
    text = normalise(text)
    quotes = {(one.anchor, one.quote) for process in rulebook.process_types for one in process.citations}
    return [Part(section=section, pieces=tuple(_pieces(text, section, quotes))) for section in parse_sections(text)]


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
