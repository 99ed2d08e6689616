"""The main ways to decide of five real communities, in words of our own, run in rehearsals."""

import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command

from governance.domain.rulebook import load_rulebook, runnable
from governance.starters.compact import QuoteNotFound, rulebook_of

FOLDER = Path(__file__).parents[1] / "constitutions"
NAMES = ("council", "foundation", "server", "space", "steering")


def compiled(name: str) -> dict:
    written = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return rulebook_of((FOLDER / f"{name}.md").read_text(encoding="utf-8"), written)


@pytest.mark.parametrize("name", NAMES)
def test_the_rulebook_holds_and_all_of_it_runs(name: str) -> None:
    rulebook = load_rulebook(compiled(name), text=(FOLDER / f"{name}.md").read_text(encoding="utf-8"))
    assert [runnable(process) for process in rulebook.process_types] == [None] * len(rulebook.process_types)


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_its_story_holds(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.json").write_text(json.dumps(compiled(name)), encoding="utf-8")
    for file in (f"{name}.md", f"{name}.story.yaml"):
        shutil.copy(FOLDER / file, tmp_path)
    out = StringIO()
    try:
        call_command("rehearse", str(tmp_path / f"{name}.story.yaml"), stdout=out, stderr=StringIO())
    except CommandError as error:
        pytest.fail(f"{error}\n{out.getvalue()}")


def test_a_quote_that_the_text_does_not_hold_is_refused() -> None:
    process = {"key": "vote", "cites": {"proposers": "Everybody decides everything."}}
    with pytest.raises(QuoteNotFound, match="Quote its own words"):
        rulebook_of("# Rules\n\nWe vote.\n", {"process_types": [process]})
