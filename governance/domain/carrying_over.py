"""A rulebook moves to a changed text: what its words still back stays; what lost its words is not stated any more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from governance.domain.errors import GovernanceError
from governance.domain.rulebook import Citation, ProcessType, Rulebook, UnusableRulebook, load_rulebook
from governance.domain.rulebook_check import field_problems
from governance.domain.rulebook_quotes import quote_problem
from governance.domain.sections import Section, digest, normalise, parse_sections

_MOST_ROUNDS = 60


class NoMoreAmendments(GovernanceError):
    """A change after which nothing in the text would say how it is changed."""

    code = "no_more_amendments"
    safe = (
        "After this change the constitution would not say any more how it is changed, and it could never be changed "
        "again. Please leave the words about amendments in it, or put new ones in their place in the same proposal."
    )


class CannotBeCarriedOver(GovernanceError):
    """A change after which the rules do not hold together."""

    code = "cannot_be_carried_over"


@dataclass(frozen=True, kw_only=True)
class Carried:
    """The rulebook for the new text. `fallen`: by process type, the fields that have lost their words."""

    rulebook: Rulebook
    fallen: Mapping[str, tuple[str, ...]]


def amending_process(rulebook: Rulebook) -> ProcessType | None:
    """How a constitution is changed: the process type that says so, or is named after it, else the usual one."""
    amending = [process for process in rulebook.process_types if process.amends]
    if len(amending) == 1:
        return amending[0]
    for name in ("amendment", "constitution", "constitutional"):
        process = rulebook.process_for_words(name)
        if process is not None:
            return process
    return rulebook.default_process()


def carry_over(rulebook: Rulebook, *, after: str, rewritten: bool = False) -> Carried:
    """Move every rule to the new text. Raises NoMoreAmendments or CannotBeCarriedOver.

    A `rewritten` text gets rules of its own before it applies, so its words about amendments may be new.
    """
    after = normalise(after)
    sections = parse_sections(after)
    data = rulebook.model_dump(mode="json")
    data["sha256"], data["title"] = digest(after), sections[0].heading
    if data.get("sections") is not None:
        data["sections"] = [{"anchor": one.anchor, "heading": one.heading, "path": one.path} for one in sections]
    amending = amending_process(rulebook)
    fallen: dict[str, tuple[str, ...]] = {}
    for index, process in enumerate(rulebook.process_types):
        kept = _anchored(process.citations, after, sections)
        lost = {one.field for one in process.citations} - {one["field"] for one in kept}
        if amending is not None and process.key == amending.key and not kept and not rewritten:
            raise NoMoreAmendments(citation=amending.citation("stages"))
        held = data["process_types"][index]
        held["citations"] = kept
        cleared = {_unit(field) for field in lost if _clear(held, _unit(field), kept)}
        cleared |= _until_it_holds(data, index, after)
        if cleared - {"decides"}:  # what a process type is for is told, not applied
            fallen[process.key] = tuple(sorted(cleared))
    for role in data["roles"]:
        _carry_role(role, after, sections)
    for warning in data["warnings"]:
        warning["citations"] = _anchored([Citation(**one) for one in warning["citations"]], after, sections)
    try:
        return Carried(rulebook=load_rulebook(data, text=after), fallen=fallen)
    except UnusableRulebook as error:
        raise CannotBeCarriedOver(f"After this change the rules would not hold together. {error.safe}") from None


def _anchored(citations: Iterable[Citation], text: str, sections: tuple[Section, ...]) -> list[dict[str, Any]]:
    """The citations whose quotes still stand word for word: where they stood, else in the one section that has them."""
    by_anchor = {section.anchor: section for section in sections}
    kept = []
    for citation in citations:
        there = by_anchor.get(citation.anchor)
        candidates = [there] if there is not None and _stands(citation, there, text) else []
        candidates = candidates or [one for one in sections if _stands(citation, one, text)]
        if len(candidates) == 1:
            place = candidates[0]
            moved = {"anchor": place.anchor, "section": place.label, "path": place.path}
            kept.append(citation.model_dump(mode="json") | moved)
    return kept


def _stands(citation: Citation, section: Section, text: str) -> bool:
    moved = citation.model_copy(update={"anchor": section.anchor, "section": section.label, "path": section.path})
    return quote_problem(moved, text, {section.anchor: section}) is None


def _unit(field: str) -> str:
    """The whole that is read anew when a part of it has lost its words: `stages.0.threshold`, `proposers`."""
    parts = field.split(".")
    return ".".join(parts[:3]) if parts[0] == "stages" else parts[0]


def _clear(process: dict[str, Any], field: str, kept: Iterable[Mapping[str, Any]]) -> bool:
    """Make a field not stated, unless other words still back it or it is a marked default; whether anything changed."""
    if field in process["fields"] or any(_unit(one["field"]) == field for one in kept):
        return False
    parts = field.split(".")
    if parts[0] != "stages":
        if parts[0] not in process or process[parts[0]] is None or parts[0] == "stages":
            return False
        process[parts[0]] = None
    elif len(parts) == 3:  # noqa: PLR2004 - stages, its number, the field
        stage = process["stages"][int(parts[1])]
        if stage.get(parts[2]) is None:
            return False
        stage[parts[2]] = None
    else:
        return False
    if field not in process["not_stated"] and field != "decides":
        process["not_stated"].append(field)
    return True


def _until_it_holds(data: dict[str, Any], index: int, text: str) -> set[str]:
    """Take out, one by one, the values that no words back any more."""
    cleared: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        rulebook = Rulebook.model_validate(data)
        found = next(field_problems(rulebook, rulebook.process_types[index], text), None)
        if found is None:
            return cleared
        process, field = data["process_types"][index], _unit(found[0])
        process["citations"] = [one for one in process["citations"] if one["field"] != found[0]]
        process["fields"].pop(field, None)
        if not _clear(process, field, ()) and field not in process["not_stated"]:
            process["not_stated"].append(field)
        elif field in cleared:
            break
        cleared.add(field)
    raise CannotBeCarriedOver("After this change the rules would not hold together. Please change less at once.")


def _carry_role(role: dict[str, Any], text: str, sections: tuple[Section, ...]) -> None:
    before = len(role["citations"])
    role["citations"] = _anchored([Citation(**one) for one in role["citations"]], text, sections)
    if len(role["citations"]) < before:
        role["seats"] = role["term"] = None
