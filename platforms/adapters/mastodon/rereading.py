"""What became of posts: twenty in one request, or a few one by one where a server has no such list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mastodon import Mastodon

from platforms.adapters.mastodon.client import asking
from platforms.adapters.mastodon.ids import text_of
from platforms.adapters.mastodon.reading import Reader, Unusable
from platforms.ports import PlatformError

_AT_ONCE, _ONE_BY_ONE = 20, 3


@dataclass(frozen=True, kw_only=True)
class Rereading:
    """Looks at posts as one account."""

    client: Mastodon
    reader: Reader
    now: datetime

    def reread(self, post_ids: Sequence[str]) -> Mapping[str, str | None]:
        """A post that the list leaves out counts as deleted only if the server says so when asked for it alone."""
        asked = list(post_ids[:_AT_ONCE])
        try:
            found = self._listed(asked)
        except PlatformError as error:
            if error.code not in ("gone", "refused"):
                raise
            found = {}
        for post in [post for post in asked if post not in found][:_ONE_BY_ONE]:
            found |= self._alone(post)
        return found

    def _listed(self, asked: list[str]) -> dict[str, str | None]:
        with asking(self.client, now=self.now):
            page = self.client.statuses(asked)
        rows = [row for row in page if isinstance(row, dict)] if isinstance(page, list) else []
        return {
            post: words for row in rows if (post := text_of(row.get("id"))) in asked and (words := self._words(row))
        }

    def _alone(self, post: str) -> dict[str, str | None]:
        try:
            with asking(self.client, now=self.now):
                words = self._words(self.client.status(post))
        except PlatformError as error:
            if error.code != "gone":
                raise
            return {post: None}
        return {post: words} if words else {}

    def _words(self, status: Any) -> str:
        """Nothing, if the answer is no post at all."""
        try:
            return self.reader.content(status) if isinstance(status, Mapping) else ""
        except Unusable:
            return ""
