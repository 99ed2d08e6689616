"""What keeps a rulebook from being used: each problem a sentence that says where, what, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from governance.domain.ballots import Method
from governance.domain.rulebook_flow import METHODS, flow_problems, place_problems, reach_problems
from governance.domain.rulebook_quotes import number_problems, quote_problem, role_problems
from governance.domain.rulebook_types import parents
from governance.domain.rulebook_values import NONE, StageKind
from governance.domain.sections import digest, parse_sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from governance.domain.rulebook_stages import Stage
    from governance.domain.rulebook_types import Citation, ProcessType, Rulebook
    from governance.domain.sections import Section

    _Sections = Mapping[str, Section]


def problems(rulebook: Rulebook, text: str) -> Iterator[str]:
    """Find what keeps a rulebook from being used with the stored text, the gravest first."""
    if rulebook.sha256 != digest(text):
        yield f"Rulebook, field sha256: it belongs to another text; this one is {digest(text)}, read it anew."
        return
    sections = {section.anchor: section for section in parse_sections(text)}
    for name in rulebook.sections or ():
        found = sections.get(name.anchor)
        if found is None or (found.heading, found.path) != (name.heading, name.path):
            yield f'Rulebook, field sections: the text has no such section "{name.anchor}"; list them anew.'
    yield from _key_problems(rulebook)
    for process in rulebook.process_types:
        for field, problem in _all_problems(rulebook, process, text, sections):
            yield f'Process type "{process.key}", field {field}: {problem}.'
    for role in rulebook.roles:
        for problem in (*_quote_problems(role.citations, text, sections), *role_problems(role)):
            yield f'Role "{role.key}": {problem}.'
    for warning in rulebook.warnings:
        for problem in _quote_problems(warning.citations, text, sections):
            yield f'Warning "{warning.code}": {problem}.'


def field_problems(rulebook: Rulebook, process: ProcessType, text: str) -> Iterator[tuple[str, str]]:
    """Find what keeps one process type from being used with a text, by field."""
    yield from _all_problems(rulebook, process, text, {section.anchor: section for section in parse_sections(text)})


def _all_problems(
    rulebook: Rulebook, process: ProcessType, text: str, sections: _Sections
) -> Iterator[tuple[str, str]]:
    yield from _process_problems(process)
    yield from reach_problems(rulebook, process)
    yield from _backing_problems(process, text, sections)


def _backing_problems(process: ProcessType, text: str, sections: _Sections) -> Iterator[tuple[str, str]]:
    for citation in process.citations:
        yield from ((citation.field, problem) for problem in _quote_problems((citation,), text, sections))
    yield from number_problems(process)


def _quote_problems(citations: Iterable[Citation], text: str, sections: _Sections) -> Iterator[str]:
    yield from filter(None, (quote_problem(citation, text, sections) for citation in citations))


def nominations_problem(given: object) -> str | None:
    """What is wrong with nominations as people wrote them: nobody stands for election without having agreed."""
    if isinstance(given, dict) and given.get("acceptance") is False:
        return "whoever is nominated is always asked before they stand; set it to true, or leave it out"
    return None


def _key_problems(rulebook: Rulebook) -> Iterator[str]:
    processes = [process.key for process in rulebook.process_types]
    for field, keys in (("process_types", processes), ("roles", [role.key for role in rulebook.roles])):
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            yield f'Rulebook, field {field}: the key "{key}" stands there twice; give each its own.'
    defaults = sum(process.default for process in rulebook.process_types)
    if defaults != 1:
        yield f'Rulebook, field process_types: {defaults} have "default": true; mark exactly one so.'


def _process_problems(process: ProcessType) -> Iterator[tuple[str, str]]:
    named = (
        *(citation.field for citation in process.citations),
        *process.look,
        *process.not_stated,
        *process.fields,
    )
    yield from ((field, "there is no such field; correct its name") for field in named if not process.has(field))
    yield from flow_problems(process)
    for index, stage in enumerate(process.stages):
        yield from _stage_problems(process, f"stages.{index}", stage)
        yield from place_problems(f"stages.{index}", stage)
    yield from _origin_problems(process)


def _stage_problems(process: ProcessType, where: str, stage: Stage) -> Iterator[tuple[str, str]]:
    methods = METHODS.get(stage.kind, set())
    if stage.method is not None and stage.method not in methods:
        instead = " or ".join(sorted(methods)) or "no method"
        yield f"{where}.method", f"a {stage.kind} stage cannot use {stage.method}; use {instead}"
    for name in _needed(stage):
        field = f"{where}.{name}"
        said = any(missing in process.not_stated for missing in (field, *parents(field)))
        if getattr(stage, name) in (None, NONE) and not said:
            yield (
                field,
                f"a {stage.kind} needs a {name}; give it, or list it in not_stated (it then cannot run)",
            )


def _needed(stage: Stage) -> tuple[str, ...]:
    if stage.kind is StageKind.GRACE:
        return ("duration",)
    if stage.kind is not StageKind.BALLOT:
        return ()
    counted = stage.method in {None, Method.YES_NO, Method.CONSENSUS}
    return ("method", "threshold", "duration") if counted else ("duration",)


def _origin_problems(process: ProcessType) -> Iterator[tuple[str, str]]:
    for field, note in process.fields.items():
        cited = bool(process.cited(field) or process.cited_parts(field))
        if note.origin == "default" and cited:
            yield field, "it is cited and also marked default; keep one of the two"
        if note.origin == "cited" and not cited and not any(map(process.cited, parents(field))):
            yield field, "it is marked cited but no clause is given; cite one, or mark it default"
    for field in process.not_stated:
        if process.value(field) is not None and process.noted_origin(field) != "default":
            yield (
                field,
                "it has a value and is listed as not stated; keep one of the two, or mark the value default",
            )
    for field in _units(process):
        if process.value(field) is not None and process.noted_origin(field) is None:
            yield field, "no clause is cited for it; cite one, or mark it default"


def _units(process: ProcessType) -> Iterator[str]:
    yield from ("proposers", "veto")
    for index, stage in enumerate(process.stages):
        for name in type(stage).model_fields:
            if name != "kind" and getattr(stage, name) not in ((), False):
                yield f"stages.{index}.{name}"
