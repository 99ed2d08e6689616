"""Sections of plain texts: numbered articles, bold lines and capitals where there are no Markdown headings."""

import pytest

from governance.domain.sections import parse_sections


def headings(text: str) -> list[tuple[str, str]]:
    return [(section.heading, section.path) for section in parse_sections(text)]


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("BYLAWS\n\nArticle 1. Name\n\nx\n\nArticle 2. Votes\n\ny\n", ["bylaws", "article-1", "article-2"]),
        ("Article 4.4\n\nwords\n", ["article-4-4"]),
        ("Satzung\n\n§ 12 Auflösung\n\nx\n", ["satzung", "section-12"]),
        ("Artículo 1. Nombre\nLa cooperativa.\n\nArtículo 2. Votos\nUno.\n", ["artículo-1", "artículo-2"]),
        ("Art. 5: Quorum\n\nTen.\n", ["art-5"]),
        ("**Voting**\n\nSix days.\n\n**Roles**\n\nThree.\n", ["voting", "roles"]),
        ("4.1 Voting\n\nSix days.\n", ["4-1-voting"]),
        ("Section 3.2 applies to all votes.\n", ["beginning"]),
        ("**Bold words** in a sentence.\n", ["beginning"]),
        ("# Title\n\nArticle 1. Name\n\nx\n", ["title", "article-1"]),
        ("# Title\n\n## Real\n\nArticle 1. Name\n\nx\n", ["title", "real"]),
        ("---\ntitle: T\n---\n\n# A\n\n## B\n", ["beginning", "a", "b"]),
        ("## B <a name=x></a> {#b}\n\n## C\n", ["b", "c"]),
    ],
)
def test_headings_of_plain_texts(text: str, anchors: list[str]) -> None:
    assert [section.anchor for section in parse_sections(text)] == anchors


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        (
            "Club\n\n1. Members\n\nAll.\n\n2. Votes\n\nMost.\n\n2.1.a Counting\n\nBy hand.\n",
            ["Club", "Club > 1. Members", "Club > 2. Votes", "Club > 2. Votes > 2.1.a Counting"],
        ),
        ("1) Members.\n\nAll.\n\n2) Votes:\n\nMost.\n", ["1) Members", "2) Votes"]),
        ("1. Members\n\n- all of us\n\n2. Votes\n\n- most\n", ["1. Members", "2. Votes"]),
        (
            "# Club\n\n1\\. Members\n\nAll.\n\n2\\. Votes\n\nMost.\n",
            ["Club", "Club > 1. Members", "Club > 2. Votes"],
        ),
        ("I. Members\n\nAll.\n\nII. VOTES\n\nMost.\n", ["I. Members", "II. VOTES"]),
        ("A. Members\n\nAll.\n\nB. Votes\n\nMost.\n", ["A. Members", "B. Votes"]),
        ("Our rules\n\n1. Be kind\n2. Be fair\n", ["Beginning"]),
        ("Our rules\n\n1. Be kind\n\n2. Be fair\n", ["Beginning"]),
        ("Our rules\n\n1. We ask who is against it.\n\nThen:\n\n2. We write it down, all of us.\n", ["Beginning"]),
        ("Written by\n\nA. Baker\n\nfor all\n", ["Beginning"]),
    ],
)
def test_numbered_titles_of_plain_texts_and_lists_that_stay_lists(text: str, paths: list[str]) -> None:
    assert [path for _, path in headings(text)] == paths


def test_paths_follow_chapters_and_articles() -> None:
    text = "STATUTES\n\nChapter I Members\n\nArticle 1. Joining\n\nx\n\n§ 2 Leaving\n\ny\n"
    assert [path for _, path in headings(text)] == [
        "STATUTES",
        "STATUTES > Chapter I Members",
        "STATUTES > Chapter I Members > Article 1. Joining",
        "STATUTES > Chapter I Members > Article 1. Joining > § 2 Leaving",
    ]


@pytest.mark.parametrize(
    ("heading", "number"),
    [("Article 4.4", "4.4"), ("§ 12 Auflösung", "12"), ("4.1.a Voting", "4.1.a"), ("Artikel 5", "5"), ("Voting", None)],
)
def test_numbers_that_people_cite(heading: str, number: str | None) -> None:
    assert parse_sections(f"# {heading}\n\n# Other\n")[0].number == number
