"""People on a Mastodon server, and communities whose bots are there."""

from datetime import timedelta

from django.utils import timezone

from govbot_site.benchmarks.mastodon_server import token_of
from governance.domain.commands import AdoptConstitution
from governance.starters import starter_rulebook_for, starter_text
from platforms.adapters.mastodon.client import Session, client
from platforms.connecting import Account, Found, make_mastodon
from platforms.credentials import Secret
from platforms.models import Connection

HOME = "home.example"


class Person:
    """Somebody who posts and looks by the real client."""

    def __init__(self, url: str, name: str) -> None:
        self.name = name
        self._client = client(url, token_of(name), session=Session())

    def say(self, text: str, *, reply_to: str | None = None, visibility: str = "public") -> str:
        """The post's id."""
        return str(self._client.status_post(text, in_reply_to_id=reply_to, visibility=visibility)["id"])

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
