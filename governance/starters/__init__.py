"""Ready constitutions with rulebooks that people have checked.

A rulebook lies here as `NAME.rulebook.json`, its text beside it as `NAME.md`; only the text of
`constitution.rulebook.json` lies elsewhere, as `constitution.md` at the root of the project, where newcomers
look for it. To add a starter, add its two files: a rulebook is found by the hash of its text.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from governance.domain.sections import digest, normalise


def starter_rulebook_for(text: str) -> dict[str, Any] | None:
    """The checked rulebook of exactly this text, as data for `load_rulebook`; None for any other text."""
    sha256 = digest(normalise(text))
    for file in sorted(resources.files(__name__).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".rulebook.json"):
            data: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
            if data.get("sha256") == sha256:
                return data
    return None
