"""Who decides, in the forms in which texts name them: in a share, behind a pronoun, above in a heading, elsewhere."""

import pytest

from governance.domain.rulebook import Electorate
from governance.domain.rulebook_types import ProcessType
from reasoning.reader.reading import read


def deciding(text: str, words: str) -> ProcessType:
    """The process type whose decision rests on a sentence with these words."""
    return next(
        process
        for process in read(text).process_types
        if any(
            words in citation.quote and citation.field.endswith(("method", "electorate", "threshold"))
            for citation in process.citations
        )
    )


def who(text: str, words: str) -> str | None:
    process = deciding(text, words)
    named = [stage.electorate for stage in process.stages if isinstance(stage.electorate, Electorate)]
    return named[-1].text if named else None


@pytest.mark.parametrize(
    ("text", "words", "people"),
    [
        ("# Rules\n\n## Motions\n\nA motion passes if four-fifths of those present are for it.\n", "four-fifths", "those present"),
        ("# Rules\n\n## Board\n\nIt takes two-thirds of those present to remove an officer.\n", "two-thirds", "Board"),
        (
            "# Rules\n\n## Conduct\n\nMembers of the Panel hear each complaint. They may, by a majority of the three, suspend a person.\n",
            "by a majority",
            "Members of the Panel",
        ),
        ("# Rules\n\n## Reading these rules\n\nIf two rules differ, the council's interpretation takes precedence.\n", "differ", "the council"),
        (
            ("# Satzung\n\n## Wahlen\n\nDer Vorstand wird von der Mitgliederversammlung auf die Dauer von zwei Jahren gewählt.\n\n"
            "## Stimmen\n\nJedes Mitglied hat eine Stimme.\n"),
            "gewählt",
            "der Mitgliederversammlung",
        ),
        (
            ("# Bylaws\n\n## Voting\n\nAll members of the association may vote.\n\n"
            "## Changes\n\nChanges to the bylaws need a two-thirds majority at a general meeting.\n"),
            "two-thirds",
            "general meeting",
        ),
    ],
)  # fmt: skip
def test_those_who_decide_are_named_as_the_text_names_them(text: str, words: str, people: str) -> None:
    assert who(text, words) == people


def test_those_present_say_less_than_who_may_vote_at_all() -> None:
    text = (
        "# Rules\n\n## Votes\n\nOnly members who have paid their dues may vote.\n\n"
        "## Changes\n\nThese rules are changed if two-thirds of those present agree.\n"
    )
    assert who(text, "two-thirds") == "Only members who have paid their dues"
