"""Counting by each method, on elections that can be followed by hand."""

from fractions import Fraction
from hashlib import sha256

import pytest

from governance.domain.ballots import Ballot, Choice, Form, Method, read_ballot
from governance.domain.counting import Count, Over, TieBreak, TieRule, count, count_options

# Tennessee chooses a capital: 1 Memphis, 2 Nashville, 3 Chattanooga, 4 Knoxville.
TENNESSEE = {"1>2>3>4": 42, "2>3>4>1": 26, "3>4>2>1": 15, "4>3>2>1": 17}


def election(
    method: Method, papers: dict[str, int], *, options: int = 4, seats: int = 1, ties: TieRule | None = None,
    default: int | None = None, without: frozenset[int] = frozenset(),
) -> Count:  # fmt: skip
    form = Form(method=method, options=options, default=default)
    read: dict[Ballot, int] = {read_ballot(form, text): number for text, number in papers.items()}
    return count_options(form, read, seats=seats, ties=ties or TieRule(), without=without)


def test_instant_runoff_takes_the_last_out_until_one_has_more_than_half() -> None:
    result = election(Method.RANKED, TENNESSEE)
    assert result.winners == (4,)
    assert [found.excluded for found in result.rounds] == [(3,), (2,), ()]
    assert result.rounds[-1].totals == {1: 42, 4: 58}
    assert result.ties == ()


def test_condorcet_elects_who_beats_everybody() -> None:
    result = election(Method.CONDORCET, TENNESSEE)
    assert result.winners == (2,)
    assert result.pairs is not None
    assert (result.pairs[2, 1], result.pairs[1, 2]) == (58, 42)


def test_schulze_solves_a_circle_by_the_strongest_chains() -> None:
    # The worked example of Schulze's own paper: E A C B D.
    papers = {
        "1>3>2>5>4": 5, "1>4>5>3>2": 5, "2>5>4>1>3": 8, "3>1>2>5>4": 3, "3>1>5>2>4": 7, "3>2>1>4>5": 2,
        "4>3>5>2>1": 7, "5>2>1>4>3": 8,
    }  # fmt: skip
    assert election(Method.CONDORCET, papers, options=5, seats=5).winners == (5, 1, 3, 2, 4)


def test_stv_moves_on_the_surplus_at_its_exact_share() -> None:
    # 3 seats, quota 6 of 20: 1 has 8 and two over, a quarter of each ballot's value moves on.
    papers = {"1>2": 4, "1>3": 4, "4": 5, "2": 1, "3": 3, "5>3": 3}
    result = election(Method.STV, papers, options=5, seats=3)
    assert result.quota == 6
    assert result.rounds[0].elected == (1,)
    assert result.rounds[1].totals == {2: 2, 3: 4, 4: 5, 5: 3}
    assert result.winners == (1, 3, 4)


def test_stv_shares_are_exact() -> None:
    result = election(Method.STV, {"1>2": 7, "1>3": 4, "2": 1, "3": 3, "4": 4}, seats=2)
    assert result.quota == 7
    assert result.rounds[1].totals == {2: 1 + 7 * Fraction(4, 11), 3: 3 + 4 * Fraction(4, 11), 4: 4}


def test_approval_and_score_add_up() -> None:
    approved = election(Method.APPROVAL, {"1,2": 3, "2": 1, "3,4": 2, "abstain": 5}, seats=2)
    assert (approved.totals, approved.winners) == ({1: 3, 2: 4, 3: 2, 4: 2}, (2, 1))
    assert (approved.ballots, approved.blank, approved.non_blank) == (11, 5, 6)
    scored = election(Method.SCORE, {"1=5,2=3": 2, "2=4": 1}, options=3)
    assert (scored.totals, scored.winners) == ({1: 10, 2: 10, 3: 0}, ())
    assert scored.tie is not None
    assert (scored.tie.options, scored.tie.places) == ((1, 2), 1)


@pytest.mark.parametrize("method", [Method.RANKED, Method.CONDORCET, Method.STV])
def test_a_tie_stands_until_a_rule_breaks_it(method: Method) -> None:
    papers = {"1>2": 2, "2>1": 2}
    stands = election(method, papers, options=2)
    assert stands.winners == ()
    assert stands.tie is not None
    assert (stands.tie.options, stands.tie.kept) == ((1, 2), None)
    cast = election(method, papers, options=2, ties=TieRule(casting=(2, 1)))
    assert (cast.winners, cast.tie) == ((2,), None)
    assert cast.ties[0].broken_by == (TieBreak.CASTING_VOTE,)


def test_a_lot_can_be_drawn_again_by_anybody() -> None:
    first = min((1, 2), key=lambda option: sha256(f"abc:{option}".encode()).hexdigest())
    result = election(Method.APPROVAL, {"1": 2, "2": 2}, options=2, ties=TieRule(lot="abc"))
    assert result.winners == (first,)
    assert result.ties[0].broken_by == (TieBreak.LOT,)


def test_earlier_rounds_break_a_tie_where_the_rule_says_so() -> None:
    # After 4 is out, 2 and 3 are level with 4 each; in the first round 3 had more.
    papers = {"1": 6, "2": 3, "3": 4, "4>2": 1, "3>1": 0}
    rule = TieRule(earlier_rounds=True)
    result = election(Method.RANKED, papers, ties=rule)
    assert result.ties[0].over is Over.EXCLUSION
    assert (result.ties[0].options, result.ties[0].kept) == ((2, 3), (3,))
    assert result.ties[0].broken_by == (TieBreak.EARLIER_ROUNDS,)
    assert election(Method.RANKED, papers).tie is not None


def test_options_that_stay_behind_even_together_go_out_at_once_and_on_record() -> None:
    result = election(Method.RANKED, {"1": 5, "2": 4, "3>2": 1, "4>1": 1})
    assert result.rounds[0].excluded == (3, 4)
    assert result.ties[0].broken_by == (TieBreak.TOGETHER,)
    assert result.winners == (1,)


def test_without_any_ballot_everybody_is_level() -> None:
    for method in (Method.RANKED, Method.STV, Method.CONDORCET, Method.APPROVAL, Method.SCORE):
        result = election(method, {"abstain": 3})
        assert (result.winners, result.non_blank) == ((), 0)
        assert result.tie is not None


def test_with_as_many_seats_as_options_all_are_elected() -> None:
    for method in (Method.STV, Method.CONDORCET, Method.APPROVAL, Method.SCORE):
        assert sorted(election(method, {"abstain": 1}, options=2, seats=3).winners) == [1, 2]


@pytest.mark.parametrize(
    ("method", "papers"),
    [
        (Method.APPROVAL, {"1,3": 3, "2": 2, "1": 1, "3": 1}),
        (Method.SCORE, {"1=5,3=1": 4, "2=2,3=3": 2, "3=4": 1}),
        (Method.RANKED, {"1>3>2": 4, "3>1": 3}),
        (Method.CONDORCET, {"1>3>2": 4, "3>1": 3}),
    ],
)
def test_ballots_say_who_is_preferred_to_the_default_option(method: Method, papers: dict[str, int]) -> None:
    expected = {
        Method.APPROVAL: {1: (1, 1), 2: (2, 4)},
        Method.SCORE: {1: (4, 3), 2: (0, 7)},
        Method.RANKED: {1: (4, 3), 2: (0, 7)},
        Method.CONDORCET: {1: (4, 3), 2: (0, 7)},
    }
    assert election(method, papers, options=3, default=3).over_default == expected[method]


def test_an_option_left_out_of_the_count_passes_its_ballots_on() -> None:
    result = election(Method.RANKED, TENNESSEE, without=frozenset({1}))
    assert result.winners == (2,)
    assert result.rounds[0].totals == {2: 68, 3: 15, 4: 17}
    assert 1 not in election(Method.APPROVAL, {"1": 9, "2": 1}, without=frozenset({1})).winners


def test_words_are_counted_by_what_their_method_takes() -> None:
    tally = count(["agree", "block", "stand_aside", "agree"], method=Method.CONSENSUS)
    assert (tally.agree, tally.against, tally.objections, tally.non_blank, tally.cast) == (2, 1, 1, 4, 4)
    assert count({"agree": 3, "abstain": 2}).as_numbers() == {"agree": 3, "disagree": 0, "abstain": 2}
    assert tally.of(Choice.BLOCK) == 1


def test_a_word_method_does_not_choose_among_options() -> None:
    with pytest.raises(ValueError, match="yes_no"):
        count_options(Form(method=Method.YES_NO), [Choice.AGREE])
    with pytest.raises(ValueError, match="one winner"):
        election(Method.RANKED, TENNESSEE, seats=2)
