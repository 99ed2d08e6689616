"""What differs between two versions of a constitution, section by section."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from governance.domain.sections import Section, normalise, parse_sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_ALIKE: Final = 0.6
_LONGEST: Final = 5_000
_MOST_COMPARED: Final = 20_000  # sections with one another; of more, what has neither name nor place in common is new


class Change(StrEnum):
    """What became of a section."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    """Same words under another heading or path."""


@dataclass(frozen=True, slots=True)
class SectionChange:
    """One section that is not as it was; `before` is None where it is new, `after` where it is gone."""

    change: Change
    before: Section | None
    after: Section | None


def section_changes(before: str, after: str) -> Iterator[SectionChange]:
    """Compare two texts: changes in the order of the new text, what is gone at the end.

    A section is the same one by its path, else by its anchor, else by its words.
    """
    old_text, new_text = normalise(before), normalise(after)
    old, new = list(parse_sections(old_text)), list(parse_sections(new_text))
    pairs = _pairs(old, new, old_text, new_text)
    for section in new:
        former = pairs.get(section.anchor)
        if former is None:
            yield SectionChange(Change.ADDED, None, section)
        elif _words(former, old_text) != _words(section, new_text):
            yield SectionChange(Change.CHANGED, former, section)
        elif former.path != section.path:
            yield SectionChange(Change.MOVED, former, section)
    kept = {section.anchor for section in pairs.values()}
    yield from (SectionChange(Change.REMOVED, section, None) for section in old if section.anchor not in kept)


def _pairs(old: Sequence[Section], new: Sequence[Section], old_text: str, new_text: str) -> dict[str, Section]:
    """Find for anchors of the new text the section that stood for it in the old one."""
    pairs: dict[str, Section] = {}
    before = {section.anchor: _words(section, old_text) for section in old}
    after = {section.anchor: _words(section, new_text) for section in new}
    for same in (_path_and_words, _path, _anchor):
        left: dict[object, list[Section]] = {}
        taken = {section.anchor for section in pairs.values()}
        for section in reversed(old):
            if section.anchor not in taken:
                left.setdefault(same(section, before), []).append(section)
        for section in new:
            if section.anchor not in pairs and (found := left.get(same(section, after))):
                pairs[section.anchor] = found.pop()
    taken = {section.anchor for section in pairs.values()}
    others = {section.anchor: section for section in old if section.anchor not in taken and before[section.anchor]}
    fresh = [section.anchor for section in new if section.anchor not in pairs and after[section.anchor]]
    if len(others) * len(fresh) > _MOST_COMPARED:
        return pairs
    for anchor in fresh:
        former = next((each for each in others if _alike(before[each], after[anchor])), None)
        if former is not None:
            pairs[anchor] = others.pop(former)
    return pairs


def _path_and_words(section: Section, words: Mapping[str, str]) -> object:
    return section.path, words[section.anchor]


def _path(section: Section, _: Mapping[str, str]) -> object:
    return section.path


def _anchor(section: Section, _: Mapping[str, str]) -> object:
    return section.anchor


def _alike(before: str, after: str) -> bool:
    """Whether most words are the same, in the same order."""
    matcher = SequenceMatcher(None, before[:_LONGEST].split(), after[:_LONGEST].split(), autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _words(section: Section, text: str) -> str:
    """A section's own words without its heading line, spaces aside."""
    lines = text[section.start : section.end].split("\n")
    return " ".join("\n".join(lines[1:] if section.level else lines).split())
