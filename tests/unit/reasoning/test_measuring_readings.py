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
