"""Ways to decide have the names that people would give them."""

import pytest

from reasoning.reader.naming import plain_name
from reasoning.reader.reading import read

COMMON = frozenset({"voting", "process", "standard", "proposals", "amendments", "members"})


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("2. Voting Process", "Voting process"),
        ("Section 3.1: Standard Proposals", "Standard proposals"),
        ("ARTICLE IV - AMENDMENTS", "Amendments"),
        ("(b) Members", "Members"),
        ("Artículo 3. Asamblea", "Asamblea"),
        ("§ 4 Vorstand", "Vorstand"),
        ("Lemmy Voting", "Lemmy voting"),
        ("PMC Members", "PMC members"),
        ("Disputes on: appeal", "Disputes: appeal"),
        ("Points per voter =", "Points per voter"),
        ("Civil code", "Civil code"),
        ("1st ballot", "1st ballot"),
        ("7", "7"),
    ],
)
def test_a_heading_becomes_a_plain_name(heading, name):
    assert plain_name(heading, common=COMMON) == name


def test_capitals_stay_where_nouns_have_them():
    (process,) = read(
        "# Satzung\n\n## § 2 Beschlüsse und Wahlen\n\nDie Mitglieder beschließen mit einfacher Mehrheit der Stimmen.\n"
    ).process_types
    assert process.title == "Beschlüsse und Wahlen"


def test_two_ways_under_one_heading_are_told_apart():
    text = (
        "# T\n\n## 1. Releases\n\nA release passes with at least two thirds of the votes cast.\n\n"
        "The release manager decides when to cancel a release.\n"
    )
    assert [one.title for one in read(text).process_types] == ["Releases", "Releases: decision by role"]
