"""How a reading is compared with labels: what counts as found, and what no rulebook can hold."""

from __future__ import annotations

from reasoning.evaluation.reading import measure
from reasoning.evaluation.scores import Document, LabelledSet

TEXT = b"""# Town

## Council

The council has five members. They are elected by all citizens for two years. Banned people wait three months.
"""


def figures(duration: dict[str, str]) -> dict[str, tuple[float, int | None]]:
    rule = {
        "id": "council",
        "method": "election",
        "duration": duration,
        "section_path": "Town > Council",
        "quote": "They are elected by all citizens for two years.",
    }
    labelled = LabelledSet("town", (Document("town.md", TEXT, {"rules": [rule]}),))
    found = measure(labelled, model="none", clock=lambda: 0.0, say=lambda _: None)
    return {figure.heading: (figure.found, figure.of) for figure in found}


def test_the_term_of_an_office_is_found_in_the_roles() -> None:
    assert figures({"term": "P2Y"})["stated fields found"] == (1, 1)


def test_another_term_is_missed() -> None:
    assert figures({"term": "P3Y"})["stated fields found"] == (0, 1)


def test_months_that_no_rulebook_can_hold_are_counted_apart() -> None:
    counted = figures({"wait": "P3M", "notice": "P7D"})
    assert counted["stated fields found"] == (0, 1)
    assert counted["beyond the vocabulary"] == (1, None)


def people(label: str, text: str) -> tuple[float, int | None]:
    rule = {"id": "rule", "method": "majority", "who_votes": label, "section_path": "Town > Votes", "quote": text}
    labelled = LabelledSet(
        "town", (Document("town.md", f"# Town\n\n## Votes\n\n{text}\n".encode(), {"rules": [rule]}),)
    )
    found = measure(labelled, model="none", clock=lambda: 0.0, say=lambda _: None)
    return next((figure.found, figure.of) for figure in found if figure.heading == "stated fields found")


def test_people_are_the_same_in_another_form_of_the_word() -> None:
    assert people(
        "die Mitglieder", "Jedes Mitglied hat eine Stimme. Anträge werden mit einfacher Mehrheit angenommen."
    ) == (1, 1)


def test_people_are_the_same_by_the_other_name_that_a_label_gives_them() -> None:
    assert people(
        "the residents (house meeting)", "The house meeting decides on changes by a two-thirds majority."
    ) == (1, 1)


def test_who_is_left_out_in_brackets_does_not_name_those_who_decide() -> None:
    assert people(
        "the residents (not the house council)", "The house council decides on changes by a two-thirds majority."
    ) == (0, 1)


def test_other_people_are_wrong() -> None:
    assert people("the residents", "The house council decides on changes by a two-thirds majority.") == (0, 1)
