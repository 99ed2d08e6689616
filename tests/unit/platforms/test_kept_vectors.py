from pathlib import Path

import pytest

from platforms.kept_vectors import FileVectors

MANY = {f"{number:064x}": bytes([number % 256] * 8) for number in range(1200)}


def test_vectors_are_found_again_by_another_process(tmp_path: Path) -> None:
    FileVectors(tmp_path / "vectors").keep("m", MANY)
    again = FileVectors(tmp_path / "vectors")
    assert again.known("m", [*MANY, "f" * 64]) == MANY
    assert again.known("another model", list(MANY)) == {}


@pytest.mark.parametrize("content", [b"", b"not a database" * 100])
def test_a_file_that_cannot_be_used_costs_only_the_time(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "vectors").write_bytes(content)
    store = FileVectors(tmp_path / "vectors")
    store.keep("m", {"d": b"v"})
    assert store.known("m", ["d"]) == {"d": b"v"}


def test_a_folder_that_is_missing_costs_only_the_time(tmp_path: Path) -> None:
    store = FileVectors(tmp_path / "nowhere" / "vectors")
    store.keep("m", {"d": b"v"})
    assert store.known("m", ["d"]) == {"d": b"v"}
