"""What is stated once for several decisions, and who decides alone."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from governance.domain.rulebook_values import Duration, Electorate, Quorum, Threshold
from reasoning.reader.reading import read


def test_each_matter_of_a_list_under_one_number_is_decided_by_it() -> None:
    processes = read(
        "# T\n\n## Special votes\n\nThe following require a two-thirds majority of all members:\n\n"
        "- amending this charter\n- dissolving the association\n"
    ).process_types
    assert [process.decides for process in processes] == ["amending this charter", "dissolving the association"]
    assert {process.stages[0].threshold.fraction for process in processes} == {Fraction(2, 3)}
    assert [process.amends for process in processes] == [True, False]


def test_conditions_in_a_list_are_no_matters() -> None:
    processes = read(
        "# T\n\n## Votes\n\nA motion needs a two-thirds majority and passes if:\n\n- nobody vetoes it\n- it was announced\n"
    ).process_types
    assert len(processes) <= 1


def test_a_special_vote_takes_what_is_said_of_the_usual_one_for_people_to_look_at() -> None:
    text = (
        "# T\n\n## Voting\n\nDecisions are made by a majority of the members who vote. Votes are open for five days. "
        "Twenty members must take part.\n\n## Removal\n\nAny member can be removed in a vote.\n"
    )
    usual, removal = read(text).process_types
    ballot = removal.stages[0]
    assert (
        ballot.threshold == usual.stages[0].threshold == Threshold(fraction=Fraction(1, 2), strict=True, basis="cast")
    )
    assert ballot.duration == Duration(min=timedelta(days=5))
    assert ballot.quorum == Quorum(count=20)
    assert {"stages.0.threshold", "stages.0.duration", "stages.0.quorum"} <= set(removal.look)
    assert "Any member can be removed in a vote." in {citation.quote for citation in removal.cited("stages.0.method")}


def test_so_many_approvals_take_no_quorum_of_the_assembly() -> None:
    text = (
        "# T\n\n## Meeting\n\nThe meeting decides by a majority of the votes cast. Twenty members are a quorum.\n\n"
        "## Keys\n\nA key needs the approval of two keyholders.\n"
    )
    key = read(text).process_types[1].stages[0]
    assert key.threshold == Threshold(min_for=2)
    assert key.electorate == Electorate(text="keyholders")
    assert key.quorum is None


def test_a_share_that_agrees_and_a_number_that_voted_are_told_apart() -> None:
    (process,) = read(
        "# T\n\n## Proposals\n\nA vote is held for 5 days. It passes if more than 60% of voters agree and at least 10 members have voted.\n"
    ).process_types
    ballot = process.stages[0]
    assert ballot.threshold == Threshold(fraction=Fraction(3, 5), strict=True, basis="cast")
    assert ballot.quorum == Quorum(count=10)
    assert ballot.duration == Duration(min=timedelta(days=5))


def test_every_office_that_decides_alone_is_a_way_of_its_own() -> None:
    processes = read(
        "# T\n\n## Who does what\n\nModerators can warn or mute people. Only Ann can ban. New moderators are picked by the admins.\n"
    ).process_types
    assert [process.stages[0].electorate.text for process in processes] == ["Moderators", "Only Ann", "the admins"]
    assert all("stages.0.electorate" in process.look for process in processes)


def test_who_decides_stands_beside_how_under_one_heading() -> None:
    text = (
        "# T\n\n## Radio\n\n### Who decides\n\nThe programme group.\n\n### How\n\nA majority of those voting decides.\n\n"
        "## Money\n\n### Who decides\n\nThe finance team.\n\n### How\n\nThree quarters of those voting decide.\n"
    )
    radio, money = read(text).process_types
    assert (radio.title, money.title) == ("Radio", "Money")
    assert radio.stages[0].electorate == Electorate(text="The programme group")
    assert money.stages[0].electorate == Electorate(text="The finance team")


def test_words_that_open_a_sentence_are_no_name_of_a_matter() -> None:
    (process,) = read(
        "# T\n\n## Joining\n\n- We use the following process: new members are approved by a majority of the council.\n"
    ).process_types
    assert process.title == "Joining: admission"


def test_hours_a_week_are_no_period() -> None:
    (process,) = read(
        "# T\n\n## Joining\n\nWhoever discusses for at least an hour per week may join. A majority of the members must approve.\n"
    ).process_types
    assert [str(stage.kind) for stage in process.stages] == ["ballot"]


def test_a_body_that_decides_elsewhere_decides_as_it_votes() -> None:
    text = (
        "# T\n\n## The Board\n\nThe Board decides by a majority of the Directors present. Five Directors are a quorum.\n\n"
        "## Stewards\n\nThe Board appoints three stewards.\n"
    )
    stewards = read(text).process_types[1]
    ballot = stewards.stages[0]
    assert ballot.threshold.fraction == Fraction(1, 2)
    assert ballot.quorum == Quorum(count=5)
    assert ballot.electorate == Electorate(text="The Board")
    assert {"stages.0.method", "stages.0.threshold", "stages.0.quorum", "stages.0.electorate"} <= set(stewards.look)


def test_a_quorum_for_one_matter_in_a_section_of_its_own() -> None:
    text = (
        "# T\n\n## Voting\n\nA simple majority of the votes decides, with a quorum of 50 % of the members.\n\n"
        "## Removal\n\nFor the removal of a member the quorum is 75 %.\n"
    )
    removal = read(text).process_types[1].stages[0]
    assert removal.quorum == Quorum(fraction=Fraction(3, 4))
    assert removal.threshold.fraction == Fraction(1, 2)


def test_what_stays_open_beside_a_number_of_votes_is_the_vote() -> None:
    (process,) = read(
        "# T\n\n## Committers\n\nA nomination requires at least three +1 votes and no vetoes, and is open for 72 hours.\n"
    ).process_types
    assert process.stages[-1].duration == Duration(min=timedelta(hours=72))
    assert process.stages[-1].threshold == Threshold(min_for=3, max_against=0)


def test_so_many_of_a_body_of_so_many() -> None:
    (process,) = read(
        "# T\n\n## Expulsion\n\nThe Board expels a member by the votes of four of the five directors.\n"
    ).process_types
    assert process.stages[0].threshold == Threshold(min_for=4)


def test_presence_that_is_needed_is_a_quorum() -> None:
    (process,) = read(
        "# Statuts\n\n## Conseil d'administration\n\nLa présence de la moitié de ses membres est nécessaire. "
        "Les décisions sont prises à la majorité absolue des membres présents.\n"
    ).process_types
    assert process.stages[0].quorum == Quorum(fraction=Fraction(1, 2))
    assert process.stages[0].threshold.strict


def test_a_pull_request_is_no_petition() -> None:
    (process,) = read("# T\n\n## Code\n\nPull requests need approval from two maintainers.\n").process_types
    assert process.stages[0].threshold == Threshold(min_for=2)
    assert process.stages[0].electorate == Electorate(text="maintainers")


def test_the_majority_is_no_part_of_who_decides() -> None:
    (process,) = read(
        "# T\n\n## Exclusion\n\nMembers may be excluded by the board with a majority of 3/4.\n"
    ).process_types
    assert process.stages[0].electorate == Electorate(text="the board")
