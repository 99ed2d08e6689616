"""Elections whose majority stands elsewhere, second shares in one sentence, and numbers that count no votes."""

from datetime import timedelta
from fractions import Fraction

import pytest

from governance.domain.rulebook import Duration, Electorate
from governance.domain.rulebook_types import ProcessType
from reasoning.reader.reading import read


def processes(words: str, heading: str = "Regeln") -> tuple[ProcessType, ...]:
    return read(f"# T\n\n## {heading}\n\n{words}\n").process_types


def who(process: ProcessType) -> str | None:
    electorate = process.stages[-1].electorate
    return electorate.text if isinstance(electorate, Electorate) else None


@pytest.mark.parametrize(
    ("words", "deciders"),
    [
        ("Las faltas leves las sanciona la comisión; las graves, el Consejo.", ["la comisión", "el Consejo"]),
        ("Las faltas leves las sanciona la comisión; las graves, nunca.", ["la comisión"]),
    ],
)
def test_one_verb_may_be_meant_for_two_matters(words: str, deciders: list[str]) -> None:
    assert [who(process) for process in processes(words)] == deciders


@pytest.mark.parametrize(
    "words",
    [
        "La Asamblea puede revocar a la junta por más de la mitad de los votos presentes si el punto constaba, y por dos tercios si no constaba.",
        "Die Versammlung wählt den Rat mit mehr als der Hälfte der Stimmen ab, und mit zwei Dritteln, wenn es nicht angekündigt war.",
    ],
)
def test_a_second_share_in_a_sentence_is_for_another_case(words: str) -> None:
    fractions = {process.stages[-1].threshold.fraction for process in processes(words) if process.stages[-1].threshold}
    assert fractions == {Fraction(1, 2), Fraction(2, 3)}


@pytest.mark.parametrize(
    "words",
    ["Funcionan por consenso.", "Les groupes fonctionnent par consensus.", "Wir arbeiten im Konsens."],
)
def test_whoever_works_by_consensus_decides_so(words: str) -> None:
    (process,) = processes(words)
    assert process.stages[-1].method == "consensus"


def test_a_sum_of_money_is_no_number_of_people() -> None:
    (process,) = processes("Las comisiones deciden por consenso y pueden gastar hasta 400 euros sin pedir permiso.")
    assert [str(stage.kind) for stage in process.stages] == ["ballot"]


def test_what_elects_each_for_itself_is_who_votes() -> None:
    (process,) = processes("Sie werden für ein Jahr gewählt, wobei jedes Haus seine zwei selbst wählt.", "Vorstand")
    assert str(process.stages[-1].kind) == "election"
    assert who(process) == "jedes Haus"


def test_who_is_elected_by_how_many_votes_holds_for_every_election() -> None:
    text = (
        "# Satzung\n\n## Wahlen\n\nGewählt ist, wer mehr als die Hälfte der abgegebenen Stimmen erhält.\n\n"
        "## Vorstand\n\nDer Vorstand besteht aus drei Personen. Er wird auf zwei Jahre gewählt.\n"
    )
    board = next(process for process in read(text).process_types if "Vorstand" in process.title)
    place = len(board.stages) - 1
    assert board.stages[place].threshold.fraction == Fraction(1, 2)
    assert f"stages.{place}.threshold" in board.look


def test_a_board_that_is_elected_does_not_elect_itself() -> None:
    text = (
        "# Satzung\n\n## Vorstand\n\nDer Vorstand wird auf zwei Jahre gewählt.\n\nDer Vorstand ist beschlussfähig, wenn zwei "
        "Mitglieder anwesend sind. Er beschließt mit einfacher Mehrheit.\n"
    )
    election = next(process for process in read(text).process_types if str(process.stages[-1].kind) == "election")
    assert election.stages[-1].quorum is None


@pytest.mark.parametrize(
    "words",
    [
        "La expulsión la acuerda el Consejo por mayoría simple, con audiencia de la socia, que tiene diez días para alegar.",
        "Der Vorstand schließt mit einfacher Mehrheit aus. Das Mitglied hat zehn Tage, um dazu Stellung zu nehmen.",
    ],
)
def test_the_time_to_be_heard_comes_before_the_decision(words: str) -> None:
    process = processes(words)[0]
    assert process.stages[0].duration == Duration(min=timedelta(days=10))
