"""What a number says where others stand beside it, or where its own words make it something else than a vote."""

from datetime import timedelta
from fractions import Fraction

import pytest

from governance.domain.rulebook import Quorum
from governance.domain.rulebook_types import ProcessType
from governance.domain.rulebook_values import Basis, StageKind
from reasoning.reader.reading import read


def ways(words: str) -> tuple[ProcessType, ...]:
    return read(f"# Tool library\n\n## Meetings\n\n{words}\n").process_types


def share(way: ProcessType) -> Fraction | None:
    return next((stage.threshold.fraction for stage in way.stages if stage.threshold), None)


def people(way: ProcessType) -> str | None:
    stages = (way.stage(kind) for kind in ("ballot", "election", "role"))
    return next((stage.electorate.text for stage in stages if stage and stage.electorate), None)


USUAL = "Motions are decided by a simple majority of the members who vote."


@pytest.mark.parametrize(
    ("words", "quorum"),
    [
        ("The quorum is a quarter of the members, but no fewer than six members.", (Fraction(1, 4), 6)),
        ("A quorum shall be 30 percent of the members or ten members, whichever is greater.", (Fraction(3, 10), 10)),
        ("The quorum is one fifth of the members, with a minimum of five members.", (Fraction(1, 5), 5)),
        (
            "No vote is valid unless at least a third of the members have voted for, against or abstained.",
            (Fraction(1, 3), None),
        ),
        ("The quorum is one member from each of eight households.", (None, 8)),
    ],
)
def test_all_that_must_take_part_is_one_quorum(words: str, quorum: tuple[Fraction | None, int | None]) -> None:
    (way,) = ways(f"{USUAL} {words}")
    assert way.stage("ballot").quorum == Quorum(fraction=quorum[0], count=quorum[1])


def test_what_is_enough_instead_of_a_share_is_not_joined_with_it() -> None:
    (way,) = ways(f"{USUAL} The quorum is half of the members or twelve members, whichever is less.")
    quorum = way.stage("ballot").quorum
    assert quorum is not None
    assert quorum.count is None or quorum.fraction is None
    assert "stages.0.quorum" in way.look


def test_of_two_shares_in_a_sentence_only_one_is_for_the_matter_beside_it() -> None:
    found = ways(
        "A motion is carried if more than half of the members present are for it,"
        " and a change of these rules by amendment if more than three quarters of the members present are for it."
    )
    assert {(share(way), "amendment" in way.key) for way in found} == {
        (Fraction(1, 2), False),
        (Fraction(3, 4), True),
    }


def test_a_share_whose_objection_stops_something_is_no_share_that_is_for_it() -> None:
    found = ways(
        "Loans are approved by the desk and are off over the objection of members holding a tenth of the keys."
    )
    assert all(share(way) is None for way in found)


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("The rules may be amended by vote of a majority of a quorum of members present in person.", Basis.PRESENT),
        ("The rules may be amended with the consent of a majority of the quorum.", Basis.PRESENT),
    ],
)
def test_a_majority_of_a_quorum_is_one_of_those_who_are_there(words: str, basis: Basis) -> None:
    (way,) = ways(words)
    threshold = way.stage("ballot").threshold
    assert (threshold.fraction, threshold.strict, threshold.basis) == (Fraction(1, 2), True, basis)
    assert "stages.0.threshold" in way.look


def test_a_vote_that_needs_a_quorum_to_be_there_is_still_a_vote() -> None:
    found = ways(
        "All matters shall be carried by a simple majority vote of the members present, providing that a quorum is present."
    )
    assert [share(way) for way in found] == [Fraction(1, 2)]
    assert people(found[0]) == "the members present"


def test_so_many_seats_that_come_up_are_no_share_of_votes() -> None:
    found = ways("It has to be decided whether this is an election for half of the seats.")
    assert all(share(way) is None for way in found)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Any officer may be removed from office with or without cause by the Board.", "the Board"),
        ("A warden may be removed at any time by the committee.", "the committee"),
        (
            "The yearly fee is fixed by a secret ballot conducted among the subscribing members.",
            "the subscribing members",
        ),
        ("If the chair steps down, a new chair is elected by simple majority of the club members.", "the club members"),
        (
            "Officers shall be elected by a plurality vote of those persons casting ballots.",
            "those persons casting ballots",
        ),
        (
            "Elections to the board are by ballot, and the members or their proxies may cast one vote each.",
            "the members",
        ),
    ],
)
def test_who_decides_in_the_words_of_statutes(words: str, who: str) -> None:
    assert who in {people(way) for way in ways(words)}


def test_who_may_take_part_in_votes_are_those_who_vote() -> None:
    text = (
        "# Game nights\n\n## Hosts\n\nActive residents may take part in discussions and votes on how we play.\n\n"
        "## Voting\n\nThe result is decided by a simple majority.\n"
    )
    (way,) = read(text).process_types
    assert people(way) == "Active residents"
    assert "stages.0.electorate" in way.look


def test_notice_of_known_objections_is_a_notice() -> None:
    (way,) = ways(
        "The by-laws may be amended by majority vote of the members, provided that the draft with known objections"
        " has been sent to each member at least nine days prior to the vote."
    )
    wait = way.stage(StageKind.DELIBERATION)
    assert wait is not None
    assert wait.duration.min == timedelta(days=9)


def test_when_an_office_begins_is_not_how_long_a_vote_is_open() -> None:
    for way in ways("Wardens are elected by the members. Wardens take office two weeks after the election."):
        assert all(stage.duration is None for stage in way.stages)
