"""Files of any kind: words as Markdown or plain text, or one sentence that says what to do."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from governance.domain.sections import parse_sections
from reasoning.documents import UnreadableDocument, stored_text
from reasoning.documents.html import markdown_of
from reasoning.documents.pdf import paragraphs
from tests.fakes.pdf import drawn, pdf_of, with_half_characters

PAGE = """<!doctype html><html><head><title>Town</title><script>evil()</script><style>p{}</style></head><body>
<nav><a href=/>Home</a></nav><h1>Town</h1><h2 id=v>Votes &amp; quorum</h2><p>At least <b>two&nbsp;thirds</b> of
members agree.<br>No quorum.</p><ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>
<ol start=3><li>third</li></ol><table><tr><th>Matter</th><th>Share</th></tr><tr><td>Money</td><td>2/3</td></tr></table>
<p># not a heading</p><!-- hidden --></body></html>"""


def test_html_becomes_markdown_with_headings_lists_and_tables() -> None:
    text = stored_text(PAGE.encode(), "town.html")
    assert [section.heading for section in parse_sections(text)] == ["Town", "Votes & quorum"]
    assert "At least **two thirds** of members agree." in text
    assert "- one\n  - inner\n- two" in text
    assert "3. third" in text
    assert "| Money | 2/3 |" in text
    assert not any(word in text for word in ("evil", "p{}", "Home", "hidden"))


def test_markdown_with_tags_stays_as_it_is() -> None:
    text = "# Town\n\n<p>six days</p>\n"
    assert stored_text(text.encode(), "town.md") == text


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<html>" + b"<p>a" * 60_000, "too many tags"),
        (b"<html>" + b"<a " * 20_000, "too many tags"),
        (b"<!-- a -->" * 40 + b"no page", "no page"),
        (b"<html><body><h1>Town</h1>" + b"<div><p><span>words" * 400, "# Town\n\nwords\n\nwords"),
        (b"<html><body>" + b"<ul><li>one" * 400, "one"),
        (b"<html><body>" + b"<table><tr><td>cell" * 30, "| cell cell cell"),
        ("<html><body><ol start=²><li>third</ol>".encode(), "1. third"),
        (b"<html><body><ol start=" + b"9" * 5_000 + b"><li>third</ol>", "1. third"),
    ],
)
def test_a_page_that_is_made_to_be_slow_or_deep_is_read_or_refused_in_a_sentence(content: bytes, says: str) -> None:
    try:
        text = stored_text(content, "page.html")
    except UnreadableDocument as refused:
        text = str(refused)
    assert says in text
    assert len(text) < 2 * len(content)


def test_a_pdf_that_is_made_to_be_slow_or_has_half_characters_is_read_or_refused() -> None:
    assert "Votes" in stored_text(with_half_characters("Votes"))
    with pytest.raises(UnreadableDocument, match="too much on its pages"):
        stored_text(drawn(400_001))


def test_line_ends_and_byte_order_mark_are_normalised() -> None:
    assert stored_text("\ufeff# A\r\n".encode()) == "# A\n"
    assert stored_text("# Änderung".encode("cp1252")) == "# Änderung"
    assert stored_text("# A".encode("utf-16")) == "# A"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no words"),
        (b" \n ", "no words"),
        (b"\x00\x01\x02\xff" * 50, "not a text"),
        (b"PK\x03\x04rest", "Office files"),
        (b"%PDF-1.7 nonsense", "damaged"),
        (b"x" * 1_000_001, "one megabyte"),
        (b"<html><body><script>x</script></body></html>", "no words"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        stored_text(content)
    assert says in refused.value.safe or says in str(refused.value)


def test_a_pdf_without_words_and_a_locked_one_are_refused() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    with pytest.raises(UnreadableDocument, match="pictures"):
        stored_text(_bytes(writer))
    writer.encrypt("secret", algorithm="RC4-128")
    with pytest.raises(UnreadableDocument, match="password"):
        stored_text(_bytes(writer))


def test_lines_of_a_page_become_paragraphs() -> None:
    page = "Bylaws\nArticle 1. Votes\nA vote is open for at least seven days and the mem-\nbers are told of it by mail.\n3\n"
    assert paragraphs(page) == (
        "Bylaws\n\nArticle 1. Votes\n\nA vote is open for at least seven days and the members are told of it by mail."
    )


@given(st.text(alphabet="<>/abp hul!-\n&;#", max_size=80))
def test_any_markup_can_be_read(text: str) -> None:
    assert isinstance(markdown_of(text), str)


def _bytes(writer: PdfWriter) -> bytes:
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def test_the_words_of_a_pdf_are_read() -> None:
    text = stored_text(
        pdf_of(
            "Bylaws of the Garden",
            "Article 1. Votes",
            "A vote is open for seven days.",
            "Article 2. Quorum",
            "Ten members.",
        )
    )
    assert [section.heading for section in parse_sections(text)] == [
        "Bylaws of the Garden",
        "Article 1. Votes",
        "Article 2. Quorum",
    ]
    assert "A vote is open for seven days." in text
