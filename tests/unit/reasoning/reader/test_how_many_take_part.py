"""How many must take part, said in other words than those for a quorum, or beside the share that decides."""

from __future__ import annotations

from fractions import Fraction

import pytest

from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import NONE, Quorum
from reasoning.reader.reading import read

_VOTE = "A motion passes by a majority of the votes cast. "
_HALF, _TENTH = Quorum(fraction=Fraction(1, 2)), Quorum(fraction=Fraction(1, 10))


def _of(text: str) -> ProcessType:
    (process,) = read(f"# T\n\n## Votes\n\n{text}").process_types
    return process


@pytest.mark.parametrize(
    ("said", "quorum"),
    [
        ("A minimum participation of 10 % is required.", _TENTH),
        ("Votes require participation by a majority of the council.", _HALF),
        ("A vote requires responses from at least half of the members.", _HALF),
        ("Decisions need at least six members present.", Quorum(count=6)),
        ("Each vote requires at least six participants.", Quorum(count=6)),
        ("No decision is taken without at least half of the residents there.", _HALF),
        ("A meeting with fewer than six board members cannot take decisions.", Quorum(count=6)),
        ("At least half of the members must respond to the poll.", _HALF),
        ("A minimum of six members need to be online for a vote.", Quorum(count=6)),
        ("At least six votes are needed for the poll to be valid.", Quorum(count=6)),
        ("Der Beschluss ist gültig, wenn mindestens sechs Personen teilgenommen haben.", Quorum(count=6)),
        ("La votación es válida con un mínimo de seis votos.", Quorum(count=6)),
        ("La mitad de los miembros debe votar para que la votación sea válida.", _HALF),
        ("Die Abstimmung gilt, wenn sich mindestens die Hälfte der Mitglieder beteiligt.", _HALF),
        ("Es müssen mindestens sechs Stimmen abgegeben werden.", Quorum(count=6)),
        ("Le vote est valide si au moins 10 % des membres s'expriment.", _TENTH),
        ("Será necesaria la participación de al menos el 10 % de los miembros.", _TENTH),
    ],
)
def test_who_must_take_part_is_the_quorum(said: str, quorum: Quorum) -> None:
    stage = _of(_VOTE + said).stages[-1]
    assert stage.quorum == quorum
    assert stage.threshold is not None
    assert stage.threshold.fraction == Fraction(1, 2)


@pytest.mark.parametrize(
    "said",
    [
        "It passes with a simple majority and a turnout of at least 10 %.",
        "It needs a simple majority with at least a tenth of the members voting.",
        "It is decided by a simple majority of votes and the participation of at least 10 % of the members.",
    ],
)
def test_of_two_shares_in_a_sentence_one_decides_and_one_takes_part(said: str) -> None:
    stage = _of(said).stages[-1]
    assert stage.quorum == _TENTH
    assert stage.threshold is not None
    assert stage.threshold.fraction == Fraction(1, 2)


def test_all_of_whom_so_many_are_there_are_no_quorum() -> None:
    assert _of(f"{_VOTE}At least 3 of the 5 directors must be present.").stages[-1].quorum == Quorum(count=3)


@pytest.mark.parametrize(
    "said",
    [
        "Whoever votes must have attended at least three board meetings.",
        "Cela n'est valable que si le nombre de membres est inférieur ou égal à six.",
        "After a week it passes regardless of how many members support it.",
    ],
)
def test_what_is_asked_of_one_person_or_of_supporters_is_no_quorum(said: str) -> None:
    assert all(
        stage.quorum is None
        for each in read(f"# T\n\n## Votes\n\n{_VOTE}{said}").process_types
        for stage in each.stages
    )


def test_a_row_without_a_number_of_voters_needs_none() -> None:
    table = (
        "# T\n\n## Kinds\n\n| Kind | Passes with | Engagement |\n|---|---|---|\n| Small | a majority of votes | None |\n"
        "| Large | two thirds of the votes | 10 % of members |\n"
    )
    assert [each.stages[-1].quorum for each in read(table).process_types] == [NONE, _TENTH]
