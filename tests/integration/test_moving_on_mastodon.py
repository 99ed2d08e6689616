"""A community on a Mastodon account moves: what is written meanwhile is read, and two hosts never speak as one."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from governance.models import Community, Member, Proposal, Vote
from platforms.credentials import CLIENT_ID, CLIENT_SECRET, Secret, seal
from platforms.models import Connection, Credential
from platforms.moving import closing, resting
from platforms.rehearsal.database import throw_away_database
from tests.fakes.mock import MockMastodon
from tests.fakes.notifications import Listed
from tests.fakes.scripted import Answer, Scripted
from tests.integration.moving import brought
from tests.integration.test_mastodon_connect import add
from tests.integration.test_mastodon_story import Place, connect

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(mock_mastodon: MockMastodon, monkeypatch: pytest.MonkeyPatch) -> Place:
    connect(mock_mastodon, monkeypatch)
    place = Place(mock_mastodon)
    for name in ("alice", "bruno", "chidi", "dana", "emi"):
        place.server.say(name, "@govbot join")
    place.work()
    place.say("alice", "@govbot propose weekly meetings on Fridays")
    return place


@pytest.fixture
def carried(place: Place, tmp_path: Path) -> Iterator[Place]:
    """On another host, without a token so far."""
    path = tmp_path / "town.jsonl"
    call_command("export_community", "our-town", moving=True, output=path, stderr=StringIO())
    place.server.say("bruno", "@govbot agree 1")
    place.work()
    assert not Vote.objects.exists()
    assert b"token" not in path.read_bytes()
    with throw_away_database():
        out, err = brought(path)
        assert "Bot: @govbot@home.example at " in out
        assert "It waits for its bot's token." in err
        yield place


def give_token(**options: object) -> str:
    out = StringIO()
    call_command("set_token", "our-town", access_token_env="BOT_TOKEN", stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def test_it_goes_on_with_a_token_and_reads_what_came_meanwhile(carried: Place) -> None:
    said = carried.said()
    carried.work()
    assert not Vote.objects.exists()
    assert Community.objects.get().rest == "arriving"
    assert "goes on here from now on" in give_token()
    carried.work()
    assert Vote.objects.get().member.handle == "bruno"
    assert carried.said() == said, "nothing is said twice"
    carried.say("chidi", "@govbot disagree", reply_to=carried.announcement())
    assert Member.objects.count() == 5
    assert Vote.objects.count() == 2
    carried.ahead += timedelta(days=6, minutes=11)
    carried.work()
    carried.work()
    assert Proposal.objects.get().outcome == "rejected"


def test_two_hosts_do_not_speak_as_one_account(carried: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resting, "_CLOCKS_DIFFER", timedelta(0))
    carried.server.say("govbot", "somebody else speaks for it")
    with pytest.raises(CommandError, match="another Govbot may still act for it") as caught:
        give_token()
    assert caught.value.returncode == 2
    assert not Credential.objects.exists()
    assert Community.objects.get().rest == "arriving"
    assert "goes on here" in give_token(take_over=True)


def test_who_stays_asks_whether_somebody_else_speaks(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_along = tmp_path / "town.jsonl"
    call_command("export_community", "our-town", moving=True, output=taken_along, stderr=StringIO())
    monkeypatch.setattr(resting, "_CLOCKS_DIFFER", timedelta(0))
    place.server.say("govbot", "the other host speaks")
    with pytest.raises(CommandError, match="another Govbot may still act for it"):
        call_command("export_community", "our-town", stay=True, stdout=StringIO())
    assert Community.objects.get().rest == "moving"


@pytest.fixture
def served(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> Scripted:
    """A community whose server says what a test wants."""
    monkeypatch.setenv("BOT_TOKEN", "s3cret-token")
    Listed(scripted, [])
    scripted.on("GET", "/api/v1/apps/verify_credentials", Answer({"scopes": ["read", "write"]}))
    scripted.on("POST", "/api/v1/statuses", Answer({"id": "77"}))
    scripted.on("POST", "/oauth/revoke", Answer({}))
    add(scripted.url)
    return scripted


def test_last_words_that_the_server_does_not_take_are_said_later_or_dropped(
    served: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "_PATIENCE", timedelta(0))
    served.on("POST", "/api/v1/statuses", Answer({"error": "down"}, 503))
    options = {"yes": True, "stdout": StringIO(), "stderr": StringIO()}
    with pytest.raises(CommandError, match="1 of its last messages could not be said yet") as caught:
        call_command("close_community", "our-town", reason="We are too few to go on.", **options)
    assert caught.value.returncode == 1
    assert Community.objects.get().rest == "closed"
    assert Credential.objects.exists()
    with pytest.raises(CommandError, match="its server still takes it"):
        call_command("close_community", "our-town", unsaid=True, **options)
    assert not Connection.objects.exists()
    with pytest.raises(CommandError, match="is closed already"):
        call_command("close_community", "our-town", **options)


@pytest.mark.parametrize("known", [True, False])
def test_closing_gives_the_token_back_and_forgets_it(served: Scripted, *, known: bool) -> None:
    if known:
        for kind in (CLIENT_ID, CLIENT_SECRET):
            seal(Connection.objects.get(), kind, Secret("app"), now=datetime.now(UTC))
    out = StringIO()
    options = {"reason": "We are too few to go on.", "yes": True, "stdout": out, "stderr": StringIO()}
    if known:
        call_command("close_community", "our-town", **options)
    else:
        with pytest.raises(CommandError, match="its server still takes it") as caught:
            call_command("close_community", "our-town", **options)
        assert caught.value.returncode == 1
    assert out.getvalue() == "our-town is closed.\n"
    (last,) = served.requests("POST", "/api/v1/statuses")
    assert last.form["status"].startswith("This community is closed from now on")
    given_back = [one.form for one in served.requests("POST", "/oauth/revoke")]
    assert [(form["token"], form["client_secret"]) for form in given_back] == [("s3cret-token", "app")] * known
    assert not Connection.objects.exists()
    assert not Credential.objects.exists()
