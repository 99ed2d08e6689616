"""Ready constitutions with rulebooks that people have checked.

A rulebook lies here as `NAME.rulebook.json`, its text beside it as `NAME.md`; only the text of
`constitution.rulebook.json` lies elsewhere, as `constitution.md` at the root of the project, where newcomers
look for it. To add a starter, add its two files: a rulebook is found by the hash of its text.
"""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

from governance.domain.sections import digest, normalise

_RULEBOOK = ".rulebook.json"


def starter_rulebook_for(text: str) -> dict[str, Any] | None:
    """The checked rulebook of exactly this text, as data for `load_rulebook`; None for any other text."""
    sha256 = digest(normalise(text))
    for file in sorted(resources.files(__name__).iterdir(), key=lambda file: file.name):
        if file.name.endswith(_RULEBOOK):
            data: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
            if data.get("sha256") == sha256:
                return data
    return None


def starter_names() -> list[str]:
    """The constitutions that lie ready, each with its rulebook."""
    names = (file.name for file in resources.files(__name__).iterdir())
    return sorted(name.removesuffix(_RULEBOOK) for name in names if name.endswith(_RULEBOOK))


def starter_text(name: str) -> str:
    """The text of one of `starter_names`."""
    folder = Path(__file__).parent
    file = folder / f"{name}.md"
    return (file if file.is_file() else folder.parent.parent / f"{name}.md").read_text(encoding="utf-8")
