"""Who takes part, as people type it box by box: roles, times, earlier votes, and conditions of which one is enough.

The boxes of people who are themselves part of another field have a prefix, and each of several conditions has its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from governance.domain.rulebook import NONE
from governance.domain.typed_words import ValueUnclear, number, period

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_CONDITIONS: Final = 8
TIMES: Final = ("tenure", "founding", "account_age")
PART: Final = ("voted", "of_last", "within")


def people(said: Mapping[str, str], prefix: str = "") -> dict[str, Any]:
    """The data of who may propose, vote, nominate or call. Raises ValueUnclear with what to write."""
    value = {name: said[prefix + name] for name in ("text",) if prefix + name in said}
    value |= conditions(said, prefix)
    value |= {name: said[prefix + name] for name in ("standing", "as_of") if prefix + name in said}
    several = [conditions(said, alternative(prefix, place)) for place in range(MOST_CONDITIONS)]
    return value | ({"any_of": kept} if (kept := [one for one in several if one]) else {})


def alternative(prefix: str, place: int) -> str:
    """What the boxes of one of several conditions begin with."""
    return f"{prefix}or{place}-"


def conditions(said: Mapping[str, str], prefix: str) -> dict[str, Any]:
    """What is asked of a person; all that is given must hold."""
    value: dict[str, Any] = {}
    if prefix + "roles" in said:
        value["roles"] = [part.strip() for part in said[prefix + "roles"].split(",") if part.strip()]
    for name in TIMES:
        if words := said.get(prefix + name):
            value[name] = NONE if name == "tenure" and words.lower() == NONE else period(words)
    if said.get(prefix + "local") == "yes":
        value["local"] = True
    if part := {name: said[prefix + name] for name in PART if prefix + name in said}:
        value["participation"] = _taken_part(part)
    if prefix + "vouchers" in said:
        value["vouchers"] = number(said[prefix + "vouchers"])
    return value


def _taken_part(said: Mapping[str, str]) -> dict[str, Any]:
    if "voted" not in said or ("of_last" in said) == ("within" in said):
        raise ValueUnclear("Please say in how many decisions they have to have voted, and either of how many or when.")
    value: dict[str, Any] = {"voted": number(said["voted"])}
    return value | ({"of_last": number(said["of_last"])} if "of_last" in said else {"within": period(said["within"])})
