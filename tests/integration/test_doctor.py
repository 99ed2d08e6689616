"""Whatever is wrong, the host reads what it is and what to do; and when nothing is, that too."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from governance.models import OutboxMessage
from platforms.adapters.sandbox.acting import Acting
from platforms.models import Connection, Delivery, Errand, InboundEvent, Lease, Thought
from platforms.ports import PlatformError
from tests.conftest import Town
from tests.fakes.notifications import Listed
from tests.fakes.scripted import ME, Answer, Scripted
from tests.integration.deciding import decided, grant, request
from tests.integration.test_mastodon_connect import add

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("protected_record")]


@pytest.fixture
def workers() -> None:
    Lease.objects.create(name="loop-deadlines", owner="w", epoch=1, expires_at=timezone.now() + timedelta(seconds=4))


@pytest.fixture
def on_mastodon(scripted: Scripted, monkeypatch: pytest.MonkeyPatch, workers: None) -> Scripted:
    monkeypatch.setenv("BOT_TOKEN", "s3cret")
    Listed(scripted, [])
    add(scripted.url)
    return scripted


def doctor(*slug: str, code: int = 0) -> list[dict]:
    out = StringIO()
    try:
        call_command("doctor", *slug, format="json", stdout=out)
        ended = 0
    except CommandError as error:
        ended = error.returncode
    assert ended == code
    told = json.loads(out.getvalue())
    assert told["ok"] is (code == 0)
    for finding in told["findings"]:
        assert (finding["level"] == "fine") is (finding["remedy"] == "")
        assert "s3cret" not in str(finding)
    return told["findings"]


def wrong(findings: list[dict]) -> str:
    return " ".join(f"{one['what']} {one['remedy']}" for one in findings if one["level"] == "wrong")


def test_a_sound_installation(town: Town, workers: None) -> None:
    assert {finding["level"] for finding in doctor()} == {"fine"}


def test_text_is_for_people(town: Town) -> None:
    out = StringIO()
    with pytest.raises(CommandError) as raised:
        call_command("doctor", stdout=out)
    assert raised.value.returncode == 1
    assert "WRONG    The workers have never run.\n         Start them" in out.getvalue()
    assert "ok       town: The sandbox needs no connection." in out.getvalue()


def test_workers_that_stopped(town: Town, workers: None) -> None:
    Lease.objects.update(expires_at=timezone.now() - timedelta(minutes=5))
    assert "do not run (last seen 5 minutes ago)" in wrong(doctor(code=1))


def test_what_was_given_up_and_what_waits(town: Town, workers: None) -> None:
    long_ago = timezone.now() - timedelta(hours=2)
    for state in ("dead", "due"):
        message = OutboxMessage.objects.create(
            community=town.community, template="reply.hint", audience="direct", to="alice", created_at=long_ago
        )
        Delivery.objects.create(
            message=message, state=state, due_at=long_ago, created_at=long_ago, error="PlatformError: no"
        )
        InboundEvent.objects.create(
            community=town.community, external_id=state, post_id=state, author="alice", payload={}, occurred_at=long_ago,
            received_at=long_ago, due_at=long_ago, state="dead" if state == "dead" else "new",
        )  # fmt: skip
    said = wrong(doctor(code=1))
    assert said.count("PlatformError: no") == 2
    assert said.count("120 minutes") == 2
    assert "1 messages could not be understood" in said


def test_an_effect_and_a_question_that_wait_for_long(
    town: Town, trusting: None, workers: None, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    def no_answer(*_: object) -> None:
        raise PlatformError("no answer", retryable=True, code="unreachable", alone=False)

    grant(town, "block_domain")
    monkeypatch.setattr(Acting, "look", no_answer)
    decided(town, request("block_domain", "bad.example"))
    long_ago = timezone.now() - timedelta(minutes=20)
    Errand.objects.update(created_at=long_ago)
    event = InboundEvent.objects.create(
        community=town.community, external_id="q", post_id="q", author="alice", payload={}, occurred_at=long_ago,
        received_at=long_ago, due_at=long_ago, state="done", error="KeyError('content')",
    )  # fmt: skip
    Thought.objects.create(
        event=event, purpose="answering", wanted_at=long_ago, due_at=long_ago, answer_by=long_ago, state="wanted"
    )
    said = wrong(doctor(code=1))
    assert "An effect that was decided has waited for 20 minutes" in said
    assert "A question to the bot has waited for 20 minutes: KeyError" in said
    ready = client.get("/readyz").json()
    assert ready["oldest_errand_seconds"] >= 1200
    assert any("An effect that was decided" in problem["what"] for problem in ready["problems"])


def test_a_record_that_lost_its_protection(town: Town, workers: None) -> None:
    from django.db import connection

    from governance.services.append_only import remove

    remove(connection)
    assert "record is not protected" in wrong(doctor(code=1))


@pytest.mark.parametrize(
    ("path", "answer", "says"),
    [
        ("/api/v1/accounts/verify_credentials", Answer({"error": "revoked"}, 401), "set_token"),
        ("/api/v1/accounts/verify_credentials", Answer(ME | {"acct": "sheriff"}), "belongs to @sheriff"),
        ("/api/v1/accounts/verify_credentials", Answer(ME | {"suspended": True}), "suspended or has moved away"),
        ("/api/v1/accounts/verify_credentials", Answer(ME | {"moved": ME}), "suspended or has moved away"),
        (
            "/api/v1/accounts/verify_credentials",
            Answer({"error": "Your login is currently disabled"}, 403),
            "Log in as the bot in a browser",
        ),
        ("/api/v1/apps/verify_credentials", Answer({"scopes": ["read"]}), "write:statuses"),
        ("/api/v2/notifications/policy", Answer({"for_private_mentions": "filter"}), "for_private_mentions"),
        ("/api/v2/instance/", Answer(drop=True), "did not answer"),
    ],
)
def test_each_trouble_of_an_account_has_its_remedy(on_mastodon: Scripted, path: str, answer: Answer, says: str) -> None:
    on_mastodon.on("GET", path, answer)
    assert says in wrong(doctor("our-town", code=1))


def test_a_clock_that_differs_is_told(on_mastodon: Scripted) -> None:
    on_mastodon.on(
        "GET",
        "/api/v2/instance/",
        Answer({"domain": "home.example"}, headers={"Date": "Mon, 02 Mar 2026 09:00:00 GMT"}),
    )
    assert any("seconds apart" in one["what"] and one["level"] == "warning" for one in doctor())


def test_a_key_that_is_gone_is_told(on_mastodon: Scripted, settings: LazySettings) -> None:
    settings.CREDENTIALS_KEYS = (b"x" * 32,)
    assert "GOVBOT_CREDENTIALS_KEY" in wrong(doctor(code=1))


def test_links_to_this_machine_are_told(on_mastodon: Scripted, settings: LazySettings) -> None:
    settings.BASE_URL = "http://localhost:8000"
    assert any("GOVBOT_BASE_URL" in one["remedy"] for one in doctor())


def test_a_community_that_is_not_there(town: Town) -> None:
    with pytest.raises(CommandError) as raised:
        call_command("doctor", "nowhere")
    assert raised.value.returncode == 2


def test_only_the_one_that_was_named(on_mastodon: Scripted, town: Town) -> None:
    assert {finding["community"] for finding in doctor("town")} == {None, "town"}
    assert Connection.objects.count() == 2
