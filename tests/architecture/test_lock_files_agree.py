"""The lock files that are installed one after the other name the same versions."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PINNED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)


def locked(file: Path) -> dict[str, set[str]]:
    """Versions by name; a package may have one for each version of Python."""
    versions: dict[str, set[str]] = {}
    for name, version in PINNED.findall(file.read_text()):
        versions.setdefault(name, set()).add(version)
    return versions


def test_no_package_is_locked_at_two_versions() -> None:
    first, *others = [locked(file) for file in sorted(ROOT.glob("requirements*.lock"))]
    assert len(others) == 3
    for other in others:
        shared = first.keys() & other.keys()
        assert {name: first[name] for name in shared} == {name: other[name] for name in shared}
        first = other | first
