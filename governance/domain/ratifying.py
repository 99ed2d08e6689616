"""Ratification field by field: a draft reading and what people decided about each of its fields make a rulebook.

A field is a unit that stands or falls as a whole: `proposers`, `veto`, `stages.0.threshold`. The field `process` is
the way to decide itself: people keep it, name it, or say that the text has no such way.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from pydantic import ValidationError

from governance.domain.carrying_over import amending_process
from governance.domain.errors import GovernanceError
from governance.domain.rulebook import ProcessType, Rulebook, UnusableRulebook, load_rulebook, runnable
from governance.domain.rulebook_check import field_problems, nominations_problem
from governance.domain.sections import Section, normalise

WHOLE: Final = "process"
ALWAYS: Final = {
    "ballot": ("method", "electorate", "threshold", "quorum", "duration"),
    "consent": ("method", "electorate", "duration"),
    "election": ("method", "electorate", "duration"),
    "jury": ("method", "electorate", "threshold", "jury", "duration"),
    "role": ("method", "electorate", "threshold"),
    "petition": ("electorate", "signatures", "duration"),
    "deliberation": ("duration",),
    "grace": ("duration",),
    "execution": (),
}
_MOST_WAYS: Final = 60


class Choice(StrEnum):
    """What somebody decided about a field. `asked`: the community was asked, and nobody has decided yet."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    DEFAULT = "default"
    UNSTATED = "unstated"
    ASKED = "asked"


class CannotBeDecidedSo(GovernanceError):
    """A value that is of the wrong kind, or that the quoted words do not bear. The text says what to do."""

    code = "cannot_be_decided_so"


class NotReadyToRatify(GovernanceError):
    """Something is still open, or the rules do not hold together. The text says what and where."""

    code = "not_ready_to_ratify"


@dataclass(frozen=True, kw_only=True)
class Decided:
    """One decision about one field of one way to decide. `by`: who, as the rulebook shows it."""

    process: str
    field: str
    choice: Choice
    value: Any = None
    quote: str = ""
    section: Section | None = None
    by: str = ""


def units(process: ProcessType) -> Iterator[str]:
    """The fields of a way to decide that people decide about, in the order in which they are read."""
    yield "proposers"
    for index, stage in enumerate(process.stages):
        for name in type(stage).model_fields:
            stated = getattr(stage, name) not in (None, (), False)
            if name != "kind" and (stated or name in ALWAYS[stage.kind]):
                yield f"stages.{index}.{name}"
    yield "veto"


def unit_of(field: str) -> str:
    """The unit that a field belongs to: `stages.0.threshold.fraction` is decided as `stages.0.threshold`."""
    parts = field.split(".")
    return ".".join(parts[:3]) if parts[0] == "stages" else parts[0]


def assembled(draft: Mapping[str, Any], decisions: Iterable[Decided]) -> dict[str, Any]:
    """The draft with every decision in it, as data for `load_rulebook`; what is undecided stays as it was read."""
    data, by_process = copy.deepcopy(dict(draft)), _by_process(decisions)
    known = [process["key"] for process in data["process_types"]]
    for key, decided in by_process.items():
        if key not in known and (added := added_way(key, decided.get(WHOLE))) is not None:
            data["process_types"].append(added)
    kept = []
    for process in data["process_types"][:_MOST_WAYS]:
        decided = by_process.get(process["key"], {})
        whole = decided.get(WHOLE)
        if whole is not None and whole.choice is Choice.UNSTATED:
            continue
        _name(process, whole)
        for field, decision in decided.items():
            if field != WHOLE:
                _apply(process, field, decision)
        kept.append(process)
    _one_usual(kept, by_process)
    data["process_types"] = kept
    return data


def _by_process(decisions: Iterable[Decided]) -> dict[str, dict[str, Decided]]:
    found: dict[str, dict[str, Decided]] = {}
    for one in decisions:
        found.setdefault(one.process, {})[one.field] = one
    return found


def added_way(key: str, whole: Decided | None) -> dict[str, Any] | None:
    """A way that people found in the text and the reading did not: one stage, nothing stated yet."""
    if whole is None or not isinstance(whole.value, dict) or "stage" not in whole.value:
        return None
    stage = dict(whole.value["stage"])
    missing = ["proposers", "veto"]
    missing += [f"stages.0.{name}" for name in ALWAYS[stage["kind"]] if name not in stage]
    marks = {f"stages.0.{name}": {"origin": "default"} for name in stage if name != "kind"}
    return {
        "key": key, "title": key, "stages": [stage], "citations": [], "look": [], "not_stated": missing,
        "fields": marks,
    }  # fmt: skip


def _name(process: dict[str, Any], whole: Decided | None) -> None:
    if whole is not None and isinstance(whole.value, dict):
        for name in ("title", "words", "amends"):
            if name in whole.value:
                process[name] = whole.value[name]


def _one_usual(processes: list[dict[str, Any]], decided: Mapping[str, Mapping[str, Decided]]) -> None:
    """Exactly one way is the usual one: the last that people chose, else the reader's, else the first."""
    chosen = [
        process["key"] for process in processes
        if (whole := decided.get(process["key"], {}).get(WHOLE)) and isinstance(whole.value, dict)
        and whole.value.get("default")
    ]  # fmt: skip
    chosen += [process["key"] for process in processes if process.get("default")]
    chosen += [process["key"] for process in processes]
    for process in processes:
        process["default"] = process["key"] == chosen[0]


def _apply(process: dict[str, Any], field: str, decision: Decided) -> None:
    process["look"] = [name for name in process.get("look", []) if unit_of(name) != field]
    fields = process.setdefault("fields", {})
    if decision.choice is Choice.ASKED:
        process["look"].append(field)
        return
    if decision.choice is Choice.ACCEPTED:
        marked = fields.get(field, {}).get("origin")
        if _held(process, field) is not None:
            fields[field] = {"origin": marked or "cited", "ratified_by": decision.by or None}
        return
    _forget(process, field)
    _set(process, field, decision.value if decision.choice is not Choice.UNSTATED else None)
    if decision.choice is Choice.UNSTATED:
        process["not_stated"].append(field)
        return
    fields = process["fields"]
    fields[field] = {"origin": "default", "ratified_by": decision.by or None}
    if decision.choice is Choice.DEFAULT:
        process["not_stated"].append(field)
    elif decision.section is not None:
        place = decision.section
        fields[field]["origin"] = "cited"
        process["citations"].append(
            {"field": field, "anchor": place.anchor, "section": place.label, "path": place.path,
             "quote": decision.quote}
        )  # fmt: skip


def _forget(process: dict[str, Any], field: str) -> None:
    """Nothing is said about the field any more: no clause, no mark."""
    process["citations"] = [one for one in process["citations"] if unit_of(one["field"]) != field]
    process["not_stated"] = [name for name in process["not_stated"] if unit_of(name) != field]
    process["fields"] = {name: note for name, note in process["fields"].items() if unit_of(name) != field}


def _held(process: Mapping[str, Any], field: str) -> Any:
    held: Any = process
    for part in field.split("."):
        held = held[int(part)] if isinstance(held, list) else held.get(part)
    return held


def _set(process: dict[str, Any], field: str, value: Any) -> None:
    above, _, name = field.rpartition(".")
    held = _held(process, above) if above else process
    if value is None:
        held.pop(name, None)
    else:
        held[name] = value


def checked(draft: Mapping[str, Any], decisions: Iterable[Decided], new: Decided, *, text: str) -> None:
    """Look at one decision before it is written down. Raises CannotBeDecidedSo with what to do."""
    if new.field.endswith(".nominations") and (problem := nominations_problem(new.value)):
        raise CannotBeDecidedSo(f"This does not hold: {problem}.")
    others = [one for one in decisions if (one.process, one.field) != (new.process, new.field)]
    data = assembled(draft, [*others, new])
    try:
        rulebook = Rulebook.model_validate(data)
    except ValidationError:
        try:
            load_rulebook(data, text=text)
        except UnusableRulebook as error:
            raise CannotBeDecidedSo(error.safe) from None
        raise
    process = rulebook.process(new.process)
    if process is None:
        return
    if new.field != WHOLE and not process.has(new.field):
        raise CannotBeDecidedSo("There is no such field here. Please go back to the list and choose one.")
    for field, problem in field_problems(rulebook, process, normalise(text)):
        if unit_of(field) == new.field:
            raise CannotBeDecidedSo(f"This does not hold: {_in_their_words(problem)}.")


def _in_their_words(problem: str) -> str:
    for name in ("on_pass", "on_failure"):
        problem = problem.replace(name, f"“{_NAMES[name]}”")
    return problem


def undecided(rulebook: Rulebook, settled: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """What nobody has decided yet, by way and field. `settled`: decided now or in an earlier version."""
    done = set(settled)
    return [
        (process.key, field)
        for process in rulebook.process_types
        for field in (WHOLE, *units(process))
        if (process.key, field) not in done
    ]


def ready(data: Mapping[str, Any], settled: Iterable[tuple[str, str]], *, text: str) -> Rulebook:
    """The rulebook as it would be ratified. Raises NotReadyToRatify with what is missing."""
    try:
        rulebook = load_rulebook(dict(data), text=text)
    except UnusableRulebook as error:
        raise NotReadyToRatify(f"These rules cannot be used yet. {error.safe}") from None
    left = undecided(rulebook, settled)
    if left:
        key, field = left[0]
        process = rulebook.process(key)
        more = f", and {len(left) - 1} more" if len(left) > 1 else ""
        title = process.title if process else key
        raise NotReadyToRatify(f"Not decided yet: {field_in_words(field)} of “{title}”{more}.")
    if all(runnable(process) is not None for process in rulebook.process_types):
        reason = runnable(rulebook.process_types[0]) if rulebook.process_types else "There is no way to decide in it."
        raise NotReadyToRatify(f"Nothing could be decided by these rules. {reason}")
    amending = amending_process(rulebook)
    if amending is None or runnable(amending) is not None:
        reason = runnable(amending) if amending else "Mark one way as the usual one."
        raise NotReadyToRatify(f"By these rules nobody could ever change the constitution. {reason}")
    return rulebook


def same_rules(one: ProcessType | None, other: ProcessType | None) -> bool:
    """Whether two readings of a way to decide come to the same: who, how, by how many, how long."""
    if one is None or other is None:
        return one is other
    return (one.proposers, one.stages, one.veto) == (other.proposers, other.stages, other.veto)


def field_in_words(field: str) -> str:
    """A field as people call it."""
    parts = field.split(".")
    name = _NAMES.get(parts[-1], parts[-1].replace("_", " "))
    return f"{name} (stage {int(parts[1]) + 1})" if parts[0] == "stages" and len(parts) > 1 else name


_NAMES: Final = {
    WHOLE: "the way itself", "proposers": "who may propose", "veto": "veto", "method": "how it is decided",
    "electorate": "who decides", "threshold": "when it passes", "quorum": "quorum", "duration": "how long it lasts",
    "signatures": "how many must sign", "objections": "what objections do", "jury": "how many are drawn",
    "on_failure": "what follows if it fails", "on_pass": "what follows if it passes", "ties": "what breaks a tie",
    "call": "who may call for a vote", "recusal": "who has no vote",
}  # fmt: skip
__all__ = [
    "ALWAYS", "WHOLE", "CannotBeDecidedSo", "Choice", "Decided", "NotReadyToRatify", "added_way", "assembled",
    "checked", "field_in_words", "ready", "same_rules", "undecided", "unit_of", "units",
]  # fmt: skip
