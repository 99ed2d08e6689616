"""Ready constitutions with rulebooks that people have checked.

A text lies here as `NAME.md`, with marks where a community chooses (see `choices`), and its rulebook beside it as
`NAME.yaml`, compactly written (see `compact`). Only the example of the whole format lies as
`constitution.rulebook.json`, and its text as `constitution.md` at the root of the project, where newcomers look for it.
To add a starter, add its two files and at least two stories under `scenarios/NAME/`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from governance.domain.sections import digest, normalise
from governance.starters.choices import Choice, ChoiceUnusable, choices_in, filled
from governance.starters.compact import rulebook_of

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # several times as fast, where PyYAML comes with it
EXAMPLE = "constitution"


@dataclass(frozen=True, kw_only=True)
class Starter:
    """A text with its rulebook, as a community chose it; `holders` are the first people in each role."""

    text: str
    rulebook: dict[str, Any] | None
    holders: dict[str, list[str]] = field(default_factory=dict)


def starter_names() -> list[str]:
    """The constitutions that lie ready, each with its rulebook."""
    return sorted([EXAMPLE, *(file.stem for file in FOLDER.glob("*.yaml"))])


def starter_choices(name: str) -> list[Choice]:
    """What a community has to choose before it can use a starter."""
    if name == EXAMPLE:
        return []
    return choices_in(_written(name), _compact(name).get("choices", {}))


def starter(name: str, chosen: Mapping[str, str] | None = None) -> Starter:
    """One of `starter_names` with what was chosen, and with the words of its text for the rest.

    Raises ChoiceUnusable for words that a choice does not take.
    """
    choices = {choice.key: choice for choice in starter_choices(name)}
    given = dict(chosen or {})
    for key in given:
        if key not in choices:
            there_is = f"There is: {', '.join(choices)}" if choices else f"The starter {name} leaves nothing to choose"
            raise ChoiceUnusable(f"There is nothing to choose called “{key}”. {there_is}.")
    if name == EXAMPLE:
        return Starter(text=_written(name), rulebook=_example())
    words = {
        key: choice.checked(given.get(key, choice.default))
        for key, choice in choices.items()
        if key in given or choice.default
    }
    text = filled(_written(name), choices, words)
    holders = {
        choice.role: choice.people(words[key]) for key, choice in choices.items() if choice.role and key in words
    }
    return Starter(text=text, rulebook=rulebook_of(text, filled(_compact(name), choices, words)), holders=holders)


def starter_text(name: str) -> str:
    """The text of one of `starter_names`, with its own words where communities choose."""
    return starter(name).text


def starter_rulebook_for(text: str) -> dict[str, Any] | None:
    """The checked rulebook of exactly this text, as data for `load_rulebook`; None for any other text."""
    wanted = digest(normalise(text))
    likeliest_first = (EXAMPLE, *starter_names())
    name = next((name for name in likeliest_first if _digest_of(name) == wanted), None)
    return starter(name).rulebook if name else None


@cache
def _digest_of(name: str) -> str:
    return digest(normalise(starter_text(name)))


def _written(name: str) -> str:
    file = FOLDER / f"{name}.md"
    return (file if file.is_file() else FOLDER.parent.parent / f"{name}.md").read_text(encoding="utf-8")


def _compact(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506
    return read


def _example() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((FOLDER / f"{EXAMPLE}.rulebook.json").read_text(encoding="utf-8"))
    return read
