"""How many must vote, ask or be there, said without the words of a statute or beside a vote."""

from datetime import timedelta
from fractions import Fraction

from governance.domain.rulebook import Quorum
from governance.domain.rulebook_types import ProcessType
from reasoning.reader.reading import read


def ways(words: str) -> tuple[ProcessType, ...]:
    return read(f"# Seed bank\n\n## Votes\n\n{words}\n").process_types


USUAL = "A question passes by a majority of the votes cast."


def test_so_many_who_cast_a_ballot_are_a_quorum_with_its_smallest_number() -> None:
    (way,) = ways(f"A vote counts only if at least 10% of the members, and no fewer than 5, cast a ballot. {USUAL}")
    ballot = way.stage("ballot")
    assert ballot.quorum == Quorum(fraction=Fraction(1, 10), count=5)
    assert ballot.threshold.fraction == Fraction(1, 2)


def test_so_many_who_ask_in_writing_decide_nothing() -> None:
    found = ways(f"The board must hold a vote if 12% of the members, and at least 3, ask in writing. {USUAL}")
    for way in found:
        ballot = way.stage("ballot")
        assert ballot.threshold.fraction != Fraction(3, 25) or "stages.0.threshold" in way.look


def test_one_more_than_half_is_no_quorum_of_one() -> None:
    for way in ways(f"A majority of the keepers (50% + 1) shall constitute a quorum. {USUAL}"):
        quorum = way.stage("ballot").quorum
        assert quorum is None or quorum.count is None


def test_by_how_many_a_quorum_is_lowered_is_no_quorum() -> None:
    (way,) = ways(f"{USUAL} An excused absence shall reduce the quorum by one.")
    assert way.stage("ballot").quorum is None


def test_who_makes_a_quorum_is_not_who_decides_beside_it() -> None:
    (way,) = ways(
        "A majority of the keepers in office is a quorum, and a motion passes by a majority of the keepers present."
    )
    ballot = way.stage("ballot")
    assert ballot.electorate.text == "the keepers present"
    assert ballot.quorum == Quorum(fraction=Fraction(1, 2))


def test_a_meeting_with_a_quorum_votes_though_nothing_says_by_how_many() -> None:
    text = (
        "# Seed bank\n\n## Notice of meetings\n\nGeneral meetings require a notice of eleven days.\n\n"
        "## Quorum\n\nGeneral meetings require a quorum of a fifth of the members.\n"
    )
    (way,) = read(text).process_types
    ballot = way.stage("ballot")
    assert ballot.threshold is None
    assert ballot.quorum == Quorum(fraction=Fraction(1, 5))
    assert way.stage("deliberation").duration.min == timedelta(days=11)
    assert "stages.1.method" in way.look


def test_a_text_with_a_vote_has_no_other_one_for_its_quorum() -> None:
    assert len(ways(f"{USUAL} The quorum is a fifth of the members.")) == 1


def test_one_that_stands_for_a_vote_is_nobody_who_asks() -> None:
    found = ways(
        "The board must call one within 45 days if ten members ask in writing. A question passes by a majority of the votes cast."
    )
    asking = [stage.signatures for way in found for stage in way.stages if stage.kind == "petition"]
    assert asking == [Quorum(count=10)]


def test_a_hearing_before_something_holds_is_no_wait_after_it() -> None:
    for way in ways("The board may expel a member, who is heard at least six days before the expulsion takes effect."):
        assert way.stage("grace") is None


def test_what_is_only_attempted_is_to_be_looked_at() -> None:
    for way in ways("We would attempt to reach 100% consensus on decisions."):
        assert way.stage("ballot") is None or any(
            field in way.look for field in ("stages.0.threshold", "stages.0.method")
        )
