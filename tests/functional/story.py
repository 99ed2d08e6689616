"""A community's story on a Mastodon server, told by real clients to real workers. The same on any server."""

import re
import time
from collections.abc import Callable, Sequence
from html import unescape
from pathlib import Path
from typing import Any

from mastodon import Mastodon
from mastodon.errors import MastodonError

from tests.functional.worker_trial import Trial, until

PATIENCE = 90.0
END_THE_VOTE = (
    "from datetime import timedelta; from django.utils import timezone; from governance import selectors;"
    "now = timezone.now(); soon = now + timedelta(seconds=5);"
    "[selectors.open_proposals(one).update(opens_at=now - timedelta(days=6), closes_at=soon, due_at=soon)"
    " for one in selectors.communities()]"
)


def words_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


class Person:
    """Somebody with an account on the server. Everything they posted can be taken away again."""

    def __init__(self, url: str, token: str) -> None:
        self.client = Mastodon(
            api_base_url=url, access_token=token, version_check_mode="none", ratelimit_method="throw",
            request_timeout=20,
        )  # fmt: skip
        self.me: Any = self.client.account_verify_credentials()
        self.posted: list[str] = []

    @property
    def name(self) -> str:
        return str(self.me["acct"])

    def say(self, text: str, *, reply_to: str | None = None, visibility: str = "public") -> str:
        post = self.client.status_post(text, in_reply_to_id=reply_to, visibility=visibility)
        self.posted.append(str(post["id"]))
        return self.posted[-1]

    def heard(self) -> list[str]:
        """What mentioned this person, newest first."""
        found = [row for row in self.client.notifications(types=["mention"], limit=30) if row.get("status")]
        return [words_of(row["status"]["content"]) for row in found]

    def hears(self, words: str) -> None:
        wait(lambda: any(words in said for said in self.heard()), seconds=PATIENCE)

    def said(self) -> dict[str, str]:
        """This account's own latest posts by their id."""
        own = self.client.account_statuses(self.me["id"], limit=40)
        return {str(post["id"]): words_of(post["content"]) for post in own}

    def clean_up(self, *, posts: Sequence[str] = ()) -> None:
        """As far as the server lets us: Mastodon takes thirty deletions in half an hour."""
        for post in [*posts, *self.posted]:
            try:
                self.client.status_delete(post)
            except MastodonError:
                continue


def wait(ask: Callable[[], Any], *, seconds: float = PATIENCE) -> Any:
    """As `until`, on a server that may be away for a moment and that counts requests."""

    def asked() -> Any:
        try:
            return ask()
        except MastodonError:
            return None
        finally:
            time.sleep(0.3)

    return until(asked, seconds=seconds)


class Story:
    """A community whose bot and members are on one server, and workers of its own."""

    def __init__(
        self, folder: Path, database_url: str, *, url: str, bot: str, members: Sequence[str], guest: str
    ) -> None:
        self.bot = Person(url, bot)
        self.members = [Person(url, token) for token in members]
        self.guest = Person(url, guest)
        self.before = set(self.bot.said())
        self.trial = Trial(
            folder,
            database_url,
            DJANGO_SETTINGS_MODULE="govbot_site.settings",
            GOVBOT_VAR_DIR=str(folder),
            BOT_TOKEN=bot,
        )
        self.manage("migrate", "--verbosity", "0")
        self.manage(
            "add_community", "our-town", "--name", "Our Town", "--constitution", "starter:constitution", "--platform",
            "mastodon", "--url", url, "--access-token-env", "BOT_TOKEN", "--arrival-window", "0",
        )  # fmt: skip
        self.trial.start()

    def manage(self, *arguments: str) -> str:
        done = self.trial.manage(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def at_bot(self, words: str) -> str:
        return f"@{self.bot.name} {words}"

    def announced(self, words: str) -> str:
        """The id of the bot's public post with these words, said since the story began."""

        def found() -> list[str]:
            return [post for post, said in self.bot.said().items() if words in said and post not in self.before]

        return str(wait(found)[0])

    def end_the_vote(self) -> None:
        self.manage("shell", "--no-imports", "-c", END_THE_VOTE)

    def end(self) -> None:
        self.trial.end()
        for person in [*self.members, self.guest]:
            person.clean_up()
        self.bot.clean_up(posts=[post for post in self.bot.said() if post not in self.before])

    def play(self, *, meanwhile: Callable[[str], None] = lambda _: None) -> None:
        """From help to the result. `meanwhile` may break things: it is called with the name of each chapter."""
        author, changing, *others = self.members
        author.say(self.at_bot("help"))
        author.hears("Mention me with:")
        for person in self.members:
            person.say(self.at_bot("join"))
        for person in self.members:
            person.hears("You are a member now")

        author.say(self.at_bot("propose weekly meetings on Fridays"))
        opened = self.announced("#1 is open")
        author.say(self.at_bot("agree"), reply_to=opened)
        changing.say(self.at_bot("agree"), reply_to=opened)
        meanwhile("voting")
        for person in others:
            person.say(self.at_bot("agree"), reply_to=opened)
        talk = self.guest.say(self.at_bot("Fridays are hard for many, and what about Thursdays?"), reply_to=opened)
        author.say(self.at_bot("agree"), reply_to=talk)
        self.guest.say(self.at_bot("agree 1"))
        self.guest.hears("not counted")
        meanwhile("changing")
        changing.say(self.at_bot("disagree 1"))
        changing.hears("It replaces")

        meanwhile("deadline")
        self.end_the_vote()
        result = self.announced("#1 has passed")
        agree = len(self.members) - 1
        assert f"{agree} agree, 1 disagree, 0 abstain" in self.bot.said()[result]
        said = [words for post, words in self.bot.said().items() if post not in self.before]
        assert len(said) == len(set(said)), "something was said twice"
        assert self.manage("verify_audit", "our-town")
