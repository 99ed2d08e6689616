"""A server that is not Mastodon: what a GoToSocial of version 0.20 answers, as it was recorded, where it differs.

No stream by SSE, ULIDs for ids, no idempotency keys, 5,000 characters, no notification policy, no list of posts by
their ids, new accounts that are locked; and a mention becomes visible late now and then, below ids that came after.
"""

from datetime import datetime
from html import escape

from tests.fakes.scripted import Answer, Asked, Scripted

BOT_ID = "01FHMQX3GAABWSM0S2VZEC2SWC"
NOT_FOUND = Answer({"error": "Not Found: 404 Not Found"}, 404)
INSTANCE = {
    "domain": "gts.example",
    "account_domain": "gts.example",
    "title": "GoToSocial",
    "version": "0.20.2 git-57cb4fe",
    "source_url": "https://codeberg.org/superseriousbusiness/gotosocial",
    "usage": {"users": {"active_month": 0}},
    "configuration": {
        "accounts": {"allow_custom_css": False, "max_featured_tags": 10, "max_profile_fields": 6},
        "statuses": {
            "max_characters": 5000,
            "max_media_attachments": 6,
            "characters_reserved_per_url": 25,
            "supported_mime_types": ["text/plain", "text/markdown"],
        },
        "polls": {"max_options": 6, "max_characters_per_option": 50, "min_expiration": 300, "max_expiration": 2629746},
    },
}
ME = {
    "id": BOT_ID,
    "username": "govbot",
    "acct": "govbot",
    "display_name": "",
    "locked": True,
    "discoverable": False,
    "bot": True,
    "created_at": "2026-03-01T09:00:00.000Z",
    "url": "https://gts.example/@govbot",
    "role": {"id": "user", "name": "user", "permissions": "0"},
    "source": {"privacy": "unlisted", "status_content_type": "text/plain"},
}
LINK = (
    '<span class="h-card"><a href="https://gts.example/@govbot" class="u-url mention" rel="nofollow noreferrer '
    'noopener" target="_blank">@<span>govbot</span></a></span>'
)
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def ulid(number: int) -> str:
    """Ids that sort as words, and not as numbers."""
    digits = ""
    for _ in range(16):
        number, rest = divmod(number, 32)
        digits = _ALPHABET[rest] + digits
    return f"01JZ8Y6D00{digits}"


class GoToSocial:
    """`rows`: its notifications, newest last. `lose`: how many answers to posts get lost after the post was made."""

    def __init__(self, script: Scripted) -> None:
        self.script, self.lose, self.rows, self.made = script, 0, list[dict](), list[dict]()
        self._ids = 0
        streams = script.url.replace("http", "ws")  # where they are told to be: the fake has no other name
        configuration = INSTANCE["configuration"] | {"urls": {"streaming": streams}}
        routes = {
            ("GET", "/api/v2/instance/"): Answer(INSTANCE | {"configuration": configuration}),
            ("GET", "/api/v1/instance/"): Answer({"uri": "gts.example", "urls": {"streaming_api": streams}}),
            ("GET", "/api/v1/accounts/verify_credentials"): Answer(ME),
            ("GET", "/api/v1/apps/verify_credentials"): NOT_FOUND,
            ("GET", "/api/v2/notifications/policy"): NOT_FOUND,
            ("PATCH", "/api/v2/notifications/policy"): NOT_FOUND,
            ("GET", "/api/v1/notifications/requests"): NOT_FOUND,
            ("GET", "/api/v1/streaming/user/notification"): NOT_FOUND,
            ("GET", "/api/v1/statuses"): NOT_FOUND,
            ("GET", "/api/v1/notifications"): self._list,
            ("POST", "/api/v1/statuses"): self._post,
            ("GET", f"/api/v1/accounts/{BOT_ID}/statuses"): self._own,
        }
        script.routes.update(routes)

    def mention(
        self, who: str, words: str, *, at: datetime, reply_to: str | None = None, late: int = 0, full_stop: bool = False
    ) -> str:
        """Somebody mentions the bot; `late`: under an id that lies so far below the newest."""
        post, self._ids = ulid(self._ids + 500), self._ids + 10
        told = at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        text = f"{LINK}. {escape(words)}" if full_stop else f"{LINK} {escape(words)}"
        account = {"id": ulid(len(who)), "username": who, "acct": who, "display_name": "", "bot": False, "locked": True}
        status = {
            "id": post, "created_at": told, "in_reply_to_id": reply_to, "visibility": "unlisted", "language": "en",
            "content": f"<p>{text}</p>", "account": account, "text": words,
            "mentions": [{"id": BOT_ID, "username": "govbot", "acct": "govbot", "url": "https://gts.example/@govbot"}],
            "interaction_policy": {"can_reply": {"always": ["public", "me"], "with_approval": []}},
        }  # fmt: skip
        self.script.on("GET", f"/api/v1/statuses/{post}", Answer(status))
        row = {
            "id": ulid(self._ids - late),
            "type": "mention",
            "created_at": told,
            "account": account,
            "status": status,
        }
        self.rows.append(row)
        return post

    def _list(self, asked: Asked) -> Answer:
        rows = sorted(self.rows, key=lambda row: row["id"])
        size = min(int(asked.query.get("limit", 20)), 80)
        if "min_id" in asked.query:
            rows = [row for row in rows if row["id"] > asked.query["min_id"]][:size]
        return Answer(list(reversed(rows))[:size])

    def _post(self, asked: Asked) -> Answer:
        if len(asked.form["status"]) > INSTANCE["configuration"]["statuses"]["max_characters"]:
            return Answer({"error": "Bad Request: text is too long"}, 400)
        post = {
            "id": ulid(100_000 + len(self.made)),
            "content": f"<p>{escape(asked.form['status'])}</p>",
            "text": asked.form["status"],
            "visibility": asked.form.get("visibility"),
            "in_reply_to_id": asked.form.get("in_reply_to_id"),
            "created_at": "2026-03-02T09:00:00.000Z",
        }
        self.made.append(post)
        self.lose -= 1
        return Answer(drop=True) if self.lose >= 0 else Answer(post)

    def _own(self, asked: Asked) -> Answer:
        before = asked.query.get("max_id", "~")
        return Answer([post for post in reversed(self.made) if post["id"] < before][: int(asked.query["limit"])])
