"""Vectors of texts, where the machine can compute them."""

import numpy as np
import pytest

from reasoning import embedding
from reasoning.retrieval.vectors import in_common
from tests.fakes.machine import needs_model


@needs_model
def test_every_text_becomes_one_row_of_length_one() -> None:
    vectors = embedding.embed_queries(["who may vote?", "", "Wer darf abstimmen?"])

    assert vectors.shape == (3, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


@needs_model
def test_the_same_text_gives_the_same_vector_alone_and_in_company() -> None:
    alone = embedding.embed_passages(["Members may vote."])
    together = embedding.embed_passages(["Members may vote.", "Something else entirely, and longer."])

    assert np.array_equal(alone[0], together[0])


@needs_model
def test_a_question_is_nearer_to_its_clause_in_another_language_than_to_another_clause() -> None:
    question = embedding.embed_queries(["Wer darf abstimmen?"])[0]
    right, wrong = embedding.embed_passages(["Every member may vote.", "The treasurer keeps the accounts."])

    assert question @ right > question @ wrong


@needs_model
def test_a_question_shares_more_terms_with_its_clause_than_with_another_clause() -> None:
    question, right, wrong = (
        dict(zip(numbers.tolist(), weights.tolist(), strict=True))
        for numbers, weights in embedding.latent_terms(
            ["Who counts the ballots?", "Two tellers add up what members chose.", "The roof is mended in autumn."]
        )
    )

    assert 0 < len(question) <= 256
    assert in_common(question, right) > in_common(question, wrong)


@needs_model
@pytest.mark.parametrize("text", ["", " ", "\x00", "?" * 5000, "👩‍🌾" * 900])
def test_terms_are_found_in_whatever_text(text: str) -> None:
    ((numbers, weights),) = embedding.latent_terms([text])

    assert len(numbers) == len(weights) <= 256


def test_a_machine_without_the_model_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "available", lambda: False)

    with pytest.raises(embedding.NoEmbeddings):
        embedding.embed_queries(["anything"])
    with pytest.raises(embedding.NoEmbeddings):
        embedding.latent_terms(["anything"])


def test_several_lanes_change_no_vector_and_no_order() -> None:
    texts = [f"Rule {number}: {'members decide together. ' * (number % 4 + 1)}" for number in range(9)]
    assert embedding.embed_passages(texts, lanes=2).tolist() == embedding.embed_passages(texts).tolist()
    alone, shared = embedding.latent_terms(texts), embedding.latent_terms(texts, lanes=2)
    assert [(numbers.tolist(), weights.tolist()) for numbers, weights in shared] == [
        (numbers.tolist(), weights.tolist()) for numbers, weights in alone
    ]
