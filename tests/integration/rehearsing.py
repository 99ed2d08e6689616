"""Stories for rehearsals, and what they told."""

import json
from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command

PROPOSE = {"at": "PT0S", "by": "alice", "say": "@govbot propose weekly meetings on Fridays"}


PEOPLE = [
    {"handle": "alice", "joined": "-P90D"},
    {"handle": "bruno", "joined": "-P90D"},
    {"handle": "nils", "joined": "-P2D"},
    {"handle": "vera", "joined": "never"},
    {"handle": "mo", "joined": "-P90D", "roles": ["moderator"]},
]


def story(folder: Path, *steps: dict, **changed: object) -> Path:
    scenario = {
        "constitution": "starter:constitution", "start": "2026-01-05T09:00:00Z", "members": PEOPLE, "steps": list(steps),
    }  # fmt: skip
    file = folder / "story.yaml"
    file.write_text(yaml.safe_dump(scenario | changed, allow_unicode=True), encoding="utf-8")
    return file


def rehearse(file: Path) -> dict:
    """The JSON of a rehearsal, whether or not its expectations hold."""
    out, code = StringIO(), 0
    try:
        call_command("rehearse", str(file), format="json", stdout=out, stderr=StringIO())
    except CommandError as error:
        code = error.returncode
    assert code in {0, 1}
    told = json.loads(out.getvalue())
    assert told["ok"] == (not told["failures"]) == (code == 0)
    return told


def happened(told: dict, kind: str, key: str) -> list:
    return [event[key] for event in told["events"] if event["kind"] == kind]


def refused(file: Path | str) -> str:
    with pytest.raises(CommandError) as error:
        call_command("rehearse", str(file), stdout=StringIO(), stderr=StringIO())
    assert error.value.returncode == 2
    assert "\n" not in str(error.value)
    return str(error.value)
