"""What backs a value: quotes that stand in the text word for word, and numbers that stand in the quotes."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from governance.domain.durations import format_duration
from governance.domain.quantities import counts_in, durations_in, fractions_in, ratios_in, terms_in
from governance.domain.rulebook_types import parents
from governance.domain.rulebook_values import NONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from governance.domain.rulebook_types import Citation, ProcessType, Role
    from governance.domain.sections import Section


def quote_problem(citation: Citation, text: str, sections: Mapping[str, Section]) -> str | None:
    """Why a citation is not verbatim, if it is not."""
    section = sections.get(citation.anchor)
    if section is None:
        return f'the text has no section "{citation.anchor}"; cite one that it has'
    if (citation.section, citation.path) != (section.label, section.path):
        return f'section "{section.anchor}" is named "{section.label}", path "{section.path}"; write it so'
    starts = list(_places(citation.quote, text, section))
    if not starts:
        return f'the quote "{_short(citation.quote)}" is not in {section.label}; copy its words exactly'
    if not any(_whole(text, start, start + len(citation.quote)) for start in starts):
        return f'the quote "{_short(citation.quote)}" cuts a word or a number; quote it whole'
    return None


def _places(quote: str, text: str, section: Section) -> Iterator[int]:
    start = text.find(quote, section.start, section.end)
    while start >= 0:
        yield start
        start = text.find(quote, start + 1, section.end)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a quote begins and ends outside words and numbers: not "six days" out of "twenty-six days"."""
    before, after = text[max(0, start - 2) : start][::-1], text[end : end + 2]
    return not _goes_on(text[start], before) and not _goes_on(text[end - 1], after)


def _goes_on(edge: str, outside: str) -> bool:
    """Whether a word or number at the edge of a quote goes on in the characters outside, nearest first."""
    near, far = outside[:1], outside[1:2]
    if not edge.isalnum():
        return False
    return (
        near.isalnum() or (near == "-" and far.isalnum()) or (near in set(".,/:") and edge.isdigit() and far.isdigit())
    )


def number_problems(process: ProcessType) -> Iterator[tuple[str, str]]:
    """Find numbers, given as the constitution's, that no quote cited for their field holds."""
    for field in _number_fields(process):
        value = process.value(field)
        if value in {None, NONE} or process.origin(field) == "default":
            continue
        quotes = [citation.quote for name in (field, *parents(field)) for citation in process.cited(name)]
        if not _stands_in(field, value, quotes):
            yield (
                field,
                f"{_shown(value)} does not stand in a quote cited for it; cite the words or mark it default",
            )


def role_problems(role: Role) -> Iterator[str]:
    """Find seats and terms that no quote cited for the role holds."""
    quotes = [citation.quote for citation in role.citations]
    for seats in (role.seats or "").split("-"):
        if seats and not any(int(seats) in counts_in(quote) for quote in quotes):
            yield f"{seats} seats do not stand in a quote cited for it; cite the words or leave it out"
    if role.term and not any(role.term in terms_in(quote) for quote in quotes):
        yield f"the term {role.term} does not stand in a quote cited for it; cite the words or leave it out"


def _number_fields(process: ProcessType) -> Iterator[str]:
    yield from (f"proposers.{name}" for name in _OF_PEOPLE)
    yield from _number_fields_of_ways(process, "proposers")
    yield from (f"veto.threshold.{name}" for name in _LIMITS)
    yield from ("veto.electorate.tenure", "veto.electorate.founding", "veto.within")
    for index in range(len(process.stages)):
        yield f"stages.{index}.seats"
        for whole, names in _NUMBERS_OF_A_STAGE.items():
            yield from (f"stages.{index}.{whole}.{name}" for name in names)
            if names[: len(_OF_PEOPLE)] == _OF_PEOPLE:
                yield from _number_fields_of_ways(process, f"stages.{index}.{whole}")


def _number_fields_of_ways(process: ProcessType, whole: str) -> Iterator[str]:
    """The numbers in the ways of which one is enough."""
    for way in range(len(process.value(f"{whole}.any_of") or ())):
        yield from (f"{whole}.any_of.{way}.{name}" for name in _OF_PEOPLE)


def _stands_in(field: str, value: Any, quotes: Sequence[str]) -> bool:
    name = "best" if field.endswith(_COUNTS_OF_OPTIONS) else field.rpartition(".")[2]
    if value == 1 and name in _SAYS_ONE and any(map(_SAYS_ONE[name].search, quotes)):
        return True
    if name == "sqrt_multiple":
        rooted = [quote for quote in quotes if "square root" in " ".join(quote.casefold().split())]
        return any(value == 1 or value in fractions_in(quote) or value in counts_in(quote) for quote in rooted)
    return any(value in _FINDERS[name](quote) for quote in quotes)


_LIMITS = ("fraction", "ratio", "min_for", "max_against")
_TAKING_PART = ("fraction", "count", "sqrt_multiple", "recent_fraction", "recent_votes", "dormant_after")
_OF_PEOPLE = (
    "tenure",
    "founding",
    "account_age",
    "vouchers",
    "participation.voted",
    "participation.of_last",
    "participation.within",
)
_NUMBERS_OF_A_STAGE: Mapping[str, tuple[str, ...]] = {
    "electorate": _OF_PEOPLE,
    "advisory": _OF_PEOPLE,
    "threshold": _LIMITS,
    "quorum": _TAKING_PART,
    "signatures": _TAKING_PART,
    "duration": ("min", "max"),
    "objections": ("stop",),
    "jury": ("size",),
    "options": ("min", "max"),
    "scores": ("lowest", "highest"),
    "nominations": _OF_PEOPLE,
    "nominations.duration": ("min", "max"),
    "call": (*_OF_PEOPLE, "seconds"),
    "second_round": ("best",),
    "second_round.threshold": _LIMITS,
    "second_round.duration": ("min", "max"),
    "extension": ("by", "window"),
}
_FINDERS: Mapping[str, Any] = {
    "fraction": fractions_in,
    "ratio": ratios_in,
    "min_for": counts_in,
    "max_against": counts_in,
    "count": counts_in,
    "min": durations_in,
    "max": durations_in,
    "tenure": durations_in,
    "founding": durations_in,
    "by": durations_in,
    "window": durations_in,
    "within": durations_in,
    "account_age": durations_in,
    "dormant_after": durations_in,
    "recent_fraction": fractions_in,
    **dict.fromkeys(
        (
            "recent_votes",
            "vouchers",
            "voted",
            "of_last",
            "stop",
            "size",
            "lowest",
            "highest",
            "seconds",
            "best",
            "seats",
        ),
        counts_in,
    ),
}
_COUNTS_OF_OPTIONS = ("options.min", "options.max")
_ANY = r"any|any ?one|anybody|single"
_SAYS_ONE: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
    for name, words in {
        "min_for": _ANY,
        "seconds": rf"{_ANY}|another|seconded",
        "stop": rf"{_ANY}|some ?one|somebody|no ?one|nobody|no|an? (?:\w+ )?(?:objection|block|veto)",
    }.items()
}


def _shown(value: object) -> str:
    return format_duration(value) if isinstance(value, timedelta) else str(value)


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= 60 else f"{words[:57]}..."  # noqa: PLR2004 - it stands in a sentence
