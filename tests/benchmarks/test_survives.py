"""The hammer, in small: whatever is killed, nothing is lost, nothing doubled, nothing miscounted."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")


@pytest.mark.parametrize("name", ["storm", "killing"])
def test_nothing_is_lost_or_doubled(name: str, tmp_path: Path) -> None:
    environment = os.environ | {"TMPDIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "govbot_site.settings"}
    asked = subprocess.run(
        [sys.executable, "manage.py", "benchmark", name, "--small", "--format", "json"],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert asked.returncode == 0, asked.stderr
    figures = {figure["what"]: figure for figure in json.loads(asked.stdout)["figures"]}
    counted = {what: figure["value"] for what, figure in figures.items() if figure["aim"] == 0}
    assert len(counted) == 3
    assert not any(counted.values()), counted
    assert any("killed" in what and figure["value"] >= 1 for what, figure in figures.items())
