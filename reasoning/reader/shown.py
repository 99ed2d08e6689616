"""A reading for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from typing import Final

from governance.domain.rulebook_stages import Stage
from governance.domain.rulebook_types import Citation, ProcessType, Rulebook
from governance.domain.rulebook_values import (
    NONE,
    Basis,
    Duration,
    Electorate,
    Proposers,
    Quorum,
    Threshold,
    Veto,
)

_LONGEST_QUOTE: Final = 200
_NAMES: Final = {
    "proposers": "who may propose", "veto": "veto", "method": "method", "electorate": "who decides",
    "threshold": "passes with", "quorum": "quorum", "duration": "how long", "signatures": "signatures",
    "seats": "seats", "fills": "fills",
}  # fmt: skip
_KINDS: Final = {
    "petition": "Petition", "deliberation": "Before the decision", "ballot": "Vote", "consent": "Consent", "jury": "Jury",
    "role": "Decision by a role", "election": "Election", "grace": "Grace time", "execution": "Carrying out",
}  # fmt: skip
_OF: Final = {
    Basis.FOR_AND_AGAINST: "the votes for and against", Basis.CAST: "the votes cast", Basis.NON_BLANK: "the votes that are not blank",
    Basis.ELIGIBLE: "all who may vote", Basis.FULL_BODY: "the full body", Basis.SERVING: "those in office",
    Basis.NOT_INVOLVED: "those not involved", Basis.PRESENT: "those present", Basis.DEFAULT_OPTION: "those who prefer it to none",
}  # fmt: skip


def shown(reading: Rulebook) -> Iterator[str]:
    """Give the reading line by line: process by process, each value with the words that it rests on."""
    yield f"{reading.title} (language: {reading.language})"
    if not reading.process_types:
        yield "\nNo way of deciding was found in this text."
    for process in reading.process_types:
        yield from _process(process)
    for place, role in enumerate(reading.roles):
        if place == 0:
            yield "\nROLES"
        said = [
            f"{role.seats} seats" if role.seats else "",
            f"term {role.term}" if role.term else "",
            f"filled by {role.filled_by}" if role.filled_by else "",
        ]
        yield f"  {role.title}: {', '.join(filter(None, said)) or 'named'}"
        yield from _quotes(role.citations[:1])
    for place, warning in enumerate(reading.warnings):
        if place == 0:
            yield "\nTO SETTLE IN THE TEXT"
        yield f"  {warning.text} [{warning.code}]"
        yield from _quotes(warning.citations[:2])
    yield "\n? = please look; every value is for people to ratify."


def _process(process: ProcessType) -> Iterator[str]:
    yield f"\n{process.title.upper()}{' (the usual way)' if process.default else ''}"
    if process.proposers is not None:
        yield from _value(process, "proposers", process.proposers)
    for place, stage in enumerate(process.stages):
        yield f"  {_KINDS[stage.kind]}"
        for name in type(stage).model_fields:
            value = getattr(stage, name)
            if name != "kind" and value not in (None, (), False):
                yield from _value(process, f"stages.{place}.{name}", value)
    if process.veto is not None:
        yield from _value(process, "veto", process.veto)
    missing = [_missing(process, field) for field in process.not_stated]
    if missing:
        yield f"  not stated: {', '.join(dict.fromkeys(missing))}"


def _missing(process: ProcessType, field: str) -> str:
    name = _NAMES.get(field.rpartition(".")[2], field)
    stage = process.value(field.rpartition(".")[0]) if "." in field else None
    if isinstance(stage, Stage) and len(process.stages) > 1:
        return f"{name} ({_KINDS[stage.kind].lower()})"
    return name


def _value(process: ProcessType, field: str, value: object) -> Iterator[str]:
    name = field.rpartition(".")[2]
    mark = "?" if field in process.look else " "
    yield f"  {mark} {_NAMES.get(name, name.replace('_', ' '))}: {_words(value)}"
    yield from _quotes(process.cited(field)[:2])


def _quotes(citations: tuple[Citation, ...]) -> Iterator[str]:
    for citation in citations:
        words = " ".join(citation.quote.split())
        short = words if len(words) <= _LONGEST_QUOTE else f"{words[: _LONGEST_QUOTE - 1].rstrip()}\u2026"
        yield f"        \u201c{short}\u201d ({citation.section})"


def _words(value: object) -> str:
    if value == NONE:
        return "none, the text says"
    match value:
        case Threshold():
            return _threshold(value)
        case Quorum():
            said = [
                _share(value.fraction) if value.fraction is not None else "",
                str(value.count) if value.count else "",
            ]
            return " and ".join(filter(None, said)) or "see the words"
        case Duration():
            low = _time(value.min) if value.min else ""
            high = _time(value.max) if value.max else ""
            return (
                low
                if low == high
                else f"at least {low}"
                if not high
                else f"at most {high}"
                if not low
                else f"{low} to {high}"
            )
        case Electorate() | Proposers():
            tenure = f" (after {_time(value.tenure)})" if value.tenure and value.tenure != NONE else ""
            return f"{value.text or ', '.join(value.roles)}{tenure}"
        case Veto():
            return value.text or ", ".join(value.roles) or "see the words"
    return str(value).replace("_", " ")


def _threshold(value: Threshold) -> str:
    said = []
    if value.fraction is not None:
        of = f" of {_OF[value.basis]}" if value.basis else ""
        said.append(f"{'more than' if value.strict else 'at least'} {_share(value.fraction)}{of}")
    if value.ratio is not None:
        said.append(f"{value.ratio} times as many for as against")
    if value.min_for is not None:
        said.append(f"at least {value.min_for} for")
    if value.max_against is not None:
        said.append(f"at most {value.max_against} against" if value.max_against else "nobody against")
    return ", ".join(said) or "see the words"


def _time(length: timedelta) -> str:
    """Say a length of time in its largest whole unit."""
    for unit, one in (("week", timedelta(weeks=2)), ("day", timedelta(days=1)), ("hour", timedelta(hours=1))):
        step = timedelta(weeks=1) if unit == "week" else one
        if length >= one and length % step == timedelta(0):
            number = length // step
            return f"{number} {unit}{'s' if number > 1 else ''}"
    return f"{length // timedelta(minutes=1)} minutes"


def _share(value: Fraction) -> str:
    return "all" if value == 1 else str(value)
