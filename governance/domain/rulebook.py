"""The door to rulebooks: load one from untrusted data; say whether a process type can run in this version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from governance.domain.ballots import Method
from governance.domain.errors import GovernanceError
from governance.domain.rulebook_check import nominations_problem, problems
from governance.domain.rulebook_running import runnable
from governance.domain.rulebook_stages import Stage
from governance.domain.rulebook_types import (
    Citation,
    FieldNote,
    Origin,
    ProcessType,
    ReadingWarning,
    Role,
    Rulebook,
    SectionName,
)
from governance.domain.rulebook_values import (
    NONE,
    Basis,
    Duration,
    Electorate,
    Proposers,
    Quorum,
    StageKind,
    Threshold,
    Veto,
)
from governance.domain.sections import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "NONE",
    "Basis",
    "Citation",
    "Duration",
    "Electorate",
    "FieldNote",
    "Method",
    "Origin",
    "ProcessType",
    "Proposers",
    "Quorum",
    "ReadingWarning",
    "Role",
    "Rulebook",
    "SectionName",
    "Stage",
    "StageKind",
    "Threshold",
    "UnusableRulebook",
    "Veto",
    "load_given",
    "load_rulebook",
    "problems",
    "runnable",
]


class UnusableRulebook(GovernanceError):
    """A rulebook that does not hold for its text: one sentence says where, what, and what to do."""

    code = "unusable_rulebook"
    safe = "This rulebook cannot be used."


def load_rulebook(data: object, *, text: str) -> Rulebook:
    """Make a rulebook out of untrusted data (parsed JSON), or refuse it; `text` is the constitution's."""
    try:
        rulebook = Rulebook.model_validate(data)
    except ValidationError as invalid:
        raise UnusableRulebook(_first_error(invalid, data)) from None
    for problem in problems(rulebook, normalise(text)):
        raise UnusableRulebook(problem)
    return rulebook


def load_given(data: object, *, text: str) -> Rulebook:
    """The same for one that people wrote, and may have meant more by than any rulebook can do."""
    rulebook = load_rulebook(data, text=text)
    raw: Any = data
    for process in raw["process_types"]:
        for index, stage in enumerate(process["stages"]):
            if problem := nominations_problem(stage.get("nominations")):
                where = f'Process type "{process["key"]}", field stages.{index}.nominations.acceptance'
                raise UnusableRulebook(f"{where}: {problem}.")
    return rulebook


def _first_error(invalid: ValidationError, data: object) -> str:
    error = invalid.errors(include_url=False, include_context=False, include_input=False)[0]
    where, field = _place(error["loc"], data, missing=error["type"] == "missing")
    if error["type"] == "extra_forbidden":
        problem = "this key is unknown; remove it or correct its name"
    elif error["type"] == "missing":
        problem = "this key is missing; add it"
    else:
        problem = error["msg"].removeprefix("Value error, ")
    return f"{where}, field {field}: {problem}." if field else f"{where}: {problem}."


def _place(location: Iterable[int | str], data: Any, *, missing: bool) -> tuple[str, str]:
    """Say where an error is, in the file's own names: pydantic's tags of alternatives are left out."""
    where, held = "Rulebook", data
    path: list[str] = []
    steps = list(location)
    for number, step in enumerate(steps):
        if isinstance(held, dict) and (step in held or (missing and number == len(steps) - 1)):
            held = held.get(step)
        elif isinstance(held, list) and isinstance(step, int) and step < len(held):
            held = held[step]
            if path == ["process_types"] and isinstance(held, dict) and isinstance(held.get("key"), str):
                where, path = f'Process type "{held["key"][:80]}"', []
                continue
        else:
            continue
        path.append(str(step))
    return where, ".".join(path)
