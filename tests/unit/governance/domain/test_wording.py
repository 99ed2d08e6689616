"""Rules in words, as pages and messages say them."""

from fractions import Fraction

import pytest

from governance.domain.rulebook import Basis, Quorum, Threshold
from governance.domain.wording import quorum_in_words, threshold_in_words


@pytest.mark.parametrize(
    ("threshold", "words"),
    [
        (Threshold(fraction=Fraction(2, 3), basis=Basis.CAST), "at least two thirds of all votes cast agree"),
        (Threshold(fraction=Fraction(1), basis=Basis.CAST), "all votes cast agree"),
        (Threshold(fraction=Fraction(1), basis=Basis.PRESENT), "all of those present agree"),
        (Threshold(fraction=Fraction(1), basis=Basis.ELIGIBLE), "all who may vote agree"),
        (Threshold(fraction=Fraction(1)), "all of the votes agree"),
    ],
)
def test_a_share_is_said_as_people_say_it(threshold, words):
    assert threshold_in_words(threshold) == words


def test_a_quorum_of_all_is_all():
    assert quorum_in_words(Quorum(fraction=Fraction(1))) == "all of the people who may vote"
