"""Values of fields as people type them, such as “two thirds” and “7 days”, as the data of a rulebook; and in people."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from governance.domain.ballots import Method
from governance.domain.durations import format_duration, parse_duration
from governance.domain.errors import GovernanceError
from governance.domain.quantities import counts_in, durations_in, fractions_in
from governance.domain.rulebook import NONE, Basis, Quorum, Threshold
from governance.domain.rulebook_values import Veto

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import timedelta


class ValueUnclear(GovernanceError):
    """Words that are no value of this kind, or more than one."""

    code = "value_unclear"


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


def _share(words: str) -> str:
    return str(_one(words, "share", fractions_in, "two thirds, 2/3 or 66 %"))


def _number(words: str) -> int:
    number = int(words) if words.isascii() and words.isdigit() and len(words) < 10 else None  # noqa: PLR2004
    return number if number is not None else int(_one(words, "number", counts_in, "5 or five"))


def _period(words: str) -> str:
    try:
        return format_duration(parse_duration(words))
    except ValueError:
        found: timedelta = _one(words, "time", durations_in, "7 days, a week or 12 hours")
        return format_duration(found)


def _one(words: str, kind: str, finder: Any, example: str) -> Any:
    found = set(finder(words))
    if len(found) != 1:
        raise ValueUnclear(f"“{words[:60]}” is not one {kind}. Write it such as {example}.")
    return found.pop()


def _people(said: Mapping[str, str]) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if "text" in said:
        value["text"] = said["text"]
    if "roles" in said:
        value["roles"] = [part.strip() for part in said["roles"].split(",") if part.strip()]
    for name in ("tenure", "founding"):
        if name in said:
            value[name] = NONE if said[name].lower() == NONE and name == "tenure" else _period(said[name])
    return value


def _threshold(said: Mapping[str, str]) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if "fraction" in said:
        value["fraction"] = _share(said["fraction"])
        value["strict"] = said.get("strict") == "more"
        if "basis" not in said:
            raise ValueUnclear("Please choose what this is a share of: the votes cast, say, or everybody who may vote.")
        value["basis"] = said["basis"]
    if "ratio" in said:
        value["ratio"] = str(_number(said["ratio"]))
    for name in ("min_for", "max_against"):
        if name in said:
            value[name] = _number(said[name])
    return value


def _quorum(said: Mapping[str, str]) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if "fraction" in said:
        value["fraction"] = _share(said["fraction"])
    if "count" in said:
        value["count"] = _number(said["count"])
    return value


def _duration(said: Mapping[str, str]) -> dict[str, Any]:
    return {name: _period(said[name]) for name in ("min", "max") if name in said}


def _veto(said: Mapping[str, str]) -> dict[str, Any]:
    value = {name: part for name, part in _people(said).items() if name in ("text", "roles")}
    if threshold := _threshold({"basis": Basis.ELIGIBLE.value, **said}):
        value["threshold"] = threshold
    if "within" in said:
        value["within"] = _period(said["within"])
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
    value: dict[str, Any] = {"stop": _number(said["stop"])} if "stop" in said else {}
    return value | ({"reason": True} if said.get("reason") == "yes" else {})


def _numbers(*names: str) -> Callable[[Mapping[str, str]], dict[str, Any]]:
    return lambda said: {name: _number(said[name]) for name in names if name in said}


def _scores(said: Mapping[str, str]) -> dict[str, Any]:
    if "highest" not in said:
        raise ValueUnclear("Please say which score is the highest, for example 5.")
    return _numbers("lowest", "highest")(said)


def _nominations(said: Mapping[str, str]) -> dict[str, Any]:
    duration = _duration(said)
    return _people(said) | ({"duration": duration} if duration else {})


def _call(said: Mapping[str, str]) -> dict[str, Any]:
    return _people(said) | _numbers("seconds")(said)


def _second_round(said: Mapping[str, str]) -> dict[str, Any]:
    if "best" not in said:
        raise ValueUnclear("Please say how many options go into the second round, for example 2.")
    threshold, duration = _threshold(said), _duration(said)
    value: dict[str, Any] = {"best": _number(said["best"])}
    return value | ({"threshold": threshold} if threshold else {}) | ({"duration": duration} if duration else {})


def _extension(said: Mapping[str, str]) -> dict[str, Any]:
    if "by" not in said or "when" not in said:
        raise ValueUnclear("Please say by how long the vote goes on, and tick when.")
    value: dict[str, Any] = {"by": _period(said["by"]), "when": said["when"].split(",")}
    return value | ({"window": _period(said["window"])} if "window" in said else {})


_TYPED: Final[Mapping[str, Callable[[Mapping[str, str]], Any]]] = {
    "proposers": _people, "electorate": _people, "advisory": _people, "threshold": _threshold, "quorum": _quorum,
    "signatures": _quorum, "duration": _duration, "veto": _veto, "method": _method, "jury": _numbers("size"),
    "options": _numbers("min", "max"), "scores": _scores, "nominations": _nominations, "call": _call,
    "second_round": _second_round, "extension": _extension, "objections": _objections,
    "on_pass": _place("on_pass"), "on_failure": _place("on_failure"),
    "ties": _list("ties"), "recusal": _list("recusal"), "silence": lambda said: said.get("silence"),
    "early_end": lambda said: said.get("early_end") == "yes" or None,
    "seats": lambda said: _number(said["count"]) if "count" in said else None,
    "casting_vote": lambda said: said.get("key"), "fills": lambda said: said.get("key"),
    "default_option": lambda said: said.get("key"),
}  # fmt: skip
_MAY_BE_NONE: Final = frozenset({"threshold", "quorum", "duration", "veto", "signatures"})


def in_people(value: object, people: int) -> str:
    """What a share comes to today: “of your 8 members, two-thirds is 6”; empty where it is no share of people."""
    if people < 1:
        return ""
    if isinstance(value, Veto):
        value = value.threshold
    if isinstance(value, Threshold) and value.fraction is not None:
        least = _least(value.fraction, people, strict=value.strict)
        all_of_them = "" if value.basis in {Basis.ELIGIBLE, Basis.FULL_BODY, Basis.SERVING} else ", if all of them vote"
        return f"Of your {_members(people)}, {_spoken(value.fraction, strict=value.strict)} is {least}{all_of_them}."
    if isinstance(value, Quorum):
        parts = []
        if value.fraction is not None:
            least = _least(value.fraction, people, strict=False)
            parts.append(f"Of your {_members(people)}, {_spoken(value.fraction, strict=False)} is {least}.")
        if value.sqrt_multiple is not None:
            least = _root(value.sqrt_multiple, people)
            parts.append(f"With your {_members(people)} that is {least}.")
        if value.count is not None and value.count > people:
            parts.append(f"You have {_members(people)} now, so {value.count} cannot be reached yet.")
        return " ".join(parts)
    return ""


def _least(share: Fraction, people: int, *, strict: bool) -> int:
    exact = share * people
    return math.floor(exact) + 1 if strict else math.ceil(exact)


def _root(multiple: Fraction, people: int) -> int:
    """The smallest number whose square reaches the multiple's square times the people, without floats."""
    square = multiple * multiple * people
    root = math.isqrt(math.ceil(square))
    return root if root * root >= square else root + 1


def _spoken(share: Fraction, *, strict: bool) -> str:
    words = _SHARES.get(share, f"{share.numerator}/{share.denominator}")
    return f"more than {words}" if strict else words


def _members(people: int) -> str:
    return f"{people} member" + ("" if people == 1 else "s")


_SHARES: Final = {
    Fraction(1, 2): "half", Fraction(1, 3): "one third", Fraction(2, 3): "two thirds", Fraction(1): "all",
    Fraction(1, 4): "one quarter", Fraction(3, 4): "three quarters",
}  # fmt: skip
