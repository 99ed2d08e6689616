"""Cutting, marking and calming words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from platforms.adapters.mastodon.words import Limits, parts, reference
from platforms.passages import cut, harmless


@given(st.text(max_size=3000), st.integers(min_value=60, max_value=600))
def test_every_piece_fits_and_no_word_is_lost(text: str, room: int) -> None:
    pieces = cut(text, room=room, link=23)
    assert all(len(piece) <= room for piece in pieces)
    if len(text) < room * 9:
        assert "".join("".join(pieces).split()) == "".join(text.split())


@given(st.text(alphabet="ab @#\n.https:/\u0301\U0001f469\u200d", max_size=2000))
def test_a_post_never_exceeds_the_servers_limit(text: str) -> None:
    made = parts(text, to="someone@far.example", name_in_all=True, sign="abcde", limits=Limits(characters=200, link=23))
    for said, mark in made:
        assert len(said) <= 200
        assert mark in said
        assert said.startswith("@someone@far.example ")


def test_short_links_count_as_the_server_counts_them() -> None:
    text = " ".join(["http://a.b"] * 30)
    for piece in cut(text, room=200, link=23):
        assert len(re.sub(r"http://a\.b", "x" * 23, piece)) <= 200


def test_it_is_cut_where_a_reader_would_pause() -> None:
    text = "First paragraph, quite long indeed.\n\nSecond paragraph which does not fit any more."
    assert cut(text, room=60, link=23)[0] == "First paragraph, quite long indeed."


def test_no_cluster_is_torn_apart() -> None:
    family = "\U0001f469\u200d\U0001f467"
    for piece in cut(family * 40, room=61, link=23):
        assert not piece.startswith("\u200d")
        assert not piece.endswith("\u200d")


def test_only_the_person_addressed_is_notified() -> None:
    ((said, _),) = parts(
        "ask @mallory and @eve@bad.example", to="alice", name_in_all=False, sign="abcde", limits=Limits()
    )
    assert re.findall(r"(?<![=/\w])@\w+", said) == ["@alice"]


@pytest.mark.parametrize("text", ["#buy", "now #2026plan", "(#Straße)", "\uff03buy", "#_x"])
def test_no_word_becomes_a_hashtag(text: str) -> None:
    assert harmless(text).replace("\u200b", "") == text
    assert not re.search(r"[#\uff03]\w", harmless(text))


@pytest.mark.parametrize(
    "text",
    ["https://far.example/@eve", "a@b.example", "x", "#3", "(#12)", "https://a.b/c/constitution/#article-2", "a#b"],
)
def test_addresses_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


def test_a_reference_is_the_same_again_and_another_elsewhere() -> None:
    assert reference("s", "outbox:1") == reference("s", "outbox:1")
    assert len({reference(salt, f"outbox:{n}") for salt in "ab" for n in range(200)}) == 400
