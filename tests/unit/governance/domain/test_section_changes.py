"""What differs between two versions, section by section."""

from hypothesis import given
from hypothesis import strategies as st

from governance.domain.section_changes import Change, section_changes

OLD = "# Town\n\n## Votes\n\nSix days.\n\n## Roles\n\nThree moderators keep the place safe and kind.\n"


def changes(before: str, after: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (change.change, change.before and change.before.heading, change.after and change.after.heading)
        for change in section_changes(before, after)
    ]


def test_the_same_text_has_no_changes() -> None:
    assert changes(OLD, OLD.replace("\n", "\r\n")) == []


def test_changed_words_added_and_removed_sections() -> None:
    new = OLD.replace("Six", "Seven").replace(
        "## Roles\n\nThree moderators keep the place safe and kind.", "## Money\n\nNone."
    )
    assert changes(OLD, new) == [
        (Change.CHANGED, "Votes", "Votes"),
        (Change.ADDED, None, "Money"),
        (Change.REMOVED, "Roles", None),
    ]


def test_a_new_heading_over_the_same_words_is_a_move() -> None:
    assert changes(OLD, OLD.replace("## Roles", "## Moderators")) == [(Change.MOVED, "Roles", "Moderators")]


def test_repeated_headings_are_told_apart_by_path() -> None:
    text = "# T\n\n## A\n\n### How\n\nBy vote.\n\n## B\n\n### How\n\nBy lot.\n"
    assert changes(text, text.replace("By lot", "By draw")) == [(Change.CHANGED, "How", "How")]


@given(st.lists(st.sampled_from(["# A", "## B", "### B", "words", "other words", ""]), max_size=12))
def test_added_and_removed_mirror_each_other(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    added = [change for change in changes(OLD, text) if change[0] is Change.ADDED]
    removed = [change for change in changes(text, OLD) if change[0] is Change.REMOVED]
    assert len(added) == len(removed)


def test_of_very_many_sections_only_names_and_places_are_compared() -> None:
    before = "".join(f"# Part {place}\n\nWe meet in room {place}.\n\n" for place in range(200))
    after = before.replace("# Part", "# Chapter").replace("# Chapter 7\n", "# Part 7\n")
    kinds = [one.change for one in section_changes(before, after)]
    assert kinds.count(Change.ADDED) == kinds.count(Change.REMOVED) == 199
    assert len(kinds) == 398
