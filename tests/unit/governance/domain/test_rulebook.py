"""The rulebook: what loads, what is refused and with which words, and what can run."""

from __future__ import annotations

import copy
import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from governance.domain.rulebook import (
    NONE,
    Basis,
    Citation,
    Method,
    StageKind,
    UnusableRulebook,
    load_rulebook,
    runnable,
)
from governance.domain.rulebook_quotes import quote_problem
from governance.domain.rulebook_values import Frozen
from governance.domain.sections import parse_sections

DOCS = (Path(__file__).parents[4] / "docs" / "RULEBOOK.md").read_text(encoding="utf-8")


Json = dict[str, Any]


def example(language: str) -> str:
    found = re.search(rf"<!-- example: \w+ -->\n```{language}\n(.*?)```", DOCS, re.DOTALL)
    assert found
    return found[1]


TEXT = example("markdown")


@pytest.fixture
def data() -> Json:
    loaded: Json = json.loads(example("json"))
    return loaded


def process(data: Json) -> Json:
    found: Json = data["process_types"][0]
    return found


def ballot(data: Json) -> Json:
    found: Json = process(data)["stages"][0]
    return found


def refusal(data: object) -> str:
    with pytest.raises(UnusableRulebook) as refused:
        load_rulebook(data, text=TEXT)
    assert refused.value.code == "unusable_rulebook"
    assert str(refused.value) == refused.value.safe
    assert refused.value.safe.endswith(".")
    assert "\n" not in refused.value.safe
    return refused.value.safe


def test_the_documented_example_loads_and_runs(data: Json) -> None:
    rulebook = load_rulebook(data, text=TEXT)
    proposal = rulebook.default_process()
    assert proposal is not None
    assert runnable(proposal) is None
    assert proposal.origin("stages.1.duration") == "default"
    assert proposal.origin("stages.0.threshold.fraction") == "cited"
    citation = proposal.citation_for("ballot", "duration")
    assert citation is not None
    assert citation.field == "stages.0"


def test_every_value_is_documented() -> None:
    models: list[type[Frozen]] = list(Frozen.__subclasses__())
    for model in models:
        models.extend(model.__subclasses__())
    names = {name for model in models for name in model.model_fields}
    names |= {value for values in (StageKind, Method, Basis) for value in values}
    assert {"process_types", "min_for", "founding", "stv", "present", "ratified_by"} <= names
    assert {"on_failure", "signatures", "recent_votes", "second_round", "amends", "within", "seconds"} <= names
    assert [name for name in sorted(names) if f"`{name}`" not in DOCS and f'"{name}"' not in DOCS] == []


def test_a_rulebook_survives_being_written_and_read(data: Json) -> None:
    rulebook = load_rulebook(data, text=TEXT)
    again = load_rulebook(json.loads(json.dumps(rulebook.model_dump(mode="json"))), text=TEXT)
    assert again == rulebook


def test_windows_line_ends_are_the_same_text(data: Json) -> None:
    load_rulebook(data, text=TEXT.replace("\n", "\r\n"))


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("sha256", "0" * 64, "sha256: it belongs to another text"),
        ("colour", "red", "colour: this key is unknown"),
        ("process_types", [], "process_types: 0 have"),
        ("b.colour", 1, "b.colour: this key is unknown"),
        ("b.kind", "vote", "b.kind: Input should be 'petition'"),
        ("b.method", "stv ", "b.method"),
        ("b.method", "jury", "b.method: a ballot stage cannot use jury"),
        ("b.threshold.fraction", "2/3", "b.threshold.fraction: 2/3 does not"),
        ("b.threshold.fraction", 0.5, "b.threshold.fraction: 0.5 is not"),
        ("b.threshold.fraction", "1/0", "b.threshold.fraction: '1/0' is not"),
        ("b.threshold.fraction", "3/2", "b.threshold.fraction: 3/2 is not"),
        ("b.threshold.basis", "all", "b.threshold.basis"),
        ("b.threshold", {}, "b.threshold: it sets no limit"),
        ("b.threshold", None, "b.threshold: a ballot needs a threshold"),
        ("b.threshold", "none", "b.threshold: a ballot needs a threshold"),
        ("b.duration", None, "b.duration: a ballot needs a duration"),
        ("b.duration.min", "P7D", "b.duration.min: P7D does not stand"),
        ("b.duration.min", "P0D", "b.duration.min: a duration must"),
        ("b.duration.min", "-P1D", "b.duration.min: '-P1D' is not"),
        ("b.duration.min", "P1Y", "b.duration.min: 'P1Y' is not"),
        ("b.duration.max", "P2D", "b.duration: min is longer than max"),
        ("b.quorum", {"count": 10}, "b.quorum: it has a value and is listed"),
        ("b.quorum", {"count": "10"}, "b.quorum.count"),
        ("b.quorum", {}, "b.quorum: it sets no number"),
        ("b.electorate.tenure", "P7D", "b.electorate.tenure: P7D does not"),
        ("p.veto", "none", "veto: no clause is cited for it"),
        ("p.fields", {}, "stages.1.duration: it has a value and is listed as not stated"),
        ("p.fields", {"proposers": {"origin": "default"}}, "proposers: it is cited and also marked default"),
        ("p.fields", {"veto": {"origin": "cited"}}, "veto: it is marked cited but"),
        ("p.look", ["stages.0.treshold"], "stages.0.treshold: there is no such field"),
        ("p.look", ["stages.7.quorum"], "stages.7.quorum: there is no such field"),
        (
            "p.citations.0.quote",
            "Any member may make a rule",
            'proposers: the quote "Any member may make a rule" is not in Section 1.1',
        ),
        (
            "p.citations.0.quote",
            "ny member may make a proposal",
            'proposers: the quote "ny member may make a proposal" cuts a word',
        ),
        ("p.citations.0.anchor", "section-1-1", 'proposers: the text has no section "section'),
        ("p.citations.0.section", "Section 1.2", "proposers: section"),
        ("p.citations.0.path", "Section 1.1", "proposers: section"),
        ("p.citations.0.anchor", "article-1", 'proposers: section "article-1" is named'),
    ],
)
def test_refusals_name_the_place(data: Json, path: str, value: object, says: str) -> None:
    """Paths from `p` begin at the process type, those from `b` at its ballot."""
    start, *steps, last = path.split(".") if "." in path else ("", path)
    held: Any = {"": data, "p": process(data), "b": ballot(data)}[start]
    for step in steps:
        held = held[int(step)] if isinstance(held, list) else held[step]
    held[last] = value
    place = 'Process type "proposal"' if start else "Rulebook"
    assert refusal(data).startswith(f"{place}, field {says.replace('b.', 'stages.0.')}")


@pytest.mark.parametrize("data", [None, [], "rulebook", {"title": "x"}, {"process_types": [3]}])
def test_nonsense_is_refused(data: object) -> None:
    assert refusal(data).startswith("Rulebook")


@pytest.mark.parametrize(
    ("kinds", "says"),
    [
        (["execution", "ballot", "grace"], "execution comes before ballot"),
        (["grace", "ballot", "execution"], "grace comes before ballot"),
        (["ballot", "execution", "grace"], "execution comes before grace"),
        (["ballot", "deliberation"], "ballot comes before deliberation"),
        (["ballot", "grace", "grace"], "grace stands there twice"),
        (["grace", "execution"], "nothing in them decides"),
    ],
)
def test_stages_must_make_sense(data: Json, kinds: list[str], says: str) -> None:
    full = {stage["kind"]: stage for stage in process(data)["stages"]} | {"deliberation": {"kind": "deliberation"}}
    process(data)["stages"] = [copy.deepcopy(full[kind]) for kind in kinds]
    process(data).update(
        citations=[],
        not_stated=[],
        fields={"stages": {"origin": "default"}, "proposers": {"origin": "default"}},
    )
    assert f"field stages: {says}" in refusal(data)


def test_a_number_marked_default_needs_no_quote(data: Json) -> None:
    ballot(data)["threshold"]["fraction"] = "2/3"
    process(data)["fields"]["stages.0.threshold"] = {"origin": "default", "ratified_by": "the gardeners"}
    assert load_rulebook(data, text=TEXT).process_types[0].origin("stages.0.threshold.fraction") == "default"


def test_a_number_must_stand_in_the_quote_of_its_own_field(data: Json) -> None:
    process(data)["citations"].append(
        process(data)["citations"][1] | {"field": "stages.0.quorum", "quote": "voting is open for six days"}
    )
    process(data)["citations"][1] |= {"quote": "It passes when more members agree than disagree."}
    assert "field stages.0.duration.min: P6D does not stand" in refusal(data)


def test_a_quote_may_not_cut_a_number() -> None:
    text = "# A\n\nOpen for twenty-six days, with 2/3 of votes, or 1.5 of them.\n"
    sections = {section.anchor: section for section in parse_sections(text)}
    for quote in ("six days", "twenty", "days, with 2", "3 of votes", "5 of them", "pen for"):
        citation = Citation(field="veto", anchor="a", section="A", path="A", quote=quote)
        assert "cuts a word" in (quote_problem(citation, text, sections) or ""), quote
    citation = Citation(field="veto", anchor="a", section="A", path="A", quote="twenty-six days, with 2/3 of votes")
    assert quote_problem(citation, text, sections) is None


def test_what_the_text_leaves_out_loads_but_cannot_run(data: Json) -> None:
    ballot(data)["threshold"] = None
    process(data)["not_stated"].append("stages.0.threshold")
    reason = runnable(load_rulebook(data, text=TEXT).process_types[0])
    assert reason == '"Proposal" cannot run yet: stage 1 (ballot) states no threshold.'


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"kind": "jury", "method": "jury"}, "how many people the jury has"),
        ({"electorate": None}, "does not say who may vote"),
        ({"electorate": {"standing": "in good standing"}}, "only people can judge"),
        ({"threshold": {"fraction": "1/2"}}, "a share of"),
        ({"threshold": {"basis": "default_option"}}, "default_option"),
    ],
)
def test_what_cannot_run_says_why(data: Json, change: Json, says: str) -> None:
    ballot(data).update(change)
    assert says in (runnable(load_rulebook(data, text=TEXT).process_types[0]) or "")


def test_seats_and_terms_of_a_role_stand_in_its_quotes(data: Json) -> None:
    data["roles"] = [{"key": "board", "title": "Board", "seats": "5-7", "term": "P2Y"}]
    assert 'Role "board": 5 seats do not stand' in refusal(data)
    data["roles"] = [{"key": "board", "title": "Board", "term": "P2Y"}]
    assert "the term P2Y does not stand" in refusal(data)


def test_keys_are_unique_and_the_default_is_one(data: Json) -> None:
    data["process_types"].append(copy.deepcopy(process(data)))
    assert 'the key "proposal" stands there twice' in refusal(data)
    data["process_types"][1]["key"] = "other"
    assert '2 have "default": true' in refusal(data)


def test_words_choose_a_process_type(data: Json) -> None:
    other = copy.deepcopy(process(data)) | {
        "key": "urgent-thing",
        "title": "Quick",
        "words": ["urgent"],
        "default": False,
    }
    data["process_types"].append(other)
    rulebook = load_rulebook(data, text=TEXT)

    def chosen(hint: str | None) -> str | None:
        found = rulebook.process_for_words(hint)
        return found.key if found else None

    assert [chosen(hint) for hint in (None, " ", "URGENT", "quick!", "an urgent matter")] == [
        "proposal", "proposal", "urgent-thing", "urgent-thing", "urgent-thing",
    ]  # fmt: skip
    assert chosen("urgent proposal") is None  # it names two
    assert chosen("insurgent") is None
    assert rulebook.process("urgent-thing") is not None
    assert rulebook.process("nothing") is None


def test_fields_and_citations_are_found_by_stage(data: Json) -> None:
    proposal = load_rulebook(data, text=TEXT).process_types[0]
    assert proposal.field("grace", "duration") == "stages.1.duration"
    assert proposal.field("jury") is None
    assert proposal.index("execution") == 2
    assert proposal.value("stages.0.threshold.fraction") == Fraction(1, 2)
    assert proposal.value("stages.9.threshold") is None
    first = proposal.citations[0]
    assert proposal.citation("proposers.tenure") == first
    assert proposal.citation("veto") == first  # nothing nearer
    assert proposal.citation_for("jury", "quorum") == first


def test_none_is_not_the_same_as_not_stated(data: Json) -> None:
    ballot(data)["quorum"] = NONE
    process(data)["not_stated"].remove("stages.0.quorum")
    assert load_rulebook(data, text=TEXT).process_types[0].stages[0].quorum == "none"
