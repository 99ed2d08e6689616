"""What statutes say of meetings, notices, lists and shares, in the words of lawyers."""

from fractions import Fraction

import pytest

from governance.domain.rulebook import Quorum
from reasoning.reader.reading import read
from tests.statutes import limits, processes, share


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


@pytest.mark.parametrize(
    "words",
    [
        "A sitting must have at least half of the members present for it to take place.",
        "No fewer than half of the members have to be in attendance for a sitting to be held.",
    ],
)
def test_without_whom_no_meeting_is_held_is_a_quorum(words: str) -> None:
    (process,) = processes(f"{words} Decisions are taken by a majority of those present.")
    assert share(process) == Fraction(1, 2)
    assert limits(process)[1] == Quorum(fraction=Fraction(1, 2))


def test_no_quorum_for_this_one_vote_is_not_sure_to_be_that_of_others() -> None:
    (process,) = processes("Members decide by two thirds of the votes. There is no quorum for this vote.")
    assert "stages.0.quorum" in process.look
