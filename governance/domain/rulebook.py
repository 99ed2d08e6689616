"""The door to rulebooks: load one from untrusted data; say whether a process type can run in this version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from governance.domain.ballots import Method
from governance.domain.errors import GovernanceError
from governance.domain.rulebook_check import problems
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
    format_duration,
    parse_duration,
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
    "format_duration",
    "load_rulebook",
    "parse_duration",
    "problems",
    "runnable",
]


_COUNTED: Final = frozenset({None, Basis.FOR_AND_AGAINST, Basis.CAST, Basis.NON_BLANK, Basis.ELIGIBLE})


_NOT_RUN_YET: Final = (
    "on_pass", "on_failure", "silence", "objections", "options", "scores", "default_option", "seats", "ties",
    "casting_vote", "second_round", "call", "advisory", "recusal", "extension", "early_end",
)  # fmt: skip
"""What a stage can state and this version does not do: a stage that states it is not run without it."""


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


def runnable(process: ProcessType) -> str | None:
    """Why a process type cannot run in this version; None if it can."""
    for index, stage in enumerate(process.stages):
        reason = _stage_reason(stage)
        if reason is not None:
            return f'"{process.title}" cannot run yet: stage {index + 1} ({stage.kind}) {reason}.'
    return None


def _stage_reason(stage: Stage) -> str | None:
    if stage.kind not in {StageKind.BALLOT, StageKind.GRACE, StageKind.EXECUTION}:
        return "is of a kind that this version does not run"
    if stage.kind is StageKind.EXECUTION:
        return None
    if not isinstance(stage.duration, Duration):
        return "has no stated duration"
    if stage.kind is StageKind.GRACE:
        return None
    if stage.method is not Method.YES_NO:
        return f"uses {stage.method}, which this version does not count" if stage.method else "states no method"
    if not isinstance(stage.threshold, Threshold):
        return "states no threshold"
    return (
        _threshold_reason(stage.threshold)
        or _quorum_reason(stage.quorum)
        or _electorate_reason(stage.electorate)
        or next(
            (f"states {name}, which this version does not do" for name in _NOT_RUN_YET if _states(stage, name)), None
        )
    )


def _states(stage: Stage, name: str) -> bool:
    return getattr(stage, name) not in (None, (), False)


def _threshold_reason(threshold: Threshold) -> str | None:
    if threshold.basis is None and threshold.fraction is not None:
        return "does not say what its threshold is a share of"
    if threshold.basis not in _COUNTED:
        return f"measures its threshold by {threshold.basis}, which this version cannot count"
    return None


def _quorum_reason(quorum: Quorum | str | None) -> str | None:
    uncounted = ("basis", "recent_fraction", "counts")
    if isinstance(quorum, Quorum) and any(getattr(quorum, name) for name in uncounted):
        return "measures its quorum by what this version cannot count"
    return None


def _electorate_reason(electorate: Electorate | None) -> str | None:
    if electorate is None:
        return "does not say who may vote"
    if electorate.standing is not None:
        return "asks for a standing that only people can judge"
    return None


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
