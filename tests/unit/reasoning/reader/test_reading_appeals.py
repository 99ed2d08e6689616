"""Appeals: before whom a decision is contested, within which time, and how it is decided there."""

from datetime import timedelta
from fractions import Fraction

import pytest

from governance.domain.rulebook import Duration, Electorate
from governance.domain.rulebook_types import ProcessType
from reasoning.reader.appeals import appealed_to
from reasoning.reader.reading import prepare, read


def read_appeal(text: str) -> ProcessType:
    (process,) = [process for process in read(text).process_types if "appeal" in process.key]
    return process


def who(process: ProcessType) -> str | None:
    electorate = process.stages[-1].electorate
    return electorate.text if isinstance(electorate, Electorate) else None


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Si la deniega cabe recurso ante la Asamblea en el plazo de veinte días.", "la Asamblea"),
        ("Gegen den Ausschluss kann binnen eines Monats die Mitgliederversammlung angerufen werden.", "die Mitgliederversammlung"),
        ("Gegen den Beschluss ist die Anrufung der Mitgliederversammlung zulässig.", "der Mitgliederversammlung"),
        ("Gegen die Sperre kann Beschwerde beim Vorstand eingelegt werden.", "Vorstand"),
        ("La personne exclue peut former un recours devant l'assemblée générale.", "l'assemblée générale"),
        ("The member may appeal to the general meeting.", "the general meeting"),
        ("Gegen den Beschluss kann Berufung eingelegt werden.", None),
    ],
)  # fmt: skip
def test_before_whom(words: str, whom: str | None) -> None:
    (sentence,) = prepare(f"{words}\n").sentences
    assert appealed_to(sentence) == whom


def test_the_sentence_after_an_appeal_says_who_decides_it() -> None:
    text = (
        "# Satzung\n\n## Versammlung\n\nBeschlüsse werden mit einfacher Mehrheit gefasst.\n\n## Ausschluss\n\n"
        "(1) Der Vorstand kann ein Mitglied mit einer Mehrheit von zwei Dritteln ausschließen.\n"
        "(2) Vorher ist das Mitglied mit einer Frist von drei Wochen anzuhören.\n"
        "(3) Gegen den Beschluss kann innerhalb von vier Wochen Berufung eingelegt werden. "
        "Über sie entscheidet die nächste Mitgliederversammlung.\n"
    )
    process = read_appeal(text)
    assert who(process) == "die nächste Mitgliederversammlung"
    assert process.stages[-1].threshold.fraction == Fraction(1, 2)
    assert [stage.duration for stage in process.stages] == [Duration(max=timedelta(weeks=4)), None]
    assert "stages.1.threshold" in process.look


def test_a_decision_and_the_appeal_against_it_in_one_sentence_are_two() -> None:
    text = "# Estatutos\n\n## Socias\n\nLa admisión la acuerda el Consejo, y si la deniega cabe recurso ante la Asamblea.\n"
    assert sorted(filter(None, map(who, read(text).process_types))) == ["el Consejo", "la Asamblea"]


def test_the_majority_beside_an_appeal_is_that_of_the_appeal() -> None:
    text = (
        "# Estatutos\n\n## Expulsión\n\nLa expulsión la acuerda el Consejo por cuatro votos de cinco. Cabe recurso ante la "
        "Asamblea dentro de los cuarenta días siguientes; la Asamblea resuelve por mayoría simple.\n"
    )
    process = read_appeal(text)
    assert process.stages[-1].threshold.fraction == Fraction(1, 2)
    assert process.stages[0].duration == Duration(max=timedelta(days=40))
