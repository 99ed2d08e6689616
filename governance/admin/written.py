"""What stands in the boxes of a field's form first: its value as people would type it, or a suggestion."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from pydantic import BaseModel

from governance.domain.ballots import Method
from governance.domain.durations import format_duration
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
from governance.domain.rulebook_values import Conditions
from governance.domain.times import spoken_period
from governance.domain.typed_people import alternative
from governance.domain.typed_values import OF_VETOERS

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
    if period is None:
        return ""
    return spoken_period(period) if period % timedelta(minutes=1) == timedelta(0) else format_duration(period)


def _limits(value: Threshold) -> dict[str, str]:
    return {
        "fraction": str(value.fraction or ""),
        "strict": "more" if value.strict else "least",
        "basis": value.basis.value if value.basis else "",
        "ratio": str(value.ratio or ""),
        "min_for": str(value.min_for or ""),
        "max_against": "" if value.max_against is None else str(value.max_against),
    }


def _limits_or_none(value: Threshold | str | None) -> dict[str, str]:
    return _limits(value) if isinstance(value, Threshold) else {"no_limit": "yes"} if value == NONE else {}


def _veto(value: Veto) -> dict[str, str]:
    by = _people(value.electorate, OF_VETOERS) if value.electorate else {}
    own = {"text": value.text or "", "roles": ", ".join(value.roles), "within": _time(value.within)}
    return _limits_or_none(value.threshold) | own | by


def _quorum(value: Quorum) -> dict[str, str]:
    lines = {name: str(said) for name, said in value if said is not None}
    return lines | ({"dormant_after": _time(value.dormant_after)} if value.dormant_after else {})


def _people(who: Proposers, prefix: str = "") -> dict[str, str]:
    said = _conditions(who) | {"text": who.text or ""}
    if isinstance(who, Electorate):
        said |= {"standing": who.standing or "", "as_of": who.as_of or ""}
    several = [
        (alternative("", place) + name, words)
        for place, one in enumerate(who.any_of)
        for name, words in _conditions(one).items()
    ]
    return {prefix + name: words for name, words in [*said.items(), *several] if words}


def _conditions(who: Conditions) -> dict[str, str]:
    part = who.participation
    voted = (part.voted, part.of_last) if part else (None, None)
    return {
        "roles": ", ".join(who.roles),
        "tenure": who.tenure if isinstance(who.tenure, str) else _time(who.tenure),
        "founding": _time(who.founding),
        "account_age": _time(who.account_age),
        "local": "yes" if who.local else "",
        "voted": str(voted[0] or ""),
        "of_last": str(voted[1] or ""),
        "within": _time(part.within) if part else "",
        "vouchers": str(who.vouchers or ""),
    }


def _lasts(value: Duration | None) -> dict[str, str]:
    return {"min": _time(value.min), "max": _time(value.max)} if value else {}


def _second_round(value: SecondRound) -> dict[str, str]:
    return _limits_or_none(value.threshold) | _lasts(value.duration) | {"best": str(value.best)}


def _extension(value: Extension) -> dict[str, str]:
    return {"by": _time(value.by), "when": ",".join(value.when), "window": _time(value.window)}


def _plain(value: BaseModel) -> dict[str, str]:
    return {name: "" if said is None else str(said) for name, said in value}


_WRITTEN: tuple[tuple[Any, Callable[[Any], dict[str, str]]], ...] = (
    (Method, lambda value: {"method": value.value}),
    (Threshold, _limits),
    (Quorum, _quorum),
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
