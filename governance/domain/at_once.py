"""The fields of a way that people can decide together: what is shown as sure, and what it runs without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from governance.domain.ratifying import units
from governance.domain.rulebook_values import wants_a_basis

if TYPE_CHECKING:
    from governance.domain.rulebook import ProcessType

_NOTHING: Final = (None, (), False)
_RUNS_WITHOUT: Final = frozenset({"proposers", "quorum", "veto"})


def sure_fields(process: ProcessType) -> list[str]:
    """What is shown as sure: a value with its words, and nothing in it to look at."""
    return [
        field
        for field in units(process)
        if (value := process.value(field)) not in _NOTHING
        and process.noted_origin(field) == "cited"
        and not wants_a_basis(value)
        and not any(name == field or name.startswith(f"{field}.") for name in process.look)
    ]


def spare_fields(process: ProcessType) -> list[str]:
    """What the text says nothing about and the way runs without."""
    return [
        field
        for field in units(process)
        if field.rpartition(".")[2] in _RUNS_WITHOUT and process.value(field) in _NOTHING and field not in process.look
    ]
