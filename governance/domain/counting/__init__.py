"""The door to counting: ballots in, numbers out, in any order, exactly. It knows no rule."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, cast

from governance.domain.ballots import AMONG_OPTIONS, RANKING, Ballot, Choice, Form, Method, Ranking
from governance.domain.counting.counts import Count, Over, Round, Tie, TieBreak, Totals
from governance.domain.counting.pairwise import preferences, schulze
from governance.domain.counting.points import approvals, most_points, over_default, score_sums
from governance.domain.counting.tallies import Tally, count
from governance.domain.counting.ties import STANDS, TieRule, lot
from governance.domain.counting.transfers import transfer

__all__ = ["Count", "Over", "Round", "Tally", "Tie", "TieBreak", "TieRule", "Totals", "count", "count_options", "lot"]


def count_options(
    form: Form,
    ballots: Iterable[Ballot] | Mapping[Ballot, int],
    *,
    seats: int = 1,
    ties: TieRule = STANDS,
    without: frozenset[int] = frozenset(),
) -> Count:
    """Count a vote among options: one ballot per member, or how many cast each, in any order.

    `without` are options that cannot win (they did not beat the default option): the count runs as if nobody had
    named them. Raises ValueError for a method that cannot choose so many among options.
    """
    if form.method not in AMONG_OPTIONS:
        raise ValueError(f"{form.method} does not choose among options")
    if form.method is Method.RANKED and seats != 1:
        raise ValueError("instant runoff finds one winner")
    papers: dict[Any, int] = Counter(cast("Iterable[Ballot]", ballots))
    total = sum(papers.values())
    blank = papers.pop(Choice.ABSTAIN, 0)
    common: dict[str, Any] = {"method": form.method, "seats": seats, "ballots": total, "blank": blank}
    if form.method in RANKING:
        return _ranked(form, papers, seats=seats, ties=ties, without=without, common=common)
    totals = approvals(form, papers) if form.method is Method.APPROVAL else score_sums(form, papers)
    winners, found = most_points(totals, seats=seats, rule=ties, without=without)
    against = over_default(form, papers) if form.default is not None else None
    return Count(totals=totals, winners=winners, ties=found, over_default=against, **common)


def _ranked(
    form: Form,
    papers: Mapping[Ranking, int],
    *,
    seats: int,
    ties: TieRule,
    without: frozenset[int],
    common: dict[str, Any],
) -> Count:
    options = [option for option in form.numbers if option not in without]
    pairs = None
    against = None
    if form.method is Method.CONDORCET or form.default is not None:
        pairs = preferences(form.numbers, papers)
        against = _against(form, pairs)
    if form.method is Method.CONDORCET and pairs is not None:
        winners, found = schulze(options, pairs, seats=seats, rule=ties)
        wins = {
            option: Fraction(sum(pairs[option, other] > pairs[other, option] for other in options if other != option))
            for option in options
        }
        return Count(totals=wins, winners=winners, ties=found, pairs=pairs, over_default=against, **common)
    result = transfer(options, papers, seats=seats, runoff=form.method is Method.RANKED, rule=ties)
    return Count(
        totals=result.rounds[-1].totals if result.rounds else {},
        winners=result.winners,
        rounds=result.rounds,
        ties=result.ties,
        quota=result.quota,
        over_default=against,
        **common,
    )


def _against(form: Form, pairs: Mapping[tuple[int, int], int]) -> dict[int, tuple[int, int]] | None:
    default = form.default
    if default is None:
        return None
    return {option: (pairs[option, default], pairs[default, option]) for option in form.numbers if option != default}
