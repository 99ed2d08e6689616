"""What differs between two versions of a constitution, section by section."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from governance.domain.sections import Section, normalise, parse_sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ALIKE: Final = 0.6
_LONGEST: Final = 5_000


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
    left = list(old)
    for same in (_same_and_unchanged, _same_path, _same_anchor, _alike):
        for section in new:
            if section.anchor in pairs:
                continue
            own = _words(section, new_text)
            former = next((each for each in left if same(each, section, _words(each, old_text), own)), None)
            if former is not None:
                pairs[section.anchor] = former
                left.remove(former)
    return pairs


def _same_and_unchanged(one: Section, other: Section, before: str, after: str) -> bool:
    return one.path == other.path and before == after


def _same_path(one: Section, other: Section, _before: str, _after: str) -> bool:
    return one.path == other.path


def _same_anchor(one: Section, other: Section, _before: str, _after: str) -> bool:
    return one.anchor == other.anchor


def _alike(_one: Section, _other: Section, before: str, after: str) -> bool:
    if not before or not after:
        return False
    matcher = SequenceMatcher(None, before[:_LONGEST], after[:_LONGEST], autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _words(section: Section, text: str) -> str:
    """A section's own words without its heading line, spaces aside."""
    lines = text[section.start : section.end].split("\n")
    return " ".join("\n".join(lines[1:] if section.level else lines).split())
