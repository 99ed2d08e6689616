"""The forms in which associations, boards and projects really write: bodies, calls, terms, petitions, what is inherited."""

from datetime import timedelta
from fractions import Fraction

import pytest

from governance.domain.rulebook import Duration, Electorate, Quorum, Threshold
from governance.domain.rulebook_types import ProcessType, Rulebook
from reasoning.reader.reading import read


def main(process: ProcessType) -> int:
    return next(index for index, stage in enumerate(process.stages) if stage.kind not in {"petition", "deliberation"})


def within(text: str, section: str) -> ProcessType:
    return next(
        process
        for process in read(text).process_types
        if any(citation.path.endswith(section) for citation in process.citations[:3]) and section in process.title
    )


def electorate(process: ProcessType) -> str | None:
    stage = process.stages[main(process)]
    return stage.electorate.text if isinstance(stage.electorate, Electorate) else None


def threshold(process: ProcessType) -> Threshold:
    limit = process.stages[main(process)].threshold
    assert isinstance(limit, Threshold)
    return limit


def alone(words: str) -> ProcessType:
    (process,) = read(f"# Town\n\n## How we decide\n\n{words}\n").process_types
    return process


def office(words: str) -> tuple[str | None, str | None]:
    (role,) = read(f"# Town\n\n## Offices\n\n{words}\n").roles
    return role.seats, role.term


@pytest.mark.parametrize(
    ("words", "seats", "term"),
    [
        ("The board is elected for a term of two years and has no fewer than seven members.", "7", "P2Y"),
        ("All officers serve one-year terms.", None, "P1Y"),
        ("The committee has between three and five members, chosen by the members for one year each.", "3-5", "P1Y"),
        ("Der Vorstand besteht aus mindestens drei und höchstens sechs Personen.", "3-6", None),
        ("Der Vorstand wird auf die Dauer von drei Jahren gewählt.", None, "P3Y"),
        ("Le bureau est formé de cinq personnes, pour une durée de deux ans.", "5", "P2Y"),
        ("La junta directiva está formada por siete personas, elegidas por un período de cuatro años.", "7", "P4Y"),
    ],
)
def test_seats_and_terms(words: str, seats: str | None, term: str | None) -> None:
    assert office(words) == (seats, term)


def test_a_sanction_is_no_term_of_office() -> None:
    assert read("# T\n\n## Rules\n\nThe board may have a member suspended for one year.\n").roles == ()


def test_two_offices_of_one_kind_keep_their_own_terms() -> None:
    text = "# T\n\n## Finance committee\n\nThe committee has three members and serves for one year.\n\n## Garden committee\n\nThe committee has five members and serves for two years.\n"
    assert {(role.seats, role.term) for role in read(text).roles} == {("3", "P1Y"), ("5", "P2Y")}


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Jeder Beschluss braucht eine einfache Mehrheit der Stimmen der anwesenden Mitglieder.", "anwesenden Mitglieder"),
        ("Beschlüsse bedürfen der Dreiviertelmehrheit der anwesenden Mitglieder.", "anwesenden Mitglieder"),
        ("Entscheidungen werden mit einfacher Mehrheit der anwesenden ordentlichen Mitglieder getroffen.", "anwesenden ordentlichen Mitglieder"),
        ("Los acuerdos se adoptan por mayoría simple de los asociados presentes.", "los asociados presentes"),
        ("Seuls les membres actifs de plus de vingt ans ont le droit de vote. La majorité des voix suffit.", "Seuls les membres actifs de plus de vingt ans"),
        ("Every matter needs the affirmative vote of more than 50% (half) of the voting members.", "the voting members"),
        ("All members of the club have the right to speak and vote on every motion. A simple majority decides.", "All members of the club"),
        ("In each vote a simple majority of all TSC members wins.", "all TSC members"),
        ("Decisions need a simple majority. At a meeting of the club everybody speaks once.", None),
    ],
)  # fmt: skip
def test_who_decides(words: str, who: str | None) -> None:
    assert electorate(alone(words)) == who


def test_it_means_whom_the_sentence_before_began_with() -> None:
    process = alone("The treasury circle keeps the money. It decides by a simple majority.")
    assert electorate(process) == "The treasury circle"
    assert f"stages.{main(process)}.electorate" in process.look


def test_a_meeting_decides_where_nobody_is_named() -> None:
    process = read("# T\n\n## Decisions at the weekly meeting\n\nA motion passes with two thirds.\n").process_types[0]
    assert electorate(process) == "the weekly meeting"
    assert f"stages.{main(process)}.electorate" in process.look


BODIES = (
    "# Club\n\n## Meetings of the members\n\nNotice of a meeting is sent not less than twelve days before it and no more than 40 days."
    " A quarter of the members constitute a quorum. The members decide by a simple majority of the votes cast.\n\n"
    "## The board\n\nThe board is quorate if three directors are present. The board decides by a majority of the directors present.\n\n"
    "## Fees\n\nThe fees are set by the board.\n\n"
    "## Honours\n\nThe meeting of the members may grant honorary membership.\n"
)


def test_what_holds_for_one_body_is_not_lent_to_another() -> None:
    by_board = within(BODIES, "Fees")
    stage = by_board.stages[main(by_board)]
    assert (electorate(by_board), stage.quorum) == ("the board", Quorum(count=3))
    assert by_board.stages[0].kind != "deliberation"
    assert f"stages.{main(by_board)}.threshold" in by_board.look


def test_an_assembly_decides_as_it_usually_does() -> None:
    by_all = within(BODIES, "Honours")
    assert threshold(by_all).fraction == Fraction(1, 2)
    assert by_all.stages[main(by_all)].quorum == Quorum(fraction=Fraction(1, 4))
    assert by_all.stages[0].duration == Duration(min=timedelta(days=12), max=timedelta(days=40))


def test_the_usual_way_is_that_of_all() -> None:
    (usual,) = [process for process in read(BODIES).process_types if process.default]
    assert usual.title == "Meetings of the members"


def test_german_names_the_decider_after_the_verb() -> None:
    process = read("# V\n\n## § 3 Aufnahme\n\nÜber die Annahme eines Antrags entscheidet der Vorstand.\n")
    assert electorate(process.process_types[0]) == "der Vorstand"


def test_such_decisions_are_those_of_the_sentence_before() -> None:
    text = "# V\n\n## § 7 Beschlüsse\n\nSatzungsänderungen müssen zwei Wochen vorher angekündigt werden. Solche Beschlüsse bedürfen der Dreiviertelmehrheit der Anwesenden.\n"
    (process,) = read(text).process_types
    assert process.amends


@pytest.mark.parametrize(
    ("words", "fraction", "strict"),
    [
        ("A petition signed by ten percent of the members calls a special meeting.", "1/10", False),
        ("Eine außerordentliche Mitgliederversammlung ist einzuberufen, wenn ein Viertel der Mitglieder es verlangt.", "1/4", False),
        ("A speaker may be removed by a petition that more than three quarters (3/4ths) of the members signed.", "3/4", True),
        ("La asamblea extraordinaria se convoca cuando lo solicita un tercio de las socias.", "1/3", False),
    ],
)  # fmt: skip
def test_petitions_that_are_enough_by_themselves(words: str, fraction: str, strict: bool) -> None:
    process = alone(words)
    assert (threshold(process).fraction, threshold(process).strict) == (Fraction(fraction), strict)
    assert f"stages.{main(process)}.threshold" in process.look


@pytest.mark.parametrize(
    ("words", "quorum"),
    [
        ("At a meeting called in time, at least 25% (one quarter) of all voting members shall constitute a quorum.", Quorum(fraction=Fraction(1, 4))),
        ("Five directors are a quorum.", Quorum(count=5)),
        ("La asamblea queda válidamente constituida en primera convocatoria cuando concurra un tercio de las socias, y en segunda convocatoria con cualquier número de asistentes.", Quorum(fraction=Fraction(1, 3))),
        ("Jede ordnungsgemäß einberufene Mitgliederversammlung ist beschlussfähig.", "none"),
        ("The members present at a meeting so announced form a quorum.", "none"),
        ("Motions pass if at least a third of the members take part; this was lowered from one half in spring.", None),
    ],
)  # fmt: skip
def test_quorums_in_more_words(words: str, quorum: object) -> None:
    process = read(f"# T\n\n## Votes\n\nMotions pass by a simple majority. {words}\n").process_types[0]
    assert process.stages[main(process)].quorum == quorum


@pytest.mark.parametrize(
    "words",
    [
        "A member may resign with a notice of six weeks before the end of the year.",
        "Der Austritt muss sechs Wochen vorher erklärt werden.",
        "To vote by proxy, tell the secretary at least 24 hours before the meeting.",
        "The meeting must then be held within six weeks.",
        "Candidates must not have been employed by the club for 180 days before the meeting.",
    ],
)
def test_times_that_are_no_notice_of_a_vote(words: str) -> None:
    (process,) = read(f"# T\n\n## Votes\n\nMotions pass by a simple majority. {words}\n").process_types
    assert [stage.kind for stage in process.stages] == ["ballot"]


def test_notice_and_time_to_file_both_stand_in_the_draft() -> None:
    process = alone(
        "Meetings are announced four weeks in advance. Motions must be submitted one week before the meeting. They pass by a simple majority."
    )
    assert [str(stage.kind) for stage in process.stages] == ["deliberation", "ballot"]
    assert process.stages[0].duration == Duration(min=timedelta(weeks=4))
    assert [one.quote.split()[0] for one in process.cited("stages.0.duration")] == ["Motions", "Meetings"]


@pytest.mark.parametrize(
    "words",
    [
        "An exclusion is unanimous.",
        "A pardon needs the agreement of everybody.",
        "New members join if all of us agree.",
        "Ein Beschluss kann schriftlich gefasst werden, wenn alle Mitglieder ihre Zustimmung geben.",
    ],
)
def test_unanimity_in_other_words(words: str) -> None:
    assert threshold(alone(words)).fraction == 1


@pytest.mark.parametrize(
    "words",
    [
        "If a vote results in a tie (50%/50%), the chair decides nothing.",
        "The quorum for a vote was raised to two thirds of all members last year.",
        "Decisions are taken with the required majority of the votes.",
    ],
)
def test_shares_that_set_no_threshold(words: str) -> None:
    stages = [stage for process in read(f"# T\n\n## V\n\n{words}\n").process_types for stage in process.stages]
    assert [stage.threshold for stage in stages if stage.threshold] == []


def test_a_bare_number_of_votes_is_for_people_to_look_at() -> None:
    process = alone("A change needs three +1 votes to pass.")
    assert threshold(process).min_for == 3
    assert f"stages.{main(process)}.threshold" in process.look


def test_what_holds_in_some_case_is_for_people_to_look_at() -> None:
    process = alone("En caso de disolución acordada por mayoría absoluta de los asociados, se nombra una comisión.")
    assert f"stages.{main(process)}.threshold" in process.look


def test_a_list_of_what_is_voted_on_makes_ways_that_follow_the_usual_one() -> None:
    text = "# Grove\n\n## What we vote on\n\n- Planting\n- Changes to these rules\n\n## Voting\n\nMembers vote; two thirds of the votes must be in favour.\n"
    changes = [process for process in read(text).process_types if process.amends]
    assert [threshold(process).fraction for process in changes] == [Fraction(2, 3)]
    assert all(f"stages.{main(process)}.threshold" in process.look for process in changes)


def test_what_is_decided_in_writing_needs_nobody_at_a_meeting() -> None:
    text = "# T\n\n## Board\n\nThree directors are a quorum. The board decides by a simple majority. The board may act without a meeting by unanimous vote.\n"
    reading: Rulebook = read(text)
    written = [process for process in reading.process_types if threshold(process).fraction == 1]
    assert [process.stages[main(process)].quorum for process in written] == [None]


@pytest.mark.parametrize("heading", ["Old rules, kept for reference", "Summary", "Frühere Regeln"])
def test_what_stands_under_such_a_heading_is_for_people_to_look_at(heading: str) -> None:
    (process,) = read(f"# T\n\n## {heading}\n\nMotions pass by a simple majority of the votes.\n").process_types
    assert f"stages.{main(process)}.threshold" in process.look


def test_the_notice_of_a_special_meeting_is_not_the_usual_one() -> None:
    process = alone(
        "Meetings are announced four weeks in advance. Special meetings are announced one week in advance. Motions pass by a simple majority."
    )
    assert process.stages[0].duration == Duration(min=timedelta(weeks=4))
    assert "stages.0.duration" in process.look
