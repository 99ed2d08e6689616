"""How clubs word their statutes in German, French and Spanish: bodies, exceptions, shares and steps."""

from fractions import Fraction

import pytest

from governance.domain.ballots import Method
from governance.domain.rulebook import Quorum, Rulebook
from governance.domain.rulebook_types import ProcessType, Stage
from reasoning.reader.reading import read


def _votes(text: str) -> list[ProcessType]:
    return [each for each in read(text).process_types if each.stage("ballot") is not None]


def _ballot(process: ProcessType) -> Stage:
    stage = process.stage("ballot")
    assert stage is not None
    return stage


def _who(stage: Stage) -> str:
    return stage.electorate.text if stage.electorate is not None and stage.electorate.text is not None else ""


def _share(stage: Stage) -> Fraction | None:
    return None if stage.threshold is None or isinstance(stage.threshold, str) else stage.threshold.fraction


def _by_share(book: Rulebook, share: Fraction) -> Stage:
    found = [
        stage
        for process in book.process_types
        if (stage := process.stage("ballot")) is not None and _share(stage) == share
    ]
    assert len(found) == 1
    return found[0]


def test_a_heading_of_votes_and_elections_is_for_all_votes() -> None:
    book = read(
        "# Satzung\n\n## § 4 Abstimmungen und Wahlen\n\n"
        "(1) Die Hauptversammlung entscheidet mit einfacher Mehrheit der abgegebenen Stimmen.\n\n"
        "(2) Beschlüsse über den Verkauf eines Bootes bedürfen einer Mehrheit von zwei Dritteln der abgegebenen Stimmen.\n\n"
        "## § 5 Vorstand\n\n(1) Der Vorstand fasst seine Beschlüsse mit einfacher Stimmenmehrheit.\n"
    )
    assert _who(_by_share(book, Fraction(2, 3))) == "Die Hauptversammlung"


@pytest.mark.parametrize(
    "words",
    [
        "Änderungen der Satzung werden mit einer Mehrheit von mindestens drei Vierteln der Stimmen beschlossen.",
        "Les statuts sont modifiés à la majorité d'au moins trois quarts des voix.",
        "Los estatutos se modifican por mayoría de al menos tres cuartos de los votos.",
    ],
)
def test_a_majority_of_at_least_so_much_is_one_share(words: str) -> None:
    (process,) = _votes(words)
    assert _share(_ballot(process)) == Fraction(3, 4)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Le bureau se réunit au moins deux fois par an. Les décisions sont prises à la majorité simple.", "Le bureau"),
        ("Der Vorstand tagt jeden Monat. Sämtliche Beschlüsse werden mit einfacher Mehrheit gefasst.", "Der Vorstand"),
        (
            "La junta directiva se reunirá tres veces al año. Los acuerdos se adoptan por mayoría de los presentes.",
            "La junta directiva",
        ),
    ],
)
def test_a_body_that_meets_takes_the_decisions_told_next(words: str, who: str) -> None:
    (process,) = _votes(words)
    assert _who(_ballot(process)) == who
    assert _share(_ballot(process)) == Fraction(1, 2)


def test_who_may_call_a_meeting_is_not_who_votes_at_it() -> None:
    book = read(
        "# Regeln\n\n## Einberufung\n\nDer Vorstand lädt ein, wenn mindestens ein Fünftel der aktiven Segler dies verlangt.\n\n"
        "## Beschlüsse\n\nBei Abstimmungen entscheidet die einfache Mehrheit der abgegebenen Stimmen.\n"
    )
    usual = _by_share(book, Fraction(1, 2))
    assert "Segler" not in _who(usual)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Der Vorstand kann ein Mitglied ausschließen, wenn es die Hausordnung missachtet.", "Der Vorstand"),
        ("L'exclusion est prononcée par le CA après avoir entendu la personne.", "le CA"),
        ("Ein Mitglied kann vom Ausschuss wegen grober Verstöße des Amtes enthoben werden.", "Ausschuss"),
    ],
)
def test_who_decides_alone_is_the_office_and_not_whom_it_is_done_to(words: str, who: str) -> None:
    (process,) = read(words).process_types
    assert process.stages[-1].electorate is not None
    assert who.casefold() in (process.stages[-1].electorate.text or "").casefold()


@pytest.mark.parametrize(
    "words",
    [
        "Die Jahresversammlung wird vom Vorstand einberufen.",
        "Die Mitglieder können sich in der Versammlung durch eine andere Person vertreten lassen.",
    ],
)
def test_calling_a_meeting_and_sending_a_proxy_decide_nothing(words: str) -> None:
    assert not read(words).process_types


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Anträge im Chat gelten als beschlossen, wenn vier Vorstandsmitglieder ihre Zustimmung erklärt haben.", 4),
        ("Cada cambio necesita la aprobación por dos mantenedores.", 2),
        ("Chaque modification demande la relecture de deux mainteneurs.", 2),
    ],
)
def test_so_many_who_agree_are_enough(words: str, count: int) -> None:
    (process,) = _votes(words)
    threshold = _ballot(process).threshold
    assert threshold is not None
    assert not isinstance(threshold, str)
    assert threshold.min_for == count


@pytest.mark.parametrize(
    "words",
    [
        "Si no hay objeciones en cinco días, la propuesta se aprueba.",
        "S'il n'y a pas d'objection dans les cinq jours, la proposition est adoptée.",
    ],
)
def test_no_objections_are_a_way_to_agree(words: str) -> None:
    (process,) = read(words).process_types
    assert process.stages[0].method is Method.LAZY_CONSENSUS


def test_steps_between_fences_are_read_and_code_is_not() -> None:
    book = read(
        "# Decisiones\n\n## Cambios grandes\n\n```\n1. Debate público durante 10 días\n2. Consenso de mantenedores\n```\n\n"
        "```python\n1. consenso de mantenedores\nquorum = 5\n```\n"
    )
    (process,) = book.process_types
    assert _ballot(process).method is Method.CONSENSUS
    assert _who(_ballot(process)) == "mantenedores"


def test_a_share_of_support_is_no_quorum() -> None:
    (process,) = _votes("# Cambios\n\n**Quórum:**\n- Mínimo 6 personas presentes\n- Umbral: 70% de apoyo\n")
    assert _share(_ballot(process)) == Fraction(7, 10)
    assert _ballot(process).quorum == Quorum(count=6)


def test_a_numbered_heading_without_words_is_named_by_the_one_above() -> None:
    book = read(
        "# Statuten\n\n### IV. Statutenrevision\n\n#### Art. 14\n\n"
        "Die Statuten können durch eine Zweidrittelsmehrheit der anwesenden Mitglieder abgeändert werden.\n"
    )
    (process,) = book.process_types
    assert process.amends
    assert _share(_ballot(process)) == Fraction(2, 3)


def test_a_share_that_may_veto_is_never_sure() -> None:
    book = read("Mindestens die Hälfte der anwesenden Gründer kann ein Veto gegen den Beschluss gutheißen.")
    for process in book.process_types:
        assert "stages.0.threshold" in process.look


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Le responsable·ice est la seule à pouvoir bannir une personne.", "Le responsable·ice"),
        ("Der Kassier ist ermächtigt, über Ausgaben bis zu 80 Euro allein zu entscheiden.", "Der Kassier"),
        (
            "Jedes Vorstandsmitglied kann über einen Betrag von 40 Euro im Monat frei verfügen.",
            "Jedes Vorstandsmitglied",
        ),
        ("La presidencia queda autorizada para admitir nuevos socios.", "La presidencia"),
    ],
)
def test_who_alone_may_do_something(words: str, who: str) -> None:
    (process,) = read(words).process_types
    assert process.stages[-1].method is Method.ROLE
    assert process.stages[-1].electorate is not None
    assert process.stages[-1].electorate.text == who


@pytest.mark.parametrize(
    "words",
    [
        "El quórum para sesionar será de la mitad más uno de sus miembros y las decisiones se adoptarán por mayoría simple.",
        "Le quorum est de la moitié des membres et les décisions sont prises à la majorité simple.",
    ],
)
def test_a_quorum_and_a_share_stand_in_one_sentence(words: str) -> None:
    (process,) = _votes(f"# Reglas\n\n## Comité\n\n{words}\n")
    assert _share(_ballot(process)) == Fraction(1, 2)
    assert _ballot(process).quorum == Quorum(fraction=Fraction(1, 2))


def test_minutes_until_a_second_call_are_no_notice() -> None:
    book = read(
        "# Estatutos\n\n## Asambleas\n\nLa asamblea decide por mayoría simple. El quórum es de la mitad de los socios en primera "
        "convocatoria; la segunda se celebrará 30 minutos después de la primera.\n"
    )
    assert not [stage for process in book.process_types for stage in process.stages if stage.kind == "deliberation"]


def test_a_meeting_that_is_named_as_an_exception_does_not_decide() -> None:
    book = read("Entscheidungen werden, außer in der Jahresversammlung, im Konsens getroffen.")
    assert not [process for process in book.process_types if "ersammlung" in _who(process.stages[-1])]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        (
            "Jeden Herbst kommen die Mitglieder zur Jahresversammlung zusammen. Dort wird der Vorstand gewählt.",
            "Jahresversammlung",
        ),
        (
            (
                "Alle zwei Wochen treffen sich die aktiven Gärtner im Schuppen. Dort werden alle Entscheidungen getroffen, "
                "wenn niemand widerspricht."
            ),
            "die aktiven Gärtner",
        ),
    ],
)
def test_who_meets_where_it_is_decided_decides(words: str, who: str) -> None:
    (process,) = read(words).process_types
    assert who in _who(process.stages[-1])


def test_a_sentence_without_a_subject_goes_on_with_the_body_before() -> None:
    (process,) = _votes(
        "La junta directiva se reunirá cada mes. Quedará constituida cuando asista la mitad más uno de sus miembros y sus "
        "acuerdos se toman por mayoría de votos."
    )
    assert _who(_ballot(process)) == "La junta directiva"


def test_whom_a_number_counts_is_named_as_it_is_written() -> None:
    book = read(
        "Eine außerordentliche Versammlung wird einberufen, wenn mindestens ein Zehntel der aktiven Mitglieder dies verlangt."
    )
    named = [_who(stage) for process in book.process_types for stage in process.stages if _who(stage)]
    assert named
    assert all(who == who.strip() and not who.startswith("er ") for who in named)


@pytest.mark.parametrize(
    ("together", "alone"),
    [
        (
            (
                "La assemblée extraordinaire est convoquée pour la modification des statuts ou la dissolution. "
                "Elle statue à la majorité des trois quarts."
            ),
            "La dissolution est prononcée par l'assemblée générale.",
        ),
        (
            "Beschlüsse über Satzungsänderungen und über die Auflösung bedürfen einer Mehrheit von drei Vierteln der Stimmen.",
            "Über die Auflösung des Vereins entscheidet die Mitgliederversammlung.",
        ),
    ],
)
def test_one_number_for_grave_matters_holds_where_one_of_them_is_only_voted_on(together: str, alone: str) -> None:
    book = read(
        f"# Regeln\n\n## Versammlung\n\nDie Mitgliederversammlung entscheidet mit einfacher Mehrheit.\n\n{together}\n\n"
        f"## Auflösung\n\n{alone}\n"
    )
    (last,) = [process for process in book.process_types if "uflösung" in process.title]
    assert _share(_ballot(last)) == Fraction(3, 4)
    assert "stages.0.threshold" in last.look


@pytest.mark.parametrize(
    ("item", "who"),
    [
        ("200-900 euros: votación de las socias", "las socias"),
        ("200-900 Euro: Abstimmung der Mitglieder", "Mitglieder"),
        ("200-900 euros : vote des adhérents", "adhérents"),
    ],
)
def test_an_item_may_say_only_by_whose_vote(item: str, who: str) -> None:
    (process,) = _votes(f"# Gastos\n\nAprobación de gastos:\n\n- {item}\n")
    assert who in _who(_ballot(process))


def test_a_share_of_support_stays_a_share_beside_the_word_quorum() -> None:
    (process,) = _votes("# Cambios\n\n1. Debate de 20 días\n2. Requiere 80% de apoyo (quórum alto)\n")
    assert _share(_ballot(process)) == Fraction(4, 5)
