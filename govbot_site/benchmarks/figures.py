"""What a measurement gives: figures with their unit and aim, and the machine they were taken on."""

import math
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number. `aim` is the most that it should be; None where there is nothing to aim at."""

    benchmark: str
    what: str
    value: float
    unit: str
    aim: float | None = None

    @property
    def verdict(self) -> str:
        if self.aim is None:
            return ""
        return "met" if self.value <= self.aim else "missed"

    @classmethod
    def of(cls, data: dict[str, Any]) -> "Figure":
        return cls(**{name: value for name, value in data.items() if name != "verdict"})

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"verdict": self.verdict or None}


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of all values do not exceed."""
    return sorted(values)[max(math.ceil(len(values) * share) - 1, 0)]


def machine() -> dict[str, str]:
    """Cores, memory, Python and database."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        (version,) = cursor.fetchone()
    return {
        "cores": str(os.cpu_count()),
        "memory": f"{pages * size / 2**30:.0f} GiB",
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "database": f"{connection.display_name} {str(version).split()[0]}",
    }


def table(figures: Sequence[Figure], machine_: dict[str, str]) -> str:
    """For people."""
    rows = [("benchmark", "what", "value", "unit", "aim", "")]
    rows += [
        (f.benchmark, f.what, f"{f.value:.3g}" if f.value < 100 else f"{f.value:.0f}", f.unit,  # noqa: PLR2004
         "" if f.aim is None else f"{f.aim:g}", f.verdict)
        for f in figures
    ]  # fmt: skip
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([*lines, "", ", ".join(f"{name}: {value}" for name, value in machine_.items())])
