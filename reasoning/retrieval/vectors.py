"""What texts mean, each made once: kept by the model's name and the text's digest in a store from outside."""

import hashlib
import math
import re
from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from typing import TYPE_CHECKING, Protocol

from reasoning import embedding

if TYPE_CHECKING:
    from reasoning.embedding import Terms

_AT_ONCE = 32  # texts: about two seconds
_SPANISH = re.compile(  # what begins so has a mark in front as well, if it is written with care
    r"(?:(?:a|cada|con|de|desde|en|hasta|para|por) )?(?:qui[eé]n(?:es)?|qué|cu[aá]ndo|c[oó]mo|cu[aá]nt[oa]s?|"
    r"cu[aá]l(?:es)?|d[oó]nde|puedo|puede|podemos|hay|tengo)\b"
)
_MARKS = " .,;:!?¿¡…"
LONGEST_QUESTION = 600  # characters; what is longer is no question, and would take long


@dataclass(frozen=True, slots=True)
class Meaning:
    """A vector of length one, and the latent terms: how much of each notion that has a number in the model."""

    vector: "array[float]"
    terms: Mapping[int, float]


class Store(Protocol):
    """Where vectors are kept, as bytes."""

    def known(self, model: str, digests: Collection[str]) -> Mapping[str, bytes]: ...

    def keep(self, model: str, vectors: Mapping[str, bytes]) -> None: ...


class InMemory:
    """A store for one process: a command, a measurement, a test."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def known(self, model: str, digests: Collection[str]) -> Mapping[str, bytes]:
        return {digest: self._kept[model, digest] for digest in digests if (model, digest) in self._kept}

    def keep(self, model: str, vectors: Mapping[str, bytes]) -> None:
        self._kept.update({(model, digest): vector for digest, vector in vectors.items()})


def make(
    texts: Sequence[str],
    store: Store,
    *,
    most: int | None = None,
    lanes: int = 1,
    told: Callable[[int, int], None] | None = None,
) -> int:
    """Make the vectors and terms that are missing, for at most so many texts now; for how many, none without a model.

    They are kept as they come, so nothing is made twice after an interruption. `lanes` is how many processors may
    work, where somebody waits; `told` hears how many are made and how many there are to make.
    """
    if not embedding.available():
        return 0
    by_digest = {digest_of(text): text for text in texts}
    vectors, terms = (store.known(model, by_digest) for model in (embedding.MODEL, embedding.TERMS))
    missing = [digest for digest in by_digest if digest not in vectors or digest not in terms][:most]
    for start in range(0, len(missing), _AT_ONCE):
        part = missing[start : start + _AT_ONCE]
        bare = [digest for digest in part if digest not in vectors]
        rows = embedding.embed_passages([by_digest[digest] for digest in bare], lanes=lanes) if bare else ()
        store.keep(embedding.MODEL, {digest: row.tobytes() for digest, row in zip(bare, rows, strict=True)})
        without = [digest for digest in part if digest not in terms]
        found = embedding.latent_terms([by_digest[digest] for digest in without], lanes=lanes)
        store.keep(embedding.TERMS, {digest: _packed(one) for digest, one in zip(without, found, strict=True)})
        if told:
            told(start + len(part), len(missing))
    return len(missing)


def find(texts: Sequence[str], store: Store) -> list[Meaning] | None:
    """What all these texts mean, or nothing if anything of one is missing."""
    if not embedding.available():
        return None
    digests = [digest_of(text) for text in texts]
    vectors, terms = (store.known(model, set(digests)) for model in (embedding.MODEL, embedding.TERMS))
    if not all(digest in vectors and digest in terms for digest in digests):
        return None
    return [Meaning(_vector(vectors[digest]), _terms(terms[digest])) for digest in digests]


def of_question(question: str) -> Meaning:
    """What to compare with the meaning of texts: the same for a question in small letters or without its mark.

    The model reads capitals and marks, so it would answer otherwise to those who write hastily.
    """
    bare = " ".join(question[:LONGEST_QUESTION].lower().split()).strip(_MARKS)
    asked = [f"{'¿' if _SPANISH.match(bare) else ''}{bare}?"]
    return _meaning(embedding.embed_queries(asked)[0].tobytes(), asked)


def in_common(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    """How much two texts share of the notions that the model sees in them."""
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def nearness(one: "array[float]", other: "array[float]") -> float:
    """The cosine of two vectors of length one."""
    return float(sum(map(mul, one, other)))


def length_of_sum(weighted: "Sequence[tuple[float, array[float]]]") -> float:
    """The length of a sum of vectors, each as often as its weight says; never zero."""
    summed: list[float] = []
    for weight, vector in weighted:
        before = summed or [0.0] * len(vector)
        summed = [held + weight * part for held, part in zip(before, vector, strict=True)]
    return math.hypot(*summed) or 1.0


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _vector(stored: bytes) -> "array[float]":
    vector = array("f")
    vector.frombytes(stored)
    return vector


def _meaning(vector: bytes, texts: Sequence[str]) -> Meaning:
    return Meaning(_vector(vector), _terms(_packed(embedding.latent_terms(texts)[0])))


def _packed(terms: "Terms") -> bytes:
    """All numbers, then all weights: four bytes each."""
    numbers, weights = terms
    return numbers.tobytes() + weights.tobytes()


def _terms(stored: bytes) -> dict[int, float]:
    numbers, weights = array("i"), array("f")
    numbers.frombytes(stored[: len(stored) // 2])
    weights.frombytes(stored[len(stored) // 2 :])
    return dict(zip(numbers, weights, strict=True))
