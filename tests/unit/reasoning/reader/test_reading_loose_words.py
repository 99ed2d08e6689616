"""Rules in everyday words: silence that passes, one person who acts, everybody who picks, so many who ask."""

from __future__ import annotations

import pytest

from governance.domain.ballots import Method
from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import StageKind, Threshold
from reasoning.reader.reading import read


def ways(text: str) -> tuple[ProcessType, ...]:
    return read(f"# Yard\n\n{text}\n").process_types


def who(process: ProcessType) -> str | None:
    named = process.stages[-1].electorate
    return named.text if named else None


@pytest.mark.parametrize(
    "words",
    [
        "It goes ahead unless somebody says no within two days.",
        "Post it in the channel; if no one complains in 48 hours, do it.",
        "Say what you want to do and wait for two days. Nobody shouts? Go.",
        "Wenn sich binnen drei Tagen niemand meldet, gilt der Vorschlag als angenommen.",
        "Sans réponse sous 48 heures, c'est oui.",
        "Si nadie dice nada en tres días, se da por aprobado.",
    ],
)
def test_silence_passes_in_everyday_words(words: str) -> None:
    (process,) = ways(f"## Doing things\n\n{words}")
    assert process.stages[-1].method is Method.LAZY_CONSENSUS


def test_a_complaint_alone_passes_nothing() -> None:
    assert ways("## Doing things\n\nIf somebody complains, talk to them.") == ()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The person on duty can lock any thread for a day.", "The person on duty"),
        ("In an emergency the coordinator acts alone and tells the others the next day.", "the coordinator"),
        ("Spending over 500 euros needs the okay of the treasurer.", "the treasurer"),
        ("This page can be changed by the board at any time.", "the board"),
        ("Cualquier moderador puede cerrar un hilo.", "Cualquier moderador"),
    ],
)
def test_one_who_may_act_decides(words: str, name: str) -> None:
    (process,) = ways(f"## Who does what\n\n{words}")
    assert (process.stages[-1].kind, who(process)) == (StageKind.ROLE, name)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "The person of trust is picked every spring by whoever is there, and should not be last year's.",
            "whoever is there",
        ),
        ("The treasurer is chosen by the members each January.", "the members"),
        ("Le trésorier est choisi par les membres chaque année.", "les membres"),
    ],
)
def test_an_office_that_everybody_fills_is_elected(words: str, name: str) -> None:
    (process,) = ways(f"## Offices\n\n{words}")
    assert (process.stages[-1].kind, who(process)) == (StageKind.ELECTION, name)


def test_who_picks_one_office_is_not_said_of_other_paragraphs() -> None:
    text = "We decide things by consensus.\n\nThe gardener is picked every spring by whoever is there."
    found = {each.stages[-1].kind: who(each) for each in ways(text)}
    assert found == {StageKind.BALLOT: None, StageKind.ELECTION: "whoever is there"}


@pytest.mark.parametrize(
    ("words", "limit", "name"),
    [
        ("A petition needs the signatures of 25 regulars.", Threshold(min_for=25), "regulars"),
        (
            "If more than half of the members sign a letter, the chair has to go.",
            Threshold(fraction="1/2", strict=True),
            "the members",
        ),
    ],
)
def test_so_many_who_ask_are_a_way_where_nothing_beside_it_decides(words: str, limit: Threshold, name: str) -> None:
    (process,) = ways(f"## Petitions\n\n{words}")
    assert [stage.kind for stage in process.stages] == [StageKind.BALLOT]
    assert process.stages[0].threshold == limit
    assert who(process) == name


def test_signatures_beside_a_vote_stay_its_petition() -> None:
    text = "## Petitions\n\nA petition needs 25 signatures. It is then put to a vote and passes with two thirds."
    (process,) = ways(text)
    assert [stage.kind for stage in process.stages] == [StageKind.PETITION, StageKind.BALLOT]


@pytest.mark.parametrize(
    "words",
    [
        "The others on the council may vote to replace somebody who is away.",
        "A maintainer can be voted out by the other maintainers.",
        "The committee may add additional members by a standard motion and vote.",
    ],
)
def test_a_vote_without_a_number_is_a_vote(words: str) -> None:
    (process,) = ways(f"## Seats\n\n{words}")
    assert (process.stages[-1].kind, process.stages[-1].method) == (StageKind.BALLOT, Method.YES_NO)
