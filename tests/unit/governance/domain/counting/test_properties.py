"""What every count owes its voters, on any election that Hypothesis can think of."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from governance.domain.ballots import Ballot, Choice, Form, Method, Ranking, read_ballot, write_ballot
from governance.domain.counting import Count, TieRule, count_options

METHODS = (Method.RANKED, Method.CONDORCET, Method.STV, Method.APPROVAL, Method.SCORE)
OPTIONS = 5
numbers = st.integers(1, OPTIONS)
rankings = st.lists(numbers, min_size=1, max_size=OPTIONS, unique=True).map(tuple)
seats = st.integers(1, 3)
rules = st.sampled_from([TieRule(), TieRule(earlier_rounds=True), TieRule(casting=(3, 1)), TieRule(lot="seed")])


def ballots_of(method: Method) -> st.SearchStrategy[Ballot]:
    if method is Method.APPROVAL:
        one: st.SearchStrategy[Ballot] = st.frozensets(numbers, min_size=1)
    elif method is Method.SCORE:
        one = st.dictionaries(numbers, st.integers(0, 5), min_size=1).map(lambda given: tuple(sorted(given.items())))
    else:
        one = rankings
    return one | st.just(Choice.ABSTAIN)


def elect(method: Method, papers: list[Ballot], *, places: int = 1, rule: TieRule | None = None) -> Count:
    return count_options(Form(method=method, options=OPTIONS), papers, seats=places, ties=rule or TieRule())


@st.composite
def votes(draw: st.DrawFn) -> tuple[Method, list[Ballot], int, TieRule]:
    method = draw(st.sampled_from(METHODS))
    places = 1 if method is Method.RANKED else draw(seats)
    return method, draw(st.lists(ballots_of(method), max_size=25)), places, draw(rules)


@given(vote=votes(), shuffle=st.randoms())
def test_the_order_of_ballots_and_counting_again_change_nothing(
    vote: tuple[Method, list[Ballot], int, TieRule], shuffle: object
) -> None:
    """Invariant 2: the same votes give the same result, in any order and however often they are counted."""
    method, papers, places, rule = vote
    mixed = list(papers)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    first = elect(method, papers, places=places, rule=rule)
    assert elect(method, mixed, places=places, rule=rule) == first
    form = Form(method=method, options=OPTIONS)
    written = [read_ballot(form, write_ballot(paper)) for paper in mixed]
    assert elect(method, written, places=places, rule=rule) == first


@given(vote=votes())
def test_seats_are_filled_or_a_tie_says_why_not(vote: tuple[Method, list[Ballot], int, TieRule]) -> None:
    method, papers, places, rule = vote
    count = elect(method, papers, places=places, rule=rule)
    assert len(set(count.winners)) == len(count.winners) <= places
    assert (len(count.winners) == places) == (count.tie is None)
    assert count.ballots == len(papers)
    if rule.lot is not None:
        assert count.tie is None
    for tie in count.ties:
        assert tie.kept is None or set(tie.kept) <= set(tie.options)
        assert (tie.kept is None) == (not tie.broken_by)


@given(vote=votes())
def test_no_vote_is_made_or_lost_on_the_way(vote: tuple[Method, list[Ballot], int, TieRule]) -> None:
    method, papers, places, rule = vote
    count = elect(method, papers, places=places, rule=rule)
    elected: list[int] = []
    for one in count.rounds:
        held = sum(one.totals.values()) + one.exhausted
        assert count.quota is not None
        assert held + count.quota * len(elected) == count.non_blank or method is Method.RANKED
        if method is Method.RANKED:
            assert held == count.non_blank
        elected.extend(one.elected)


@given(papers=st.lists(rankings, min_size=1, max_size=25))
def test_who_is_first_for_more_than_half_wins(papers: list[Ranking]) -> None:
    first = [paper[0] for paper in papers]
    for option in set(first):
        if 2 * first.count(option) > len(papers):
            for method in (Method.RANKED, Method.CONDORCET, Method.STV):
                assert elect(method, list(papers)).winners == (option,)


def prefers(paper: Ranking, one: int, other: int) -> bool:
    return one in paper and (other not in paper or paper.index(one) < paper.index(other))


@given(papers=st.lists(rankings, min_size=1, max_size=25))
def test_who_beats_everybody_is_elected_and_whom_everybody_beats_never(papers: list[Ranking]) -> None:
    count = elect(Method.CONDORCET, list(papers))
    possible = set(count.winners) | set(count.tie.options if count.tie else ())
    for one in range(1, OPTIONS + 1):
        margins = [
            sum(prefers(paper, one, other) for paper in papers) - sum(prefers(paper, other, one) for paper in papers)
            for other in range(1, OPTIONS + 1)
            if other != one
        ]
        if all(margin > 0 for margin in margins):
            assert count.winners == (one,)
        if all(margin < 0 for margin in margins):
            assert one not in possible


@st.composite
def solid_coalitions(draw: st.DrawFn) -> tuple[list[Ranking], frozenset[int], int]:
    """Some voters who put the same options first, in any order, among others who vote as they like."""
    group = draw(st.frozensets(numbers, min_size=1, max_size=OPTIONS - 1))
    inside = draw(st.lists(st.permutations(sorted(group)), min_size=1, max_size=20))
    outside = draw(st.lists(rankings, max_size=20))
    return [tuple(paper) for paper in inside] + outside, group, len(inside)


@given(election=solid_coalitions(), places=seats)
def test_a_solid_coalition_gets_the_seats_of_its_quotas(
    election: tuple[list[Ranking], frozenset[int], int], places: int
) -> None:
    papers, group, size = election
    count = elect(Method.STV, list(papers), places=places, rule=TieRule(lot="seed"))
    quota = len(papers) // (places + 1) + 1
    assert len(group & set(count.winners)) >= min(size // quota, len(group), places)


@given(papers=st.lists(rankings, min_size=1, max_size=20), option=numbers)
def test_in_condorcet_and_approval_more_support_never_hurts(papers: list[Ranking], option: int) -> None:
    raised = [(option, *(other for other in paper if other != option)) for paper in papers]
    if elect(Method.CONDORCET, list(papers)).winners == (option,):
        assert elect(Method.CONDORCET, list(raised)).winners == (option,)
    sets: list[Ballot] = [frozenset(paper) for paper in papers]
    if elect(Method.APPROVAL, sets).winners == (option,):
        more: list[Ballot] = [frozenset(paper) | {option} for paper in papers]
        assert elect(Method.APPROVAL, more).winners == (option,)


@given(papers=st.lists(rankings, min_size=1, max_size=20), gone=st.frozensets(numbers, max_size=3))
def test_leaving_options_out_is_as_if_nobody_had_named_them(papers: list[Ranking], gone: frozenset[int]) -> None:
    for method in (Method.RANKED, Method.CONDORCET, Method.STV):
        form = Form(method=method, options=OPTIONS)
        without = count_options(form, list(papers), without=gone)
        stripped: list[Ballot] = [
            kept or Choice.ABSTAIN for kept in (tuple(o for o in paper if o not in gone) for paper in papers)
        ]
        assert without.winners == count_options(form, stripped, without=gone).winners


def test_every_pair_of_options_is_told_apart_by_a_lot() -> None:
    for pair in combinations(range(1, OPTIONS + 1), 2):
        both: list[Ballot] = [(pair[0],), (pair[1],)]
        assert elect(Method.RANKED, both, rule=TieRule(lot="x")).winners[0] in pair
