"""What a share comes to in people today: “of your 8 members, two thirds is 6”."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from governance.domain.rulebook import Basis, Quorum, Threshold
from governance.domain.rulebook_values import Veto
from governance.domain.wording import share_in_words

if TYPE_CHECKING:
    from fractions import Fraction


def in_people(value: object, people: int) -> str:
    """What a share comes to today: “of your 8 members, two thirds is 6”; empty where it is no share of people."""
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
    words = "all" if share == 1 else share_in_words(share)
    return f"more than {words}" if strict else words


def _members(people: int) -> str:
    return f"{people} member" + ("" if people == 1 else "s")
