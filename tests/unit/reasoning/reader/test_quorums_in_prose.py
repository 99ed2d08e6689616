"""Quorums as people write them: in prose, without any, for one body or for all."""

from fractions import Fraction

import pytest

from governance.domain.rulebook import Quorum
from reasoning.reader.reading import read
from tests.prose import USUAL, processes, vote_with


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
    ("words", "quorum"),
    [
        (
            "A quorum is present if people who hold fifteen percent (15%) of the votes have come. A majority of the votes cast decides.",
            Quorum(fraction=Fraction(3, 20)),
        ),
        (
            "Where no quorum is present, a majority of those who came may adjourn the meeting.",
            "none",
        ),
        (
            "Die rechtzeitig einberufene Mieterversammlung ist unabhängig von der Zahl der Anwesenden beschlussfähig. Sie beschließt mit einfacher Mehrheit der abgegebenen Stimmen.",
            "none",
        ),
    ],
)
def test_a_quorum_is_told_from_what_happens_without_one(words: str, quorum: Quorum | str) -> None:
    (process,) = processes(words)
    assert process.stages[-1].quorum == quorum
    assert process.stages[-1].threshold is not None
    assert process.stages[-1].threshold.fraction == Fraction(1, 2)


def test_when_a_body_can_decide_holds_wherever_it_votes() -> None:
    text = (
        "# Satzung\n\n## Mieterversammlung\n\nDie rechtzeitig einberufene Mieterversammlung ist unabhängig von der "
        "Zahl der Anwesenden beschlussfähig. Sie bestimmt ihre Leitung.\n\n## Mehrheiten\n\nEin Beschluss der Mieterversammlung "
        "braucht die einfache Mehrheit der abgegebenen Stimmen.\n"
    )
    general = next(process for process in read(text).process_types if process.stages[-1].threshold)
    assert general.stages[-1].quorum == "none"


def test_putting_a_meeting_off_lends_no_missing_quorum_to_others() -> None:
    text = """# Bylaws

## Article 2

### Adjourning

Where no quorum is present, a majority of the tenants who came may adjourn the meeting.

### Voting

A majority of the votes cast settles every matter.

### Quorum

A quorum is present at a meeting of the tenants if people who hold twenty percent of the votes are present.
"""
    found = {process.decides: process.stages[-1].quorum for process in read(text).process_types}
    assert found["Adjourning"] == "none"
    assert found["Voting"] == Quorum(fraction=Fraction(1, 5))


@pytest.mark.parametrize(
    ("words", "quorum"),
    [
        ("Keys are revoked by a two-thirds vote of the keyholders present (minimum five present).", Quorum(count=5)),
        ("Decisions need a simple majority (quorum: 6 members).", Quorum(count=6)),
        ("Decisions need a simple majority, quorum 6 members.", Quorum(count=6)),
        ("A simple majority of those present decides, minimum of eight members present.", Quorum(count=8)),
        (
            "A two-thirds majority is needed, with a quorum of one third of the members.",
            Quorum(fraction=Fraction(1, 3)),
        ),
        ("Beschlüsse fallen mit einfacher Mehrheit (mindestens fünf Anwesende).", Quorum(count=5)),
    ],
)
def test_a_quorum_may_stand_beside_the_majority(words: str, quorum: Quorum) -> None:
    (process,) = processes(words)

    assert process.stages[-1].threshold is not None
    assert process.stages[-1].quorum == quorum


@pytest.mark.parametrize(
    "words",
    [
        "A quorum requires at least eight paying members.",
        "A quorum of members at a general or annual meeting shall be 8 members.",
    ],
)
def test_what_a_quorum_is_holds_for_other_votes_of_the_members(words: str) -> None:
    text = (
        f"# Shed\n\n## Meetings\n\n### Voting\n\nProposals pass by a majority of the members voting. {words}\n\n"
        "## Changing this page\n\nThis page may be amended by two thirds of the members voting at a general meeting.\n"
    )
    amending = next(one for one in read(text).process_types if one.amends)

    assert amending.stages[-1].quorum == Quorum(count=8)
    assert f"stages.{len(amending.stages) - 1}.quorum" in amending.look


def test_a_majority_beside_a_quorum_is_no_quorum() -> None:
    (process,) = processes("A vote passes with a two-thirds majority, if at least 10 % of members have voted.")

    assert process.stages[-1].threshold is not None
    assert process.stages[-1].threshold.fraction == Fraction(2, 3)
    assert process.stages[-1].quorum == Quorum(fraction=Fraction(1, 10))


def test_a_quorum_said_of_it_is_that_of_the_body_spoken_of() -> None:
    text = (
        "# Satzung\n\n## Mitgliederversammlung\n\nDie Mitgliederversammlung tagt jährlich. Sie ist beschlussfähig, wenn ein "
        "Fünftel der Mitglieder anwesend ist.\n\n## Auflösung\n\nDie Auflösung kann nur mit drei Vierteln der anwesenden "
        "Mitglieder beschlossen werden.\n"
    )
    (process,) = read(text).process_types

    assert process.stages[-1].quorum == Quorum(fraction=Fraction(1, 5))
    assert "stages.0.quorum" in process.look
