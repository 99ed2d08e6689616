"""The description of the API: valid, complete, and a page for people."""

import re

import jsonschema
import pytest
from django.conf import settings
from drf_spectacular.validation import validate_schema

from governance.api.describing import examples
from governance.api.proposal_shapes import IN_ORDER, STATES
from governance.api.proposals import NotPublished
from governance.api.schema import schema
from tests.conftest import Town
from tests.integration.asking_the_api import fits, strictly
from tests.integration.looking import checked

OPERATIONS = {path: one["get"] for path, one in schema()["paths"].items()}


def test_the_description_is_valid_openapi_and_made_without_a_warning(capsys) -> None:
    schema.cache_clear()
    described = schema()
    assert capsys.readouterr() == ("", "")
    validate_schema(described)
    assert described["openapi"].startswith("3.")
    assert {method for one in described["paths"].values() for method in one} == {"get"}


@pytest.mark.parametrize("path", OPERATIONS)
def test_every_address_has_words_and_an_example_that_fits(path: str) -> None:
    one = OPERATIONS[path]
    assert one["summary"]
    assert all(parameter["description"] for parameter in one.get("parameters", ()))
    assert set(re.findall(r"{(\w+)}", path)) == {
        parameter["name"] for parameter in one.get("parameters", ()) if parameter["in"] == "path"
    }
    if path != "/api/v1/schema/":
        given = one["responses"]["200"]["content"]["application/json"]["examples"]
        for example in given.values():
            fits(path.format(slug="town", number=1, version=1), 200, example["value"])


def test_every_field_says_what_it_is() -> None:
    forms = schema()["components"]["schemas"]
    fields = [(form, name, held) for form, one in forms.items() for name, held in one["properties"].items()]
    assert [(form, name) for form, name, held in fields if not held.get("description")] == []
    assert all(f"`{state}`" in IN_ORDER for state in STATES)


def test_the_document_names_every_address_and_filter_and_code() -> None:
    text = (settings.BASE_DIR / "docs/API.md").read_text(encoding="utf-8")
    for path, one in OPERATIONS.items():
        assert re.sub(r"{\w+}/", "", path).rstrip("/").rpartition("/")[2] in text
        given = [parameter["name"] for parameter in one.get("parameters", ()) if parameter["in"] == "query"]
        assert not [name for name in given if f"`{name}" not in text]
    codes = re.findall(r"^\| \d+ \| `(\w+)` \|", text, re.MULTILINE)
    source = (settings.BASE_DIR / "governance/api/errors.py").read_text(encoding="utf-8")
    assert set(re.findall(r'"((?:bad|not|only)_\w+|broken)"', source)) | {NotPublished.code} == set(codes)


def test_the_example_of_an_error_fits() -> None:
    refusal = strictly() | {"$ref": "#/components/schemas/Refusal"}
    jsonschema.Draft202012Validator(refusal).validate(examples()["refusal"])


def test_the_page_for_people_has_every_address_and_links_that_work(town: Town, client) -> None:
    town.say("alice", "@govbot propose <b>benches</b>")
    html = checked(client, "/api/v1/docs/?community=town")
    assert all(f"<code>GET {path}</code>" in html for path in OPERATIONS)
    assert all(one["name"] in html for operation in OPERATIONS.values() for one in operation.get("parameters", ()))
    tries = re.findall(r'class="button light" href="(/api/[^"]+)"', html)
    assert len(tries) == len(OPERATIONS)
    assert {client.get(link).status_code for link in tries} == {200}
    assert 'href="/api/v1/docs/?community=town"' in client.get("/c/town/").content.decode()
    assert checked(client, "/api/v1/docs/?community=%00") == html
    assert client.get("/api/v1/schema/").json()["paths"].keys() == OPERATIONS.keys()


@pytest.mark.django_db
def test_before_there_is_a_community_there_is_nothing_to_try(client) -> None:
    assert "There is nothing yet to try it on." in checked(client, "/api/v1/docs/")
