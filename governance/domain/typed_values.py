"""Values of fields as people type them, such as “two thirds” and “7 days”, as the data of a rulebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from governance.domain.ballots import Method
from governance.domain.rulebook import NONE, Basis
from governance.domain.typed_people import people
from governance.domain.typed_words import ValueUnclear, multiple, number, period, share

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OF_VETOERS: Final = "by-"
"""What the boxes of those begin with who stop a decision by their number."""


def typed_value(field: str, given: Mapping[str, str]) -> Any:
    """What the boxes of a field's form say, as data. Raises ValueUnclear with what to write."""
    name = field.rpartition(".")[2]
    said = {box: words.strip() for box, words in given.items() if words and words.strip()}
    if said.get("none") == "yes":
        if name not in _MAY_BE_NONE:
            raise ValueUnclear("Here “there is none” makes no sense. Leave it as not stated instead.")
        return NONE
    value = _TYPED[name](said) if name in _TYPED else None
    if value in (None, {}, ""):
        raise ValueUnclear("Please fill in at least one of the boxes, or choose to leave it as not stated.")
    return value


def _threshold(said: Mapping[str, str]) -> Any:
    if said.get("no_limit") == "yes":
        return NONE
    value: dict[str, Any] = {}
    if "fraction" in said:
        value["fraction"] = share(said["fraction"])
        value["strict"] = said.get("strict") == "more"
        if "basis" not in said:
            raise ValueUnclear("Please choose what this is a share of: the votes cast, say, or everybody who may vote.")
    if "fraction" in said or said.get("basis") == Basis.DEFAULT_OPTION.value:
        value["basis"] = said["basis"]
    if "ratio" in said:
        value["ratio"] = multiple(said["ratio"])
    for name in ("min_for", "max_against"):
        if name in said:
            value[name] = number(said[name])
    return value


def _quorum(said: Mapping[str, str]) -> dict[str, Any]:
    return {name: reads(said[name]) for name, reads in _OF_A_QUORUM.items() if name in said}


def _duration(said: Mapping[str, str]) -> dict[str, Any]:
    return {name: period(said[name]) for name in ("min", "max") if name in said}


def _veto(said: Mapping[str, str]) -> dict[str, Any]:
    value: dict[str, Any] = people({name: said[name] for name in ("text", "roles") if name in said})
    if who := people(said, OF_VETOERS):
        value["electorate"] = who
    if threshold := _threshold({"basis": Basis.ELIGIBLE.value, **said}):
        value["threshold"] = threshold
    if "within" in said:
        value["within"] = period(said["within"])
    return value


def _method(said: Mapping[str, str]) -> str | None:
    method = said.get("method")
    if method is not None and method not in set(Method):
        raise ValueUnclear("Please choose one of the ways to count.")
    return method


def _place(name: str) -> Callable[[Mapping[str, str]], Any]:
    return lambda said: int(said[name]) if said.get(name, "").isdigit() else None


def _list(name: str) -> Callable[[Mapping[str, str]], Any]:
    return lambda said: [part for part in said.get(name, "").split(",") if part] or None


def _objections(said: Mapping[str, str]) -> dict[str, Any]:
    value: dict[str, Any] = {"stop": number(said["stop"])} if "stop" in said else {}
    return value | ({"reason": True} if said.get("reason") == "yes" else {})


def _numbers(*names: str) -> Callable[[Mapping[str, str]], dict[str, Any]]:
    return lambda said: {name: number(said[name]) for name in names if name in said}


def _scores(said: Mapping[str, str]) -> dict[str, Any]:
    if "highest" not in said:
        raise ValueUnclear("Please say which score is the highest, for example 5.")
    below = {name: -number(said[name][1:]) for name in ("lowest", "highest") if said.get(name, "").startswith("-")}
    return _numbers("lowest", "highest")({name: said[name] for name in said if name not in below}) | below


def _nominations(said: Mapping[str, str]) -> dict[str, Any]:
    duration = _duration(said)
    return people(said) | ({"duration": duration} if duration else {})


def _call(said: Mapping[str, str]) -> dict[str, Any]:
    return people(said) | _numbers("seconds")(said)


def _second_round(said: Mapping[str, str]) -> dict[str, Any]:
    if "best" not in said:
        raise ValueUnclear("Please say how many options go into the second round, for example 2.")
    threshold, duration = _threshold(said), _duration(said)
    value: dict[str, Any] = {"best": number(said["best"])}
    return value | ({"threshold": threshold} if threshold else {}) | ({"duration": duration} if duration else {})


def _extension(said: Mapping[str, str]) -> dict[str, Any]:
    if "by" not in said or "when" not in said:
        raise ValueUnclear("Please say by how long the vote goes on, and tick when.")
    value: dict[str, Any] = {"by": period(said["by"]), "when": said["when"].split(",")}
    return value | ({"window": period(said["window"])} if "window" in said else {})


_TYPED: Final[Mapping[str, Callable[[Mapping[str, str]], Any]]] = {
    "proposers": people, "electorate": people, "advisory": people, "threshold": _threshold, "quorum": _quorum,
    "signatures": _quorum, "duration": _duration, "veto": _veto, "method": _method, "jury": _numbers("size"),
    "options": _numbers("min", "max"), "scores": _scores, "nominations": _nominations, "call": _call,
    "second_round": _second_round, "extension": _extension, "objections": _objections,
    "on_pass": _place("on_pass"), "on_failure": _place("on_failure"),
    "ties": _list("ties"), "recusal": _list("recusal"), "silence": lambda said: said.get("silence"),
    "early_end": lambda said: said.get("early_end") == "yes" or None,
    "seats": lambda said: number(said["count"]) if "count" in said else None,
    "casting_vote": lambda said: said.get("key"), "fills": lambda said: said.get("key"),
    "default_option": lambda said: said.get("key"),
}  # fmt: skip
_OF_A_QUORUM: Final[Mapping[str, Callable[[str], Any]]] = {
    "fraction": share, "basis": str, "count": number, "sqrt_multiple": multiple, "recent_fraction": share,
    "recent_votes": number, "counts": str, "dormant_after": period,
}  # fmt: skip
_MAY_BE_NONE: Final = frozenset({"threshold", "quorum", "duration", "veto", "signatures"})

__all__ = ["OF_VETOERS", "ValueUnclear", "typed_value"]
