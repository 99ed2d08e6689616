"""What imports cannot say: the pure modules read no clock, open no file and draw no chance."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PURE = [
    *sorted((ROOT / "governance/domain").glob("*.py")),
    *sorted((ROOT / "reasoning").rglob("*.py")),
    ROOT / "platforms/ports.py",
    ROOT / "platforms/backoff.py",
]
FORBIDDEN_CALLS = {"now", "today", "utcnow", "open", "read_text", "time", "monotonic", "random", "urandom", "uuid4"}
FORBIDDEN_MODULES = {"random", "secrets", "time", "os", "subprocess", "socket", "pathlib", "uuid", "django"}


def offences(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in FORBIDDEN_CALLS:
                found.append(f"line {node.lineno}: {name}()")
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        found += [f"line {node.lineno}: import {name}" for name in names if name.split(".")[0] in FORBIDDEN_MODULES]
    return found


@pytest.mark.parametrize("path", PURE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_clock_no_file_no_chance(path: Path) -> None:
    assert offences(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("bad", ["datetime.now()", "import random", "from os import path", "open('x')", "timezone.now()"])
def test_the_test_itself_sees_an_offence(bad: str) -> None:
    assert offences(bad)


@pytest.mark.parametrize("room", ["governance", "platforms"])
def test_only_entry_points_read_the_clock(room: str) -> None:
    allowed = {
        "governance/tasks.py", "platforms/tasks.py", "platforms/views.py", "governance/views.py",
        "platforms/bootstrap.py", "platforms/console.py", "governance/templatetags/waits.py",
    }  # fmt: skip
    readers = {
        str(path.relative_to(ROOT))
        for path in (ROOT / room).rglob("*.py")
        if "timezone.now" in path.read_text(encoding="utf-8")
    }
    inside = {path for path in readers if not any(part in path for part in ("/management/", "/admin", "/pages/", "/rehearsal/"))}
    assert inside <= allowed
