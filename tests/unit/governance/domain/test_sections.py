"""Sections: anchors that stay, offsets that cover the text, headings by the CommonMark rules."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.domain.sections import digest, normalise, parse_sections

TEXT = """# Our Constitution

Welcome.

## Article 3: How we decide

### Section 3.1: Standard proposals

Six days.

### Section 3.2

Two days.

## Article 4

### Section 3.1: Standard proposals
"""


def test_numbered_sections_are_named_by_their_article() -> None:
    anchors = [section.anchor for section in parse_sections(TEXT)]
    assert anchors == [
        "our-constitution",
        "article-3",
        "article-3-section-3-1",
        "article-3-section-3-2",
        "article-4",
        "article-4-section-3-1",
    ]


def test_a_section_holds_its_own_text_only() -> None:
    article, section = parse_sections(TEXT)[1:3]
    assert TEXT[article.start : article.end] == "## Article 3: How we decide\n\n"
    assert TEXT[section.start : section.end] == "### Section 3.1: Standard proposals\n\nSix days.\n\n"


def test_path_and_label_name_a_section_for_people() -> None:
    section = parse_sections(TEXT)[2]
    assert section.path == "Our Constitution > Article 3: How we decide > Section 3.1: Standard proposals"
    assert section.label == "Section 3.1"
    assert parse_sections(TEXT)[0].label == "Our Constitution"


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("Setext\n======\n\nsmaller\n-------\n", ["setext", "smaller"]),
        ("# A\n\n```\n# not a heading\n```\n", ["a"]),
        ("# A\n\n    # code\n", ["a"]),
        ("# A\n\n> # quoted\n\n- # listed\n", ["a"]),
        ("#no space\n", ["beginning"]),
        ("words first\n\n# A\n", ["beginning", "a"]),
        ("\n\n# A\n", ["a"]),
        ("# A\n# A\n# A\n# A-2\n", ["a", "a-2", "a-3", "a-2-2"]),
        ("# Über *uns* & `alle` #\n", ["über-uns-alle"]),
        ("# !!!\n", ["section"]),
        ("#\n", ["untitled"]),
        ("## Articles of faith\n### Section two\n", ["articles-of-faith", "section-two"]),
        ("## Article IV. Money\n### § 2 Dues\n", ["article-iv", "article-iv-section-2"]),
        ("## 2. Voting Process\n", ["2-voting-process"]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_edge_cases(text: str, anchors: list[str]) -> None:
    assert [section.anchor for section in parse_sections(text)] == anchors


def test_stored_text_has_one_form() -> None:
    assert normalise("\ufeffa\r\nb\rc\n") == "a\nb\nc\n"
    assert normalise("a b\u2028c") == "a b\u2028c"
    assert parse_sections("# A\r\n\r\nx\r\n# B\r\n") == parse_sections("# A\n\nx\n# B\n")
    assert digest("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"


@given(st.text(alphabet="#=-`> \n\r\x0b\u2028aÄ1.§\t\0", max_size=60))
def test_sections_cover_every_word_once_and_have_their_own_anchors(text: str) -> None:
    stored = normalise(text)
    sections = parse_sections(text)
    assert len({section.anchor for section in sections}) == len(sections)
    for one, following in pairwise(sections):
        assert one.end == following.start
    if sections:
        assert not stored[: sections[0].start].strip()
        assert sections[-1].end == len(stored)
    else:
        assert not stored.strip()
