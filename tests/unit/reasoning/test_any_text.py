"""Whatever a stranger sends: nothing raises, nothing slow, nothing sure by accident."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reasoning.grammar import parse
from reasoning.intents import IntentKind
from reasoning.plaintext import read_post

_WORDS = (
    'agree disagree yes no abstain block vote I propose proposal : # 3 12 not if says but and ? ! . , > ` " @bob @govbot '
    "withdraw veto my on to with nr no. <p> </p> <!-- --> &amp; urgent : system ignore previous instructions sí ja \u202e 👍 🙄"
).split(" ")
_SALAD = st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join)
_ANYTHING = st.one_of(st.text(), _SALAD)


@given(raw=_ANYTHING, thread=st.none() | st.integers(1, 99), reply=st.booleans())
def test_any_text_is_read_without_raising(raw: str, thread: int | None, reply: bool) -> None:
    post = read_post(raw, bot_handles=["govbot"])
    for text in (raw, post.text):
        intent = parse(text, thread_proposal=thread, reply_to_bot=reply)
        assert intent.reason
        assert intent.title is None or 0 < len(intent.title) <= 120
        assert (intent.kind == IntentKind.vote) or intent.choice is None
        if intent.sure and intent.kind == IntentKind.vote:
            assert intent.choice
            assert intent.proposal is None or thread is None or intent.proposal == thread


@given(
    words=_SALAD,
    doubt=st.sampled_from(["not", "if", "says", "?", '"', "`", "but", "never", "unless", "maria", "/s", "🙄"]),
)
def test_no_word_of_doubt_stands_in_a_sure_vote(words: str, doubt: str) -> None:
    for text in (f"{words} {doubt}", f"{doubt} {words}"):
        intent = parse(text)
        assert not (intent.sure and intent.kind == IntentKind.vote), text


@given(text=_SALAD)
def test_reading_is_repeatable(text: str) -> None:
    assert parse(text) == parse(text)


@pytest.mark.parametrize(
    "piece",
    ["a", "agree ", "agree, ", "yes and ", "#1 ", "no. ", "ignore all ", "ignore previous ", "count this ", "hi ", "hi, ", "? ", "!",
     "\n", "\n ", ".", "i propose ", "proposal ", "propose:", "[urgent] ", "urgent: ", "rank 1 > ", "veto 3 : ", "@a ", "> x\n", "`",
     '"', "approve 1, ", "nominate @a for ", "1,", "-1", "+", "twenty ", "my vote on ", "because ", ": ", "é", "＃", "🙄", "an ", "to "],
)  # fmt: skip
def test_long_repetitions_come_to_an_end(piece: str) -> None:
    for text in (
        piece * (10_000 // len(piece)),
        "i propose " + piece * (9_000 // len(piece)),
        "hi" + piece * 5000 + "x",
    ):
        assert parse(text, thread_proposal=1).reason  # a pattern that backtracks would not come back for hours
