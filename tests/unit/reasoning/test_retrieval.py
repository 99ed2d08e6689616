"""Finding clauses: pieces that can be quoted, numbers, words of several languages, and meaning."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.domain.sections import normalise, parse_sections
from reasoning import embedding
from reasoning.answers.evidence import find
from reasoning.retrieval import vectors
from reasoning.retrieval.index import Index, Signals
from reasoning.retrieval.numbers import sections_named
from reasoning.retrieval.passages import LONGEST_PASSAGE, read_document
from reasoning.retrieval.words import notions_of, terms_of
from tests.conftest import CONSTITUTION
from tests.fakes.machine import needs_model

GARDEN = """# Garden

Intro words.

## Article 4: Beds

### 4.1 Sowing

You may sow, e.g. beans, at 3.5 cm depth.  Nobody
else decides. What else?

Not allowed:

- a) plastic, i.e. foil
- b) poison

| what | who |
|------|-----|
| water | everyone |

### 4.2 Harvest

> Quoted rule: take what you sowed.

## Article 5

### Section 2

The shed.
"""


def pieces(text: str) -> list[str]:
    document = read_document(text)
    return [document.text[piece.start : piece.end] for cut in document.pieces for piece in cut]


def test_sentences_items_and_rows_are_pieces_and_headings_are_not() -> None:
    assert pieces(GARDEN) == [
        "Intro words.",
        "You may sow, e.g. beans, at 3.5 cm depth.",
        "Nobody\nelse decides.",
        "What else?",
        "Not allowed:",
        "plastic, i.e. foil",
        "poison",
        "| what | who |",
        "| water | everyone |",
        "Quoted rule: take what you sowed.",
        "The shed.",
    ]


def test_an_item_knows_the_words_that_lead_into_its_list() -> None:
    document = read_document(GARDEN)
    leads = {
        document.text[piece.start : piece.end]: document.text[piece.lead :].split("\n")[0]
        for cut in document.pieces
        for piece in cut
        if piece.lead is not None
    }
    assert leads["poison"] == "Not allowed:"
    assert "The shed." not in leads


@given(st.text(alphabet="# ab.:\n-|>`*=\t(1)§é", max_size=300))
def test_every_piece_of_any_text_is_within_its_section_and_not_blank(text: str) -> None:
    document = read_document(text)
    assert document.text == normalise(text)
    for section, cut in zip(document.sections, document.pieces, strict=True):
        for piece in cut:
            assert section.start <= piece.start < piece.end <= section.end
            assert document.text[piece.start : piece.end].strip()


def test_a_long_section_becomes_passages_that_lead_back_to_it() -> None:
    text = "# Long\n\n" + "This sentence says a little. " * 100
    document = read_document(text)
    assert len(document.passages) > 3
    assert all(passage.end - passage.start <= LONGEST_PASSAGE for passage in document.passages)
    assert {document.sections[passage.section].heading for passage in document.passages} == {"Long"}


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("what does Section 4.1 say?", "4.1 Sowing"),
        ("What about article 4?", "Article 4: Beds"),
        ("§ 4.2", "4.2 Harvest"),
        ("4.2.b?", "4.2 Harvest"),
        ("Art. 5.2 please", "Section 2"),
        ("Was sagt Artikel IV?", "Article 4: Beds"),
        ("Article 9", None),
        ("I am 42 and have 3.5 beds", None),
        ("2/3 or 4 %?", None),
    ],
)
def test_a_section_is_found_by_its_number(question: str, heading: str | None) -> None:
    sections = parse_sections(GARDEN)
    named = [sections[number].heading for number in sections_named(question, sections)]
    assert named == ([heading] if heading else [])


@pytest.mark.parametrize("word", ["vote", "abstimmung", "votacion", "scrutin"])
def test_words_of_several_languages_stand_for_one_notion(word: str) -> None:
    assert "vote" in notions_of(word)


def test_elisions_endings_and_phrases_are_seen_through() -> None:
    assert "=abstain" in terms_of("L'abstention n'est pas admise")
    assert terms_of("proposals").keys() & terms_of("proposal").keys()
    assert "=remove" in terms_of("Can we throw somebody out?")


def test_what_shares_no_word_with_the_question_has_no_rank() -> None:
    fused = Signals(words=(0.0, 2.0, 0.0), around=(0.0, 1.0, 1.0)).fused()
    assert fused[0] == 0.0
    assert fused[1] > fused[2] > 0.0


def test_search_by_words_finds_the_section() -> None:
    index = Index(CONSTITUTION)
    fused = index.signals("How are moderators named?").fused()
    assert index.document.sections[index.pieces[fused.index(max(fused))][0]].heading == "Section 2.5: Moderators"


class Recorded(vectors.InMemory):
    """Knows what was made, and can lose what one model made."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[tuple[str, str]] = []

    def keep(self, model: str, vectors: Mapping[str, bytes]) -> None:
        self.made += [(model, digest) for digest in vectors]
        super().keep(model, vectors)

    def drop(self, model: str) -> None:
        self._kept = {key: kept for key, kept in self._kept.items() if key[0] != model}


@needs_model
def test_meaning_needs_all_vectors_and_finds_what_words_do_not() -> None:
    index, store = Index(CONSTITUTION), vectors.InMemory()
    assert vectors.make(index.texts, store, most=5) == 5
    assert not index.by_meaning(store)
    vectors.make(index.texts, store)
    assert vectors.make(index.texts, store) == 0
    assert index.by_meaning(store)
    question = "Kann ein Algorithmus unsere Beiträge lesen?"
    by_meaning = index.signals(question).meaning
    nearest = max(range(len(by_meaning)), key=by_meaning.__getitem__)
    assert "No AI unless we want it" in index.section_text(nearest)
    alone = index.signals(question, meaning=False)
    assert (alone.meaning, alone.meaning_around, alone.terms) == ((), (), ())


@needs_model
def test_terms_are_one_more_rank_and_are_kept_as_they_were_made() -> None:
    index, store = (
        Index("# Barn\n\n## Goats\n\nThe goats are milked at six.\n\n## Roof\n\nIt is mended in May.\n"),
        vectors.InMemory(),
    )
    vectors.make(index.texts, store)
    assert index.by_meaning(store)
    near = index.signals("when do we fetch milk from the animals?")
    assert near.terms[0] > near.terms[1] > 0
    turned = replace(near, terms=near.terms[::-1])
    assert near.fused()[0] > turned.fused()[0]
    assert near.fused()[1] < turned.fused()[1]
    found = vectors.find(index.texts, store)
    assert found
    for text, meant in zip(index.texts, found, strict=True):
        numbers, weights = embedding.latent_terms([text])[0]
        assert meant.terms == dict(zip(numbers.tolist(), weights.tolist(), strict=True))


@needs_model
def test_a_text_without_terms_is_searched_by_words_until_they_are_made() -> None:
    index, store = Index(CONSTITUTION), Recorded()
    vectors.make(index.texts[:3], store)
    first = store.made.copy()
    store.drop(embedding.TERMS)
    assert vectors.find(index.texts[:3], store) is None
    store.made.clear()
    assert vectors.make(index.texts[:3], store) == 3
    assert store.made == [made for made in first if made[0] == embedding.TERMS]
    assert vectors.find(index.texts[:3], store) is not None


def test_a_machine_without_the_model_searches_by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "available", lambda: False)
    index, store = Index(CONSTITUTION), vectors.InMemory()
    assert vectors.make(index.texts, store) == 0
    assert not index.by_meaning(store)
    assert max(index.signals("quorum").fused()) > 0


def test_a_section_that_speaks_of_all_that_is_asked_comes_before_one_that_repeats_a_part() -> None:
    index = Index(
        "# Garden\n\n## Fees\n\nA refund of a fee, a full refund, is asked of the treasurer.\n\n"
        "## Leaving\n\nMembers leave by a letter. Their fee stays with the garden.\n\n## Bees\n\nThe bees are fed.\n"
    )
    question = "is my fee refunded in full when I leave?"
    by_words = index.signals(question, meaning=False).fused()
    assert index.words(by_words.index(max(by_words))).startswith("A refund of a fee")
    assert index.words(find(question, index, meaning=False).places[0]) == "Their fee stays with the garden."
