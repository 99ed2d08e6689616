"""Connecting a community to an account: everything is looked at first, and refused with what to do."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import call_command

from governance.models import Community
from platforms import bootstrap
from platforms.credentials import ACCESS_TOKEN, opened
from platforms.models import Connection, Credential
from tests.fakes.mock import MockMastodon
from tests.fakes.notifications import Listed
from tests.fakes.scripted import INSTANCE, ME, Answer, Scripted
from tests.integration.test_mastodon_story import connect

pytestmark = pytest.mark.django_db
TOKEN = "s3cret-token"


@pytest.fixture
def fit(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> Scripted:
    """A server with an account that lacks nothing."""
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    Listed(scripted, [])
    scripted.on("GET", "/api/v1/apps/verify_credentials", Answer({"scopes": ["read", "write"]}))
    return scripted


def add(url: str, **changed: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    options = {
        "name": "Our Town", "constitution": "starter:constitution", "platform": "mastodon", "url": url,
        "access_token_env": "BOT_TOKEN",
    }  # fmt: skip
    call_command("add_community", "our-town", stdout=out, stderr=err, **(options | changed))
    return out.getvalue(), err.getvalue()


def test_a_community_is_made_and_its_token_is_sealed(
    mock_mastodon: MockMastodon, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, err = connect(mock_mastodon, monkeypatch)
    assert out.splitlines() == ["Home: https://govbot.example/c/our-town/", "Bot: @govbot@home.example"]
    assert err.startswith("Nobody moderates it yet")
    connection = Connection.objects.get()
    assert opened(connection, ACCESS_TOKEN).reveal() == mock_mastodon.token("govbot")
    assert mock_mastodon.token("govbot").encode() not in bytes(Credential.objects.get().sealed)


def test_the_token_may_come_from_a_file(fit: Scripted, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n")
    add(fit.url, access_token_env=None, access_token_file=file)
    assert opened(Connection.objects.get(), ACCESS_TOKEN).reveal() == TOKEN


@pytest.mark.parametrize(
    ("path", "answer", "says"),
    [
        ("/api/v1/accounts/verify_credentials", Answer({"error": "The access token is invalid"}, 401), "not valid any more"),
        ("/api/v1/accounts/verify_credentials", Answer({"error": "Your login is currently disabled"}, 403), "Log in as the bot"),
        ("/api/v1/accounts/verify_credentials", Answer(ME | {"suspended": True}), "suspended"),
        ("/api/v1/accounts/verify_credentials", Answer(ME | {"moved": {"acct": "x"}}), "moved"),
        ("/api/v1/accounts/verify_credentials", Answer([]), "whose token"),
        ("/api/v1/apps/verify_credentials", Answer({"scopes": ["read:accounts", "write:statuses"]}), "write:favourites"),
        ("/api/v1/notifications", Answer({"error": "This action is outside the authorized scopes"}, 403), "lacks a scope"),
        ("/api/v2/instance/", Answer(b"<html>hello</html>"), "Check the address"),
        ("/api/v2/instance/", Answer({"error": "no"}, 404), "Check the address"),
        ("/api/v2/instance/", Answer({"error": "no"}, 503), "server failed"),
    ],
)  # fmt: skip
def test_an_account_that_cannot_serve_is_refused(
    fit: Scripted, path: str, answer: Answer, says: str, assert_refused: Callable[..., str]
) -> None:
    fit.on("GET", path, answer)
    sentence = assert_refused(lambda: add(fit.url))
    assert says in sentence
    assert TOKEN not in sentence
    assert not Community.objects.exists()
    assert not Connection.objects.exists()


def test_the_token_of_another_account_is_refused(fit: Scripted, assert_refused: Callable[..., str]) -> None:
    assert "belongs to @govbot, not to @sheriff" in assert_refused(lambda: add(fit.url, bot="@sheriff"))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "town.example",
        "http://town.example",
        "https://town.example/web",
        "https://me@town.example",
        "ftp://x",
        "https://[",
        "https://x:y",
    ],
)
def test_an_address_that_will_not_do_is_refused(fit: Scripted, url: str, assert_refused: Callable[..., str]) -> None:
    assert_refused(lambda: add(url))


@pytest.mark.parametrize("token", ["", "two words", "ü", "x" * 1000])
def test_what_is_no_token_is_refused(
    fit: Scripted, monkeypatch: pytest.MonkeyPatch, token: str, assert_refused: Callable[..., str]
) -> None:
    monkeypatch.setenv("BOT_TOKEN", token)
    assert "BOT_TOKEN" in assert_refused(lambda: add(fit.url))


def test_warnings_are_said_and_stop_nothing(fit: Scripted) -> None:
    fit.on("GET", "/api/v1/accounts/verify_credentials", Answer(ME | {"bot": False, "locked": True, "limited": True}))
    fit.on("GET", "/api/v1/apps/verify_credentials", Answer({"scopes": ["read", "write", "admin:write"]}))
    _, err = add(fit.url)
    assert all(word in err for word in ("automated", "followers by hand", "limited", "admin:write"))
    assert Community.objects.exists()


def test_a_new_token_is_taken_if_it_is_the_same_accounts(
    fit: Scripted, monkeypatch: pytest.MonkeyPatch, assert_refused: Callable[..., str]
) -> None:
    add(fit.url)
    monkeypatch.setenv("NEW_TOKEN", "another-one")
    call_command("set_token", "our-town", access_token_env="NEW_TOKEN", stdout=StringIO(), stderr=StringIO())
    assert opened(Connection.objects.get(), ACCESS_TOKEN).reveal() == "another-one"
    fit.on("GET", "/api/v1/accounts/verify_credentials", Answer(ME | {"acct": "sheriff"}))
    assert "belongs to @sheriff" in assert_refused(
        lambda: call_command(
            "set_token", "our-town", access_token_env="NEW_TOKEN", stdout=StringIO(), stderr=StringIO()
        )
    )


def first(settings: LazySettings, tmp_path: Path, **given: str) -> None:
    settings.FIRST_PLATFORM, settings.VAR_DIR = "mastodon", tmp_path
    for name, value in given.items():
        setattr(settings, name, value)
    bootstrap.prepare(out=StringIO())


def test_the_first_community_can_be_on_mastodon(fit: Scripted, settings: LazySettings, tmp_path: Path) -> None:
    first(
        settings, tmp_path, MASTODON_URL=fit.url, MASTODON_ACCESS_TOKEN=TOKEN, MASTODON_BOT_USERNAME="govbot",
        MASTODON_CLIENT_ID="id", MASTODON_CLIENT_SECRET="secret",
    )  # fmt: skip
    connection = Connection.objects.get()
    assert (connection.community.slug, str(connection)) == ("home-example", "@govbot@home.example")
    assert Credential.objects.count() == 3
    fit.routes.clear()
    first(settings, tmp_path, MASTODON_ACCESS_TOKEN="")  # a later start asks nobody for anything
    assert Community.objects.count() == 1


@pytest.mark.parametrize("missing", ["INSTANCE_URL", "ACCESS_TOKEN"])
def test_a_first_community_without_its_settings_names_them(
    fit: Scripted, settings: LazySettings, tmp_path: Path, missing: str
) -> None:
    given = {"MASTODON_URL": fit.url, "MASTODON_ACCESS_TOKEN": TOKEN}
    given["MASTODON_URL" if missing == "INSTANCE_URL" else "MASTODON_ACCESS_TOKEN"] = ""
    with pytest.raises(bootstrap.AccountCannotServe, match=f"GOVBOT_PLATFORM__MASTODON__{missing}"):
        first(settings, tmp_path, **given)
    assert not Community.objects.exists()


def test_the_home_of_handles_may_differ_from_the_servers_address(fit: Scripted) -> None:
    fit.on("GET", "/api/v2/instance/", Answer(INSTANCE | {"domain": "Town.Example"}))
    add(fit.url)
    assert Connection.objects.get().domain == "town.example"
