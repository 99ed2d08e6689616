"""The constitutions in force, ready to be searched. Meaning is added as soon as its vectors have been made."""

from collections import OrderedDict
from collections.abc import Collection, Mapping

from governance.selectors import texts_in_force
from platforms.models import TextVector
from reasoning import embedding
from reasoning.retrieval import vectors
from reasoning.retrieval.index import Index

_MOST_OPEN = 20  # constitutions kept ready in one process
_MOST_AT_ONCE = 25  # vectors made in one round: a few seconds
_ASKED_AT_ONCE = 500

_open: "OrderedDict[str, Index]" = OrderedDict()
_complete: set[str] = set()  # digests of constitutions whose vectors were all there


class StoredVectors:
    """Vectors in the database, shared by all processes."""

    def known(self, model: str, digests: Collection[str]) -> Mapping[str, bytes]:
        wanted, found = list(digests), dict[str, bytes]()
        for start in range(0, len(wanted), _ASKED_AT_ONCE):
            rows = TextVector.objects.filter(model=model, digest__in=wanted[start : start + _ASKED_AT_ONCE])
            found |= {digest: bytes(vector) for digest, vector in rows.values_list("digest", "vector")}
        return found

    def keep(self, model: str, vectors: Mapping[str, bytes]) -> None:
        rows = [TextVector(model=model, digest=digest, vector=vector) for digest, vector in vectors.items()]
        TextVector.objects.bulk_create(rows, ignore_conflicts=True)


def index_of(text: str, *, sha256: str) -> Index:
    """A constitution to search: by its words at once, by meaning too once its vectors have been made."""
    index = _open.get(sha256)
    if index is None:
        index = _open[sha256] = Index(text)
        while len(_open) > _MOST_OPEN:
            _open.popitem(last=False)
    _open.move_to_end(sha256)
    index.by_meaning(StoredVectors())
    return index


def make_vectors() -> int:
    """Some of the vectors that constitutions in force lack; how many were made. Asked again until none is missing."""
    if not embedding.available():
        return 0
    for sha256, text in texts_in_force(without=_complete):
        made = vectors.make(Index(text).texts, StoredVectors(), most=_MOST_AT_ONCE)
        if made:
            return made
        _complete.add(sha256)
    return 0
