"""Seats and terms as clubs word them in German, French and Spanish."""

import pytest

from reasoning.reader.reading import read


@pytest.mark.parametrize(
    ("words", "seats", "term"),
    [
        ("Der Vorstand besteht aus vier Personen. Die Funktionsperiode des Vorstands beträgt 3 Jahre.", "4", "P3Y"),
        ("Zwei Revisoren werden von der Versammlung für eine zweijährige Amtsdauer gewählt.", "2", "P2Y"),
        ("Le conseil est composé au maximum de 9 personnes et au minimum de 4 personnes.", "4-9", None),
    ],
)
def test_seats_and_terms_in_other_words(words: str, seats: str, term: str | None) -> None:
    (role,) = read(words).roles
    assert (role.seats, role.term) == (seats, term)


@pytest.mark.parametrize(
    ("words", "seats", "term"),
    [
        ("Le bureau est élu pour une durée d'un an.", None, "P1Y"),
        ("Der Vorstand wird für eine Amtsdauer von einem Geschäftsjahr gewählt.", None, "P1Y"),
        ("La junta directiva durará en sus funciones tres años.", None, "P3Y"),
        ("Der Vorstand setzt sich aus vier gleichberechtigten Sprecherinnen zusammen.", "4", None),
    ],
)
def test_terms_that_are_written_out(words: str, seats: str | None, term: str) -> None:
    (role,) = read(words).roles
    assert (role.seats, role.term) == (seats, term)


@pytest.mark.parametrize(
    ("words", "seats", "term"),
    [
        ("## Steering committee\n\n**Composition:**\n- 4-6 people\n\n**Term:**\n- 18 months\n", "4-6", "P18M"),
        ("## Comité\n\n- Composición: 3 a 5 personas\n- Duración del mandato: 2 años\n", "3-5", "P2Y"),
        ("## Vorstand\n\n- Mitglieder: 3 bis 5 Personen\n- Amtsdauer: ein Jahr\n", "3-5", "P1Y"),
        ("## Bureau\n\n- Nombre de membres : 5 personnes\n- Durée du mandat : 3 ans\n", "5", "P3Y"),
    ],
)
def test_seats_and_terms_that_a_line_names(words: str, seats: str, term: str) -> None:
    (role,) = read(f"# Rules\n\n{words}").roles
    assert (role.seats, role.term) == (seats, term)


def test_how_many_come_to_a_meeting_is_no_number_of_seats() -> None:
    assert not read("# Rules\n\n## Committee\n\n- Members: 5 members present are a quorum\n").roles
