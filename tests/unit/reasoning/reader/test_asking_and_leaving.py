"""So many who may ask for something, and matters that are left to a body by its name or to the usual way."""

from fractions import Fraction

import pytest

from governance.domain.quantities import counts_in
from governance.domain.rulebook import Electorate, Threshold
from governance.domain.rulebook_types import ProcessType
from reasoning.reader.reading import read

PLENUM = (
    "# Raum\n\n## Plenum\n\nWir entscheiden im Konsens. Mindestens sieben Leute müssen da sein.\n\n## Sache\n\n{}\n"
)


def only(words: str) -> ProcessType:
    (process,) = read(f"# T\n\n## Regeln\n\n{words}\n").process_types
    return process


def who(process: ProcessType) -> str | None:
    electorate = process.stages[-1].electorate
    return electorate.text if isinstance(electorate, Electorate) else None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Quinze membres peuvent, par une pétition, demander une modification de la charte.", 15),
        ("Cinco socias juntas pueden añadir un punto al orden del día.", 5),
        ("Zehn Mitglieder können eine Abstimmung verlangen.", 10),
        ("Geheim wird abgestimmt, wenn fünf Anwesende es verlangen.", 5),
        ("Le scrutin secret a lieu si trois membres le demandent.", 3),
    ],
)
def test_so_many_may_ask(words: str, number: int) -> None:
    process = only(words)
    assert process.stages[-1].threshold == Threshold(min_for=number)
    assert process.stages[-1].quorum is None
    assert "stages.0.threshold" in process.look


def test_those_who_ask_are_named() -> None:
    assert who(only("Quinze membres peuvent demander une modification de la charte.")) == "membres"


def test_who_of_a_jury_agree_are_no_petition_and_all_of_them_no_threshold() -> None:
    text = (
        "# Charte\n\n## Le jury\n\nLe recours est jugé par un jury de sept membres, tiré au sort parmi les comptes inscrits. "
        "La mesure est levée si au moins quatre jurés sur sept le demandent. Pour rétablir un compte, il en faut cinq.\n"
    )
    lifted, restored = read(text).process_types
    assert (str(lifted.stages[-1].kind), lifted.stages[-1].threshold) == ("jury", Threshold(min_for=4))
    assert restored.stages[-1].threshold == Threshold(min_for=5)
    assert who(lifted) == "un jury de sept membres, tiré au sort parmi les comptes inscrits"


def test_half_of_a_team_and_nobody_against() -> None:
    process = only(
        "Une instance est bloquée lorsque la moitié de l'équipe y est favorable et que personne ne s'y oppose."
    )
    assert process.stages[-1].threshold == Threshold(fraction=Fraction(1, 2), max_against=0)
    assert who(process) == "l'équipe"


@pytest.mark.parametrize(
    ("quote", "counts"),
    [
        ("si personne dans l'équipe ne s'y oppose", {0}),
        ("une personne suffit", set()),
        ("wenn niemand widerspricht", {0}),
        ("si nadie se opone", {0}),
        ("quatre jurés sur sept", {4, 7}),
    ],
)
def test_nobody_in_other_languages(quote: str, counts: set[int]) -> None:
    assert counts_in(quote) == counts


@pytest.mark.parametrize(
    "words",
    [
        "Alles darüber gehört ins Plenum.",
        "Länger geht nur mit Plenumsbeschluss, bei dem die betroffene Person kein Veto hat.",
        "Beim nächsten Plenum entscheiden wir darüber.",
        "Kann man ändern. Wie alles andere auch.",
        "Das beschließt das Plenum.",
    ],
)
def test_what_is_left_to_a_body_by_its_name_is_decided_as_it_decides(words: str) -> None:
    matter = read(PLENUM.format(words)).process_types[-1]
    assert matter.stages[-1].method == "consensus"
    assert matter.stages[-1].quorum.count == 7
    assert matter.stages[-1].threshold is None
    assert {"stages.0.method", "stages.0.quorum"} <= set(matter.look)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("La asamblea", "Lo demás pasa a la asamblea."),
        ("L'assemblée", "Le reste revient à l'assemblée."),
    ],
)
def test_the_same_in_french_and_spanish(body: str, words: str) -> None:
    text = f"# T\n\n## {body}\n\nConsensus, consenso: {'se decide por consenso' if body == 'La asamblea' else 'elle décide par consensus'}.\n\n## X\n\n{words}\n"
    assert read(text).process_types[-1].stages[-1].method == "consensus"


def test_a_rule_for_one_case_is_not_lent() -> None:
    text = (
        "# S\n\n## Versammlung\n\nVerspätete Anträge werden nur behandelt, wenn die Versammlung es mit drei Vierteln der Stimmen "
        "zulässt.\n\n## Ordnung\n\nDie Ordnung braucht einen Beschluss der Versammlung.\n"
    )
    fractions = [process.stages[-1].threshold for process in read(text).process_types if process.decides == "Ordnung"]
    assert fractions == [None]


def test_members_and_whoever_else_may_decide_are_read_to_the_end() -> None:
    text = "# T\n\n## Plenum\n\nMitentscheiden dürfen Mitglieder und alle, die regelmäßig hier sind. Es reicht die einfache Mehrheit.\n"
    assert who(read(text).process_types[0]) == "Mitglieder und alle, die regelmäßig hier sind"


def test_who_may_add_a_point_needs_no_notice_and_who_may_call_a_meeting_may() -> None:
    text = (
        "# E\n\n## Convocatoria\n\nLa convocatoria de la asamblea se manda con un mínimo de diez días de antelación. Cinco socias "
        "pueden añadir un punto.\n\n## Votos\n\nSe decide por mayoría simple.\n"
    )
    point = next(process for process in read(text).process_types if process.stages[-1].threshold.min_for == 5)
    assert [str(stage.kind) for stage in point.stages] == ["ballot"]


def test_a_notice_for_a_matter_holds_for_all_that_stands_under_its_heading() -> None:
    text = (
        "# S\n\n## Satzungsänderung\n\n(1) Für Änderungen ist eine Mehrheit von drei Vierteln der Stimmen nötig. Die "
        "Einladungsfrist zur Versammlung beträgt in diesem Fall vier Wochen.\n"
        "(2) Zur Änderung der Satzung im Zweck müssen zwei Drittel aller Mitglieder zustimmen.\n"
    )
    usual, purpose = read(text).process_types
    assert usual.stages[0].duration == purpose.stages[0].duration
    assert "stages.0.duration" in purpose.look
