"""Vectors of texts, each made once: kept by the model's name and the text's digest in a store from outside."""

import hashlib
from array import array
from collections.abc import Collection, Mapping, Sequence
from operator import mul
from typing import Protocol

from reasoning import embedding

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


def make(texts: Sequence[str], store: Store, *, most: int | None = None) -> int:
    """Make the vectors that are missing, at most so many now; how many were made, none where there is no model."""
    if not embedding.available():
        return 0
    by_digest = {digest_of(text): text for text in texts}
    known = store.known(embedding.MODEL, by_digest)
    missing = [digest for digest in by_digest if digest not in known][:most]
    if missing:
        made = embedding.embed_passages([by_digest[digest] for digest in missing])
        store.keep(embedding.MODEL, {digest: row.tobytes() for digest, row in zip(missing, made, strict=True)})
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


def nearness(one: "array[float]", other: "array[float]") -> float:
    """The cosine of two vectors of length one."""
    return float(sum(map(mul, one, other)))


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _vector(stored: bytes) -> "array[float]":
    vector = array("f")
    vector.frombytes(stored)
    return vector
