"""Whether a process type can run in this version, stage by stage; if not, why not, for who wrote its rulebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from governance.domain.ballots import AMONG_OPTIONS, Method
from governance.domain.rulebook_values import (
    Basis,
    Duration,
    Electorate,
    Quorum,
    StageKind,
    Threshold,
    Veto,
    wants_a_basis,
)

if TYPE_CHECKING:
    from governance.domain.rulebook_stages import Stage
    from governance.domain.rulebook_types import ProcessType

_COUNTED: Final = frozenset(Basis) - {Basis.DEFAULT_OPTION} | {None}
_OF_OPTIONS: Final = frozenset(Basis) | {None}
_OF_VETOERS: Final = frozenset({"text", "roles", "tenure", "founding"})
_NO_THRESHOLD: Final = frozenset({Method.CONSENSUS, Method.LAZY_CONSENSUS})
"""Methods that objections decide: they can do without a threshold."""


def runnable(process: ProcessType) -> str | None:
    """Why a process type cannot run in this version; None if it can."""
    for index, stage in enumerate(process.stages):
        reason = _stage_reason(process, index, stage)
        if reason is not None:
            return f'"{process.title}" cannot run yet: stage {index + 1} ({stage.kind}) {reason}.'
    if isinstance(process.veto, Veto) and process.veto.electorate:
        more = sorted(process.veto.electorate.model_fields_set - _OF_VETOERS)
        if any(getattr(process.veto.electorate, name) for name in more):
            return f'"{process.title}" cannot run yet: its veto asks people for {more[0]}, which this version cannot.'
    return None


def measured_by_everybody(process: ProcessType) -> str | None:
    """The field by which a process type needs to know how many there are who may vote, if there is one."""
    for index, stage in enumerate(process.stages):
        if stage.kind is StageKind.JURY or (stage.electorate and stage.electorate.roles):
            continue  # a body whose size is known
        if isinstance(stage.threshold, Threshold) and stage.threshold.basis in {Basis.ELIGIBLE, Basis.NOT_INVOLVED}:
            return f"stages.{index}.threshold"
        for name, rule in (("quorum", stage.quorum), ("signatures", stage.signatures)):
            if isinstance(rule, Quorum) and (rule.fraction is not None or rule.sqrt_multiple is not None):
                return f"stages.{index}.{name}"
        if stage.silence is not None or stage.early_end:
            return f"stages.{index}.{'silence' if stage.silence is not None else 'early_end'}"
    return None


def _stage_reason(process: ProcessType, index: int, stage: Stage) -> str | None:
    if stage.kind is StageKind.EXECUTION:
        return None
    if stage.kind is StageKind.PETITION:
        return _petition_reason(stage)
    if not isinstance(stage.duration, Duration) and stage.kind is not StageKind.ROLE:
        return "has no stated duration"
    if stage.kind in {StageKind.GRACE, StageKind.DELIBERATION}:
        return None
    return _flow_reason(stage) or _deciding_reason(process, index, stage)


def _petition_reason(stage: Stage) -> str | None:
    if not isinstance(stage.signatures, Quorum):
        return "does not say how many signatures it needs"
    return _electorate_reason(stage.electorate)


def _flow_reason(stage: Stage) -> str | None:
    until_close = stage.electorate is not None and stage.electorate.as_of == "close"
    if until_close and (stage.early_end or stage.kind in {StageKind.JURY, StageKind.ROLE}):
        return "lets people join until it closes, so it can neither end early nor be drawn or held by a role"
    if stage.call is not None and (not isinstance(stage.duration, Duration) or stage.duration.min is None):
        return "can be ended by a call and has no least time, so that nobody else might get to say anything"
    if stage.advisory is not None and stage.advisory.standing is not None:
        return "hears others by a standing that only people can judge"
    present = isinstance(stage.threshold, Threshold) and stage.threshold.basis is Basis.PRESENT
    if present and (stage.early_end or stage.silence is not None):
        return "is measured by who is present, so it can neither end early nor count those who say nothing"
    return None


def _deciding_reason(process: ProcessType, index: int, stage: Stage) -> str | None:
    people = _electorate_reason(stage.electorate)
    if people is not None:
        return people
    if stage.kind is StageKind.ELECTION:
        return _election_reason(process, index, stage)
    if stage.kind is StageKind.ROLE and not (stage.electorate and stage.electorate.roles):
        return "does not say whose role it is"
    if stage.kind is StageKind.JURY and stage.jury is None:
        return "does not say how many people the jury has"
    if stage.kind is StageKind.BALLOT and stage.method is None:
        return "states no method"
    among = stage.method in AMONG_OPTIONS
    if isinstance(stage.threshold, Threshold):
        return _threshold_reason(stage.threshold, _OF_OPTIONS if among else _COUNTED)
    without = among or stage.kind in {StageKind.CONSENT, StageKind.ROLE} or stage.method in _NO_THRESHOLD
    return None if without else "states no threshold"


def _election_reason(process: ProcessType, index: int, stage: Stage) -> str | None:
    if stage.method is Method.YES_NO:
        if stage.threshold is None:
            return "votes by yes and no and states no threshold"
    elif stage.method not in AMONG_OPTIONS:
        return "needs a method that chooses among candidates, such as approval, ranked or stv"
    before = any(earlier.kind in {StageKind.PETITION, StageKind.DELIBERATION} for earlier in process.stages[:index])
    own = stage.nominations is not None and stage.nominations.duration is not None
    if not before and not own:
        return "leaves no time for nominations"
    counted = _COUNTED if stage.method is Method.YES_NO else _OF_OPTIONS
    return _threshold_reason(stage.threshold, counted) if isinstance(stage.threshold, Threshold) else None


def _threshold_reason(threshold: Threshold, counted: frozenset[Basis | None]) -> str | None:
    if wants_a_basis(threshold):
        return "does not say what its threshold is a share of"
    if threshold.basis not in counted:
        return f"measures its threshold by {threshold.basis}, which this version cannot count"
    return None


def _electorate_reason(electorate: Electorate | None) -> str | None:
    if electorate is None:
        return "does not say who may vote"
    if electorate.standing is not None:
        return "asks for a standing that only people can judge"
    return None
