"""A share of a quorum by which something is decided: one of those who are there, however many these are."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from governance.domain.quantities import Quantity
from governance.domain.rulebook_values import Basis, Threshold
from reasoning.reader.findings import Finding
from reasoning.reader.petitions import by_majority
from reasoning.reader.sentences import Sentence

_DECIDED_WITH: Final = re.compile(
    r"(?<!\w)(?:votes?|approval|consent) (?:of|by|from) (?:at least )?(?:an? |the )?(?:simple )?$"
)
_OF_THE_QUORUM: Final = re.compile(r" of (?:a|the|that|such a) quorum(?= of |[,.;]|$| present)")


def of_those_there(sentence: Sentence, quantity: Quantity, before: str, after: str) -> Finding | None:
    """Give the threshold of such a share: "by the vote of a majority of a quorum"."""
    value = quantity.value
    if quantity.kind != "fraction" or not isinstance(value, Fraction):
        return None
    if not (_OF_THE_QUORUM.match(after) and _DECIDED_WITH.search(before)):
        return None
    limit = Threshold(fraction=value, strict=by_majority(sentence, quantity), basis=Basis.PRESENT)
    return Finding("threshold", limit, sentence, sure=False)
