"""Condorcet by Schulze's method: who is preferred to whom, pair by pair, along the strongest chains of wins."""

from collections.abc import Mapping, Sequence

from governance.domain.ballots import Ranking
from governance.domain.counting.counts import Over, Tie
from governance.domain.counting.ties import TieRule, break_tie

Pairs = Mapping[tuple[int, int], int]


def preferences(options: Sequence[int], papers: Mapping[Ranking, int]) -> dict[tuple[int, int], int]:
    """For each ordered pair, how many ballots prefer the first to the second. Named goes before not named."""
    place = {option: index for index, option in enumerate(options)}
    named = [0] * len(options)
    after = [[0] * len(options) for _ in options]  # after[b][a]: ballots that name both, a before b
    for paper, number in papers.items():
        before: list[int] = []
        for option in paper:
            index = place[option]
            named[index] += number
            row = after[index]
            for earlier in before:
                row[earlier] += number
            before.append(index)
    return {
        (first, second): named[place[first]] - after[place[first]][place[second]]
        for first in options
        for second in options
        if first != second
    }


def strongest_chains(options: Sequence[int], pairs: Pairs) -> dict[tuple[int, int], int]:
    """For each ordered pair the best chain of wins from one to the other: as strong as its weakest win."""
    chains = {pair: votes if votes > pairs[pair[::-1]] else 0 for pair, votes in pairs.items()}
    for middle in options:
        for first in options:
            if first == middle:
                continue
            reach = chains[first, middle]
            for last in options:
                if last not in (first, middle):
                    through = min(reach, chains[middle, last])
                    chains[first, last] = max(chains[first, last], through)
    return chains


def schulze(
    options: Sequence[int], pairs: Pairs, *, seats: int, rule: TieRule
) -> tuple[tuple[int, ...], tuple[Tie, ...]]:
    """The winners, the best first: again and again those that nobody left beats."""
    chains = strongest_chains(options, pairs)
    running = list(options)
    winners: list[int] = []
    while running and len(winners) < seats:
        best = [
            option
            for option in running
            if all(chains[option, other] >= chains[other, option] for other in running if other != option)
        ]
        places = seats - len(winners)
        if len(best) > places:
            tie = break_tie(best, places=places, over=Over.SEAT, number=len(winners) + 1, rule=rule)
            return (*winners, *(tie.kept or ())), (tie,)
        winners.extend(best)
        running = [option for option in running if option not in best]
    return tuple(winners), ()
