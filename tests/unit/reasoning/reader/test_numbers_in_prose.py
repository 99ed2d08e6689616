"""Times, shares and numbers as people write them, and shares that no vote is measured by."""

from datetime import timedelta
from fractions import Fraction

import pytest

from governance.domain.rulebook import Duration, Quorum, Threshold
from governance.domain.rulebook_types import ProcessType
from reasoning.reader.reading import read
from tests.prose import processes, vote_with


def lengths(process: ProcessType) -> set[timedelta | None]:
    return {
        length
        for stage in process.stages
        if isinstance(stage.duration, Duration)
        for length in (stage.duration.min, stage.duration.max)
    } - {None}


@pytest.mark.parametrize(
    ("language", "words", "days"),
    [
        ("en", "We talk for a week and vote for three days.", {7, 3}),
        ("en", "Discussion: 7 days. Voting: 3 days.", {7, 3}),
        ("en", "First a week of discussion, then three days of voting.", {7, 3}),
        ("de", "Nach zweiwöchiger Diskussion wird eine Woche lang abgestimmt.", {14, 7}),
        ("de", "Vorschläge werden sieben Tage diskutiert und danach drei Tage lang abgestimmt.", {7, 3}),
        ("fr", "La proposition est débattue pendant sept jours puis soumise au vote pendant trois jours.", {7, 3}),
        ("es", "La propuesta se debate durante siete días y luego se vota durante tres días.", {7, 3}),
        ("en", "Everyone gets a week to vote.", {7}),
        ("de", "Die Mitglieder haben eine Woche Zeit, um abzustimmen.", {7}),
        ("fr", "Le vote est clos au bout de cinq jours.", {5}),
        ("es", "La votación se cierra a los tres días.", {3}),
    ],
)
def test_a_time_is_for_what_is_named_beside_it(language: str, words: str, days: set[int]) -> None:
    assert lengths(vote_with(language, words)) == {timedelta(days=number) for number in days}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("A ban takes four out of the five admins.", 4),
        ("It takes two moderators to ban somebody.", 2),
        ("A proposal passes once it has five thumbs up.", 5),
        ("Für eine Sperre sind zwei Stimmen des Teams nötig.", 2),
        ("Trois administrateurs doivent approuver la suspension.", 3),
        ("La expulsión requiere el acuerdo de tres moderadores.", 3),
    ],
)
def test_so_many_may_be_enough_in_other_words(words: str, number: int) -> None:
    (process,) = processes(words)
    assert process.stages[-1].threshold == Threshold(min_for=number)


@pytest.mark.parametrize(
    "words",
    [
        "No single company may hold more than half of the seats on the committee.",
        "A member may not hold more than 10% of the shares or votes.",
        "At least half of the council members must be women.",
        "One third of the board is renewed each year.",
        "We keep two thirds of the budget in reserve. The board votes on it.",
        "The last vote passed with 62% in favour.",
        "A motion is rejected if 25% of the voters are against it.",
        "A proposal fails if a third or more of the members vote against it.",
        "Mindestens die Hälfte der Vorstandsmitglieder müssen Frauen sein.",
    ],
)
def test_not_every_share_is_a_threshold(words: str) -> None:
    assert [stage.threshold for process in processes(words) for stage in process.stages if stage.threshold] == []


@pytest.mark.parametrize(
    "words",
    [
        "If fewer than five people vote, all of them have to agree.",
        "A vote needs a simple majority, except that changes to the rules need three quarters.",
        "It is decided by simple majority, unless at least three members ask for a two-thirds vote.",
    ],
)
def test_what_holds_in_one_case_is_never_sure(words: str) -> None:
    found = [
        (place, process)
        for process in processes(words)
        for place, stage in enumerate(process.stages)
        if stage.threshold is not None
    ]
    assert found
    assert all(f"stages.{place}.threshold" in process.look for place, process in found)


@pytest.mark.parametrize(
    "words",
    [
        "Sur la demande de la majorité des membres, le président convoque une assemblée générale extraordinaire.",
        "A special meeting is called at the request of a majority of the members.",
    ],
)
def test_a_majority_may_only_ask(words: str) -> None:
    for process in processes(words):
        for place, stage in enumerate(process.stages):
            assert stage.threshold is None or f"stages.{place}.threshold" in process.look


def test_a_list_of_matters_may_follow_a_condition() -> None:
    words = (
        "Será necesaria mayoría cualificada, que resultará cuando los votos afirmativos superen la mitad, para:\n\n"
        "a) Disolución del club.\nb) Cambio de los Estatutos.\n"
    )
    limits = [process.stages[-1].threshold for process in processes(words)]
    assert [(limit.fraction, limit.strict) for limit in limits if limit] == [(Fraction(1, 2), True)] * 2


def test_notice_may_have_been_given() -> None:
    (process,) = processes(
        "The rules may be amended by a two-thirds vote, provided that notice has been given at least fourteen days in advance."
    )
    assert lengths(process) == {timedelta(days=14)}


def test_all_may_have_to_consent_in_writing() -> None:
    words = "A decision needs no meeting if all of the tenants with a vote on the matter(s) at hand shall together consent in writing."
    (process,) = processes(words)
    assert process.stages[-1].threshold is not None
    assert process.stages[-1].threshold.fraction == 1


def test_votes_for_may_exceed_those_against() -> None:
    words = "The members may recall a speaker if the number of votes cast in favour of the recall exceeds the number of votes cast in opposition to it."
    (process,) = processes(words)
    assert process.stages[-1].threshold is not None
    assert (process.stages[-1].threshold.fraction, process.stages[-1].threshold.strict) == (Fraction(1, 2), True)


def test_a_list_of_properties_belongs_to_the_heading_above_it() -> None:
    ordinary = "For everyday matters.\n\n- Passes with: more than half of the votes\n- Quorum: 25% of the maintainers\n- Duration: 1 week\n"
    policy = "\n### Policy votes\n\n* Majority: two thirds\n* Quorum: half of the maintainers must vote\n* Time limit: 14 days\n"
    read_ones = read(f"# Charter\n\n## Voting\n\n### Ordinary votes\n\n{ordinary}{policy}").process_types
    stages = [process.stages[-1] for process in read_ones]
    assert [stage.threshold.fraction for stage in stages if stage.threshold] == [Fraction(1, 2), Fraction(2, 3)]
    assert [stage.quorum for stage in stages] == [Quorum(fraction=Fraction(1, 4)), Quorum(fraction=Fraction(1, 2))]
    assert [lengths(process) for process in read_ones] == [{timedelta(weeks=1)}, {timedelta(weeks=2)}]


def test_what_stands_under_an_item_is_said_of_it() -> None:
    text = """# Team governance

## Voting

* Standard
  * Open for 14 days
  * Quorum: 25% of the team
  * Passes with a simple majority of the votes cast
* Time-sensitive
  * Open for 3 days
  * Quorum: 10% of the team
  * Passes with two thirds of the votes cast
"""
    standard, urgent = read(text).process_types
    assert [process.stages[-1].quorum for process in (standard, urgent)] == [
        Quorum(fraction=Fraction(1, 4)),
        Quorum(fraction=Fraction(1, 10)),
    ]
    assert [lengths(standard), lengths(urgent)] == [{timedelta(days=14)}, {timedelta(days=3)}]


@pytest.mark.parametrize(
    "words",
    [
        "Special meetings are called at the request of ten percent of the members. The meeting must be held within 45 days of the request.",
        "Ten members may demand a special meeting. The board shall call the meeting within 45 days.",
    ],
)
def test_a_meeting_that_was_asked_for_must_be_held_in_time(words: str) -> None:
    asked = next(process for process in processes(words) if process.stage("execution"))
    stage = asked.stage("execution")
    assert stage is not None
    assert stage.duration == Duration(max=timedelta(days=45))
    assert "stages.1.duration" in asked.look


def test_a_proposal_may_need_so_many_within_a_time() -> None:
    words = "A proposal must be seconded by two other members within five days. It passes with a simple majority of the votes."
    petition = next(stage for process in processes(words) if (stage := process.stage("petition")))
    assert (petition.signatures, petition.duration) == (Quorum(count=2), Duration(max=timedelta(days=5)))


@pytest.mark.parametrize(
    "words",
    [
        "In each decision every tenant has only one vote.",
        "Jedes Mitglied hat eine Stimme für jeden Beschluss.",
        "Cada miembro tiene un voto para cada decisión.",
    ],
)
def test_what_each_member_has_is_no_number_of_votes_that_is_needed(words: str) -> None:
    assert processes(words) == ()


def test_votes_that_a_proposal_has_are_a_number_that_is_needed() -> None:
    (process,) = processes("Every proposal that has three votes for it passes.")
    ballot = process.stage("ballot")
    assert ballot is not None
    assert ballot.threshold == Threshold(min_for=3)
