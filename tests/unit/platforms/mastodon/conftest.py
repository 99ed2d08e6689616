"""The adapter on a scripted server."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from platforms.adapters.mastodon.adapter import MastodonPlatform
from tests.fakes.notifications import NOW
from tests.fakes.scripted import Scripted


@pytest.fixture
def make_platform(scripted: Scripted) -> Callable[..., MastodonPlatform]:
    def make(**changed: object) -> MastodonPlatform:
        given = {
            "url": scripted.url, "token": f"s3cret-{uuid4().hex}", "bot_handle": "govbot", "domain": "home.example",
            "salt": "test", "now": NOW,
        }  # fmt: skip
        return MastodonPlatform(**(given | changed))

    return make


@pytest.fixture
def platform(make_platform: Callable[..., MastodonPlatform]) -> MastodonPlatform:
    return make_platform()
