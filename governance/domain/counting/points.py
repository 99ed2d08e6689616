"""Approval and score: each option's points are added up, and the most points win."""

from collections.abc import Mapping
from fractions import Fraction

from governance.domain.ballots import Approval, Form, Method, Scores
from governance.domain.counting.counts import Over, Tie, Totals
from governance.domain.counting.ties import TieRule, break_tie

Points = Mapping[Approval, int] | Mapping[Scores, int]


def approvals(form: Form, papers: Mapping[Approval, int]) -> Totals:
    """How many approve each option."""
    points = dict.fromkeys(form.numbers, 0)
    for options, number in papers.items():
        for option in options:
            points[option] += number
    return {option: Fraction(total) for option, total in points.items()}


def score_sums(form: Form, papers: Mapping[Scores, int]) -> Totals:
    """The sum of each option's scores; whoever gave none gave the lowest."""
    voters = sum(papers.values())
    points = dict.fromkeys(form.numbers, form.lowest * voters)
    for scored, number in papers.items():
        for option, score in scored:
            points[option] += (score - form.lowest) * number
    return {option: Fraction(total) for option, total in points.items()}


def most_points(
    totals: Totals, *, seats: int, rule: TieRule, without: frozenset[int]
) -> tuple[tuple[int, ...], tuple[Tie, ...]]:
    """The winners, the best first, and the tie for the last place, if there is one."""
    running = sorted((option for option in totals if option not in without), key=lambda o: (-totals[o], o))
    if len(running) <= seats:
        return tuple(running), ()
    line = totals[running[seats - 1]]
    ahead = tuple(option for option in running if totals[option] > line)
    level = [option for option in running if totals[option] == line]
    if len(ahead) + len(level) == seats:
        return (*ahead, *level), ()
    tie = break_tie(level, places=seats - len(ahead), over=Over.SEAT, number=1, rule=rule)
    return (*ahead, *(tie.kept or ())), (tie,)


def over_default(form: Form, papers: Points) -> dict[int, tuple[int, int]]:
    """For each option: how many ballots put it above the default option, and how many below."""
    assert form.default is not None
    above = dict.fromkeys(form.numbers, 0)
    below = dict.fromkeys(form.numbers, 0)
    for paper, number in papers.items():
        given = _scored(form, paper)
        lowest = form.lowest if form.method is Method.SCORE else 0
        bar = given.get(form.default, lowest)
        for option in form.numbers:
            value = given.get(option, lowest)
            if value > bar:
                above[option] += number
            elif value < bar:
                below[option] += number
    return {option: (above[option], below[option]) for option in form.numbers if option != form.default}


def _scored(form: Form, paper: Approval | Scores) -> dict[int, int]:
    if form.method is Method.APPROVAL:
        return {option: 1 for option in paper if isinstance(option, int)}
    return {pair[0]: pair[1] for pair in paper if isinstance(pair, tuple)}
