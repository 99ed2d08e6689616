"""The measurement of counting: it counts the ballots that it says, and finds whom the library finds."""

from pathlib import Path

import pytest

from govbot_site.benchmarks import tallying
from govbot_site.benchmarks.figures import Figure


class Folder:
    def __init__(self, folder: Path) -> None:
        self.folder = folder


@pytest.fixture
def figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Figure]:
    few = {method: (300, min(options, 6), min(seats, 3)) for method, (_, options, seats) in tallying._CASES.items()}
    monkeypatch.setattr(tallying, "_CASES", few)
    found = tallying.tally(Folder(tmp_path))  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
    return {figure.what: figure for figure in found}


def test_every_method_is_measured_and_those_among_options_beside_the_library(figures: dict[str, Figure]) -> None:
    assert "yes_no: 300 ballots" in figures
    assert "ranked: 300 ballots, 6 options, 1 seats" in figures
    assert "stv: 300 ballots, 6 options, 3 seats" in figures
    assert {what for what in figures if what.endswith(": votelib")} == {
        f"{method}: votelib" for method in ("approval", "score", "ranked", "condorcet", "stv")
    }
    assert all(figure.value > 0 for figure in figures.values())
    assert figures["stv: peak memory"].verdict == "met"


def test_other_winners_than_the_library_stop_the_measurement() -> None:
    with pytest.raises(tallying.CountsDiffer, match="ranked"):
        tallying._beside("ranked", {"winners": [1]}, {"winners": [2]})
    stopped = tallying._beside("ranked", {"winners": [1]}, None)
    assert [figure.what for figure in stopped] == ["ranked: votelib, stopped after"]
