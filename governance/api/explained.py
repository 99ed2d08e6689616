"""An OpenAPI description in words for people: addresses, what they take, and the fields of their answers."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_KINDS = {"integer": "whole number", "boolean": "true or false", "string": "text", "object": "object", "array": "list"}
_MOST_NAMED = 25


@dataclass(frozen=True, kw_only=True)
class Told:
    """A parameter or a field: what it is called, what it holds, what it means."""

    name: str
    kind: str
    about: str


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One address. `about` is what its summary leaves out; `link` is empty where there is nothing to try it on."""

    name: str
    path: str
    summary: str
    about: str
    link: str
    parameters: tuple[Told, ...]
    fields: tuple[Told, ...]
    example: str


def explained(schema: Mapping[str, Any], here: Mapping[str, object]) -> list[Operation]:
    """Every address, with the values of `here` in the links to try."""
    return [
        _operation(schema, path, operation, here) for path, one in schema["paths"].items() for operation in one.values()
    ]


def _operation(
    schema: Mapping[str, Any], path: str, operation: Mapping[str, Any], here: Mapping[str, object]
) -> Operation:
    answer = operation["responses"]["200"]["content"]["application/json"]
    examples = [one["value"] for one in answer.get("examples", {}).values()]
    wanted = [one["name"] for one in operation.get("parameters", ()) if one["in"] == "path"]
    return Operation(
        name=operation["operationId"],
        path=path,
        summary=operation["summary"],
        about=operation["description"].removeprefix(operation["summary"]).lstrip(". "),
        link=path.format_map(here) if all(name in here for name in wanted) else "",
        parameters=tuple(_parameter(one) for one in operation.get("parameters", ())),
        fields=tuple(_fields(schema, answer["schema"])),
        example="\n\n".join(json.dumps(one, indent=2, ensure_ascii=False) for one in examples),
    )


def _parameter(one: Mapping[str, Any]) -> Told:
    schema = one["schema"]
    kind = _kind(schema)
    if "maximum" in schema:
        kind += f" from {schema['minimum']} to {schema['maximum']}"
    if one["in"] == "path":
        kind += ", in the path"
    if "default" in schema:
        kind += f"; {schema['default']} if left out"
    return Told(name=one["name"], kind=kind, about=one.get("description", ""))


def _fields(schema: Mapping[str, Any], one: Mapping[str, Any], above: str = "") -> Iterator[Told]:
    known = _followed(schema, one)
    for name, held in known.get("properties", {}).items():
        place = f"{above}{name}"
        inner = _followed(schema, held)
        about = held.get("description") or inner.get("description", "")
        yield Told(name=place, kind=_kind(inner, nullable=_is_nullable(held)), about=about)
        yield from _fields(schema, inner, f"{place}.")
        if "items" in inner:
            yield from _fields(schema, inner["items"], f"{place}[].")
        if isinstance(inner.get("additionalProperties"), Mapping):
            yield from _fields(schema, inner["additionalProperties"], f"{place}.*.")


def _followed(schema: Mapping[str, Any], one: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a reference, or the choice between it and null, leads to."""
    for alternatives in ("allOf", "oneOf", "anyOf"):
        for part in one.get(alternatives, ()):
            if part.get("type") != "null":
                return _followed(schema, part)
    if "$ref" in one:
        found: Mapping[str, Any] = schema["components"]["schemas"][one["$ref"].rpartition("/")[2]]
        return found
    return one


def _is_nullable(one: Mapping[str, Any]) -> bool:
    kinds = one.get("type")
    parts = [*one.get("oneOf", ()), *one.get("anyOf", ())]
    return (isinstance(kinds, list) and "null" in kinds) or any(part.get("type") == "null" for part in parts)


def _kind(one: Mapping[str, Any], *, nullable: bool = False) -> str:
    kinds = one.get("type", "object")
    kind = next((part for part in kinds if part != "null"), "object") if isinstance(kinds, list) else kinds
    words = {"date-time": "instant in UTC", "uri": "address"}.get(one.get("format", ""), _KINDS[kind])
    choices = [str(choice) for choice in one.get("enum", ()) if choice is not None]
    if choices:
        words = f"one of {', '.join(choices)}" if len(choices) <= _MOST_NAMED else f"one of {len(choices)} words"
    return f"{words}, or null" if nullable or _is_nullable(one) else words
