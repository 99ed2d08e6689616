"""Quorums of two numbers: a share of the members, and how many there must be whatever the share is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from governance.domain.quantities import Quantity
from governance.domain.rulebook_values import Quorum
from reasoning.reader.findings import Finding
from reasoning.reader.sentences import Sentence

_NO_FEWER: Final = re.compile(
    r"(?<!\w)(?:(?:(?:but|and|or|nor)(?: in no (?:case|event))? )?(?:no|not|never) (?:fewer|less) than|(?:but|and|with|subject to) (?:in any case )?(?:a minimum of|at least|of at least)|jedoch (?:mindestens|nicht weniger als)|aber mindestens|mindestens (?:jedoch|aber)|mais (?:au moins|pas moins de)|avec un minimum de?|pero (?:al menos|no menos de)|con un mínimo de) (?:(?:a |the )?(?:total of )?)?$"
)
"""Between a share and the smallest number."""
_OR: Final = re.compile(r"(?<!\w)(?:or|oder|ou|o) (?:at least |by |mindestens |au moins |al menos )?$")
_THE_GREATER: Final = re.compile(
    r"(?<!\w)(?:whichever (?:\w+ )?(?:is|be) (?:the )?(?:greater|more|larger|higher|greatest|highest|larger number)|the (?:greater|larger|higher) of|je nachdem,? was (?:mehr|höher|größer) ist|selon (?:le plus élevé|le plus grand)|lo que sea mayor)(?!\w)"
)
_THE_LESS: Final = re.compile(
    r"(?<!\w)(?:whichever (?:\w+ )?(?:is|be) (?:the )?(?:less|lower|lesser|fewer|smaller|smallest|lowest)|the (?:lower|lesser|smaller|fewer) of|je nachdem,? was (?:weniger|niedriger|kleiner) ist|lo que sea menor)(?!\w)"
)
_FARTHEST: Final = 90
"""In letters, between the share and the number."""


def with_floors(findings: Sequence[Finding]) -> list[Finding]:
    """Join a share and a smallest number that one sentence asks for together; of what is enough instead, none is sure."""
    numbers = [each for each in findings if each.purpose == "quorum" and isinstance(each.value, Quorum)]
    if not numbers or _THE_LESS.search(numbers[0].sentence.plain):
        return [each.unsure() if each in numbers else each for each in findings]
    share = next((each for each in numbers if isinstance(each.value, Quorum) and each.value.fraction is not None), None)
    if share is None or not isinstance(share.value, Quorum):
        return list(findings)
    count = _beside(share.sentence)
    if count is None:
        return list(findings)
    both = replace(share, value=Quorum(fraction=share.value.fraction, count=count), sure=False)
    return [both if each is share else each for each in findings if each is share or each not in numbers]


def _beside(sentence: Sentence) -> int | None:
    """The smallest number that a sentence sets beside its only share."""
    shares = [each for each in sentence.quantities if each.kind == "fraction"]
    if len({each.value for each in shares}) != 1:
        return None
    words = sentence.plain
    for number in sentence.quantities:
        if number.kind == "count" and isinstance(number.value, int) and number.value and _near(number, shares):
            before = words[: number.start]
            if _NO_FEWER.search(before) or (_OR.search(before) and _THE_GREATER.search(words)):
                return number.value
    return None


def _near(number: Quantity, shares: Sequence[Quantity]) -> bool:
    return any(0 <= number.start - share.end <= _FARTHEST for share in shares)
