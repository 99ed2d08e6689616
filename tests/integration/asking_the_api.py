"""Short ways to ask the API: every answer must fit its own description."""

from functools import cache
from urllib.parse import urlsplit

import jsonschema
from django.urls import resolve

from governance.api.schema import schema
from governance.api.shapes import AsItIs


def kinds(of: type) -> set[str]:
    return {of.__name__.removesuffix("Serializer")}.union(*map(kinds, of.__subclasses__()))


@cache
def strictly() -> dict:
    """The description, in which nothing that it does not name may be answered, but where it says so."""
    described = schema() | {"components": {"schemas": dict(schema()["components"]["schemas"])}}
    for name, one in described["components"]["schemas"].items():
        if name not in kinds(AsItIs):
            described["components"]["schemas"][name] = one | {"additionalProperties": False}
    return described


def template_of(path: str) -> str:
    """The address in the description that this one is an instance of."""
    match = resolve(path)
    for name, value in match.kwargs.items():
        path = path.replace(f"/{value}/", f"/{{{name}}}/", 1)
    return path


def fits(path: str, status: int, body: object) -> None:
    answers = strictly()["paths"][template_of(path)]["get"]["responses"]
    form = answers[str(status)]["content"]["application/json"]["schema"]
    jsonschema.Draft202012Validator(strictly() | form).validate(body)


def town_api(path: str = "") -> str:
    return f"/api/v1/communities/town/{path}"


def ask(client, address: str):
    parts = urlsplit(address)
    answer = client.get(f"{parts.path}?{parts.query}")
    assert answer.status_code == 200, answer.content
    fits(parts.path, 200, answer.json())
    return answer.json()


def refused(client, address: str, status: int, code: str | None = None) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content
    error = answer.json()["error"]
    assert set(error) <= {"code", "message", "allowed"}
    assert code in (None, error["code"])
    return error["message"]
