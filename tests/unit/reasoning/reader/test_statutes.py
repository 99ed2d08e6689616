"""The forms of statutes and bylaws as lawyers word them, in four languages."""

from fractions import Fraction

import pytest

from governance.domain.rulebook import Quorum, Threshold
from reasoning.reader.reading import read
from tests.statutes import limits, processes, share


@pytest.mark.parametrize(
    ("words", "fraction", "quorum"),
    [
        (
            (
                "La présence du quart au moins des administrateurs est requise pour la validité des décisions. "
                "Les décisions sont prises à la majorité des voix."
            ),
            Fraction(1, 2),
            Quorum(fraction=Fraction(1, 4)),
        ),
        (
            (
                "The change is put to an assembly of the members. The assembly must include at least one third of the members. "
                "The change must be carried by three quarters of the members present."
            ),
            Fraction(3, 4),
            Quorum(fraction=Fraction(1, 3)),
        ),
        (
            (
                "Der Zusammenschluss bedarf der Anwesenheit der Hälfte aller Mitglieder und der Zustimmung von drei Vierteln "
                "der Anwesenden."
            ),
            Fraction(3, 4),
            Quorum(fraction=Fraction(1, 2)),
        ),
        (
            (
                "La asamblea deberá contar con la presencia de un tercio de los socios. Los acuerdos se adoptan por mayoría de "
                "dos tercios de los votos emitidos."
            ),
            Fraction(2, 3),
            Quorum(fraction=Fraction(1, 3)),
        ),
        (
            "One fifth of the members, but never fewer than nine, constitute a quorum. Motions pass by a majority of the votes cast.",
            Fraction(1, 2),
            Quorum(fraction=Fraction(1, 5), count=9),
        ),
    ],
)
def test_who_must_be_there_is_no_vote(words: str, fraction: Fraction, quorum: Quorum) -> None:
    (process,) = processes(words)
    assert share(process) == fraction
    assert limits(process)[1] == quorum


def test_the_quorum_of_winding_up_is_that_of_nothing_else() -> None:
    usual, last = processes(
        "The general meeting decides by a majority of the votes cast.",
        "The society may be wound up at a general meeting at which at least half of all members are present, if four fifths of them vote in favour.",
    )
    assert limits(usual)[1] is None
    assert limits(last)[1] == Quorum(fraction=Fraction(1, 2))


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        ("It shall also be convened if one tenth of the members so request.", Fraction(1, 10)),
        (
            (
                "Auf Verlangen von zwölf Mitgliedern oder der Rechnungsprüfer hat der Vorstand eine außerordentliche Versammlung "
                "einzuberufen."
            ),
            12,
        ),
        (
            "Der Vorstand tritt auf Einladung der Vorsitzenden oder auf Verlangen von drei Vorstandsmitgliedern zusammen.",
            3,
        ),
        (
            "Las extraordinarias se celebrarán cuando lo proponga por escrito una quinta parte de las socias.",
            Fraction(1, 5),
        ),
        ("La convocatoria podrá ser instada por el diez por ciento de las socias.", Fraction(1, 10)),
        ("Les adhérents sont convoqués par le président ou par un cinquième des adhérents.", Fraction(1, 5)),
    ],
)
def test_who_may_have_a_meeting_called_votes_on_nothing_else(words: str, limit: Fraction | int) -> None:
    usual = "Decisions are taken by a majority of the votes cast."
    found = processes(usual, words)
    assert all(each.stages[0].kind != "petition" for each in found)
    asked = [limits(each)[0] for each in found]
    assert any(isinstance(each, Threshold) and limit in {each.fraction, each.min_for} for each in asked)


def test_an_application_that_is_voted_on_is_no_petition() -> None:
    (process,) = processes(
        "Auf Antrag des Vorstands kann die Mitgliederversammlung ein Mitglied mit Zweidrittelmehrheit der Anwesenden ausschließen."
    )
    assert [str(stage.kind) for stage in process.stages] == ["ballot"]
    assert share(process) == Fraction(2, 3)


@pytest.mark.parametrize(
    ("words", "seats", "term"),
    [
        (
            "The society is governed by a board of not fewer than three nor more than eight trustees, each serving two years.",
            "3-8",
            "P2Y",
        ),
        ("The number of directors shall be not less than five nor more than eleven.", "5-11", None),
        ("The authorized number of directors of the corporation shall be seven.", "7", None),
        ("Dem Vorstand gehören vier bis sechs Personen an.", "4-6", None),
        ("Der Beirat setzt sich aus fünf von der Versammlung gewählten Personen zusammen.", "5", None),
        ("L'association est dirigée par un conseil de huit membres, élus pour quatre années.", "8", "P4Y"),
        ("Le comité se compose de trois à sept membres.", "3-7", None),
        ("La junta se compone de seis titulares, por un periodo de dos años.", "6", "P2Y"),
    ],
)
def test_seats_and_terms_of_a_board(words: str, seats: str, term: str | None) -> None:
    (role,) = read(f"# Statutes\n\n## Administration\n\n{words}\n").roles
    assert (role.seats, role.term) == (seats, term)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        (
            "Les décisions sont prises à la majorité des suffrages exprimés des adhérents présents ou représentés.",
            "adhérents présents ou représentés",
        ),
        ("Die Aufnahme erfolgt durch den Beirat, der darüber mit einfacher Mehrheit entscheidet.", "den Beirat"),
        (
            (
                "Der Beirat ist beschlussfähig, wenn vier Personen da sind. Er entscheidet mit einfacher Mehrheit; bei "
                "Stimmengleichheit entscheidet die Stimme der Vorsitzenden."
            ),
            "Der Beirat",
        ),
        ("Die Auflösung bedarf der Zustimmung von vier Fünfteln aller Mitglieder.", "Mitglieder"),
        (
            "Darlehen kann der Vorstand nur mit Zustimmung der Mitgliederversammlung aufnehmen.",
            "Mitgliederversammlung",
        ),
        (
            "El despido solo podrá acordarlo la junta, con el voto de tres cuartas partes de sus integrantes.",
            "la junta",
        ),
        ("A player may be struck off by decision of the committee.", "the committee"),
        ("The Treasurer may authorise payments of up to 300 euros.", "The Treasurer"),
        (
            "Only those who held a share when the poll began may vote. It passes by a majority of the votes cast.",
            "Only those who held a share",
        ),
    ],
)
def test_who_decides_is_named_without_what_stands_around(words: str, who: str) -> None:
    (process,) = processes(words)
    assert process.stages[-1].electorate is not None
    assert process.stages[-1].electorate.text == who


def test_an_assembly_that_removes_from_a_board_is_not_that_board() -> None:
    text = (
        "# Statuts\n\n## Conseil\n\nL'assemblée générale peut décider à tout moment, à la majorité absolue des voix, la "
        "révocation des membres du conseil.\n"
    )
    (process,) = read(text).process_types
    assert process.stages[-1].electorate is not None
    assert process.stages[-1].electorate.text == "assemblée générale"


def test_a_further_paragraph_of_an_item_is_no_code() -> None:
    text = (
        "# Satzung\n\n## Beirat\n\n1.  Die Mitgliederversammlung wählt die Mitglieder des Beirats.\n\n"
        "2.  Der Beirat entscheidet mit einfacher Mehrheit.\n\n"
        "    Er ist beschlussfähig, wenn mindestens vier seiner Mitglieder anwesend sind.\n\n"
        "        quorum = 17\n"
    )
    election, usual = read(text).process_types
    assert str(election.stages[-1].kind) == "election"
    assert limits(election)[1] is None, "it says when the Beirat can decide, not the assembly"
    assert limits(usual)[1] == Quorum(count=4)


OWNERS = (
    "# Bylaws\n\n## Owners\n\n### Quorum\n\nA quorum is present at any meeting of the owners if one fifth of the owners are present.\n\n"
    "### Votes\n\nA majority of the votes cast by the owners decides any matter.\n\n"
    "## Board of Directors\n\n### Board quorum\n\nThe board has a quorum if half of the directors are present, and the board decides by a "
    "majority of the directors present.\n\n### {}\n"
)


@pytest.mark.parametrize(
    "words",
    [
        "Removal\n\nThe owners may remove any member of the Board by a vote of two thirds of the votes cast.",
        "Loans\n\nLoans need the consent of two thirds of the owners, given at a meeting.",
    ],
)
def test_what_owners_decide_about_a_board_has_their_quorum(words: str) -> None:
    process = next(each for each in read(OWNERS.format(words)).process_types if share(each) == Fraction(2, 3))
    assert limits(process)[1] == Quorum(fraction=Fraction(1, 5))


@pytest.mark.parametrize(
    ("usual", "elects"),
    [
        (
            "A majority of the votes cast at a meeting of the owners decides any action of the company.",
            "At each annual meeting the owners shall elect the directors.",
        ),
        (
            "Any question that comes before a general meeting is decided by a majority of the votes cast.",
            "The directors shall be elected by the owners at the annual general meeting.",
        ),
    ],
)
def test_an_election_is_decided_as_any_matter_is(usual: str, elects: str) -> None:
    text = f"# Bylaws\n\n## Votes\n\n{usual}\n\n## Elections\n\n{elects}\n"
    election = next(each for each in read(text).process_types if str(each.stages[-1].kind) == "election")
    assert share(election) == Fraction(1, 2)
    assert f"stages.{len(election.stages) - 1}.threshold" in election.look


def test_an_election_by_most_votes_needs_no_majority() -> None:
    text = (
        "# Bylaws\n\n## Votes\n\nA majority of the votes cast at a meeting of the owners decides any action.\n\n"
        "## Elections\n\nThe owners elect the directors. Those who receive the greatest number of votes are elected.\n"
    )
    election = next(each for each in read(text).process_types if str(each.stages[-1].kind) == "election")
    assert share(election) is None


def test_a_share_in_percent_and_thirds() -> None:
    (process,) = processes(
        "The trust may be ended with the consent of 66⅔% of the owners, or of 66 2/3 percent of them."
    )
    assert share(process) == Fraction(2, 3)


def test_days_until_a_requested_meeting_are_no_people_who_ask() -> None:
    (asked,) = processes(
        "Special meetings shall be called by ten percent of the members. If members call it, the meeting shall be fixed at a "
        "time not less than thirty nor more than eighty days after receipt of the request."
    )
    assert [str(stage.kind) for stage in asked.stages] == ["ballot", "execution"]
