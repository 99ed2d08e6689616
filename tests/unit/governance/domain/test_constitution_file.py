"""The constitution that ships and its rulebook: they fit, to the character and to the number."""

from __future__ import annotations

import copy
import re
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from governance.domain.rulebook import Basis, Rulebook, UnusableRulebook, load_rulebook, runnable
from governance.domain.sections import digest, normalise, parse_sections
from governance.starters import starter_rulebook_for

TEXT = normalise((Path(__file__).parents[4] / "constitution.md").read_text(encoding="utf-8"))
KEYS = ["standard-proposal", "urgent-proposal", "amendment"]


@pytest.fixture
def data() -> dict[str, Any]:
    found = starter_rulebook_for(TEXT)
    assert found is not None
    return found


@pytest.fixture
def rulebook(data: dict[str, Any]) -> Rulebook:
    return load_rulebook(data, text=TEXT)


def test_it_loads_and_every_process_type_runs(rulebook: Rulebook) -> None:
    assert [process.key for process in rulebook.process_types] == KEYS
    assert [runnable(process) for process in rulebook.process_types] == [None] * 3
    assert rulebook.process_for_words(None) is rulebook.process("standard-proposal")
    assert rulebook.process_for_words("URGENT") is rulebook.process("urgent-proposal")
    assert rulebook.process_for_words("amendment") is rulebook.process("amendment")


@pytest.mark.parametrize(
    ("key", "numbers"),
    [
        ("standard-proposal", ("P6D", "P6D", "1/3", "1/2", True, "P1D")),
        ("urgent-proposal", ("P2D", "P2D", "1/3", "2/3", False, "PT12H")),
        ("amendment", ("P10D", "P10D", "1/2", "3/4", False, "P2D")),
    ],
)
def test_its_numbers(rulebook: Rulebook, key: str, numbers: tuple[object, ...]) -> None:
    process = rulebook.process(key)
    assert process is not None
    vote, grace, _ = process.model_dump(mode="json")["stages"]
    assert numbers == (
        vote["duration"]["min"],
        vote["duration"]["max"],
        vote["quorum"]["fraction"],
        vote["threshold"]["fraction"],
        vote["threshold"]["strict"],
        grace["duration"]["min"],
    )
    assert process.value("stages.0.threshold.basis") is Basis.FOR_AND_AGAINST
    for who in ("proposers", "stages.0.electorate"):
        assert process.value(f"{who}.tenure") == timedelta(days=7)
        assert process.value(f"{who}.founding") == timedelta(days=14)
    assert process.value("veto.threshold.fraction") == Fraction(2, 3)
    assert process.value("veto.roles") == ("moderator",)


def test_nothing_in_it_is_a_default(rulebook: Rulebook) -> None:
    for process in rulebook.process_types:
        assert not process.fields
        assert not process.not_stated
        for name in ("electorate", "threshold", "quorum", "duration", "method"):
            assert process.origin(f"stages.0.{name}") == "cited"


@pytest.mark.parametrize(
    ("key", "section"), list(zip(KEYS, ["Section 3.1", "Section 3.2", "Section 5.1"], strict=True))
)
def test_the_rules_cite_their_section(rulebook: Rulebook, key: str, section: str) -> None:
    process = rulebook.process(key)
    assert process is not None
    for name in ("threshold", "quorum", "duration"):
        citation = process.citation_for("ballot", name)
        assert citation is not None
        assert citation.section == section
        assert citation.quote in TEXT


@pytest.mark.parametrize("index", range(3))
def test_one_altered_character_in_any_quote_is_found(data: dict[str, Any], index: int) -> None:
    for place, citation in enumerate(data["process_types"][index]["citations"]):
        altered = copy.deepcopy(data)
        quote = citation["quote"]
        altered["process_types"][index]["citations"][place]["quote"] = quote[:5] + "¤" + quote[6:]
        with pytest.raises(UnusableRulebook) as refused:
            load_rulebook(altered, text=TEXT)
        assert f'Process type "{KEYS[index]}", field {citation["field"]}: the quote' in refused.value.safe


@pytest.mark.parametrize("index", range(3))
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("proposers.tenure", "P8D"),
        ("proposers.founding", "P15D"),
        ("stages.0.electorate.tenure", "P6D"),
        ("stages.0.electorate.founding", "P7D"),
        ("stages.0.threshold.fraction", "3/5"),
        ("stages.0.threshold.min_for", 3),
        ("stages.0.quorum.fraction", "1/4"),
        ("stages.0.quorum.count", 7),
        ("stages.0.duration.min", "P1D"),
        ("stages.0.duration.max", "P14D"),
        ("stages.1.duration.min", "PT11H"),
        ("veto.threshold.fraction", "1/2"),
    ],
)
def test_one_altered_number_is_found(data: dict[str, Any], index: int, field: str, value: object) -> None:
    *steps, last = field.split(".")
    held: Any = data["process_types"][index]
    for step in steps:
        held = held[int(step)] if isinstance(held, list) else held[step]
    held[last] = value
    with pytest.raises(UnusableRulebook) as refused:
        load_rulebook(data, text=TEXT)
    assert f'Process type "{KEYS[index]}", field {field}: {value} does not stand' in refused.value.safe


def test_a_wrong_anchor_is_found(data: dict[str, Any]) -> None:
    data["process_types"][0]["citations"][0]["anchor"] = "article-3-section-3-2"
    with pytest.raises(UnusableRulebook, match='Process type "standard-proposal", field decides: section'):
        load_rulebook(data, text=TEXT)


def test_another_text_is_found(data: dict[str, Any]) -> None:
    with pytest.raises(UnusableRulebook, match="field sha256: it belongs to another text"):
        load_rulebook(data, text=TEXT.replace("six days", "sixty days"))


def test_a_starter_is_found_by_its_text_alone() -> None:
    assert starter_rulebook_for(TEXT + " ") is None
    found = starter_rulebook_for(TEXT.replace("\n", "\r\n"))
    assert found is not None
    assert found["sha256"] == digest(TEXT)


def test_the_text_is_well_made() -> None:
    sections = parse_sections(TEXT)
    assert sections[0].heading == "Community Constitution"
    assert all(re.match(r"Article \d: |Section \d\.\d: ", section.heading) for section in sections[1:])
    assert len({section.anchor for section in sections}) == len(sections)
    assert max(len(sentence.split()) for sentence in re.findall(r"[^.:;\n]+", TEXT)) <= 36
    assert 170 <= TEXT.count("\n") <= 260
