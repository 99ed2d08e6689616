"""The same story on a server of your choice, if its address and tokens are given; see CONTRIBUTING.md.

It posts in public under the accounts that the tokens belong to, and takes its posts away again.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from mastodon.errors import MastodonAPIError

from tests.functional.story import Story, wait

URL = os.environ.get("LIVE_MASTODON_URL", "").rstrip("/")
BOT = os.environ.get("LIVE_MASTODON_BOT_TOKEN", "")
PEOPLE = [token.strip() for token in os.environ.get("LIVE_MASTODON_TOKENS", "").split(",") if token.strip()]
LACKS = (
    "set LIVE_MASTODON_URL, LIVE_MASTODON_BOT_TOKEN and LIVE_MASTODON_TOKENS (three or more, separated by commas; the "
    "last one's account stays a stranger) to play on a real server"
)

pytestmark = pytest.mark.skipif(not URL or not BOT or len(PEOPLE) < 3, reason=LACKS)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    folder = tmp_path_factory.mktemp("live")
    database = f"sqlite:///{Path(folder) / 'live.sqlite3'}"
    made = Story(folder, database, url=URL, bot=BOT, members=PEOPLE[:-1], guest=PEOPLE[-1])
    yield made
    made.end()


def test_from_help_to_the_result(story: Story) -> None:
    story.play()


def test_a_private_question_gets_a_private_answer(story: Story) -> None:
    asking = story.members[0]
    try:
        post = asking.say(story.at_bot("status"), visibility="direct")
    except MastodonAPIError as error:
        pytest.skip(f"the server takes no direct messages: {error}")
    answers = wait(lambda: asking.client.status_context(post)["descendants"])
    assert {answer["visibility"] for answer in answers} == {"direct"}


def test_a_long_answer_becomes_a_thread_within_the_servers_limit(story: Story) -> None:
    post = story.members[0].say(story.at_bot("processes"))
    assert wait(lambda: story.members[0].client.status_context(post)["descendants"])


def test_what_was_deleted_is_found_to_be_gone(story: Story) -> None:
    """By the same request with which votes are read again; some servers have no list of posts."""
    from datetime import UTC, datetime

    from platforms.adapters.mastodon.adapter import MastodonPlatform

    person = story.members[0]
    kept, gone = person.say("a post that stays for a moment"), person.say("a post that goes at once")
    person.client.status_delete(gone)
    platform = MastodonPlatform(
        url=URL, token=BOT, bot_handle=story.bot.name, domain="", salt="live", now=datetime.now(UTC)
    )
    found = wait(lambda: (looked := platform.reread([kept, gone])).get(gone, "there") is None and looked)
    assert "stays" in str(found[kept])


def test_doctor_finds_nothing_wrong_with_the_account(story: Story) -> None:
    said = story.trial.manage("doctor", "our-town").stdout
    assert "The token is valid" in said
