"""Exactly these words become exactly those; the rules move with the words that they rest on, or are read anew."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.domain.amendments import CannotBeAmendedSo, difference, find_section, replaced
from governance.domain.carrying_over import NoMoreAmendments, amending_process, carry_over
from governance.domain.rulebook import Rulebook, load_rulebook
from governance.domain.sections import digest, parse_sections

ROOT = Path(__file__).parents[4]
TEXT = (ROOT / "constitution.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    data = json.loads((ROOT / "governance/starters/constitution.rulebook.json").read_text(encoding="utf-8"))
    return load_rulebook(data, text=TEXT)


def change(old: str, new: str, section: str) -> str:
    return replaced(TEXT, section=section, old=old, new=new)


def test_the_quoted_words_are_replaced_and_nothing_else() -> None:
    after = change("Any member may appeal", "Everybody may appeal", "Section 7.3")
    assert after == TEXT.replace("Any member may appeal", "Everybody may appeal")


@pytest.mark.parametrize("name", ["Section 7.3", "section 7.3", "7.3", "article-7-section-7-3", "Section 7.3: Appeal"])
def test_a_section_is_found_by_any_of_its_names(name: str) -> None:
    assert find_section(TEXT, name).anchor == "article-7-section-7-3"


def test_a_line_end_counts_as_a_space() -> None:
    after = change("A tie fails. After it has passed", "A tie passes. After it has passed", "Section 3.1")
    assert "A tie passes. After it has passed" in after


@pytest.mark.parametrize(
    ("old", "section", "why"),
    [
        ("Any member may  sing", "Section 7.3", "does not say"),
        ("Any member may appeal", "Section 7.1", "does not say"),
        ("the", "Section 3.1", "times"),
        ("Any member", "Section 99", "has no"),
        ("Any member", "Article", "has no"),
        ("", "Section 7.3", "quote the words"),
        ("Any member may appeal", "Section 7.3", "nothing would change"),
    ],
)
def test_what_is_not_exact_is_refused(old: str, section: str, why: str) -> None:
    with pytest.raises(CannotBeAmendedSo, match=why):
        change(old, "Any member may appeal", section)


words = st.lists(st.sampled_from("a b c dd ee.\n\n# x\n".split(" ")), max_size=40).map(" ".join)


@given(words, words)
def test_a_difference_tells_both_texts(before: str, after: str) -> None:
    """Read without what comes it is the old text, without what goes the new one (shown whole: there is no gap)."""
    pieces = difference(before, after)
    if any(piece.kind == "gap" for piece in pieces):
        return
    assert "".join(piece.text for piece in pieces if piece.kind != "ins") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "del") == after


def test_a_difference_shows_the_words_and_not_the_whole_text() -> None:
    pieces = difference(TEXT, change("exactly six days", "exactly five days", "Section 3.1"))
    assert [(piece.kind, piece.text) for piece in pieces if piece.kind in ("del", "ins")] == [
        ("del", "six"),
        ("ins", "five"),
    ]
    assert sum(len(piece.text) for piece in pieces) < 1000


def test_what_the_words_still_back_is_carried_over(rulebook: Rulebook) -> None:
    after = change("Any member may appeal", "Everybody may appeal", "Section 7.3")
    carried = carry_over(rulebook, after=after)
    assert not carried.fallen
    assert carried.rulebook.process_types == rulebook.process_types
    assert carried.rulebook.sha256 == digest(after)


def test_what_lost_its_words_is_not_stated_any_more(rulebook: Rulebook) -> None:
    after = change("is open for exactly six days", "is open for exactly five days", "Section 3.1")
    carried = carry_over(rulebook, after=after)
    assert set(carried.fallen) == {"standard-proposal"}
    process = carried.rulebook.process("standard-proposal")
    assert process is not None
    assert process.value("stages.0.duration") is None
    assert "stages.0.duration" in process.not_stated
    assert process.value("stages.0.threshold") == rulebook.process("standard-proposal").value("stages.0.threshold")


def test_a_clause_that_moves_is_cited_where_it_stands_now(rulebook: Rulebook) -> None:
    after = TEXT.replace("### Section 7.1: Veto", "### Section 7.5: Veto")
    carried = carry_over(rulebook, after=after)
    assert not carried.fallen
    anchors = {one.anchor for one in carried.rulebook.process("amendment").citations if one.field.startswith("veto")}
    assert anchors == {"article-7-section-7-5"}


def test_the_way_to_amend_may_change_but_not_vanish(rulebook: Rulebook) -> None:
    """Invariant 7: no amendment leaves a community unable to amend again."""
    eased = carry_over(rulebook, after=change("at least three quarters", "at least two thirds", "Section 5.1"))
    assert set(eased.fallen) == {"amendment"}
    section = find_section(TEXT, "Section 5.1")
    others = ("Section 3.3", "Section 3.4", "Section 2.2", "Section 2.3", "Section 7.1", "Section 3.7")
    gone = TEXT[: section.start] + TEXT[section.end :]
    for name in others:
        there = find_section(gone, name)
        gone = gone[: there.start] + gone[there.end :]
    with pytest.raises(NoMoreAmendments):
        carry_over(rulebook, after=gone)


def test_the_process_named_after_it_amends(rulebook: Rulebook) -> None:
    process = amending_process(rulebook)
    assert process is not None
    assert process.key == "amendment"


@settings(max_examples=25)
@given(st.data())
def test_whatever_is_taken_out_leaves_a_rulebook_that_holds_or_a_refusal(data: st.DataObject) -> None:
    stored = json.loads((ROOT / "governance/starters/constitution.rulebook.json").read_text(encoding="utf-8"))
    rulebook = load_rulebook(stored, text=TEXT)
    sections = parse_sections(TEXT)
    gone = data.draw(st.sets(st.sampled_from(range(1, len(sections))), max_size=4))
    after = "".join(TEXT[one.start : one.end] for number, one in enumerate(sections) if number not in gone)
    try:
        carried = carry_over(rulebook, after=after)
    except NoMoreAmendments:
        return
    load_rulebook(carried.rulebook.model_dump(mode="json"), text=after)
