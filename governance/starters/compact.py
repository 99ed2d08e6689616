"""A rulebook as people write it for a text of their own: quotes alone, whose places in the text are looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from governance.domain.errors import GovernanceError
from governance.domain.sections import Section, digest, normalise, parse_sections

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class QuoteNotFound(GovernanceError):
    """A quote that the text does not hold, or that is nothing."""

    code = "quote_not_found"


def rulebook_of(text: str, written: Mapping[str, Any]) -> dict[str, Any]:
    """Make a whole rulebook, as data for `load_rulebook`, out of a compact one. Raises QuoteNotFound.

    Each process type has `cites`: for a field a quote or several. Each role has `cites`: one quote or several.
    """
    text = normalise(text)
    sections = parse_sections(text)
    return {
        "title": sections[0].heading,
        "sha256": digest(text),
        "language": written.get("language", "en"),
        "process_types": [_process(text, sections, process) for process in written["process_types"]],
        "roles": [_role(text, sections, role) for role in written.get("roles", ())],
    }


def _process(text: str, sections: Sequence[Section], written: Mapping[str, Any]) -> dict[str, Any]:
    process = {key: value for key, value in written.items() if key not in {"cites", "defaults"}}
    process["citations"] = [
        {"field": field, **_cited(text, sections, quote)}
        for field, quotes in written["cites"].items()
        for quote in _several(quotes)
    ]
    process["fields"] = {field: {"origin": "default"} for field in written.get("defaults", ())}
    return process


def _role(text: str, sections: Sequence[Section], written: Mapping[str, Any]) -> dict[str, Any]:
    role = {key: value for key, value in written.items() if key != "cites"}
    if role.get("seats") is not None:
        role["seats"] = str(role["seats"])
    role["citations"] = [
        {"field": f"roles.{role['key']}", **_cited(text, sections, quote)} for quote in _several(written["cites"])
    ]
    return role


def _several(quotes: str | list[str]) -> list[str]:
    return [quotes] if isinstance(quotes, str) else quotes


def _cited(text: str, sections: Sequence[Section], quote: str) -> dict[str, str]:
    start = text.find(quote) if quote else -1
    section = next((one for one in sections if one.start <= start < one.end), None)
    if section is None:
        raise QuoteNotFound(f"The text does not say “{quote}”. Quote its own words exactly.")
    return {"anchor": section.anchor, "section": section.label, "path": section.path, "quote": quote}
