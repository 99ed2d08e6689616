"""The shipped evaluation sets keep their own promises: quotes stand where the labels say, and nothing is labelled twice."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from reasoning.evaluation.files import SHIPPED, shipped

TEXTS = SHIPPED / "constitutions"
DOCUMENTS = yaml.safe_load((TEXTS / "labels.yaml").read_text(encoding="utf-8"))["documents"]
MENTIONS = yaml.safe_load((SHIPPED / "mentions" / "mentions.yaml").read_text(encoding="utf-8"))["mentions"]

INTENTS = set(
    "propose query status appeal veto help withdraw confirm sign object rank approve nominate accept join leave audit "
    "processes unclear none vote:agree vote:disagree vote:abstain vote:block".split()
)
ACTIONS = set(
    "suspend_account silence_account delete_post block_domain add_rule amend_constitution announcement role_grant "
    "unsuspend_account unsilence_account unblock_domain remove_rule role_revoke none".split()
)
STATUSES = {"stated", "vague", "deferred", "not stated"}
RULE = set(
    "id decides who_may_propose who_votes method threshold quorum duration veto_or_objection section quote".split()
)

FAMILIES = {
    "benevolent dictator",
    "circles",
    "consensus",
    "do-ocracy",
    "elected board",
    "jury",
    "petition",
    "self-appointed board",
}

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["file"])


def sections(document: dict[str, Any]) -> dict[str, str]:
    """Split a text by its headings: path to body. `#`, underlined, or the plain lines that the label names."""
    plain = document.get("plain_headings", [])
    lines = (TEXTS / document["file"]).read_text(encoding="utf-8").split("\n")
    found: dict[str, list[str]] = {"beginning": []}
    path: list[tuple[int, str]] = []
    body = found["beginning"]
    for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        level = 0
        if marked := re.match(r"(#{1,6}) +(.+?)[ #]*$", line):
            level, title = len(marked[1]), marked[2]
        elif not before and line and re.fullmatch(r"=+|-{3,}", after):
            level, title = 1 if after[0] == "=" else 2, line
        elif line in plain:
            level, title = 1 if line == plain[0] else 2, line
        if level:
            path = [*(step for step in path if step[0] < level), (level, title)]
            body = found.setdefault(" > ".join(name for _, name in path), [])
        else:
            body.append(line)
    return {path: "\n".join(body) for path, body in found.items()}


def quotes(document: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for rule in document["rules"]:
        for place in (rule, *rule.get("also", [])):
            yield place["section"], place["section_path"], place["quote"]


@every_document
def test_each_quote_of_a_rule_stands_in_its_section(document: dict[str, Any]) -> None:
    bodies = sections(document)
    for section, path, quote in quotes(document):
        assert path.endswith(section)
        assert 0 < len(quote) <= 250
        assert quote in bodies[path]


@every_document
def test_each_answer_stands_in_a_section_of_its_question(document: dict[str, Any]) -> None:
    bodies = sections(document)
    for question in document["questions"]:
        if question["status"] == "not stated":
            assert (question["answer"], question["sections"]) == ("not stated", [])
            assert question["nearest_section_paths"]
            assert set(question["nearest_section_paths"]) <= set(bodies)
            continue
        assert question["evidence"]
        assert len(question["sections"]) == len(question["section_paths"])
        for evidence in question["evidence"]:
            assert any(evidence in bodies[path] for path in question["section_paths"])


@every_document
def test_a_rule_says_each_field_even_if_only_that_it_is_not_stated(document: dict[str, Any]) -> None:
    assert document["unspecified"]
    for rule in document["rules"]:
        assert set(rule) >= RULE
        assert rule["decides"]
        assert rule["method"]


@every_document
def test_a_text_has_its_own_words_for_every_heading(document: dict[str, Any]) -> None:
    text = (TEXTS / document["file"]).read_text(encoding="utf-8")
    assert all(line in text.split("\n") for line in document.get("plain_headings", []))
    assert "\r" not in text


def test_every_text_is_labelled_and_every_label_has_its_text() -> None:
    assert sorted(document["file"] for document in DOCUMENTS) == sorted(path.name for path in TEXTS.glob("*.md"))


def test_the_texts_cover_all_families_and_several_languages() -> None:
    languages = Counter(document["language"] for document in DOCUMENTS)
    assert len(DOCUMENTS) >= 12
    assert {family for document in DOCUMENTS for family in document["families"]} == FAMILIES
    assert all(
        languages[language] >= least for language, least in {"en": 7, "de": 2, "fr": 1, "es": 1, "mul": 1}.items()
    )


def test_a_quarter_of_the_questions_has_no_answer() -> None:
    statuses = Counter(question["status"] for document in DOCUMENTS for question in document["questions"])
    assert statuses.total() >= 150
    assert statuses["not stated"] * 4 >= statuses.total()
    assert set(statuses) == STATUSES


def test_the_messages_cover_all_intents_actions_and_many_traps() -> None:
    assert len(MENTIONS) >= 300
    assert sum("adversarial" in mention for mention in MENTIONS) >= 80
    assert {mention["intent"] for mention in MENTIONS} == INTENTS
    assert {mention["action"] for mention in MENTIONS} - {None} == ACTIONS
    assert {"en", "de", "fr", "es"} < {mention["lang"] for mention in MENTIONS}
    assert any("html" in mention for mention in MENTIONS)
    assert any("also" in mention for mention in MENTIONS)


def test_the_sets_load_as_shipped() -> None:
    sizes = {labelled.name: (len(labelled.documents), len(labelled.mentions)) for labelled in shipped()}
    assert sizes["constitutions"] == (len(DOCUMENTS), 0)
    assert sizes["mentions"] == (0, len(MENTIONS))


def test_no_name_is_given_twice() -> None:
    names = [question["id"] for document in DOCUMENTS for question in document["questions"]]
    names += [mention["id"] for mention in MENTIONS]
    names += [f"{document['file']}/{rule['id']}" for document in DOCUMENTS for rule in document["rules"]]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_no_question_and_no_message_is_asked_twice() -> None:
    texts = [question["question"] for document in DOCUMENTS for question in document["questions"]]
    texts += [mention["text"] for mention in MENTIONS]
    assert [text for text, count in Counter(texts).items() if count > 1] == []


@pytest.mark.parametrize("mention", MENTIONS, ids=lambda mention: mention["id"])
def test_a_mention_is_labelled_in_the_words_of_the_interface(mention: dict[str, Any]) -> None:
    acceptable = set(mention.get("acceptable", [mention["intent"]]))
    assert {mention["intent"], *acceptable, *mention.get("also", [])} <= INTENTS
    assert mention["intent"] in acceptable
    assert not acceptable & set(mention.get("must_not", []))
    assert (mention["action"] in ACTIONS) if mention["intent"] == "propose" else mention["action"] is None
    assert ("must_not" in mention) >= ("adversarial" in mention)
    assert mention["lang"]
