"""A constitution in posts: nothing lost, nothing torn, nobody named."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.domain.sections import parse_sections
from platforms.passages import cut, gathered
from platforms.plain_texts import passages
from platforms.ports import Room

ROOM = Room(characters=480, link=23)
CONSTITUTION = (Path(__file__).parent.parent.parent.parent / "constitution.md").read_text(encoding="utf-8")


def of(text: str) -> list[str]:
    return passages(text, parse_sections(text))


def bare(text: str) -> str:
    """The words without what makes headings, spaces and signs that cannot be seen."""
    return re.sub(r"[\s#\u200b]+", "", text)


def test_no_word_of_a_real_text_is_lost_and_it_is_cut_at_ends_of_sentences() -> None:
    pieces = gathered(of(CONSTITUTION), ROOM, most=50)
    assert 20 <= len(pieces) <= 40
    assert all(len(piece) <= ROOM.characters for piece in pieces)
    assert bare("".join(pieces)) == bare(CONSTITUTION)
    assert all(piece[-1] in ".:)…" for piece in pieces)


@given(st.lists(st.text(alphabet="ab #.\n@1-=", max_size=200), max_size=12))
def test_no_word_of_any_text_is_lost(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    pieces = gathered(of(text), Room(characters=120), most=200)
    assert all(0 < len(piece) <= 120 for piece in pieces)
    lost = re.compile(r"[\s#=\u200b-]+")
    assert lost.sub("", "".join(pieces)) == lost.sub("", text)


def test_whole_sections_share_a_post_and_a_heading_stands_with_what_follows() -> None:
    text = "# Rules\n\n## Article 1\n\nShort.\n\n## Article 2\n\n### Section 2.1\n\n" + "Long words here. " * 18
    first, second = gathered(of(text), Room(characters=350), most=9)
    assert first == "Rules\n\nArticle 1\n\nShort."
    assert second.startswith("Article 2\n\nSection 2.1\n\nLong words")


@pytest.mark.parametrize("text", ["Rules\n=====\n\nWe agree.", "## Rules ##\n\nWe agree."])
def test_the_marks_of_headings_are_left_out(text: str) -> None:
    assert of(text) == ["Rules\n\nWe agree."]


def test_lines_are_joined_as_on_the_page_and_marks_of_markdown_left_out() -> None:
    text = (
        "# Rules\n\nWe **all** decide\ntogether, see [votes](#votes) and\n[the page](https://a.example/x).\n\n"
        "- one\n- two\n  goes on\n1. three\n\n```\na\nb\n```\n"
    )
    assert of(text) == [
        (
            "Rules\n\nWe all decide together, see votes and the page (https://a.example/x).\n\n"
            "- one\n- two goes on\n1. three\n\n```\na\nb\n```"
        )
    ]


def test_nobody_is_named_and_no_mark_turns_words_round() -> None:
    (made,) = of("# Rules\n\nAsk @mallory or board@club.example about #rules \u202egnp.exe\x00.")
    assert made == "Rules\n\nAsk @\u200bmallory or board@club.example about #\u200brules gnp.exe."


def test_it_is_cut_after_a_sentence_rather_than_a_word() -> None:
    text = "The first sentence is here. The second one is as well. The third one goes on and on for ever"
    assert cut(text, room=70, link=0)[0] == "The first sentence is here. The second one is as well."


def test_a_text_without_spaces_is_cut_after_its_sentences_and_begins_below_its_heading() -> None:
    first, *rest = gathered(of("# 規約\n\n" + "会員は一年に一度集まります。" * 40), Room(characters=200), most=9)
    assert first.startswith("規約\n\n会員は")
    assert all(piece.endswith("。") for piece in (first, *rest))


def test_too_many_pieces_are_told_by_one_more() -> None:
    assert len(gathered(["word " * 90] * 40, ROOM, most=10)) == 11
