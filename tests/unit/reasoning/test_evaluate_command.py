"""The command that measures: which sets it takes, what it prints, and what it refuses."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from reasoning.evaluation import registry
from reasoning.evaluation.files import load
from reasoning.evaluation.scores import Figure

LABELS = """
documents:
- file: town.md
  title: Town
  rules: []
"""


def fake(labelled, *, model, clock, say, told):
    say(f"{labelled.name} missed one")
    told(2, 7)
    return [Figure("right", len(labelled.documents), 3), Figure("slowest", 1.5, unit="ms")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "labels.yaml").write_text(LABELS, encoding="utf-8")
    (tmp_path / "town.md").write_text("# Town\n", encoding="utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def one_task(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reasoning.management.commands.evaluate.TASKS", {"reading": fake})


def test_a_table_has_one_row_a_set(folder: Path) -> None:
    out, err = StringIO(), StringIO()
    call_command("evaluate", labels=[folder], misses=True, stdout=out, stderr=err)
    assert f"{folder.name}  33 % (1/3)  1.5 ms" in out.getvalue()
    assert "missed one" in err.getvalue()


def test_long_work_shows_how_far_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reasoning.management.commands.evaluate._EVERY_SECONDS", 0)
    err = StringIO()
    call_command("evaluate", labels=[folder], stdout=StringIO(), stderr=err)
    assert f"reading, {folder.name}: 2 of 7" in err.getvalue()


def test_json_has_the_same_figures(folder: Path) -> None:
    out = StringIO()
    call_command("evaluate", labels=[folder], format="json", stdout=out)
    (row,) = json.loads(out.getvalue())["rows"]
    assert row["figures"]["right"] == {"found": 1, "of": 3, "unit": None}


def test_an_unknown_name_is_refused_with_the_known_ones(folder: Path) -> None:
    with pytest.raises(CommandError, match=f"There are: reading, {folder.name}"):
        call_command("evaluate", "nonsense", labels=[folder])


@pytest.mark.parametrize(
    "labels", ["", "documents: 3", "documents: [{file: ../x}]", "documents: [{file: gone.md}]", "a: ["]
)
def test_labels_that_cannot_be_used_say_where(tmp_path: Path, labels: str) -> None:
    (tmp_path / "labels.yaml").write_text(labels, encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        call_command("evaluate", labels=[tmp_path])
    assert refused.value.returncode == 2
    assert str(tmp_path) in str(refused.value)


def test_every_task_is_named_in_the_document() -> None:
    document = (Path(__file__).parents[3] / "docs/EVALUATION.md").read_text(encoding="utf-8")
    assert all(f"## {task.capitalize()}" in document for task in registry.TASKS)


def test_mentions_alone_are_a_set(tmp_path: Path) -> None:
    (tmp_path / "mentions.yaml").write_text("mentions: [{text: hi, intent: none}]", encoding="utf-8")
    assert load(tmp_path).mentions == ({"text": "hi", "intent": "none"},)


def test_a_model_that_will_never_answer_is_refused_before_anything_is_measured(folder: Path) -> None:
    with pytest.raises(CommandError, match="file/nobody: No such model") as refused:
        call_command("evaluate", labels=[folder], model="file/nobody", stdout=StringIO(), stderr=StringIO())
    assert refused.value.returncode == 2


def test_a_model_that_may_answer_later_is_measured(folder: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.yaml"
    script.write_text("hello: there\n", encoding="utf-8")
    out = StringIO()
    call_command("evaluate", labels=[folder], model=f"script:{script}", stdout=out, stderr=StringIO())
    assert "reading" in out.getvalue()
