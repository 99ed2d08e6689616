"""A rulebook as the JSON of docs/RULEBOOK.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from governance.domain.rulebook_types import Rulebook

_ALWAYS: Final = frozenset({"kind", "method", "electorate", "threshold", "quorum", "duration"})


def as_json(rulebook: Rulebook) -> dict[str, Any]:
    """Give it as data: fields that say nothing are left out, but for those of every stage."""
    data: dict[str, Any] = rulebook.model_dump(mode="json")
    for process in data["process_types"]:
        process["stages"] = [
            {name: value for name, value in stage.items() if name in _ALWAYS or value not in (None, [], False)}
            for stage in process["stages"]
        ]
    return data
