"""What stands in the boxes of a field's form first: its value as people would type it, or a suggestion."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from pydantic import BaseModel

from governance.domain.ballots import Method
from governance.domain.rulebook import NONE, Basis, Duration, Electorate, Proposers, Quorum, Threshold, Veto
from governance.domain.rulebook_stages import (
    Call,
    Extension,
    Jury,
    Nominations,
    Objections,
    Options,
    Scores,
    SecondRound,
)
from governance.domain.times import spoken_period

_SUGGESTED: dict[str, dict[str, str]] = {
    "duration": {"min": "7 days"},
    "threshold": {"fraction": "half", "strict": "more", "basis": Basis.FOR_AND_AGAINST.value},
    "electorate": {"text": "every member"},
    "proposers": {"text": "any member"},
}


def written(unit: str, value: Any) -> dict[str, str]:
    """By box."""
    if value in (None, (), False):
        return _SUGGESTED.get(unit, {})
    if value == NONE:
        return {"none": "yes"}
    for kind, boxes in _WRITTEN:
        if isinstance(value, kind):
            return boxes(value)
    said = ",".join(value) if isinstance(value, tuple) else "yes" if value is True else str(value)
    return {unit: said, "count": said, "key": said}


def _time(period: timedelta | None) -> str:
    return spoken_period(period) if period else ""


def _limits(value: Threshold) -> dict[str, str]:
    return {
        "fraction": str(value.fraction or ""),
        "strict": "more" if value.strict else "least",
        "basis": value.basis.value if value.basis else "",
        "ratio": str(value.ratio or ""),
        "min_for": str(value.min_for or ""),
        "max_against": "" if value.max_against is None else str(value.max_against),
    }


def _veto(value: Veto) -> dict[str, str]:
    limits = _limits(value.threshold) if isinstance(value.threshold, Threshold) else {}
    return limits | {"text": value.text or "", "roles": ", ".join(value.roles), "within": _time(value.within)}


def _people(who: Proposers) -> dict[str, str]:
    return {
        "text": who.text or "",
        "roles": ", ".join(who.roles),
        "tenure": who.tenure if isinstance(who.tenure, str) else _time(who.tenure),
        "founding": _time(who.founding),
    }


def _lasts(value: Duration | None) -> dict[str, str]:
    return {"min": _time(value.min), "max": _time(value.max)} if value else {}


def _second_round(value: SecondRound) -> dict[str, str]:
    limits = _limits(value.threshold) if isinstance(value.threshold, Threshold) else {}
    return limits | _lasts(value.duration) | {"best": str(value.best)}


def _extension(value: Extension) -> dict[str, str]:
    return {"by": _time(value.by), "when": ",".join(value.when), "window": _time(value.window)}


def _plain(value: BaseModel) -> dict[str, str]:
    return {name: "" if said is None else str(said) for name, said in value}


_WRITTEN: tuple[tuple[Any, Callable[[Any], dict[str, str]]], ...] = (
    (Method, lambda value: {"method": value.value}),
    (Threshold, _limits),
    (Quorum, lambda value: {"fraction": str(value.fraction or ""), "count": str(value.count or "")}),
    (Duration, _lasts),
    (Veto, _veto),
    (Nominations, lambda value: _people(value) | _lasts(value.duration)),
    (Call, lambda value: _people(value) | {"seconds": str(value.seconds or "")}),
    ((Electorate, Proposers), _people),
    ((Jury, Options, Scores), _plain),
    (SecondRound, _second_round),
    (Extension, _extension),
    (Objections, lambda value: {"stop": str(value.stop or ""), "reason": "yes" if value.reason else ""}),
)
