"""Two readings of one text put together: what both say is sure, a model alone is looked at, a conflict is asked."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from governance.domain.rulebook_flow import METHODS
from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import Duration, Quorum, Threshold
from reasoning.reader.checker import Checker
from reasoning.reader.proposed import Proposal, ProposedField, ProposedProcess, ProposedWarning
from reasoning.reader.reading import Prepared

_MAIN = "stages.0"
_SEEN_EVERYWHERE = ("stages.0.method", "proposers")  # by a small model: alone they make no way
_COUNTING = ("threshold", "quorum")


def agreed(prepared: Prepared, rules: Proposal, ways: Sequence[ProposedProcess]) -> Proposal:
    """Add a model's ways to the fixed rules' proposal. Of a model's way counts only what the checker lets through."""
    processes, warnings = list(rules.processes), list(rules.warnings)
    further: list[ProposedProcess] = []
    asked: dict[int, set[str]] = {}
    for way in ways:
        held = Checker(prepared.text, prepared.sections).process(way)
        if held is None:
            continue
        own = _twin(rules.processes, way)
        if own is not None:
            processes[own], questions = _merged(processes[own], way, held, asked.setdefault(own, set()))
            warnings += questions
        elif _twin(further, way) is None:
            cited = tuple(field for field in way.fields if held.cited(field.field))
            if _is_further(cited, rules.processes):
                further.append(replace(way, fields=cited))
    return replace(rules, processes=(*processes, *further), warnings=tuple(dict.fromkeys(warnings)))


def _twin(processes: Sequence[ProposedProcess], way: ProposedProcess) -> int | None:
    """Find the same way of deciding: by the same words, else the only one by this method in the same section."""
    [(kind, method)] = way.stages
    known = {(kind, method), (kind, None)}
    words, anchor = way.quotes[0].words, way.quotes[0].anchor
    alike = [place for place, one in enumerate(processes) if known.intersection(one.stages)]
    same = [
        place
        for place in alike
        for quote in processes[place].quotes
        if quote.anchor == anchor and (words in quote.words or quote.words in words)
    ]
    near = [place for place in alike if any(quote.anchor == anchor for quote in processes[place].quotes)]
    if same:
        return same[0]
    return near[0] if len(near) == 1 else None


def _is_further(cited: Sequence[ProposedField], known: Sequence[ProposedProcess]) -> bool:
    """Whether a model's way says who decides or a number, and counts by other sentences than the fixed rules' ways."""
    if all(field.field in _SEEN_EVERYWHERE for field in cited):
        return False
    counts = [field.quotes for field in cited if field.field.endswith(_COUNTING)]
    own = {quote for way in known for field in way.fields if field.field.endswith(_COUNTING) for quote in field.quotes}
    return not counts or any(own.isdisjoint(quotes) for quotes in counts)


def _merged(
    own: ProposedProcess, way: ProposedProcess, held: ProcessType, asked: set[str]
) -> tuple[ProposedProcess, list[ProposedWarning]]:
    main = next(place for place, (kind, _) in enumerate(own.stages) if kind in METHODS)
    fields = {field.field: field for field in own.fields}
    questions: list[ProposedWarning] = []
    for field in way.fields:
        if not held.cited(field.field):
            continue
        name = field.field.replace(_MAIN, f"stages.{main}")
        known = fields.get(name)
        if known is None:
            fields[name] = replace(field, field=name)
        elif _same(known.value, held.value(field.field)):
            if known.source == "rules" and name not in asked:
                fields[name] = replace(known, sure=True)
        else:
            asked.add(name)
            fields[name] = replace(known, sure=False)
            questions.append(_question(own, known, field))
    return replace(own, fields=tuple(fields.values())), questions


def _same(one: Any, other: Any) -> bool:
    """Whether two values say the same, as far as both say something; a model names no basis."""
    if isinstance(one, Threshold) and isinstance(other, Threshold):
        return (one.fraction, one.strict) == (other.fraction, other.strict)
    if isinstance(one, Quorum) and isinstance(other, Quorum):
        return (one.fraction, one.count) == (other.fraction, other.count)
    if isinstance(one, Duration) and isinstance(other, Duration):
        return other.min in {one.min, one.max}
    words, others = getattr(one, "text", None), getattr(other, "text", None)
    if words is not None and others is not None:
        return " ".join(words.casefold().split()) == " ".join(others.casefold().split())
    return str(one) == str(other)


def _question(own: ProposedProcess, known: ProposedField, other: ProposedField) -> ProposedWarning:
    what = known.field.rpartition(".")[2]
    return ProposedWarning(
        "ambiguous",
        f"The {what} of “{own.title}” can be read in two ways. Which words state it?",
        (*known.quotes[:1], *other.quotes[:1]),
    )
