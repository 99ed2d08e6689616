"""What imports cannot say: the pure modules read no clock, open no file and draw no chance."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
READERS_OF_FILES = {
    *(ROOT / "reasoning/management").rglob("*.py"),
    ROOT / "reasoning/evaluation/files.py",
    ROOT / "reasoning/classifier/model.py",  # its weights, which are part of the package
    ROOT / "reasoning/classifier/training.py",
    ROOT / "reasoning/training/answers.py",
    ROOT / "reasoning/models/configured.py",
    ROOT / "reasoning/models/engine.py",  # a process of its own
    ROOT / "reasoning/models/file.py",
    ROOT / "reasoning/models/starting.py",
    ROOT / "reasoning/models/kept.py",
    ROOT / "reasoning/models/vendor.py",
}
PURE = [
    *sorted((ROOT / "governance/domain").rglob("*.py")),
    *sorted(path for path in (ROOT / "reasoning").rglob("*.py") if path not in READERS_OF_FILES),
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


@pytest.mark.parametrize(
    "bad", ["datetime.now()", "import random", "from os import path", "open('x')", "timezone.now()"]
)
def test_the_test_itself_sees_an_offence(bad: str) -> None:
    assert offences(bad)


# Entry points read the clock, once, and hand it down: pages, the admin, commands, tasks, and what they share.
ENTRY_POINTS = {
    "governance/calendars.py", "governance/api/base.py", "governance/feeds.py", "governance/tasks.py", "governance/views.py", "governance/templatetags/waits.py", "governance/templatetags/plainly.py",
    "platforms/templatetags/platform_waits.py",
    "governance/admin/acts.py", "governance/admin/communities.py",
    "governance/admin/moderators.py", "governance/admin/proposals.py", "governance/admin/doing.py",
    "platforms/tasks.py", "platforms/views.py",
    "platforms/admin.py",
    "platforms/connecting_admin.py", "platforms/bootstrap.py", "platforms/console.py", "platforms/diagnosis.py",
    "platforms/listening/keeping.py", "platforms/listening/step.py",
    "platforms/thinking/admin.py", "platforms/thinking/tasks.py",
}  # fmt: skip


def reads_the_clock(source: str) -> bool:
    return any(
        isinstance(node, ast.Attribute) and node.attr in {"now", "utcnow", "today", "localtime"}
        and isinstance(node.value, ast.Name) and node.value.id in {"timezone", "datetime", "date", "time"}
        for node in ast.walk(ast.parse(source))
    )  # fmt: skip


def test_only_entry_points_read_the_clock() -> None:
    readers = {
        str(path.relative_to(ROOT))
        for room in ("governance", "platforms")
        for path in (ROOT / room).rglob("*.py")
        if "/management/" not in str(path) and reads_the_clock(path.read_text(encoding="utf-8"))
    }
    assert readers <= ENTRY_POINTS
