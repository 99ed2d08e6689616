"""Ballots and their count. Counting knows no rule: what the numbers mean is decided elsewhere."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Choice(StrEnum):
    """What a member can say in a yes/no/abstain ballot."""

    AGREE = "agree"
    DISAGREE = "disagree"
    ABSTAIN = "abstain"


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many ballots say what."""

    agree: int = 0
    disagree: int = 0
    abstain: int = 0

    @property
    def for_and_against(self) -> int:
        return self.agree + self.disagree

    @property
    def cast(self) -> int:
        return self.agree + self.disagree + self.abstain

    def as_numbers(self) -> dict[str, int]:
        return {"agree": self.agree, "disagree": self.disagree, "abstain": self.abstain}


def count(choices: Iterable[str]) -> Tally:
    """The tally of one choice per member, in any order. Raises ValueError for an unknown choice."""
    counted = Counter(Choice(choice) for choice in choices)
    return Tally(agree=counted[Choice.AGREE], disagree=counted[Choice.DISAGREE], abstain=counted[Choice.ABSTAIN])
