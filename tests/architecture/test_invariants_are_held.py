"""docs/INVARIANTS.md cannot drift: each invariant has its tests, and each of those says so."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROWS = re.findall(
    r"^\| (\d+) \| [^|]+ \| ([^|]+) \|$", (ROOT / "docs/INVARIANTS.md").read_text(encoding="utf-8"), re.MULTILINE
)
NAMED = re.compile(r"Invariants? ([\d, and]+)")


def named_in(path: Path) -> dict[str, set[int]]:
    """Each test of a file, and the invariants that it names."""
    found = {}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            said = NAMED.match(ast.get_docstring(node) or "")
            found[node.name] = {int(number) for number in re.findall(r"\d+", said[1])} if said else set()
    return found


def test_every_invariant_has_tests_that_name_it_and_no_other_test_does() -> None:
    listed = {(place, int(number)) for number, places in ROWS for place in re.findall(r"`([^`]+)`", places)}
    naming = {
        (f"{path.relative_to(ROOT)}::{name}", number)
        for path in (ROOT / "tests").rglob("test_*.py")
        for name, numbers in named_in(path).items()
        for number in numbers
    }
    assert {number for _, number in listed} == set(range(1, 13))
    assert listed == naming
