"""Durations as they are written: exact ones are read, all others refused."""

from __future__ import annotations

from datetime import timedelta

import pytest

from governance.domain.durations import format_duration, parse_duration


@pytest.mark.parametrize(
    ("written", "hours", "canonical"),
    [
        ("P6D", 144, "P6D"),
        ("P1W", 168, "P7D"),
        ("PT12H", 12, "PT12H"),
        ("P1DT12H", 36, "P1DT12H"),
        ("PT36H", 36, "P1DT12H"),
    ],
)
def test_durations_are_exact(written: str, hours: int, canonical: str) -> None:
    assert parse_duration(written) == timedelta(hours=hours)
    assert format_duration(timedelta(hours=hours)) == canonical


@pytest.mark.parametrize(
    "written",
    [
        "",
        "P",
        "PT",
        "P1M",
        "P1Y",
        "P1DT",
        "P1.5D",
        "p6d",
        "P6D\n",
        "-P1D",
        "P0D",
        "P9999999999999D",
        "٦",
        6,
        None,
    ],
)
def test_other_durations_are_refused(written: object) -> None:
    with pytest.raises(ValueError, match="duration"):
        parse_duration(written)
