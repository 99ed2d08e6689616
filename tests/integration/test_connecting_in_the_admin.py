"""The host connects an account in the admin: looked at first, refused with what to do, its token never shown again."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from governance.models import Community
from platforms.credentials import ACCESS_TOKEN, opened
from platforms.models import Connection, Credential
from tests.conftest import CONSTITUTION, Town
from tests.fakes.notifications import Listed
from tests.fakes.scripted import Answer, Scripted

TOKEN = "s3cret-token"
ADD = "/admin/platforms/connection/add/"


@pytest.fixture
def fit(scripted: Scripted) -> Scripted:
    Listed(scripted, [])
    scripted.on("PATCH", "/api/v2/notifications/policy", Answer({}))
    return scripted


@pytest.fixture
def host(client: Client, db: None) -> Client:
    client.force_login(User.objects.create_superuser("root", password="a-long-password"))
    return client


def form(url: str, **changed: str) -> dict[str, str]:
    given = {
        "slug": "our-town", "name": "Our Town", "zone": "Europe/Berlin", "url": url, "token": TOKEN,
        "text": CONSTITUTION, "window": "10",
    }  # fmt: skip
    return given | changed


def test_a_community_is_connected_and_its_token_is_sealed(host: Client, fit: Scripted) -> None:
    assert "Access token" in host.get(ADD).content.decode()
    done = host.post(ADD, form(fit.url), follow=True)
    assert "@govbot@home.example serves Our Town now" in done.content.decode()
    connection = Connection.objects.get()
    assert (connection.community.slug, connection.url) == ("our-town", fit.url)
    assert opened(connection, ACCESS_TOKEN).reveal() == TOKEN
    assert TOKEN.encode() not in bytes(Credential.objects.get().sealed)
    for page in ("", f"{connection.pk}/change/", f"{connection.pk}/history/", f"{connection.pk}/token/"):
        assert TOKEN not in host.get(f"/admin/platforms/connection/{page}").content.decode()


@pytest.mark.parametrize(
    ("path", "answer", "says"),
    [
        ("/api/v1/accounts/verify_credentials", Answer({"error": "The access token is invalid"}, 401), "not valid"),
        ("/api/v1/apps/verify_credentials", Answer({"scopes": ["read:accounts"]}), "lacks the scopes"),
        ("/api/v2/instance/", Answer(b"<html>hello</html>"), "not JSON"),
    ],
)
def test_an_account_that_cannot_serve_is_refused_with_what_to_do(
    host: Client, fit: Scripted, path: str, answer: Answer, says: str
) -> None:
    fit.on("GET", path, answer)
    refused = host.post(ADD, form(fit.url))
    assert refused.status_code == 400
    page = refused.content.decode()
    assert says in page
    assert TOKEN not in page
    assert "Our Town" in page  # nothing but the token has to be typed again
    assert not Community.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": "http://town.example"}, {"url": "town"}, {"slug": "our town"}, {"zone": "Mars/Olympus"}, {"text": " "},
        {"token": "two words"}, {"token": ""}, {"window": "-1"}, {"window": "x"}, {"name": ""},
    ],
)  # fmt: skip
def test_what_cannot_be_used_makes_nothing(host: Client, fit: Scripted, wrong: dict[str, str]) -> None:
    assert host.post(ADD, form(fit.url) | wrong).status_code == 400
    assert not Community.objects.exists()


def test_a_new_token_must_be_the_same_accounts(host: Client, fit: Scripted) -> None:
    host.post(ADD, form(fit.url))
    connection = Connection.objects.get()
    where = f"/admin/platforms/connection/{connection.pk}/token/"
    assert where in host.get(f"/admin/platforms/connection/{connection.pk}/change/").content.decode()
    fit.on("GET", "/api/v1/accounts/verify_credentials", Answer({"id": "2", "acct": "other", "bot": True}))
    assert "belongs to @other" in host.post(where, {"token": "another"}).content.decode()
    assert opened(connection, ACCESS_TOKEN).reveal() == TOKEN
    fit.on("GET", "/api/v1/accounts/verify_credentials", Answer({"id": "1", "acct": "govbot", "bot": True}))
    assert "has a new token" in host.post(where, {"token": "another"}, follow=True).content.decode()
    assert opened(connection, ACCESS_TOKEN).reveal() == "another"


def test_only_the_host_connects(client: Client, town: Town, moderator: object, tmp_path: Path) -> None:
    client.force_login(User.objects.get(username="mo"))
    assert client.get(ADD).status_code == 403
    assert client.post(ADD, form("https://town.example")).status_code == 403
    where = f"/admin/platforms/connection/{town.connection.pk}/token/"
    assert client.post(where, {"token": "x"}).status_code == 403
    client.force_login(User.objects.create_superuser("root", password="a-long-password"))
    assert client.get(where).status_code == 403  # the town square has no token
