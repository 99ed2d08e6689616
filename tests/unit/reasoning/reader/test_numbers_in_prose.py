"""Quorums, times and shares as people write them, and shares that no vote is measured by."""

from datetime import timedelta
from fractions import Fraction

import pytest

from governance.domain.rulebook import Duration, Quorum, Threshold
from governance.domain.rulebook_types import ProcessType
from reasoning.reader.reading import read

USUAL = {
    "en": "Decisions are made by a simple majority of the members who vote.",
    "de": "Die Mitgliederversammlung beschließt mit einfacher Mehrheit der abgegebenen Stimmen.",
    "fr": "L'assemblée générale décide à la majorité simple des voix exprimées.",
    "es": "La asamblea general decide por mayoría simple de los votos emitidos.",
}


def processes(words: str) -> tuple[ProcessType, ...]:
    return read(f"# Riverbank\n\n## How we decide\n\n{words}\n").process_types


def vote_with(language: str, words: str) -> ProcessType:
    (process,) = processes(f"{USUAL[language]} {words}")
    return process


def lengths(process: ProcessType) -> set[timedelta | None]:
    return {
        length
        for stage in process.stages
        if isinstance(stage.duration, Duration)
        for length in (stage.duration.min, stage.duration.max)
    } - {None}


@pytest.mark.parametrize(
    ("language", "words", "quorum"),
    [
        ("en", "Unless half of us show up, nothing is decided.", Quorum(fraction=Fraction(1, 2))),
        ("en", "If fewer than ten people vote, the result is void.", Quorum(count=10)),
        ("en", "No decision is valid with less than five members present.", Quorum(count=5)),
        ("en", "At least 20% of the electorate must turn out.", Quorum(fraction=Fraction(1, 5))),
        ("en", "Minimum turnout: 15 votes.", Quorum(count=15)),
        ("en", "We need 40% of members to vote or it doesn't count.", Quorum(fraction=Fraction(2, 5))),
        ("de", "Nehmen weniger als fünf Mitglieder teil, ist die Abstimmung ungültig.", Quorum(count=5)),
        ("de", "Ist nicht mindestens die Hälfte der Mitglieder anwesend, wird vertagt.", Quorum(fraction=Fraction(1, 2))),
        ("de", "Es müssen mindestens sieben Mitglieder erschienen sein.", Quorum(count=7)),
        ("fr", "Le quorum est fixé au tiers des membres.", Quorum(fraction=Fraction(1, 3))),
        ("fr", "Si moins de cinq personnes votent, le vote est nul.", Quorum(count=5)),
        ("fr", "Elle ne délibère que si un quart au moins des membres est présent.", Quorum(fraction=Fraction(1, 4))),
        ("es", "Si votan menos de cinco personas, la votación no es válida.", Quorum(count=5)),
        ("es", "Para que la votación sea válida deben participar al menos diez socias.", Quorum(count=10)),
    ],
)  # fmt: skip
def test_a_quorum_may_be_said_in_prose(language: str, words: str, quorum: Quorum) -> None:
    assert vote_with(language, words).stages[-1].quorum == quorum


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Quorum: none."),
        ("en", "A quorum is not needed."),
        ("en", "We don't have a quorum; whoever shows up decides."),
        ("en", "The vote counts no matter how many people take part."),
        ("de", "Ein Quorum gibt es nicht."),
        ("de", "Eine Mindestbeteiligung ist nicht vorgesehen."),
        ("es", "Se constituirá con cualquier número de asistentes."),
    ],
)
def test_that_there_is_no_quorum_is_stated_too(language: str, words: str) -> None:
    assert vote_with(language, words).stages[-1].quorum == "none"


@pytest.mark.parametrize(
    "words",
    ["If there is no quorum, the meeting is repeated.", "If turnout is below 20%, a two-thirds majority is required."],
)
def test_what_follows_a_missing_quorum_is_no_quorum(words: str) -> None:
    assert [stage.quorum for process in processes(f"{USUAL['en']} {words}") for stage in process.stages] == [
        None for process in processes(f"{USUAL['en']} {words}") for _ in process.stages
    ]


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


def test_a_number_of_a_quorum_is_no_threshold() -> None:
    words = "A quorum shall be two committee members and the lower of ten percent of the members or ten members."
    assert [stage.threshold for process in processes(words) for stage in process.stages if stage.threshold] == []


def test_an_assembly_that_must_bring_so_many_together_has_a_quorum() -> None:
    first, second = (
        "La dissolution n'est prononcée que par une assemblée réunissant au moins la moitié des membres.",
        "Elle est décidée à la majorité des trois quarts des membres présents.",
    )
    (process,) = processes(f"{first} {second}")
    assert process.stages[-1].quorum == Quorum(fraction=Fraction(1, 2))
    assert process.stages[-1].threshold is not None
    assert process.stages[-1].threshold.fraction == Fraction(3, 4)


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
        "a) Disolución de la entidad.\nb) Modificación de Estatutos.\n"
    )
    limits = [process.stages[-1].threshold for process in processes(words)]
    assert [(limit.fraction, limit.strict) for limit in limits if limit] == [(Fraction(1, 2), True)] * 2


def test_notice_may_have_been_given() -> None:
    (process,) = processes(
        "The rules may be amended by a two-thirds vote, provided that notice has been given at least fourteen days in advance."
    )
    assert lengths(process) == {timedelta(days=14)}


@pytest.mark.parametrize(
    ("words", "quorum"),
    [
        (
            "A quorum is present if persons entitled to cast twenty percent (20%) of the votes are there. A majority of the votes cast decides.",
            Quorum(fraction=Fraction(1, 5)),
        ),
        (
            "If a quorum is not present, a majority of the members present may adjourn the meeting.",
            "none",
        ),
        (
            "Jede ordnungsgemäß einberufene Generalversammlung ist unabhängig von der Zahl der Teilnehmer beschlussfähig. Sie beschließt mit einfacher Mehrheit der abgegebenen Stimmen.",
            "none",
        ),
    ],
)
def test_a_quorum_is_told_from_what_happens_without_one(words: str, quorum: Quorum | str) -> None:
    (process,) = processes(words)
    assert process.stages[-1].quorum == quorum
    assert process.stages[-1].threshold is not None
    assert process.stages[-1].threshold.fraction == Fraction(1, 2)


def test_all_may_have_to_consent_in_writing() -> None:
    words = "Any action may be taken without a meeting if all of the owners entitled to vote on such matter(s) shall individually or collectively consent in writing."
    (process,) = processes(words)
    assert process.stages[-1].threshold is not None
    assert process.stages[-1].threshold.fraction == 1


def test_votes_for_may_exceed_those_against() -> None:
    words = "The members may remove a director if the number of votes cast in favor of removal exceeds the number of votes cast in opposition to removal."
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


def test_when_a_body_can_decide_holds_wherever_it_votes() -> None:
    text = (
        "# Satzung\n\n## Generalversammlung\n\nJede ordnungsgemäß einberufene Generalversammlung ist unabhängig von der "
        "Zahl der Teilnehmer beschlussfähig. Sie bestimmt ihre Leitung.\n\n## Mehrheiten\n\nBeschlüsse der Generalversammlung "
        "bedürfen der einfachen Mehrheit der abgegebenen Stimmen.\n"
    )
    general = next(process for process in read(text).process_types if process.stages[-1].threshold)
    assert general.stages[-1].quorum == "none"


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


def test_putting_a_meeting_off_lends_no_missing_quorum_to_others() -> None:
    text = """# Bylaws

## Article 2

### Adjourning

If a quorum is not present, a majority of the owners present may adjourn the meeting.

### Voting

A majority of the votes cast determines the outcome of any action.

### Quorum

A quorum is present at any meeting of the owners if persons entitled to cast twenty percent of the votes are present.
"""
    found = {process.decides: process.stages[-1].quorum for process in read(text).process_types}
    assert found["Adjourning"] == "none"
    assert found["Voting"] == Quorum(fraction=Fraction(1, 5))


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
        "For each decision every voting member shall exercise only one vote.",
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
