"""Reading everything that mentioned the bot, and losing nothing.

Ids become visible out of order, so the mark that a sweep starts from lags behind: everything of the last ten
minutes is read again each time, and the inbox knows what it has. What the server's filter held back is asked for.
In between a glance at the newest is enough: one request, and one more where that leaves a gap.
"""

import json
import logging
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from mastodon import Mastodon

from platforms.adapters.mastodon import pace
from platforms.adapters.mastodon.client import as_sent, asking
from platforms.adapters.mastodon.ids import order, text_of
from platforms.adapters.mastodon.reading import Reader, Unusable, instant
from platforms.ports import Fetched, Mention, PlatformError

logger = logging.getLogger(__name__)

LAG = timedelta(minutes=10)
ACCEPTED = dict.fromkeys(
    (
        "for_not_following",
        "for_not_followers",
        "for_new_accounts",
        "for_private_mentions",
        "for_limited_accounts",
    ),
    "accept",
)
_FIRST = "0"
_PAGE = 80
_MOST_PAGES = 2  # then what was read is stored, so that whoever is killed in a long list has got on
_MOST_OF_A_REQUEST = 25
_LOOK_EVERY = 60.0
_SECONDS_A_PAGE = 6.0  # a server allows 300 pages in a quarter of an hour; reading everything takes half of them
_NEWEST = 6  # a mention seldom comes alone; a burst is read on from what was seen before
_MOST_REQUESTS = 40


@dataclass(frozen=True, kw_only=True)
class Cursor:
    """Where to read on.

    `mark`: all up to here is read for good; `on`: where a long sweep was interrupted; `since`: what came before the
    bot was connected is left alone; `seen`: the newest that was read; `looked_at`: when it was last asked what the
    server held back; `whole_at`: when everything is read again; `paid_until`: how far what is allowed is used up.
    """

    mark: str = ""
    on: str = ""
    since: str = ""
    seen: str = ""
    looked_at: str = ""
    whole_at: float = 0.0
    paid_until: float = 0.0

    @classmethod
    def read(cls, text: str) -> "Cursor":
        return cls(**json.loads(text)) if text else cls()

    def __str__(self) -> str:
        return json.dumps({name: value for name, value in asdict(self).items() if value})


@dataclass(frozen=True, kw_only=True)
class Sweep:
    """One reading of one account's mentions."""

    client: Mastodon
    reader: Reader
    now: datetime

    def start(self) -> str:
        """The cursor of a bot that is connected now."""
        with asking(self.client, now=self.now):
            newest = self._asked(limit=1)
        mark = _newest(_rows(newest))
        return str(Cursor(mark=mark, seen=mark, since=self.now.isoformat()))

    def fetch(self, text: str) -> Fetched:
        """Everything after the cursor's mark. Raises PlatformError."""
        cursor = Cursor.read(text)
        held_back, cursor = self._held_back(cursor)
        raw, cursor, complete, pages = self._pages(cursor)
        whole_at = max(cursor.whole_at, self._clock) + pages * _SECONDS_A_PAGE
        cursor = replace(cursor, whole_at=max(whole_at, self._clock + _LOOK_EVERY) if complete else whole_at)
        return self._fetched([*held_back, *raw], cursor, seen=raw, complete=complete, requests=pages)

    def glance(self, text: str) -> Fetched:
        """The newest, back to what was seen before; and everything once a minute, if there is not too much of it."""
        cursor = Cursor.read(text)
        if cursor.on or self._clock >= cursor.whole_at:
            return self.fetch(text)
        with asking(self.client, now=self.now):
            page = self._asked(limit=_NEWEST)
        rows, requests = _rows(page), 1
        complete = True
        if rows and all(order(text_of(row["id"])) > order(cursor.seen or _FIRST) for row in rows):
            between, requests, complete = self._between(cursor.seen or _FIRST, _newest(rows))
            rows, requests = [*between, *(rows if complete else [])], requests + 1
        rows = sorted(rows, key=lambda row: order(text_of(row["id"])))
        return self._fetched(rows, cursor, seen=rows, complete=complete, requests=requests)

    def _between(self, at: str, newest: str) -> tuple[list[dict[str, Any]], int, bool]:
        """What follows `at`, after how many requests, and whether that was all up to the newest."""
        found: list[dict[str, Any]] = []
        for pages in range(1, _MOST_PAGES + 1):
            with asking(self.client, now=self.now):
                page = self._asked(min_id=at, limit=_PAGE)
            rows = _rows(page)
            found += rows
            on = _newest(rows, at)
            if on == at or order(on) >= order(newest):
                return found, pages, True
            at = on
        return found, _MOST_PAGES, False

    def _fetched(
        self,
        rows: Iterable[dict[str, Any]],
        cursor: Cursor,
        *,
        seen: Iterable[dict[str, Any]],
        complete: bool,
        requests: int,
    ) -> Fetched:
        paid_until = pace.spend(cursor.paid_until, requests, now=self._clock)
        cursor = replace(cursor, seen=_newest(seen, cursor.seen), paid_until=round(paid_until, 1))
        return Fetched(
            mentions=self._mentions(rows, since=cursor.since),
            cursor=str(cursor),
            complete=complete,
            rest=pace.rest(self.client, paid_until=paid_until, requests=requests, now=self._clock),
        )

    def _asked(self, **params: str | int | None) -> Any:
        """A page of mentions, the newest first."""
        given = {name: value for name, value in params.items() if value is not None}
        return as_sent(self.client, "/api/v1/notifications", {"types[]": ["mention"]} | given)

    @property
    def _clock(self) -> float:
        return self.now.timestamp()

    def _pages(self, cursor: Cursor) -> tuple[list[dict[str, Any]], Cursor, bool, int]:
        at, mark = cursor.on or cursor.mark or _FIRST, cursor.mark
        raw: list[dict[str, Any]] = []
        for pages in range(1, _MOST_PAGES + 1):
            with asking(self.client, now=self.now):
                page = self._asked(min_id=at, limit=_PAGE)
            rows = _rows(page)
            ids = [text_of(row["id"]) for row in rows]
            newest = max(ids, key=order, default=at)
            if order(newest) <= order(at):
                return raw, replace(cursor, mark=mark, on=""), True, pages
            # A page has its newest first; what came first is dealt with first.
            raw += sorted(rows, key=lambda row: order(text_of(row["id"])))
            settled = [text_of(row["id"]) for row in rows if self._is_settled(row)]
            mark = max([mark, *settled], key=order) if mark else max(settled, key=order, default="")
            at = newest
        return raw, replace(cursor, mark=mark, on=at), False, _MOST_PAGES

    def _is_settled(self, row: dict[str, Any]) -> bool:
        try:
            return instant(row.get("created_at")) < self.now - LAG
        except Unusable:
            return False

    def _mentions(self, rows: Iterable[dict[str, Any]], *, since: str) -> list[Mention]:
        """Each post once, in order."""
        earliest = datetime.fromisoformat(since) if since else None
        found: dict[str, Mention] = {}
        for row in rows:
            try:
                mention = self.reader.mention(row)
            except Unusable as why:
                if row.get("status") is not None:  # null: its author deleted it
                    logger.warning("A notification was skipped, because %s.", why)
            except Exception:
                logger.exception("A notification could not be read and was skipped.")
            else:
                if earliest is None or mention.occurred_at >= earliest - timedelta(seconds=1):
                    found.setdefault(mention.event_id, mention)
        return list(found.values())

    def _held_back(self, cursor: Cursor) -> tuple[list[dict[str, Any]], Cursor]:
        """What the server's filter kept from the list; its ids are old, so no mark would ever lead to it."""
        if cursor.looked_at and self._clock < datetime.fromisoformat(cursor.looked_at).timestamp() + _LOOK_EVERY:
            return [], cursor
        found: list[dict[str, Any]] = []
        try:
            with asking(self.client, now=self.now):
                policy = self.client.notifications_policy()
            summary = policy.get("summary") if isinstance(policy, dict) else None
            if isinstance(summary, dict) and summary.get("pending_requests_count"):
                found = self._drain()
        except PlatformError as error:
            if error.code not in ("gone", "missing_scope"):  # a server that filters nothing has no such page
                raise
        return found, replace(cursor, looked_at=self.now.isoformat())

    def _drain(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        with asking(self.client, now=self.now):
            requests = self.client.notification_requests(limit=_MOST_REQUESTS)
        for request in _rows(requests):
            account = request.get("account")
            account_id, request_id = (
                text_of(account.get("id")) if isinstance(account, dict) else "",
                text_of(request["id"]),
            )
            if not account_id:
                continue
            with asking(self.client, now=self.now):
                found += self._of(account_id)
                # Only then: if we fall down in between, the next look finds the request again.
                self.client.accept_notification_request(request_id)
        return found

    def _of(self, account_id: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        before = None
        for _ in range(_MOST_OF_A_REQUEST):
            page = self._asked(account_id=account_id, limit=_PAGE, max_id=before)
            usable = _rows(page)
            oldest = min((text_of(row["id"]) for row in usable), key=order, default="")
            if not oldest or oldest == before:
                break
            rows += usable
            before = oldest
        return list(reversed(rows))


def _rows(page: object) -> list[dict[str, Any]]:
    """What can be told apart by its id. A sweep that got no list at all must not count as complete."""
    # Where it makes its types of them, the library makes a list of anything: of an object its keys.
    if not isinstance(page, list) or (page and not any(isinstance(row, dict) for row in page)):
        raise PlatformError("the server's answer is no list", retryable=True, code="odd_answer")
    return [row for row in page if isinstance(row, dict) and text_of(row.get("id"))]


def _newest(rows: Iterable[dict[str, Any]], seen: str = "") -> str:
    return max([seen, *(text_of(row["id"]) for row in rows)], key=lambda one: (bool(one), order(one)))
