"""The command that measures: what it takes, what it prints, and that one measurement really runs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from govbot_site.benchmarks.figures import Figure, percentile, table
from govbot_site.benchmarks.measurements import BENCHMARKS

ROOT = Path(__file__).resolve().parents[2]


def test_an_unknown_measurement_is_refused_with_those_there_are() -> None:
    with pytest.raises(CommandError, match="There is no measurement “speed”; there are start, memory") as refused:
        call_command("benchmark", "speed")
    assert refused.value.returncode == 2


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([3.0], 0.5, 3.0), ([1.0, 2.0], 0.5, 1.0), ([5.0, 1.0, 3.0], 0.5, 3.0), ([1.0, 2.0, 3.0, 4.0], 0.95, 4.0)],
)
def test_a_percentile_is_a_value_that_was_measured(values: list[float], share: float, expected: float) -> None:
    assert percentile(values, share) == expected


def test_a_figure_says_whether_it_met_its_aim() -> None:
    figures = [
        Figure(benchmark="b", what="w", value=value, unit="s", aim=aim) for value, aim in ((1, 2), (3, 2), (1, None))
    ]
    assert [figure.verdict for figure in figures] == ["met", "missed", ""]
    assert [Figure.of(figure.as_json()) for figure in figures] == figures
    shown = table(figures, {"cores": "2"})
    assert shown.splitlines()[0].split() == ["benchmark", "what", "value", "unit", "aim"]
    assert shown.endswith("cores: 2")


def test_the_help_names_every_measurement() -> None:
    asked = subprocess.run(
        [sys.executable, "manage.py", "benchmark", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert all(name in asked.stdout for name in BENCHMARKS)
    assert "example:" in asked.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
def test_a_measurement_runs_and_leaves_nothing_behind(tmp_path: Path) -> None:
    environment = os.environ | {"TMPDIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "govbot_site.settings"}
    asked = subprocess.run(
        [sys.executable, "manage.py", "benchmark", "memory", "--format", "json"],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    assert asked.returncode == 0, asked.stderr
    taken = json.loads(asked.stdout)
    assert {"cores", "memory", "python", "database"} <= set(taken["machine"])
    assert {figure["benchmark"] for figure in taken["figures"]} == {"memory"}
    assert all(figure["value"] > 0 for figure in taken["figures"])
    assert list(tmp_path.iterdir()) == []
