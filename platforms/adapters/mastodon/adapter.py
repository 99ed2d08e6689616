"""The bot's account on a Mastodon server."""

import time
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from mastodon import Mastodon

from platforms.adapters.mastodon.acting import Acting
from platforms.adapters.mastodon.checking import Checker
from platforms.adapters.mastodon.client import Session, asking, client
from platforms.adapters.mastodon.ids import text_of
from platforms.adapters.mastodon.limits import limits_of
from platforms.adapters.mastodon.posting import Poster
from platforms.adapters.mastodon.reading import Reader, instant
from platforms.adapters.mastodon.rereading import Rereading
from platforms.adapters.mastodon.sweeping import ACCEPTED, Sweep
from platforms.adapters.mastodon.words import Limits
from platforms.ports import Deed, Draft, Fetched, Finding, Performed, PlatformError, Room, Seen

_KNOWN_FOR_SECONDS = 3600.0
_limits: dict[str, tuple[float, Limits]] = {}


class MastodonPlatform:
    """The platform port on Mastodon's API. `now` is the instant of the work at hand."""

    sweep_every = timedelta(seconds=5)
    most_posts: int | None = 300

    def __init__(self, *, url: str, token: str, bot_handle: str, domain: str, salt: str, now: datetime) -> None:
        self._url, self._salt, self._now = url, salt, now
        self._bot_handle, self._domain = bot_handle, domain
        self._client, self._session = _client(url, token)

    def __repr__(self) -> str:
        return f"<MastodonPlatform @{self._bot_handle}@{self._domain}>"

    def connect(self) -> str:
        """Let everybody's mentions through, and return the cursor from which to read: what came before is left alone.

        Raises PlatformError.
        """
        try:
            with asking(self._client, now=self._now):
                self._client.update_notifications_policy(**ACCEPTED)
        except PlatformError as error:
            if error.code != "gone":  # a server that filters nothing has no such page
                raise
        return self._sweep().start()

    def fetch(self, *, cursor: str) -> Fetched:
        """Everything that mentioned the bot after the cursor's mark, the last ten minutes always again."""
        return self._sweep().fetch(cursor)

    def glance(self, *, cursor: str) -> Fetched:
        """What mentioned the bot last, in one request."""
        return self._sweep().glance(cursor)

    def post(self, draft: Draft) -> Sequence[str]:
        """Post as the bot."""
        return self._poster.post(draft)

    def room(self) -> Room:
        """As the server says of itself."""
        return self._limits().room

    def reword(self, post_id: str, text: str) -> None:
        """Edit a post of the bot's own."""
        self._poster.reword(post_id, text)

    @property
    def _poster(self) -> Poster:
        return Poster(client=self._client, salt=self._salt, limits=self._limits(), now=self._now)

    def favourite(self, post_id: str) -> None:
        """Star a post."""
        with asking(self._client, now=self._now):
            self._client.status_favourite(post_id)

    def look(self, deed: Deed) -> Seen:
        """What a deed is about, as the server has it."""
        return self._acting.look(deed)

    def act(self, deed: Deed) -> Performed:
        """Do it by the server's moderation API."""
        return self._acting.act(deed)

    def undo(self, deed: Deed, *, before: Mapping[str, str | int | bool | None]) -> Performed:
        """Put back what was there."""
        return self._acting.undo(deed, before)

    @property
    def _acting(self) -> Acting:
        return Acting(client=self._client, domain=self._domain, now=self._now)

    def reread(self, post_ids: Sequence[str]) -> Mapping[str, str | None]:
        """What posts say now, as this server knows them."""
        reader = Reader(bot_handle=self._bot_handle, domain=self._domain)
        return Rereading(client=self._client, reader=reader, now=self._now).reread(post_ids)

    def moved_to(self, handle: str) -> str | None:
        """Where the server says that an account has moved."""
        try:
            with asking(self._client, now=self._now):
                found = self._client.account_lookup(handle)
        except PlatformError as error:
            if error.code != "gone":
                raise
            return None
        return Reader(bot_handle=self._bot_handle, domain=self._domain).moved_to(found)

    def spoke_last_at(self) -> datetime | None:
        """When the server says that the account posted last."""
        with asking(self._client, now=self._now):
            me = self._client.account_verify_credentials()
            last = self._client.account_statuses(text_of(me.get("id")), limit=1)
        return instant(last[0].get("created_at")) if last else None

    def revoke(self, *, client_id: str, client_secret: str) -> None:
        """Only the application that got the token may give it back."""
        if not client_id or not client_secret:
            raise PlatformError("the application's id and secret are not known", retryable=False, code="no_application")
        self._client.client_id, self._client.client_secret = client_id, client_secret
        with asking(self._client, now=self._now):
            self._client.revoke_access_token(allow_http=self._url.startswith("http://"))

    def check(self, *, powers: Collection[str] = ()) -> Sequence[Finding]:
        """Ask the server about everything that the bot needs."""
        return self.checker(powers).findings()

    def checker(self, powers: Collection[str] = ()) -> Checker:
        return Checker(
            client=self._client,
            session=self._session,
            bot_handle=self._bot_handle,
            domain=self._domain,
            now=self._now,
            powers=frozenset(powers),
        )

    def _sweep(self) -> Sweep:
        reader = Reader(bot_handle=self._bot_handle, domain=self._domain)
        return Sweep(client=self._client, reader=reader, now=self._now)

    def _limits(self) -> Limits:
        known = _limits.get(self._url)
        if known is None or known[0] < time.monotonic() - _KNOWN_FOR_SECONDS:
            try:
                known = time.monotonic(), limits_of(self._client, now=self._now)
            except PlatformError as error:
                if error.code != "gone":
                    raise
                known = time.monotonic(), Limits()
            _limits[self._url] = known
        return known[1]


@lru_cache(maxsize=300)
def _client(url: str, token: str) -> tuple[Mastodon, Session]:
    """One for each account and process, so that connections are used again."""
    session = Session()
    return client(url, token, session=session), session
