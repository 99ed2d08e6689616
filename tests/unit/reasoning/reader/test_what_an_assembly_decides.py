"""Decisions of an assembly that a text names in one place, and says in another how and by whom they are taken."""

from datetime import timedelta
from fractions import Fraction

import pytest

from governance.domain.rulebook import Duration, Electorate, Threshold
from governance.domain.rulebook_types import ProcessType
from reasoning.reader.reading import read

VEREIN = """# Satzung

## § 1 Mitgliederversammlung

(1) Über verspätete Anträge wird nur beraten, wenn die Versammlung es mit drei Vierteln der Stimmen zulässt.
(2) Der Vorstand lädt mit einer Frist von vierzehn Tagen zur Versammlung ein.

## § 2 Abstimmungen und Wahlen

(1) Stimmberechtigt ist jedes ordentliche Mitglied ab 16 Jahren.
(2) Beschlüsse werden mit einfacher Mehrheit der abgegebenen Stimmen gefasst.

## § 3 Vorstand

(1) Der Vorstand ist beschlussfähig, wenn die Hälfte seiner Mitglieder mitwirkt. Er beschließt mit einfacher Mehrheit.
(2) Verträge über mehr als 5.000 Euro bedürfen der Zustimmung der Mitgliederversammlung.
(3) Bei Streit über Beiträge kann durch Beschluss des Vorstands von der Mahnung abgesehen werden.

## § 4 Ordnungen

Die Hausordnung beschließt die Mitgliederversammlung.

## § 5 Auflösung

Zur Auflösung ist eine Mehrheit von vier Fünfteln aller Stimmberechtigten nötig.
"""


def of(text: str, words: str) -> ProcessType:
    """The process type whose own decision stands in a sentence with these words."""
    return next(
        process
        for process in read(text).process_types
        if any(words in citation.quote for citation in process.citations if citation.field.endswith("method"))
    )


def who(process: ProcessType) -> str | None:
    electorate = process.stages[-1].electorate
    return electorate.text if isinstance(electorate, Electorate) else None


def test_what_the_assembly_decides_is_decided_by_its_general_majority_not_by_one_for_a_matter() -> None:
    process = of(VEREIN, "Hausordnung")
    assert process.stages[-1].threshold == Threshold(fraction=Fraction(1, 2), strict=True, basis="cast")
    assert process.stages[0].duration == Duration(min=timedelta(days=14))
    assert {"stages.1.threshold", "stages.1.electorate"} <= set(process.look)


def test_a_general_majority_is_for_all_that_the_heading_names_and_more() -> None:
    assert not of(VEREIN, "Beschlüsse werden mit einfacher").title.endswith("election")


@pytest.mark.parametrize("words", ["Hausordnung", "5.000 Euro", "verspätete", "Auflösung ist", "Beschlüsse werden mit"])
def test_in_an_assembly_those_decide_who_have_a_vote(words: str) -> None:
    assert who(of(VEREIN, words)) == "jedes ordentliche Mitglied ab 16 Jahren"


def test_the_assembly_decides_beside_the_board_under_its_heading() -> None:
    board, contracts = of(VEREIN, "Er beschließt"), of(VEREIN, "5.000 Euro")
    assert who(board) == "Der Vorstand"
    assert board.stages[-1].quorum is not None
    assert contracts.stages[-1].quorum is None
    assert contracts.stages[-1].threshold.fraction == Fraction(1, 2)


def test_what_is_done_by_a_decision_is_no_part_of_who_decides() -> None:
    assert (
        who(
            of("# T\n\n## Mitglieder\n\nEr wird durch Beschluss des Vorstands von der Liste gestrichen.\n", "Beschluss")
        )
        == "Vorstand"
    )


def test_that_every_member_has_a_vote_does_not_replace_those_present() -> None:
    text = "# Satzung\n\n## Versammlung\n\nBeschlüsse bedürfen der Mehrheit der anwesenden Mitglieder. Jedes Mitglied hat eine Stimme.\n"
    assert who(of(text, "Beschlüsse bedürfen")) == "anwesenden Mitglieder"


def test_a_vote_in_a_board_is_no_vote_in_the_assembly() -> None:
    text = (
        "# Statuts\n\n## Assemblée générale\n\nLes décisions sont prises à la majorité simple.\n\n"
        "## Conseil\n\nChaque administrateur élu du conseil a une voix.\n"
    )
    assert who(of(text, "Les décisions sont prises")) == "Assemblée générale"


def test_whoever_settles_a_tie_decides_nothing_else() -> None:
    (process,) = read(
        "# T\n\n## Le bureau\n\nLe bureau décide à la majorité simple. En cas d'égalité, la décision revient à l'assemblée.\n"
    ).process_types
    assert who(process) == "Le bureau"


@pytest.mark.parametrize(
    "heading", ["Assemblée", "Vorstand", "Collegiate Board", "3. Vorstand", "III. Vorstand", "§ 3a Vorstand"]
)
def test_a_body_in_a_heading_is_found_with_and_without_a_number(heading: str) -> None:
    (process,) = read(f"# T\n\n## {heading}\n\nEs entscheidet die einfache Mehrheit.\n").process_types
    assert who(process) == heading.rpartition(". ")[2].removeprefix("§ 3a ")


def test_what_is_decided_may_stand_before_the_verb_and_who_decides_after_it() -> None:
    text = "# T\n\n## Texte\n\nDiese Vereinbarung ändert die Versammlung, im Konsens.\n"
    (process,) = read(text).process_types
    assert process.stages[-1].method == "consensus"
    assert who(process) == "die Versammlung"


def test_a_body_that_may_spend_decides_by_the_majority_named_beside_it() -> None:
    (process,) = read(
        "# T\n\n## Vorstand · le bureau\n\nLe bureau peut dépenser jusqu'à 500 € par décision, à la majorité simple.\n"
    ).process_types
    assert who(process) == "Le bureau"
