"""A whole Mastodon server in a process of its own (mastodon-mock), with people who post by the real client."""

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mastodon import Mastodon

from govbot_site.benchmarks.mastodon_server import Account, free_port, serving, token_of

__all__ = ["MockMastodon", "free_port", "running"]

HOME = "home.example"
PEOPLE = ("alice", "bruno", "chidi", "dana", "emi", "fay")
REMOTE = "zoe"


@dataclass(frozen=True)
class MockMastodon:
    url: str

    def token(self, name: str) -> str:
        return token_of(name)

    def client(self, name: str) -> Mastodon:
        return Mastodon(
            api_base_url=self.url, access_token=self.token(name), version_check_mode="none", ratelimit_method="throw"
        )

    def say(self, name: str, text: str, *, reply_to: str | None = None, visibility: str = "public") -> str:
        made = self.client(name).status_post(text, in_reply_to_id=reply_to, visibility=visibility)
        return str(made["id"])

    def posts(self) -> list[dict]:
        """Everything that was posted, oldest first."""
        found = [self._told(post) for name in (*PEOPLE, REMOTE, "robot", "govbot") for post in self._of(name)]
        return sorted(found, key=lambda post: int(post["id"]))

    def _of(self, name: str) -> list:
        client, found = self.client(name), []
        me = client.me().id
        page = client.account_statuses(me, limit=40)
        while page:
            found += page
            page = client.account_statuses(me, limit=40, max_id=page[-1].id)
        return found

    def _told(self, post: dict) -> dict:
        starred = self.client("govbot").status_favourited_by(post["id"]) if post["favourites_count"] else []
        parent = post["in_reply_to_id"]
        return {
            "id": str(post["id"]),
            "author": post["account"]["acct"],
            "html": post["content"],
            # The mock keeps a parent that is not there, which Mastodon refuses; the scripted server plays that.
            "reply_to": str(parent) if parent and str(parent) != "999999" else None,
            "visibility": post["visibility"],
            "mentions": {account["acct"] for account in post["mentions"]},
            "favourited_by": {account["acct"] for account in starred},
        }

    def reset(self) -> None:
        self.control("POST", "reset")

    def control(self, method: str, what: str, body: object = None) -> None:
        request = urllib.request.Request(
            f"{self.url}/api/v1/_mock/{what}",
            method=method,
            data=json.dumps(body).encode() if body is not None else None,
            headers={"Content-Type": "application/json"},
        )
        urllib.request.urlopen(request, timeout=10).close()


@contextmanager
def running(folder: Path, *, port: int = 0, kept: bool = False) -> Iterator[MockMastodon]:
    """`kept`: it knows all when it is run again."""
    people = [Account(name=name) for name in PEOPLE]
    bots = [Account(name="govbot", bot=True), Account(name="robot", bot=True)]
    away = Account(name=REMOTE, domain="far.example")
    with serving(folder, [*people, *bots, away], home=HOME, port=port, kept=kept) as url:
        yield MockMastodon(url)
