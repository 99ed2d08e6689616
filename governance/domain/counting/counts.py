"""What a count among options gives: totals, rounds, winners in order, and every tie with how it was broken."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from governance.domain.ballots import Method

Totals = Mapping[int, Fraction]


class TieBreak(StrEnum):
    """What told apart options that were level. `together`: none had to be chosen, all went out at once."""

    TOGETHER = "together"
    EARLIER_ROUNDS = "earlier_rounds"
    CASTING_VOTE = "casting_vote"
    LOT = "lot"


class Over(StrEnum):
    """What a tie was about."""

    SEAT = "seat"
    EXCLUSION = "exclusion"


@dataclass(frozen=True, kw_only=True)
class Tie:
    """Options that were level where only `places` of them could win, or stay. `kept` is None while it stands."""

    over: Over
    round: int
    options: tuple[int, ...]
    places: int
    kept: tuple[int, ...] | None
    broken_by: tuple[TieBreak, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Round:
    """One step of a count. `totals` are those at its beginning."""

    number: int
    totals: Totals
    elected: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()
    exhausted: Fraction = Fraction(0)


@dataclass(frozen=True, kw_only=True)
class Count:
    """The count of a vote among options. With a tie that stands, `winners` are only those who won without it."""

    method: Method
    seats: int
    ballots: int
    blank: int
    totals: Totals
    winners: tuple[int, ...]
    rounds: tuple[Round, ...] = ()
    ties: tuple[Tie, ...] = ()
    quota: Fraction | None = None
    pairs: Mapping[tuple[int, int], int] | None = None
    over_default: Mapping[int, tuple[int, int]] | None = None

    @property
    def non_blank(self) -> int:
        return self.ballots - self.blank

    @property
    def tie(self) -> Tie | None:
        """The tie that stands, if one does: a rule or a person has to break it."""
        return next((tie for tie in self.ties if tie.kept is None), None)
