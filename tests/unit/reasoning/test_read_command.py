"""The command that shows a reading: for people, as data, and what it refuses."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from governance.domain.rulebook import load_rulebook

ROOT = Path(__file__).parents[3]
CONSTITUTION = ROOT / "constitution.md"


def output(*arguments: object, **options: object) -> str:
    out = StringIO()
    call_command("read_constitution", *map(str, arguments), stdout=out, **options)
    return out.getvalue()


def test_text_shows_each_value_with_its_words() -> None:
    shown = output(CONSTITUTION)
    assert "\nSTANDARD PROPOSALS (the usual way)" in shown
    assert "passes with: more than 1/2 of the votes for and against" in shown
    assert "how long: 6 days" in shown
    assert "\u201cVoting on a standard proposal is open for exactly six days.\u201d (Section 3.1)" in shown


def test_json_is_a_rulebook_that_loads() -> None:
    data = json.loads(output(CONSTITUTION, format="json"))
    rulebook = load_rulebook(data, text=CONSTITUTION.read_text(encoding="utf-8"))
    assert {str(process.stages[0].threshold.fraction) for process in rulebook.process_types if process.stage("ballot")} == {
        "1/2", "2/3", "3/4",
    }  # fmt: skip
    stage = data["process_types"][0]["stages"][0]
    assert {"kind", "method", "electorate", "threshold", "quorum", "duration"} <= set(stage)


def test_the_stored_text_of_a_page_can_be_printed(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html><body><h1>Town</h1><p>Six days.</p></body></html>", encoding="utf-8")
    assert output(tmp_path / "page.html", print_text=True) == "# Town\n\nSix days.\n"


@pytest.mark.parametrize(
    ("content", "options", "says"),
    [
        (None, {}, "cannot be read"),
        (b"", {}, "no words"),
        (b"\x00\x01", {}, "not a text"),
        (b"# A", {"model": "gpt"}, "No such model"),
    ],
)
def test_bad_input_gets_one_sentence(tmp_path: Path, content: bytes | None, options: dict, says: str) -> None:
    path = tmp_path / "town.md"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match=says) as refused:
        output(path, **options)
    assert refused.value.returncode == 2
    assert "\n" not in str(refused.value)
