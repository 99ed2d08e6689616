"""The inbox: each event once, whatever it holds."""

from datetime import UTC, datetime

import pytest

from platforms import inbox
from platforms.models import InboundEvent, InboundState
from platforms.ports import Author, Fetched, Mention
from tests.conftest import Town

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def mention(event_id: str = "9", content: str = "@govbot help") -> Mention:
    author = Author(handle="alice", display_name="Al\x00ice \ud800", remote=False, bot=False, created_at=NOW)
    return Mention(
        event_id=event_id, post_id=event_id, author=author, content=content, in_reply_to=None,
        visibility="public", occurred_at=NOW,
    )  # fmt: skip


@pytest.mark.parametrize("content", ["a\x00b", "\ud800 lone", "x" * 2_000_000])
def test_what_a_database_cannot_hold_is_left_out(town: Town, content: str) -> None:
    fetched = Fetched(mentions=[mention(content=content), mention("10")], cursor="10", complete=True)
    assert inbox.receive(town.connection, fetched, received_at=NOW) == 2
    stored = InboundEvent.objects.get(external_id="9").payload
    assert "\x00" not in stored["content"]
    assert len(stored["content"]) <= 100_000


def test_the_same_event_is_stored_once_and_the_first_stays(town: Town) -> None:
    for content in ("@govbot help", "@govbot status"):
        inbox.receive(
            town.connection, Fetched(mentions=[mention(content=content)], cursor="9", complete=True), received_at=NOW
        )
    assert InboundEvent.objects.get(external_id="9").payload["content"] == "@govbot help"


def test_a_claimed_event_is_nobody_elses_until_the_claim_ends(town: Town) -> None:
    inbox.receive(town.connection, Fetched(mentions=[mention()], cursor="9", complete=True), received_at=NOW)
    (pk,) = inbox.due(town.community.pk, now=NOW)
    assert inbox.claim(pk, now=NOW) is not None
    assert inbox.claim(pk, now=NOW) is None
    assert inbox.due(town.community.pk, now=NOW) == []
    assert inbox.claim(pk, now=NOW.replace(hour=10)) is not None


def test_a_long_word_for_what_became_of_a_message_does_not_bring_it_back(town: Town) -> None:
    inbox.receive(town.connection, Fetched(mentions=[mention()], cursor="9", complete=True), received_at=NOW)
    event = InboundEvent.objects.get(external_id="9")
    assert inbox.settle(event, InboundState.REFUSED, understood="refused:for_the_community_to_decide")
    event.refresh_from_db()
    assert event.understood == "refused:for_the_community_to_dec"
