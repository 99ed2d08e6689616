"""Saying something once, in as many posts as it takes, whatever gets lost on the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import unescape
from typing import Any

from mastodon import Mastodon

from platforms.adapters.mastodon.client import asking
from platforms.adapters.mastodon.ids import order, text_of
from platforms.adapters.mastodon.reading import Unusable, instant
from platforms.adapters.mastodon.words import Limits, part, parts, reference
from platforms.passages import cut, harmless
from platforms.ports import Draft, PlatformError

_PAGE, _MOST_PAGES = 40, 15
_CLOCKS_DIFFER = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class Poster:
    """Posts as one account. `salt` keeps one installation's references apart from another's."""

    client: Mastodon
    salt: str
    limits: Limits
    now: datetime

    def post(self, draft: Draft) -> Sequence[str]:
        """The ids of the posts, in order. Raises PlatformError; what was posted by then is found again next time."""
        direct = draft.visibility == "direct"
        if direct and not draft.to:
            raise PlatformError("a direct message names nobody", retryable=False)
        sign = reference(self.salt, draft.key)
        if draft.part:
            drafted: Sequence[tuple[str, str]] = [part(draft.text, draft.part, sign=sign)]
        else:
            drafted = parts(draft.text, to=draft.to, name_in_all=direct, sign=sign, limits=self.limits)
        said = self._said_already([mark for _, mark in drafted], since=draft.tried_at) if draft.tried_at else {}
        posts: list[str] = []
        for number, (text, mark) in enumerate(drafted):
            post = said.get(mark)
            if post is None:
                visibility = "unlisted" if number and draft.visibility == "public" else draft.visibility
                parent = posts[-1] if posts else draft.in_reply_to
                post = self._say(text, visibility=visibility, parent=parent, key=f"govbot-{sign}-{mark}")
            posts.append(post)
        return posts

    def reword(self, post_id: str, text: str) -> None:
        """Other words for a post without pictures, poll or warning: an edit would take those away."""
        short = cut(harmless(text), room=self.limits.characters, link=self.limits.link, most=1)[0]
        with asking(self.client, now=self.now):
            self.client.status_update(post_id, status=short)

    def _say(self, text: str, *, visibility: str, parent: str | None, key: str) -> str:
        try:
            return self._send(text, visibility=visibility, parent=parent, key=key)
        except PlatformError as error:
            if error.code != "gone" or parent is None:
                raise
        # What was answered is gone. A refused post used no key, so the same one serves.
        return self._send(text, visibility=visibility, parent=None, key=key)

    def _send(self, text: str, *, visibility: str, parent: str | None, key: str) -> str:
        with asking(self.client, now=self.now):
            made = self.client.status_post(text, in_reply_to_id=parent, visibility=visibility, idempotency_key=key)
        post = text_of(made.get("id")) if isinstance(made, dict) else ""
        if not post:
            raise PlatformError("the server's answer names no post", retryable=True, code="odd_answer")
        return post

    def _said_already(self, marks: Sequence[str], *, since: datetime) -> dict[str, str]:
        """Which parts stand there: after a lost answer, or on servers that do not know the key any more."""
        with asking(self.client, now=self.now):
            me = self.client.account_verify_credentials()
        account, before, found = text_of(me.get("id")) if isinstance(me, dict) else "", None, dict[str, str]()
        for _ in range(_MOST_PAGES):
            with asking(self.client, now=self.now):
                page = self.client.account_statuses(account, limit=_PAGE, max_id=before, exclude_reblogs=True)
            posts = [post for post in page if isinstance(post, dict) and text_of(post.get("id"))]
            for post in posts:
                found |= {mark: text_of(post["id"]) for mark in marks if mark in unescape(str(post.get("content")))}
            oldest = min((text_of(post["id"]) for post in posts), key=order, default=None)
            if oldest is None or oldest == before or len(found) == len(marks) or _older(posts, since):
                break
            before = oldest
        return found


def _older(posts: Sequence[dict[str, Any]], since: datetime) -> bool:
    try:
        return min(instant(post.get("created_at")) for post in posts) < since - _CLOCKS_DIFFER
    except Unusable:
        return False
