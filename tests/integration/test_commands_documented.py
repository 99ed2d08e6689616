"""Every command of ours is documented, and its help shows an example."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import load_command_class

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "COMMANDS.md").read_text(encoding="utf-8")
COMMANDS = {
    file.stem: file.parents[2].name for file in ROOT.glob("*/management/commands/*.py") if not file.stem.startswith("_")
}


def section(name: str) -> str:
    found = re.search(rf"^### `{name}`\n(.*?)(?=^##|\Z)", DOCUMENT, re.MULTILINE | re.DOTALL)
    assert found, f"docs/COMMANDS.md says nothing about {name}"
    return found[1]


def test_no_other_commands_are_documented() -> None:
    assert set(re.findall(r"^### `(\w+)`$", DOCUMENT, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_is_documented_with_an_example_and_its_exit_codes(name: str) -> None:
    said = section(name)
    assert re.search(rf"^    .*manage\.py {name}\b", said, re.MULTILINE)
    assert re.search(r"^[012] ", said, re.MULTILINE)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_shows_an_example_in_its_help(name: str) -> None:
    out = StringIO()
    parser = load_command_class(COMMANDS[name], name).create_parser("manage.py", name)
    parser.print_help(out)
    assert re.search(rf"^  .*manage\.py {name}\b", out.getvalue().partition("example")[2], re.MULTILINE)
