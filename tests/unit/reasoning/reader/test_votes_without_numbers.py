"""A vote that the text names and counts nowhere is a way to decide; who votes is whoever it says."""

from __future__ import annotations

import pytest

from reasoning.reader.reading import read


def votes(sentence: str) -> list[tuple[str, str | None]]:
    rulebook = read(f"# Club\n\n## How we decide\n\n{sentence}\n")
    stages = [stage for process in rulebook.process_types for stage in process.stages]
    return [(str(stage.method), stage.electorate.text if stage.electorate else None) for stage in stages]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The members decide by vote.", "The members"),
        ("All residents vote on the house rules.", "All residents"),
        ("The council votes on new members.", "The council"),
        ("The board sets the dues by a simple vote.", "The board"),
        ("The book club chooses its next book by a vote of all members.", "all members"),
        ("The maintainers choose a new lead by a vote among themselves.", "The maintainers"),
        ("Decisions are made by a vote of the members.", "the members"),
        ("Each proposal is put to a vote of the membership.", "membership"),
        ("Die Mitglieder stimmen über alle Anträge ab.", "Die Mitglieder"),
        ("Der Vorstand legt die Beiträge durch Abstimmung fest.", "Der Vorstand"),
        ("Le bureau décide par vote.", "Le bureau"),
        ("La junta decide por votación.", "La junta"),
    ],
)
def test_a_vote_that_is_only_named(sentence: str, who: str) -> None:
    assert votes(sentence) == [("yes_no", who)]


def test_a_vote_of_nobody_named() -> None:
    assert votes("We vote on every change of the house rules.") == [("yes_no", None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Members are entitled to vote on proposals.",
        "The committee does not vote on names.",
        "If the council votes on it, everybody is told.",
        "A treasurer who votes on their own accounts steps aside.",
        "Guests can vote on the menu.",
    ],
)
def test_who_may_vote_or_does_not_makes_no_way_to_decide(sentence: str) -> None:
    assert votes(sentence) == []


def test_the_share_that_the_next_sentence_asks_for_belongs_to_the_vote() -> None:
    text = "The book club chooses its next book by a vote of all members. More votes for than against are enough."
    rulebook = read(f"# Club\n\n## Book club\n\n{text}\n")
    (process,) = rulebook.process_types
    (stage,) = process.stages
    assert stage.threshold is not None
    assert stage.electorate is not None
    assert stage.electorate.text == "all members"
