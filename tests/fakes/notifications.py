"""Notifications as Mastodon sends them, and a list of them that pages as Mastodon does."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.fakes.scripted import Answer, Asked, Scripted

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BOT = {"id": "1", "acct": "govbot", "username": "govbot", "url": "https://home.example/@govbot"}
LINK = (
    '<span class="h-card" translate="no"><a href="https://home.example/@govbot" class="u-url mention">'
    "@<span>govbot</span></a></span>"
)


def account(acct: Any = "alice", **changed: Any) -> dict:
    return {
        "id": f"a-{acct}",
        "acct": acct,
        "display_name": str(acct).title(),
        "bot": False,
        "created_at": "2026-01-01T00:00:00.000Z",
    } | changed


def status(post: str, words: str = "help", *, by: dict | None = None, **changed: Any) -> dict:
    return {
        "id": post,
        "created_at": "2026-03-02T08:59:00.000Z",
        "content": f"<p>{LINK} {words}</p>",
        "account": by or account(),
        "in_reply_to_id": None,
        "visibility": "public",
        "mentions": [BOT],
    } | changed


def notification(number: str, *, at: datetime = NOW, post: dict | None = None, **changed: Any) -> dict:
    return {
        "id": number,
        "type": "mention",
        "created_at": at.isoformat().replace("+00:00", "Z"),
        "account": account(),
        "status": post or status(f"p{number}"),
    } | changed


def ago(**period: float) -> datetime:
    return NOW - timedelta(**period)


class Listed:
    """`rows` is what the server shows now; a test may add to it late, as replicas and parallel workers do."""

    def __init__(self, script: Scripted, rows: list[dict], *, page: int = 40, key: Any = int) -> None:
        self.rows, self.page, self.key = rows, page, key
        script.on("GET", "/api/v1/notifications", self._list)

    def _list(self, asked: Asked) -> Answer:
        rows = sorted(self.rows, key=lambda row: self.key(row["id"]))
        size = min(self.page, int(asked.query.get("limit", 40)))
        if "account_id" in asked.query:
            before = asked.query.get("max_id")
            rows = [row for row in rows if before is None or self.key(row["id"]) < self.key(before)]
            return Answer([row for row in reversed(rows) if row.get("filtered")][:size])
        rows = [row for row in rows if not row.get("filtered")]
        if "min_id" in asked.query:
            rows = [row for row in rows if self.key(row["id"]) > self.key(asked.query["min_id"])][:size]
        return Answer(list(reversed(rows))[:size])
