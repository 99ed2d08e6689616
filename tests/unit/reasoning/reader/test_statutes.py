"""The forms of statutes and bylaws as lawyers word them, in four languages."""

from fractions import Fraction

import pytest

from governance.domain.rulebook import Quorum, Threshold
from governance.domain.rulebook_types import ProcessType
from reasoning.reader.reading import read


def processes(*paragraphs: str) -> tuple[ProcessType, ...]:
    return read("# Statutes\n\n## Article 4\n\n" + "\n\n".join(paragraphs) + "\n").process_types


def limits(process: ProcessType) -> tuple[object, object]:
    stage = next(each for each in process.stages if each.kind not in {"petition", "deliberation"})
    return stage.threshold, stage.quorum


def share(process: ProcessType) -> Fraction | None:
    limit = limits(process)[0]
    return limit.fraction if isinstance(limit, Threshold) else None


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
            Quorum(fraction=Fraction(1, 5)),
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


def test_a_second_meeting_without_a_quorum_leaves_that_of_the_first() -> None:
    (process,) = processes(
        "Die Versammlung ist beschlussfähig, wenn ein Viertel der Mitglieder anwesend ist. Andernfalls wird zu einer zweiten "
        "Versammlung eingeladen. Diese ist unabhängig von der Zahl der Anwesenden beschlussfähig. Beschlüsse werden mit "
        "einfacher Mehrheit gefasst."
    )
    assert limits(process)[1] == Quorum(fraction=Fraction(1, 4))


def test_of_two_shares_before_a_list_the_last_is_for_the_list() -> None:
    text = (
        "# Estatutos\n\n## Acuerdos\n\nLos acuerdos se adoptan por mayoría simple de los votos, salvo los siguientes, que "
        "exigirán dos tercios de los votos:\n\n- Modificación de los estatutos.\n- Venta de la sede.\n"
    )
    found = sorted((share(each), bool(each.amends)) for each in read(text).process_types)
    assert found == [(Fraction(1, 2), False), (Fraction(2, 3), False), (Fraction(2, 3), True)]


def test_who_may_be_called_upon_against_a_refusal() -> None:
    (appeal,) = processes(
        "Gegen die Ablehnung kann die Bewerberin binnen vierzehn Tagen die Mitgliederversammlung anrufen."
    )
    assert appeal.stages[-1].electorate is not None
    assert appeal.stages[-1].electorate.text == "die Mitgliederversammlung"


def test_a_board_with_run_in_headings_has_one_quorum() -> None:
    text = (
        "# Bylaws\n\n## ARTICLE II\n\n**Section 1. Quorum.** A quorum shall consist of five members of the Board.\n\n"
        "**Section 2. Acts.** The Board decides by a majority of the directors present.\n\n"
        "**Section 3. Vacancies.** Vacancies are filled by a majority of the remaining directors, though less than a quorum.\n\n"
        "## ARTICLE III\n\n**Section 1. Expulsion.** A member may be expelled by a two-thirds vote of the Board.\n"
    )
    found = {share(each): limits(each)[1] for each in read(text).process_types if "acanc" not in each.title}
    assert found == {Fraction(1, 2): Quorum(count=5), Fraction(2, 3): Quorum(count=5)}
    (vacancy,) = [each for each in read(text).process_types if "acanc" in each.title]
    assert limits(vacancy)[1] == "none"


def test_who_sends_the_notice_decides_nothing() -> None:
    assert processes("At least five days' prior notice shall be given by the secretary to each director.") == ()


def test_a_meeting_is_put_off_for_so_long_and_that_is_no_vote_on_anything_else() -> None:
    off, usual = processes(
        "If a quorum is not present, a majority of the owners present may adjourn the meeting to a time not less than two "
        "days later. Any motion passes by more than half of the votes cast."
    )
    assert [str(stage.kind) for stage in off.stages] == ["ballot", "execution"]
    assert limits(off)[1] == "none"
    assert limits(usual)[1] is None


def test_by_how_much_a_fee_rises_is_no_share_of_votes() -> None:
    (process,) = processes(
        "An increase of the yearly fee by more than fifteen percent requires the consent of a majority of the members."
    )
    assert share(process) == Fraction(1, 2)


def test_the_swiss_word_for_a_majority() -> None:
    (usual,) = processes("Beschlüsse werden mit dem einfachen Mehr der abgegebenen Stimmen gefasst.")
    assert share(usual) == Fraction(1, 2)


def test_a_decision_may_be_taken_further() -> None:
    (appeal,) = processes("Die Betroffene kann den Entscheid innert 20 Tagen an die Generalversammlung weiterziehen.")
    assert appeal.stages[-1].electorate is not None
    assert appeal.stages[-1].electorate.text == "die Generalversammlung"


@pytest.mark.parametrize(
    "words",
    [
        "Amendments require two thirds of the votes cast, dissolution requires four fifths of them.",
        "Satzungsänderungen bedürfen zwei Dritteln der abgegebenen Stimmen, die Auflösung vier Fünfteln aller Mitglieder.",
    ],
)
def test_two_matters_in_one_sentence_have_a_share_each(words: str) -> None:
    assert [(share(each), each.amends) for each in processes(words)] == [
        (Fraction(2, 3), True),
        (Fraction(4, 5), False),
    ]


def test_a_text_sent_before_the_vote_on_it_waits_for_no_effect() -> None:
    (process,) = processes(
        "The bylaws may be amended by two thirds of the votes cast. A change shall be sent to all owners at least thirty days "
        "prior to the vote and take effect when it is recorded."
    )
    assert [str(stage.kind) for stage in process.stages] == ["deliberation", "ballot"]


def test_a_requisition_is_no_vote_and_neither_are_those_who_retire() -> None:
    (asked, usual) = processes(
        "The secretary shall convene a special general meeting on the requisition of not less than one fifth of the "
        "members. If no quorum is present within thirty minutes, it is dissolved.",
        "The committee decides by a majority of votes. Each year one third of the committee shall retire.",
    )
    assert share(asked) == Fraction(1, 5)
    assert "stages.0.threshold" in asked.look
    assert share(usual) == Fraction(1, 2)


def test_a_poll_that_some_may_demand_is_no_condition_of_every_vote() -> None:
    found = processes("Resolutions are decided by a simple majority unless a poll is demanded by six members.")
    assert all(each.stages[0].kind != "petition" for each in found)


def test_a_majority_without_a_quorum_stays_a_majority() -> None:
    (process,) = processes(
        "L'assemblée prend ses décisions à la majorité simple des membres présents, sans condition de quorum."
    )
    assert (share(process), limits(process)[1]) == (Fraction(1, 2), "none")


def test_clear_days_of_notice() -> None:
    (process,) = processes(
        "The general meeting decides by a majority of the votes cast. Not less than ten clear days' notice of every general "
        "meeting shall be sent to each member."
    )
    assert process.stages[0].kind == "deliberation"


def test_a_list_without_a_colon() -> None:
    text = (
        "# Satzung\n\n## Mehrheiten\n\nEiner Mehrheit von drei Vierteln der abgegebenen Stimmen bedarf es für\n\n"
        "a) die Änderung der Satzung,\nb) die Auflösung der Genossenschaft.\n"
    )
    assert [each.amends for each in read(text).process_types] == [True, False]


def test_what_so_many_have_signed_is_decided() -> None:
    (process,) = processes(
        "The society may be dissolved by an instrument signed by not less than three fifths of the members."
    )
    assert [str(stage.kind) for stage in process.stages] == ["ballot"]
    assert share(process) == Fraction(3, 5)


def test_who_is_removed_by_a_majority_does_not_vote() -> None:
    (process,) = processes(
        "An auditor of the committee may be removed by a majority of the votes at a general meeting."
    )
    assert process.stages[-1].electorate is not None
    assert process.stages[-1].electorate.text == "general meeting"
