"""Vectors of texts, each made once: kept by the model's name and the text's digest in a store from outside."""

import hashlib
import math
from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from operator import mul
from typing import Protocol

from reasoning import embedding

_AT_ONCE = 32  # texts: about a second
LONGEST_QUESTION = 600  # characters; what is longer is no question, and would take long


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
    """Make the vectors that are missing, at most so many now; how many were made, none where there is no model.

    They are kept as they come, so nothing is made twice after an interruption. `lanes` is how many processors may
    work, where somebody waits; `told` hears how many are made and how many there are to make.
    """
    if not embedding.available():
        return 0
    by_digest = {digest_of(text): text for text in texts}
    known = store.known(embedding.MODEL, by_digest)
    missing = [digest for digest in by_digest if digest not in known][:most]
    for start in range(0, len(missing), _AT_ONCE):
        part = missing[start : start + _AT_ONCE]
        made = embedding.embed_passages([by_digest[digest] for digest in part], lanes=lanes)
        store.keep(embedding.MODEL, {digest: row.tobytes() for digest, row in zip(part, made, strict=True)})
        if told:
            told(start + len(part), len(missing))
    return len(missing)


def find(texts: Sequence[str], store: Store) -> "list[array[float]] | None":
    """The vectors of all these texts, or nothing if one is missing."""
    if not embedding.available():
        return None
    digests = [digest_of(text) for text in texts]
    known = store.known(embedding.MODEL, set(digests))
    return [_vector(known[digest]) for digest in digests] if all(digest in known for digest in digests) else None


def of_question(question: str) -> "array[float]":
    """What to compare with the vectors of texts."""
    return _vector(embedding.embed_queries([question[:LONGEST_QUESTION]])[0].tobytes())


def of_passage(words: str) -> "array[float]":
    """What to compare with the vectors of texts, where it is a sentence like theirs."""
    return _vector(embedding.embed_passages([words[:LONGEST_QUESTION]])[0].tobytes())


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
