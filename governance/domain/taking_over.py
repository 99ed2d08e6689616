"""What people decided about an earlier reading holds for the next one, wherever section and quote are as they were."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from pydantic import ValidationError

from governance.domain.arranging import shape_of
from governance.domain.ratifying import WHOLE, Choice, Decided, assembled, unit_of
from governance.domain.rulebook import Citation, ProcessType, Rulebook
from governance.domain.rulebook_check import field_problems
from governance.domain.section_changes import Change, section_changes
from governance.domain.sections import Section, normalise, parse_sections

_Quote = tuple[str, str]
_Place = tuple[tuple[str, str], Decided]
_NOTHING: Final = (None, (), False)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """The draft, with the stages as people had put them, and each decision that still holds, by where it stood."""

    draft: dict[str, Any]
    decided: tuple[_Place, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """The new text, and what became of the sections of the old one."""

    words: str
    sections: Mapping[str, Section]
    moved: Mapping[str, str]

    def place(self, anchor: str, quote: str) -> Section | None:
        """The section in which an old quote still stands, if it does."""
        section = self.sections.get(self.moved.get(anchor, anchor))
        return section if section and self.words.find(quote, section.start, section.end) >= 0 else None

    def quotes(self, citations: Iterable[Citation]) -> set[_Quote]:
        return {(self.moved.get(one.anchor, one.anchor), one.quote) for one in citations}


def taken_over(
    before: Mapping[str, Any], decided: Collection[Decided], after: Mapping[str, Any], *, old: str, new: str
) -> Taken:
    """Take decisions about the draft `before`, of the `old` text, over to the draft `after`, of the `new` one."""
    text = _text(old, new)
    was = Rulebook.model_validate(before)
    draft = _with_their_stages(before, after, decided, text)
    now = Rulebook.model_validate(draft)
    taken = []
    for one in decided:
        former = was.process(one.process)
        if former is not None:
            match = _same(former, now, text)
            kept = _kept(one, former, match, text) if match is not None else None
        else:  # a way that people added
            kept = _found(one, text) if now.process(one.process) is None else None
        if kept is not None:
            taken.append(((one.process, one.field), kept))
    return Taken(draft=draft, decided=tuple(_holding(draft, taken, text)))


def _holding(draft: dict[str, Any], taken: list[_Place], text: _Text) -> Iterator[_Place]:
    """Those of the decisions that hold in the new draft."""
    try:
        rulebook = Rulebook.model_validate(assembled(draft, [one for _, one in taken]))
    except ValidationError:
        return
    broken = {
        (process.key, unit_of(field))
        for process in rulebook.process_types
        for field, _ in field_problems(rulebook, process, text.words)
    }
    yield from (each for each in taken if (each[1].process, each[1].field) not in broken)


def _same(process: ProcessType, rulebook: Rulebook, text: _Text) -> ProcessType | None:
    """The way of another reading with most of the same words; one without words by its key."""
    own = text.quotes(process.citations)
    shared = {way.key: len(own & {(one.anchor, one.quote) for one in way.citations}) for way in rulebook.process_types}
    best = max(rulebook.process_types, key=lambda way: (shared[way.key], way.key == process.key), default=None)
    return best if best is not None and (shared[best.key] or (not own and best.key == process.key)) else None


def _text(old: str, new: str) -> _Text:
    words = normalise(new)
    moved = {
        one.before.anchor: one.after.anchor
        for one in section_changes(old, new)
        if one.change is Change.MOVED and one.before and one.after
    }
    return _Text(words, {section.anchor: section for section in parse_sections(words)}, moved)


def _with_their_stages(
    before: Mapping[str, Any], after: Mapping[str, Any], decided: Collection[Decided], text: _Text
) -> dict[str, Any]:
    """The new draft; a way whose words are all as they were has the stages that people gave it."""
    draft = copy.deepcopy(dict(after))
    was, now = Rulebook.model_validate(before), Rulebook.model_validate(after)
    raw = {process["key"]: process for process in before["process_types"]}
    places = {process.key: index for index, process in enumerate(now.process_types)}
    for former in was.process_types:
        process = _same(former, now, text)
        if process is None or shape_of(former) == shape_of(process) or _new_words(process, former, text):
            continue
        if (put := _moved(raw[former.key], text)) is not None:
            draft["process_types"][places[process.key]] = {**put, "key": process.key}
    by_people = {one.process for one in decided if isinstance(one.value, dict) and "stage" in one.value}
    known = {process.key for process in now.process_types}
    draft["process_types"] += [copy.deepcopy(raw[key]) for key in sorted(by_people & raw.keys() - known)]
    return draft


def _new_words(process: ProcessType, former: ProcessType, text: _Text) -> bool:
    """Whether a way rests on words now on which it did not rest before."""
    now = {(one.anchor, one.quote) for one in process.citations}
    return not now <= text.quotes(former.citations)


def _moved(process: Mapping[str, Any], text: _Text) -> dict[str, Any] | None:
    """A way under the new names of its sections; None if it has lost words."""
    data = copy.deepcopy(dict(process))
    for one in data["citations"]:
        section = text.place(one["anchor"], one["quote"])
        if section is None:
            return None
        one |= {"anchor": section.anchor, "section": section.label, "path": section.path}
    return data


def _kept(one: Decided, was: ProcessType, now: ProcessType, text: _Text) -> Decided | None:
    """A decision under the new names, if what it is about is as it was."""
    if one.field == WHOLE:
        again = one.choice is Choice.UNSTATED and _new_words(now, was, text)
        return None if again else replace(one, process=now.key)
    if one.field.startswith("stages.") and shape_of(was) != shape_of(now):
        return None
    if not (was.has(one.field) and now.has(one.field)):
        return None
    one = replace(one, process=now.key)
    said, there = text.quotes(_about(was, one.field)), {(each.anchor, each.quote) for each in _about(now, one.field)}
    if one.choice is Choice.CORRECTED:
        found = _found(one, text)
        return found if found and found.section and there <= said | {(found.section.anchor, one.quote)} else None
    before, after = was.value(one.field), now.value(one.field)
    nothing = before in _NOTHING and after in _NOTHING
    return one if nothing or (before == after and said == there) else None


def _about(process: ProcessType, field: str) -> Iterator[Citation]:
    return (one for one in process.citations if unit_of(one.field) == field)


def _found(one: Decided, text: _Text) -> Decided | None:
    """A decision whose words still stand in their section; one without words as it is."""
    if one.section is None:
        return one
    section = text.place(one.section.anchor, one.quote)
    return replace(one, section=section) if section is not None else None
