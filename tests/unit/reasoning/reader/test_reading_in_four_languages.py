"""How German, French and Spanish texts say who decides what, and for how long."""

import pytest

from governance.domain.rulebook import Electorate
from governance.domain.rulebook_types import ProcessType
from reasoning.reader.reading import read
from reasoning.reader.spelling import one_word


def alone(words: str) -> ProcessType:
    (process,) = read(f"# T\n\n## Regeln\n\n{words}\n").process_types
    return process


def decider(words: str) -> str | None:
    electorate = alone(words).stages[-1].electorate
    return electorate.text if isinstance(electorate, Electorate) else None


@pytest.mark.parametrize(
    ("written", "joined"),
    [
        ("tiré·es au sort", "tirées au sort"),
        ("les membres inscrit·e·s", "les membres inscrites"),
        ("Nutzer:innen und Bewohner_innen", "Nutzerinnen und Bewohnerinnen"),
        ("los socios/as presentes", "los socios presentes"),
        ("Präsident(in)", "Präsident"),
        ("Vorstand: in der Regel", "Vorstand: in der Regel"),
        ("im Verein/in der Gruppe", "im Verein/in der Gruppe"),
        ("he/she", "he/she"),
    ],
)
def test_a_word_for_all_genders_is_read_as_one_word(written: str, joined: str) -> None:
    assert one_word(written) == joined


def test_a_name_that_ends_in_example_makes_no_example_of_a_text() -> None:
    (role,) = read("# Charte de ici.example\n\n## Le bureau\n\nLe bureau est formé de cinq personnes.\n").roles
    assert role.seats == "5"


def test_a_year_is_a_term_in_german_as_well() -> None:
    (role,) = read("# T\n\n## Vorstand\n\nDer Vorstand wird für ein Jahr gewählt.\n").roles
    assert role.term == "P1Y"


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Das Team kann jemandem für bis zu vier Wochen Hausverbot erteilen.", "Das Team"),
        ("Der Vorstand kann Mitglieder in besonderen Fällen von der Pflicht zur Mitarbeit befreien.", "Der Vorstand"),
        ("Tritt jemand zurück, können die übrigen Vorstandsmitglieder Ersatz berufen.", "die übrigen Vorstandsmitglieder"),
        ("Die Geschäftsordnung ist Sache des Vorstands.", "Vorstand"),
        ("Le règlement intérieur relève du bureau.", "bureau"),
        ("L'admission appartient au conseil d'administration.", "conseil d'administration"),
        ("Les modérateur·rices peuvent révoquer un accès.", "Les modérateur·rices"),
        ("La admisión compete a la junta directiva.", "la junta directiva"),
        ("La junta puede contratar a una persona.", "La junta"),
    ],
)  # fmt: skip
def test_who_decides_alone(words: str, who: str) -> None:
    assert decider(words) == who


def test_who_may_propose_does_not_decide() -> None:
    assert (
        read("# T\n\n## Regeln\n\nDer Vorstand kann Anträge in die Tagesordnung aufnehmen lassen.\n").process_types
        == ()
    )
