"""When two texts say the same, and when they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.domain.folding import fold, gist

WORDS = "We meet in the naive café, every 2 weeks"


@pytest.mark.parametrize(
    "text",
    [
        "we meet in the naïve cafe every 2 weeks!",
        "WE  MEET in the n\u0430ive c\u0430fé: every 2 weeks 🎉",  # two Cyrillic letters
        "We me\u200bet in the nai\u0308ve ca\u00adfé, every 2 weeks",
        "Please, we just meet in naive café — every ２ weeks",
        "Ｗe 𝗺𝗲𝗲𝘁 in the naive café, every 2 weeks",
    ],
)
def test_the_same_words_in_another_dress(text: str) -> None:
    assert gist(text) == gist(WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "We meet in the naive café, every 3 weeks",
        "We do not meet in the naive café, every 2 weeks",
        "We meet in the naive bar, every 2 weeks",
        "We meet every 2 weeks in the naive café",
    ],
)
def test_other_words_are_other_words(text: str) -> None:
    assert gist(text) != gist(WORDS)


def test_words_that_say_nothing_by_themselves_are_kept_where_there_are_no_others() -> None:
    assert gist("do so") != gist("now then")


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert gist(gist(text)) == gist(text)
    assert fold(text).isascii() or fold(text) == fold(fold(text))
