"""What a ballot can say, how it is written, and the sentence that refuses what it cannot."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.domain.ballots import (
    AMONG_OPTIONS,
    BallotRefused,
    Choice,
    Form,
    Method,
    approval,
    ranking,
    read_ballot,
    scores,
    word,
    words_of,
    write_ballot,
)

YES_NO = Form(method=Method.YES_NO)
APPROVAL = Form(method=Method.APPROVAL, options=4)
SCORE = Form(method=Method.SCORE, options=4, lowest=0, highest=5)
RANKED = Form(method=Method.RANKED, options=4)
CONSENT = Form(method=Method.CONSENT)


@pytest.mark.parametrize(
    ("form", "text", "ballot", "canonical"),
    [
        (YES_NO, "agree", Choice.AGREE, "agree"),
        (CONSENT, " object ", Choice.OBJECT, "object"),
        (APPROVAL, "3, 1", frozenset({1, 3}), "1,3"),
        (APPROVAL, "2,2", frozenset({2}), "2"),
        (SCORE, "2 = 0, 1=5", ((1, 5), (2, 0)), "1=5,2=0"),
        (RANKED, "2 > 1>4", (2, 1, 4), "2>1>4"),
        (RANKED, "abstain", Choice.ABSTAIN, "abstain"),
    ],
)
def test_a_ballot_has_one_text(form: Form, text: str, ballot: object, canonical: str) -> None:
    read = read_ballot(form, text)
    assert read == ballot
    assert write_ballot(read) == canonical
    assert read_ballot(form, canonical) == read


@pytest.mark.parametrize(
    ("form", "text", "sentence"),
    [
        (YES_NO, "block", "This vote takes agree, disagree or abstain; please choose one of them."),
        (CONSENT, "block", "This vote takes agree, object or abstain; please choose one of them."),
        (YES_NO, "2 > 1", "This vote takes agree, disagree or abstain; please choose one of them."),
        (RANKED, "agree", "This vote needs an answer such as “2 > 1”, with the numbers of the options."),
        (RANKED, "5 > 1", "There is no option 5; the options are 1 to 4."),
        (RANKED, "0", "There is no option 0; the options are 1 to 4."),
        (RANKED, "2>1>2", "Option 2 is ranked twice; name each option once, for example “2 > 1”."),
        (RANKED, "2=1", "This vote needs an answer such as “2 > 1”, with the numbers of the options."),
        (RANKED, "", "Your answer names no option. Answer for example “2 > 1”, or “abstain”."),
        (RANKED, "9" * 400, "This vote needs an answer such as “2 > 1”, with the numbers of the options."),
        (APPROVAL, "1, 7", "There is no option 7; the options are 1 to 4."),
        (SCORE, "1=6", "Option 1 has the score 6, but scores go from 0 to 5."),
        (SCORE, "1=-1", "Option 1 has the score -1, but scores go from 0 to 5."),
        (SCORE, "1=2, 1=3", "Option 1 is scored twice; name each option once, for example “1=5, 2=0”."),
    ],
)
def test_a_ballot_that_says_something_else_is_refused_with_one_sentence(form: Form, text: str, sentence: str) -> None:
    with pytest.raises(BallotRefused) as refused:
        read_ballot(form, text)
    assert refused.value.safe == sentence


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: word(RANKED, "agree"),
        lambda: approval(RANKED, [1]),
        lambda: approval(APPROVAL, []),
        lambda: scores(RANKED, {1: 1}),
        lambda: scores(SCORE, {}),
        lambda: ranking(APPROVAL, [1]),
        lambda: ranking(RANKED, []),
    ],
)
def test_a_ballot_of_another_kind_or_an_empty_one_is_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(BallotRefused):
        wrong()


def test_every_method_takes_a_blank_ballot() -> None:
    for method in Method:
        assert read_ballot(Form(method=method, options=3), "abstain") is Choice.ABSTAIN
        assert (words_of(method) == (Choice.ABSTAIN,)) == (method in AMONG_OPTIONS)


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("options", [1, 2, 9])
def test_the_example_of_a_form_is_a_ballot_of_it(method: Method, options: int) -> None:
    form = Form(method=method, options=options)
    assert read_ballot(form, form.example)


@given(form=st.sampled_from([YES_NO, APPROVAL, SCORE, RANKED, CONSENT]), text=st.text(max_size=40))
def test_any_text_is_a_ballot_or_refused(form: Form, text: str) -> None:
    with suppress(BallotRefused):
        read = read_ballot(form, text)
        assert read_ballot(form, write_ballot(read)) == read
