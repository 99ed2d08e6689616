"""Thousands of random elections, ties included, beside two independent libraries and a slow reference.

What the libraries do otherwise is left out as narrowly as can be, and named:

- votelib's STV gives up at a tie for exclusion (NotImplementedError); there the reference is asked alone. Its own choice
  of whom to keep counts exhausted ballots as a candidate, so it is given its own plurality count for that instead.
- votelib knows only options that somebody named; ours are compared on those.
- votelib elects nobody for more seats than there are options, and finds no tie where no pair has a winner.
- votelib's Schulze orders by how many options one beats; of several that nobody beats it may prefer one. Ours calls them tied.
- pyrankvote elects with exactly half of the votes where ours asks for more, and breaks ties by second choices or chance:
  elections with a tie or an exact half are left out. Its STV uses floats and another quota, so only its runoff is compared.
"""

import random
from collections.abc import Mapping
from fractions import Fraction

import pyrankvote
import pytest
from votelib.convert import ApprovalToSimpleVotes, RankedToCondorcetVotes
from votelib.evaluate.cardinal import ScoreVoting
from votelib.evaluate.condorcet import Schulze
from votelib.evaluate.core import Plurality, Tie
from votelib.evaluate.sequential import TransferableVoteSelector

from governance.domain.ballots import Ballot, Form, Method
from governance.domain.counting import Count, TieBreak, TieRule, count_options
from tests.unit.governance.domain.counting.elections import Papers, elections, every_outcome

ELECTIONS = 1000


def counted(
    method: Method, options: int, papers: Mapping[Ballot, int], *, seats: int = 1, lot: str | None = None
) -> Count:
    return count_options(Form(method=method, options=options), papers, seats=seats, ties=TieRule(lot=lot))


def named(papers: Papers) -> set[int]:
    return {option for paper in papers for option in paper}


def stv_by_votelib(papers: Papers, seats: int) -> frozenset[int] | None:
    selector = TransferableVoteSelector(transferer="Gregory", quota_function="droop", retainer=Plurality())
    try:
        return frozenset(selector.evaluate(papers, seats))
    except NotImplementedError:
        return None


@pytest.mark.parametrize("seats", [1, 2, 3])
def test_stv_elects_whom_votelib_and_the_reference_elect(seats: int) -> None:
    compared = tied = 0
    for options, papers in elections(ELECTIONS, seed=seats):
        ours = counted(Method.STV, options, papers, seats=seats)
        possible = every_outcome(options, papers, seats)
        if ours.tie is None:
            assert possible == {frozenset(ours.winners)} or _moved_together(ours), (options, papers)
            assert frozenset(ours.winners) in possible
        else:
            tied += 1
            assert all(set(ours.winners) <= outcome for outcome in possible)
        theirs = stv_by_votelib(papers, seats) if len(named(papers)) == options >= seats else None
        if theirs is not None:
            compared += 1
            assert ours.tie is None
            assert frozenset(ours.winners) == theirs, (options, papers)
    assert compared > ELECTIONS // 10
    assert tied > ELECTIONS // 20


def _moved_together(ours: Count) -> bool:
    """Options that left together and had votes: one by one, surpluses could have moved in between."""
    return any(
        tie.broken_by == (TieBreak.TOGETHER,)
        and any(ours.rounds[tie.round - 1].totals[option] for option in tie.options)
        for tie in ours.ties
    )


def test_instant_runoff_elects_whom_the_reference_elects() -> None:
    for options, papers in elections(ELECTIONS, seed=11):
        ours = counted(Method.RANKED, options, papers)
        possible = every_outcome(options, papers, 1)
        if ours.tie is None:
            assert {frozenset(ours.winners)} == possible, (options, papers)
        drawn = counted(Method.RANKED, options, papers, lot="seed")
        assert frozenset(drawn.winners) in possible


def test_instant_runoff_elects_whom_pyrankvote_elects() -> None:
    compared = 0
    for options, papers in elections(ELECTIONS, seed=12, voters=25):
        ours = counted(Method.RANKED, options, papers)
        halves = any(2 * votes == sum(one.totals.values()) for one in ours.rounds for votes in one.totals.values())
        if ours.ties or halves:
            continue
        people = [pyrankvote.Candidate(str(option)) for option in range(1, options + 1)]
        ballots = [
            pyrankvote.Ballot([people[option - 1] for option in paper])
            for paper, number in papers.items()
            for _ in range(number)
        ]
        compared += 1
        theirs = pyrankvote.instant_runoff_voting(people, ballots).get_winners()
        assert [int(winner.name) for winner in theirs] == list(ours.winners), (options, papers)
    assert compared > ELECTIONS // 4


@pytest.mark.parametrize("whole", [True, False])
def test_condorcet_elects_whom_votelib_elects(whole: bool) -> None:
    tied = 0
    for options, papers in elections(ELECTIONS, seed=21, whole=whole):
        if named(papers) != set(range(1, options + 1)):
            continue
        ours = counted(Method.CONDORCET, options, papers)
        pairs = RankedToCondorcetVotes().convert(papers)
        assert ours.pairs is not None
        assert {pair: votes for pair, votes in ours.pairs.items() if votes} == {
            pair: votes for pair, votes in pairs.items() if votes
        }
        best = next(iter(Schulze().evaluate(pairs)), Tie(named(papers)))
        theirs = set(best) if isinstance(best, Tie) else {best}
        if ours.tie is None:
            assert theirs == set(ours.winners), (options, papers)
        else:
            tied += 1
            assert theirs <= set(ours.tie.options), (options, papers)
    assert tied > 100


def test_approval_elects_whom_votelib_elects() -> None:
    chance = random.Random(31)
    for options, papers in elections(ELECTIONS, seed=31):
        sets: dict[Ballot, int] = {}
        for paper, number in papers.items():
            sets[frozenset(paper)] = sets.get(frozenset(paper), 0) + number
        seats = chance.randint(1, 2)
        if len(named(papers)) < seats + 1:
            continue
        totals = ApprovalToSimpleVotes().convert(sets)
        _same_winners(counted(Method.APPROVAL, options, sets, seats=seats), Plurality().evaluate(totals, seats))


def test_score_elects_whom_votelib_elects() -> None:
    chance = random.Random(41)
    for options, papers in elections(ELECTIONS, seed=41):
        scored: dict[Ballot, int] = {}
        for paper, number in papers.items():
            ballot = tuple(sorted((option, chance.randint(0, 5)) for option in paper))
            scored[ballot] = scored.get(ballot, 0) + number
        if len(named(papers)) < 2:
            continue
        theirs = ScoreVoting(function="sum", unscored_value=0).evaluate(
            {frozenset(ballot): number for ballot, number in scored.items()}, 1
        )
        ours = counted(Method.SCORE, options, scored)
        if ours.tie is not None and not ours.tie.kept and max(ours.totals.values()) == 0:
            continue  # nobody gave a point: options that nobody named are level too
        _same_winners(ours, theirs)


def _same_winners(ours: Count, theirs: list[object]) -> None:
    tie = next((found for found in theirs if isinstance(found, Tie)), None)
    alone = {found for found in theirs if not isinstance(found, Tie)}
    assert set(ours.winners) == alone
    assert (set(ours.tie.options) if ours.tie else None) == (set(tie) if tie else None)


def test_stv_stays_exact_where_fractions_grow() -> None:
    chance = random.Random(51)
    papers: Papers = {}
    for _ in range(400):
        paper = tuple(chance.sample(range(1, 25), 24))
        papers[paper] = papers.get(paper, 0) + chance.randint(1, 9)
    ours = counted(Method.STV, 24, papers, seats=20, lot="seed")
    assert len(ours.winners) == 20
    for one in ours.rounds:
        assert sum(one.totals.values()) <= sum(papers.values())
        assert all(isinstance(total, Fraction) for total in one.totals.values())
