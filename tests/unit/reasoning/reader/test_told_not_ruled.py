"""What a text only tells rules nothing: what most people are, how it was adopted itself; and who need not agree."""

from __future__ import annotations

import pytest

from governance.domain.rulebook_types import Rulebook
from governance.domain.rulebook_values import Threshold
from reasoning.reader.reading import read


def reading(words: str) -> Rulebook:
    return read(f"# Club\n\n## Rules\n\n{words}\n")


def threshold(words: str) -> Threshold | None:
    (process,) = reading(words).process_types
    return process.stages[-1].threshold


@pytest.mark.parametrize(
    "words",
    [
        "The majority of the people here speak English.",
        "A large majority of our users live in Europe.",
        "Die Mehrheit der Mitglieder wohnt in der Stadt.",
        "La majorité des membres habite en ville.",
        "These bylaws were adopted by a two-thirds majority of the members on 3 May 2020.",
        "Diese Satzung wurde am 3. Mai 2019 mit einer Zweidrittelmehrheit der anwesenden Mitglieder beschlossen.",
        "Les présents statuts ont été adoptés à la majorité des deux tiers des membres présents.",
        "Adopted by a majority of three quarters on 12 June 2018.",
    ],
)
def test_what_is_only_told_makes_no_way_to_decide(words: str) -> None:
    assert reading(words).process_types == ()


@pytest.mark.parametrize(
    "words",
    [
        "The majority of the members decides.",
        "A change is accepted once it has been approved by a two-thirds majority of the members.",
        "These rules may be changed by a two-thirds majority of the members.",
        "Die Mehrheit der Mitglieder entscheidet.",
    ],
)
def test_what_is_ruled_makes_one(words: str) -> None:
    assert len(reading(words).process_types) == 1


@pytest.mark.parametrize(
    "words",
    ["All council members but one must be in agreement.", "The decision needs unanimity minus one."],
)
def test_all_but_one_is_at_most_one_against(words: str) -> None:
    limit = threshold(words)
    assert limit is not None
    assert (limit.fraction, limit.min_for, limit.max_against) == (None, None, 1)


def test_fewer_than_so_many_against_is_not_that_many() -> None:
    shown = [
        stage.threshold
        for process in reading("A motion passes if fewer than 3 members vote against it.").process_types
        for stage in process.stages
    ]
    assert all(limit is None or limit.max_against != 3 for limit in shown)


@pytest.mark.parametrize(
    "words",
    [
        "A change passes with half of the votes cast, without a vote against.",
        "La moitié des membres vote oui, sans qu'un non ne soit exprimé.",
    ],
)
def test_a_share_is_not_sure_where_nobody_may_be_against_it(words: str) -> None:
    (process,) = reading(words).process_types
    assert "stages.0.threshold" in process.look


def test_what_is_deemed_a_quorum_is_one() -> None:
    (process,) = reading(
        "A third of the members shall be deemed a quorum. The members decide by a majority of those present."
    ).process_types
    quorum = process.stages[-1].quorum
    assert quorum is not None
    assert str(quorum.fraction) == "1/3"


def test_a_german_date_ends_no_sentence() -> None:
    (process,) = reading(
        "Über Anträge, die bis zum 1. März eingehen, entscheidet die Versammlung mit einfacher Mehrheit."
    ).process_types
    assert any("1. März" in citation.quote for citation in process.citations)


@pytest.mark.parametrize(
    "words",
    [
        "Three members must vote in the affirmative.",
        "At least three stewards must vote yes.",
        "Trois membres doivent voter pour.",
        "Tres miembros deben votar a favor.",
        "Drei Mitglieder müssen mit Ja stimmen.",
    ],
)
def test_so_many_who_must_vote_for_it_are_no_quorum(words: str) -> None:
    (process,) = reading(words).process_types
    (stage,) = process.stages
    assert (stage.threshold and stage.threshold.min_for, stage.quorum) == (3, None)
