"""Vectors of texts that belong to no community, in a file beside the database, so that each is made once."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

_ASKED_AT_ONCE = 500


class FileVectors:
    """A store in one file. A file that cannot be read or written is as if it were empty."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._made_now: dict[tuple[str, str], bytes] = {}

    def known(self, model: str, digests: Collection[str]) -> Mapping[str, bytes]:
        wanted = list(digests)
        found = {digest: self._made_now[model, digest] for digest in wanted if (model, digest) in self._made_now}
        try:
            with self._open() as file:
                for start in range(0, len(wanted), _ASKED_AT_ONCE):
                    part = wanted[start : start + _ASKED_AT_ONCE]
                    places = ",".join("?" * len(part))
                    found |= file.execute(
                        f"SELECT digest, vector FROM vectors WHERE model = ? AND digest IN ({places})",  # noqa: S608
                        [model, *part],
                    )
        except (sqlite3.Error, OSError):
            return found
        return found

    def keep(self, model: str, vectors: Mapping[str, bytes]) -> None:
        self._made_now |= {(model, digest): vector for digest, vector in vectors.items()}
        try:
            with self._open() as file:
                rows = [(model, digest, vector) for digest, vector in vectors.items()]
                file.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?, ?)", rows)
        except (sqlite3.Error, OSError):
            return

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=5)) as file, file:
            file.execute(
                "CREATE TABLE IF NOT EXISTS vectors (model TEXT, digest TEXT, vector BLOB, PRIMARY KEY (model, digest))"
            )
            yield file
