"""Which rules somebody means who contests how a text is read: by the clause they name, the way to decide, the field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from governance.domain.ratifying import units
from governance.domain.sections import parse_sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from governance.domain.rulebook import ProcessType, Rulebook
    from governance.domain.sections import Section

_SECTION: Final = re.compile(
    r"(?:(?:article|section|chapter|part|rule|clause|paragraph)\s+|§\s*|\b(?=\d+\.\d))(?P<number>\d+(?:\.\d+)*\.?[a-z]?)\b",
    re.IGNORECASE,
)
_SAYS: Final = {
    "quorum": "quorum", "quórum": "quorum", "beschlussfähig": "quorum",
    "threshold": "threshold", "majority": "threshold", "passes": "threshold", "mehrheit": "threshold",
    "majorité": "threshold", "mayoría": "threshold",
    "duration": "duration", "how long": "duration", "deadline": "duration", "dauer": "duration",
    "wie lange": "duration", "frist": "duration", "durée": "duration", "combien de temps": "duration",
    "délai": "duration", "duración": "duration", "cuánto dura": "duration", "plazo": "duration",
    "electorate": "electorate", "who may vote": "electorate", "who decides": "electorate",
    "wer abstimmen darf": "electorate", "wer darf abstimmen": "electorate", "stimmrecht": "electorate",
    "stimmberechtigt": "electorate", "qui peut voter": "electorate", "droit de vote": "electorate",
    "quién puede votar": "electorate", "derecho a voto": "electorate",
    "who may propose": "proposers", "proposers": "proposers", "wer darf vorschlagen": "proposers",
    "wer vorschlagen darf": "proposers", "qui peut proposer": "proposers", "quién puede proponer": "proposers",
    "veto": "veto", "grace": "duration", "method": "method",
}  # fmt: skip


def meant(rulebook: Rulebook, text: str, words: str) -> Iterator[tuple[ProcessType, str]]:
    """Which ways to decide, and which field of them, somebody's words mean; nothing where that is not plain."""
    said = " ".join(words.casefold().split())
    unit = next((name for phrase, name in _SAYS.items() if phrase in said), "")
    named = [process for process in rulebook.process_types if _is_named(process, said)]
    only = rulebook.process_types if len(rulebook.process_types) == 1 and unit else ()
    for process in named or _by_clause(rulebook, parse_sections(text), said) or only:
        own = [name for name in units(process) if name.rpartition(".")[2] == unit]
        yield process, own[0] if own else ""


def _is_named(process: ProcessType, said: str) -> bool:
    return any(_stands_in(name, said) for name in (process.title, process.key.replace("-", " "), *process.words))


def _stands_in(name: str, said: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", said))


def _by_clause(rulebook: Rulebook, sections: Sequence[Section], said: str) -> list[ProcessType]:
    """The ways that rest on the sections that are named, or on what stands below these."""
    named = _sections(sections, said)
    below = [one for one in sections if any(one.path.startswith(f"{above.path} > ") for above in named)]
    for among in (named, below):
        anchors = {one.anchor for one in among}
        found = [way for way in rulebook.process_types if anchors & {one.anchor for one in way.citations}]
        if found:
            return found
    return []


def _sections(sections: Sequence[Section], said: str) -> list[Section]:
    """The sections named by number, else by the heading that the words begin with; with the one above, only in that."""
    numbers = {found["number"].rstrip(".") for found in _SECTION.finditer(said)}
    numbered = [one for one in sections if one.number and (one.number in numbers or _stands_in(one.label, said))]
    named = numbered or [
        one for one in sections if one.level and re.match(rf"{re.escape(one.heading.casefold())}\b", said)
    ]
    depth = [sum(one.path.startswith(f"{above.path} > ") for above in named) for one in named]
    return [one for one, deep in zip(named, depth, strict=True) if deep == max(depth)]
