"""Instant runoff and the single transferable vote: ballots move on to their next choice, round by round.

STV is the weighted inclusive Gregory method with the Droop quota: the surplus of whoever is elected moves on, each
ballot keeping the same share of its value. All surpluses of a round move at once, so their order plays no part.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from governance.domain.ballots import Ranking
from governance.domain.counting.counts import Over, Round, Tie, TieBreak, Totals
from governance.domain.counting.ties import TieRule, break_tie

_LONGEST: Final = 4096
_PLACES: Final = 10**40


@dataclass(frozen=True, kw_only=True)
class Result:
    """What the rounds came to."""

    winners: tuple[int, ...]
    rounds: tuple[Round, ...]
    ties: tuple[Tie, ...]
    quota: Fraction


@dataclass
class _Piles:
    """Which ballots lie with which option, in parcels of one value each."""

    papers: Sequence[Ranking]
    numbers: Sequence[int]
    parcels: dict[int, list[tuple[Fraction, list[int]]]]
    at: list[int] = field(default_factory=list)
    exhausted: Fraction = Fraction(0)

    @classmethod
    def deal(cls, options: Sequence[int], papers: Mapping[Ranking, int]) -> "_Piles":
        piles = cls(papers=list(papers), numbers=list(papers.values()), parcels={option: [] for option in options})
        piles.at = [-1] * len(piles.papers)
        piles.move(list(range(len(piles.papers))), Fraction(1))
        return piles

    def totals(self) -> dict[int, Fraction]:
        return {
            option: sum((value * self._size(ballots) for value, ballots in parcels), start=Fraction(0))
            for option, parcels in self.parcels.items()
        }

    def _size(self, ballots: Sequence[int]) -> int:
        return sum(map(self.numbers.__getitem__, ballots))

    def take(self, options: Sequence[int], shares: Mapping[int, Fraction]) -> None:
        """Take options out of the count and move their ballots on, at this share of their value."""
        leaving = [(self.parcels.pop(option), shares[option]) for option in options]
        for parcels, share in leaving:
            for value, ballots in parcels:
                if share:
                    self.move(ballots, bounded(value * share))

    def move(self, ballots: Sequence[int], value: Fraction) -> None:
        """Give each of these ballots to the next choice that is still there."""
        targets: dict[int, list[int]] = {}
        papers, at, parcels = self.papers, self.at, self.parcels
        over: list[int] = []
        for ballot in ballots:
            paper, place = papers[ballot], at[ballot] + 1
            while place < len(paper) and paper[place] not in parcels:
                place += 1
            at[ballot] = place
            if place < len(paper):
                targets.setdefault(paper[place], []).append(ballot)
            else:
                over.append(ballot)
        for option, moved in targets.items():
            parcels[option].append((value, moved))
        self.exhausted += value * self._size(over)


def bounded(value: Fraction) -> Fraction:
    """The exact value, unless it would take thousands of digits: then rounded down to forty decimals."""
    if value.denominator.bit_length() <= _LONGEST:
        return value
    return Fraction(value.numerator * _PLACES // value.denominator, _PLACES)


def transfer(
    options: Sequence[int], papers: Mapping[Ranking, int], *, seats: int, runoff: bool, rule: TieRule
) -> Result:
    """Count in rounds. In a runoff one option wins, by more than half of the ballots that still name one."""
    piles = _Piles.deal(options, papers)
    quota = droop(sum(piles.totals().values(), start=Fraction(0)), seats)
    winners: list[int] = []
    rounds: list[Round] = []
    ties: list[Tie] = []
    while piles.parcels and len(winners) < seats:
        totals = piles.totals()
        if runoff:
            quota = droop(sum(totals.values(), start=Fraction(0)), 1)
        elected = _elected(totals, seats - len(winners), quota)
        excluded, tie = _excluded(totals, seats - len(winners), rounds, rule) if not elected else ((), None)
        ties.extend([tie] if tie else [])
        rounds.append(
            Round(number=len(rounds) + 1, totals=totals, elected=elected, excluded=excluded, exhausted=piles.exhausted)
        )
        if not elected and not excluded:
            break
        winners.extend(elected)
        shares = {option: _surplus(totals[option], quota) for option in elected}
        piles.take(elected or excluded, shares or dict.fromkeys(excluded, Fraction(1)))
    return Result(winners=tuple(winners), rounds=tuple(rounds), ties=tuple(ties), quota=quota)


def _surplus(total: Fraction, quota: Fraction) -> Fraction:
    """The share of their votes that whoever is elected does not need."""
    return 1 - quota / total if total > quota else Fraction(0)


def droop(votes: Fraction, seats: int) -> Fraction:
    """The smallest whole number that no more options than there are seats can reach."""
    return Fraction(votes // (seats + 1) + 1)


def _elected(totals: Totals, places: int, quota: Fraction) -> tuple[int, ...]:
    """Who has a seat now, the most votes first: all who are left if there are seats for all, else who has a quota."""
    chosen = [option for option in totals if len(totals) <= places or totals[option] >= quota]
    return tuple(sorted(chosen, key=lambda option: (-totals[option], option)))


def _excluded(
    totals: Totals, places: int, rounds: Sequence[Round], rule: TieRule
) -> tuple[tuple[int, ...], Tie | None]:
    """Who goes out: the fewest votes. Of several, all if even together they stay behind the next; else one."""
    fewest = min(totals.values())
    last = sorted(option for option in totals if totals[option] == fewest)
    if len(last) == 1:
        return tuple(last), None
    number = len(rounds) + 1
    rest = [total for option, total in totals.items() if option not in last]
    if len(rest) >= max(places, 1) and fewest * len(last) < min(rest):
        together = Tie(
            over=Over.EXCLUSION, round=number, options=tuple(last), places=0, kept=(), broken_by=(TieBreak.TOGETHER,)
        )
        return tuple(last), together
    before = [earlier.totals for earlier in rounds]
    tie = break_tie(last, places=len(last) - 1, over=Over.EXCLUSION, number=number, rule=rule, before=before)
    return (() if tie.kept is None else tuple(option for option in last if option not in tie.kept)), tie
