"""The part of a server that keeps posts, with the habits that idempotency keys have in the wild."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape

from tests.fakes.scripted import Answer, Asked, Scripted


@dataclass
class Statuses:
    """`keys`: "honoured", "ignored" (some servers), or "500" on a replay (Mastodon 4.6 for a while).

    `lose`: how many answers to posts get lost after the post was made. `missing`: parents that are gone.
    """

    script: Scripted
    keys: str = "honoured"
    lose: int = 0
    missing: set[str] = field(default_factory=set)
    longest: int = 10_000
    made: list[dict] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._by_key: dict[str, dict] = {}
        self.script.on("POST", "/api/v1/statuses", self._post)
        self.script.on("GET", "/api/v1/accounts/1/statuses", self._list)

    def _post(self, asked: Asked) -> Answer:
        key = asked.headers.get("Idempotency-Key", "")
        if asked.form.get("in_reply_to_id") in self.missing:
            return Answer({"error": "Record not found"}, 404)
        if len(asked.form["status"]) > self.longest:
            return Answer({"error": "Validation failed: Text character limit exceeded"}, 422)
        if key in self._by_key and self.keys != "ignored":
            return Answer({"error": "Oops"}, 500) if self.keys == "500" else Answer(self._by_key[key])
        post = {
            "id": str(1000 + len(self.made)),
            "content": f"<p>{escape(asked.form['status'])}</p>",
            "text": asked.form["status"],
            "visibility": asked.form.get("visibility"),
            "in_reply_to_id": asked.form.get("in_reply_to_id"),
            "created_at": datetime.now(UTC).isoformat(),
        }
        self.made.append(post)
        self._by_key[key] = post
        if self.lose:
            self.lose -= 1
            return Answer(drop=True)
        return Answer(post)

    def _list(self, asked: Asked) -> Answer:
        before = int(asked.query.get("max_id", 10**9))
        return Answer([post for post in reversed(self.made) if int(post["id"]) < before][: int(asked.query["limit"])])
