"""Random small elections, the same in every run, and a slow reference that tries every way to break a tie."""

import random
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from governance.domain.ballots import Ranking

Papers = dict[Ranking, int]


def elections(
    number: int, *, seed: int, voters: int = 12, options: int = 5, whole: bool = False
) -> Iterator[tuple[int, Papers]]:
    """So many elections: how many options, and how many cast each ranking. `whole`: everybody ranks everything."""
    chance = random.Random(seed)
    for _ in range(number):
        running = chance.randint(2, options)
        papers: Counter[Ranking] = Counter()
        for _ in range(chance.randint(1, voters)):
            named = running if whole else chance.randint(1, running)
            papers[tuple(chance.sample(range(1, running + 1), named))] += 1
        yield running, dict(papers)


def every_outcome(options: int, papers: Papers, seats: int) -> set[frozenset[int]]:
    """Who can be elected by STV if each tie for exclusion is broken one by one, in every possible way."""
    total = sum(papers.values())
    quota = total // (seats + 1) + 1
    start = {option: Fraction(0) for option in range(1, options + 1)}
    ballots = [(paper, Fraction(number)) for paper, number in papers.items()]
    return {frozenset(elected) for elected in _rounds(tuple(start), ballots, (), seats, quota)}


def _rounds(
    running: tuple[int, ...], ballots: list[tuple[Ranking, Fraction]], elected: tuple[int, ...], seats: int, quota: int
) -> Iterator[tuple[int, ...]]:
    if len(elected) == seats:
        yield elected
        return
    if len(running) <= seats - len(elected):
        yield elected + running
        return
    totals = dict.fromkeys(running, Fraction(0))
    first = [next((option for option in paper if option in running), None) for paper, _ in ballots]
    for option, (_, value) in zip(first, ballots, strict=True):
        if option is not None:
            totals[option] += value
    over = tuple(option for option in running if totals[option] >= quota)
    if over:
        moved = [
            (paper, value * (totals[option] - quota) / totals[option] if option in over else value)
            for option, (paper, value) in zip(first, ballots, strict=True)
            if option is not None
        ]
        left = tuple(option for option in running if option not in over)
        yield from _rounds(left, moved, elected + over, seats, quota)
        return
    for last in [option for option in running if totals[option] == min(totals.values())]:
        yield from _rounds(tuple(option for option in running if option != last), ballots, elected, seats, quota)
