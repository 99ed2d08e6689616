"""People on a Mastodon server, and communities whose bots are there."""

import time
import uuid
from datetime import timedelta

from django.utils import timezone

from govbot_site.benchmarks.mastodon_server import token_of
from governance.domain.commands import AdoptConstitution
from governance.starters import starter_rulebook_for, starter_text
from platforms.adapters.mastodon.client import Session, asking, client
from platforms.connecting import Account, Found, make_mastodon
from platforms.credentials import Secret
from platforms.models import Connection
from platforms.ports import PlatformError

HOME = "home.example"


class Person:
    """Somebody who posts and looks by the real client."""

    def __init__(self, url: str, name: str) -> None:
        self.name = name
        self._client = client(url, token_of(name), session=Session())

    def say(self, text: str, *, reply_to: str | None = None, visibility: str = "public") -> str:
        """The post's id."""
        return str(self._client.status_post(text, in_reply_to_id=reply_to, visibility=visibility)["id"])

    def insist(self, text: str, *, reply_to: str | None = None) -> str:
        """Say it once, however often the server has to be asked because it is killed under us."""
        key = uuid.uuid4().hex
        while True:
            try:
                with asking(self._client, now=timezone.now()):
                    return str(self._client.status_post(text, in_reply_to_id=reply_to, idempotency_key=key)["id"])
            except PlatformError:
                time.sleep(0.2)

    def own_posts(self) -> list[str]:
        """Everything that this account has posted, as HTML."""
        found, before = [], None
        me = self._client.account_verify_credentials()["id"]
        while page := self._client.account_statuses(me, limit=40, max_id=before):
            found += [str(post["content"]) for post in page]
            before = page[-1]["id"]
        return found

    def answers(self, post: str) -> list[str]:
        """What was answered to a post, as HTML."""
        return [str(found["content"]) for found in self._client.status_context(post)["descendants"]]


def found_town(url: str, *, slug: str, bot: str, arrival_window: timedelta = timedelta(0)) -> Connection:
    """A community on the server with the starter's constitution; its bot listens from now on."""
    text = starter_text("constitution")
    return make_mastodon(
        Account(url=url, token=Secret(token_of(bot))),
        Found(handle=bot, domain=HOME, warnings=()),
        slug=slug,
        name=slug.title(),
        constitution=AdoptConstitution(text=text, rulebook=starter_rulebook_for(text), ratified_by="host"),
        zone="UTC",
        arrival_window=arrival_window,
        now=timezone.now(),
    )
