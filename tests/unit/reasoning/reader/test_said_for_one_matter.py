"""A number that a text gives for one matter by name is not that of others; who elects a body is not that body."""

from __future__ import annotations

from datetime import timedelta

import pytest

from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import Duration, Quorum
from reasoning.reader.reading import read

TEXT = (
    "# Rules\n\n## Curators\n\nCurators are appointed with 70% of the votes.\n\n## Paintings\n\nA painting is hung by a majority of the votes.\n\n"
    "## Counting\n\n{rule}\n"
)


def by_heading(text: str) -> dict[str | None, ProcessType]:
    return {process.decides: process for process in read(text).process_types}


@pytest.mark.parametrize(
    "rule",
    [
        "The quorum for curator requests is twelve votes.",
        "The quorum required for the curators shall be twelve votes.",
        "For curators, the quorum is twelve votes.",
    ],
)
def test_a_quorum_for_one_matter_is_not_that_of_another(rule: str) -> None:
    ways = by_heading(TEXT.format(rule=rule))
    assert ways["Curators"].stages[-1].quorum == Quorum(count=12)
    assert ways["Paintings"].stages[-1].quorum is None


def test_each_matter_has_the_period_that_is_said_for_it() -> None:
    ways = by_heading(
        TEXT.format(rule="The voting period for curators is 10 days. The voting period for paintings is 3 days.")
    )
    assert ways["Curators"].stages[-1].duration == Duration(min=timedelta(days=10))
    assert ways["Paintings"].stages[-1].duration == Duration(min=timedelta(days=3))


def test_a_quorum_for_any_vote_holds_for_all() -> None:
    ways = by_heading(TEXT.format(rule="The quorum for a vote is twelve votes."))
    assert {ways[name].stages[-1].quorum for name in ("Curators", "Paintings")} == {Quorum(count=12)}


def test_who_elects_a_committee_has_not_its_quorum() -> None:
    ways = by_heading(
        "# Rules\n\n## Committee\n\nThe committee votes by majority. A quorum is a majority of committee members.\n\n"
        "## All of us\n\nThe contributors elect the committee by approval voting.\n"
    )
    assert ways["Committee"].stages[-1].quorum is not None
    assert ways["All of us"].stages[-1].quorum is None
