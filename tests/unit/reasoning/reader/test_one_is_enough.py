"""What one person may do alone, what a body decides at its meetings or has charge of, and what all decide together."""

from __future__ import annotations

from fractions import Fraction

import pytest

from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import StageKind, Threshold
from reasoning.reader.reading import read


def _ways(text: str) -> list[ProcessType]:
    return list(read(f"# T\n\n## Matters\n\n{text}").process_types)


def _who(process: ProcessType) -> str | None:
    electorate = process.stages[-1].electorate
    return electorate.text if electorate else None


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Small decisions can be made by any member.", "any member"),
        ("A spammer can be banned by a single moderator.", "a single moderator"),
        ("One steward is enough to suspend an account.", "One steward"),
        ("Une seule personne suffit pour bloquer un compte.", "Une seule personne"),
        ("Para borrar un mensaje basta una sola persona.", "una sola persona"),
        ("Ultimately the maintainers have the mandate to reject a request.", "the maintainers"),
        ("The board may choose not to admit somebody.", "The board"),
        ("The fees are decided at a meeting of the board.", "the board"),
        ("La charte peut être modifiée par le conseil.", "le conseil"),
        ("Un changement de règles peut être décidé lors d'une réunion du bureau.", "bureau"),
        ("Le conseil est en charge de l'établissement du règlement.", "Le conseil"),
        ("Der Vorstand ist zuständig für die Aufnahme von Mitgliedern.", "Der Vorstand"),
        ("La junta le nombrará un reemplazante.", "La junta"),
    ],
)
def test_who_decides_it_alone_is_read(said: str, who: str) -> None:
    (process,) = _ways(said)
    assert process.stages[-1].kind is StageKind.ROLE
    assert who in (_who(process) or "")


@pytest.mark.parametrize(
    "said",
    [
        "Proposals can be made by any member.",
        "Suggestions for decisions can be made by any member.",
        "One person is enough to open the space.",
    ],
)
def test_who_may_propose_or_do_a_chore_decides_nothing(said: str) -> None:
    assert _ways(said) == []


def test_what_everyone_decides_together_is_a_vote() -> None:
    (process,) = _ways("Decisions to change an agreement are made by everyone in the network together.")
    assert process.stages[-1].kind is StageKind.BALLOT
    assert "everyone" in (_who(process) or "")


def test_a_petition_that_gets_so_many_signatures_is_enough() -> None:
    (process,) = _ways(
        "Should a petition to repeal a rule get a third of the voters' signatures, the rule is repealed."
    )
    assert process.stages[-1].threshold is not None
    assert process.stages[-1].threshold.fraction == Fraction(1, 3)


def test_so_many_approving_while_none_are_opposed_are_both_sides() -> None:
    (process,) = _ways("A nomination is closed with three reviewers approving it, while none opposed.")
    assert process.stages[-1].threshold == Threshold(min_for=3, max_against=0)


def test_so_many_who_are_needed_for_what_is_done_are_enough() -> None:
    (process,) = _ways("Permanent bans need two admins.")
    assert process.stages[-1].threshold == Threshold(min_for=2)
    assert _who(process) == "admins"
    assert _ways("The team needs two admins.") == []


@pytest.mark.parametrize(
    "said",
    [
        "If a member misses three meetings in a row, they are removed by a majority vote of the board.",
        "A director who misses three consecutive meetings may be removed by a majority vote of the directors.",
    ],
)
def test_by_how_many_somebody_is_removed_who_stays_away_is_read(said: str) -> None:
    (process,) = _ways(said)
    assert process.stages[-1].threshold is not None
    assert process.stages[-1].threshold.fraction == Fraction(1, 2)


def test_meetings_that_were_missed_are_no_number_of_votes() -> None:
    (process,) = _ways("A director who missed three meetings may be removed by vote of the remaining directors.")
    assert process.stages[-1].kind is StageKind.BALLOT
    assert process.stages[-1].threshold is None
