"""One notification into one mention, field by field: whatever a server sends, nothing of it is taken on trust."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import Any

from platforms.adapters.mastodon.ids import text_of
from platforms.adapters.mastodon.mentions import names, with_full_names
from platforms.ports import Author, Mention, Visibility
from reasoning.doubts import may_turn_round

_NAME = re.compile(r"[\w.-]{1,100}(?:@[\w.:-]{1,200})?")
_LONGEST_NAME, _LONGEST_CONTENT, _LONGEST_ID = 200, 100_000, 200
_VISIBILITY: dict[str, Visibility] = {"public": "public", "unlisted": "unlisted"}


class Unusable(Exception):
    """A notification that is no message to the bot; the text says why."""


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Knows the bot it reads for: its name, and the domain of its server."""

    bot_handle: str
    domain: str

    def mention(self, notification: object) -> Mention:
        """Raises Unusable."""
        told = _fields(notification, "notification")
        if told.get("type") != "mention":
            raise Unusable("it is no mention")
        status = _fields(told.get("status"), "status")
        post_id = text_of(status.get("id"))
        if not 0 < len(post_id) <= _LONGEST_ID:
            raise Unusable("its post has no id")
        author = self._author(_fields(status.get("account") or told.get("account"), "account"))
        if author.handle.lower() == self.bot_handle.lower():
            raise Unusable("the bot wrote it")
        return Mention(
            # By the post: a server may notify twice of one, under two ids.
            event_id=f"post:{post_id}",
            post_id=post_id,
            author=author,
            content=self.content(status),
            in_reply_to=text_of(status.get("in_reply_to_id")) or None,
            visibility=_VISIBILITY.get(str(status.get("visibility")), "direct"),
            # The home server's time. The post's own date is its author's claim.
            occurred_at=instant(told.get("created_at")),
        )

    def _author(self, account: Mapping[str, Any]) -> Author:
        handle = account.get("acct")
        if not isinstance(handle, str) or not _NAME.fullmatch(handle):
            raise Unusable("its author has no usable name")
        name, _, domain = handle.partition("@")
        remote = bool(domain) and domain.lower() != self.domain.lower()
        shown = account.get("display_name")
        return Author(
            handle=handle if remote else name,
            display_name=(shown if isinstance(shown, str) and shown.strip() else name)[:_LONGEST_NAME],
            remote=remote,
            bot=_truly(account, "bot") or _truly(account, "group") or _truly(account, "suspended"),
            created_at=None if remote else _instant_or_none(account.get("created_at")),
            moved=bool(account.get("moved")),
        )

    def moved_to(self, account: object) -> str | None:
        """The handle of the account that this one has moved to."""
        moved = account.get("moved") if isinstance(account, Mapping) else None
        handle = moved.get("acct") if isinstance(moved, Mapping) else None
        if not isinstance(handle, str) or not _NAME.fullmatch(handle):
            return None
        name, _, domain = handle.partition("@")
        return name if domain.lower() == self.domain.lower() else handle

    def content(self, status: Mapping[str, Any]) -> str:
        """The words of a post, with everybody's full names. Raises Unusable.

        A warning before them that may change what they mean stands as a quotation, so that nothing is taken as plain.
        """
        content = status.get("content")
        if not isinstance(content, str):
            raise Unusable("its post has no words")
        content = content[:_LONGEST_CONTENT]
        handles, addressed = {}, False
        listed = status.get("mentions")
        for one in listed if isinstance(listed, list) else []:
            handle = one.get("acct") if isinstance(one, Mapping) else None
            if not isinstance(handle, str) or not _NAME.fullmatch(handle):
                continue
            full = handle if "@" in handle else f"{handle}@{self.domain}"
            addressed = addressed or full.lower() == f"{self.bot_handle}@{self.domain}".lower()
            if isinstance(one.get("url"), str):
                handles[one["url"]] = full
        content = with_full_names(content, handles)
        if addressed and not names(content, self.bot_handle):
            # Some servers address by a field of the post alone and keep the names out of the words.
            content = f"@{self.bot_handle}@{self.domain} {content}"
        warning = str(status.get("spoiler_text") or "")[:_LONGEST_NAME]
        return f"<blockquote>{escape(warning)}</blockquote>{content}" if may_turn_round(warning) else content


def _fields(value: object, what: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise Unusable(f"its {what} is missing")
    return value


def _truly(account: Mapping[str, Any], name: str) -> bool:
    return account.get(name) is True


def instant(value: object) -> datetime:
    """A server's time. Raises Unusable: without one nothing can be counted."""
    found = _instant_or_none(value)
    if found is None:
        raise Unusable("it has no time")
    return found


def _instant_or_none(value: object) -> datetime | None:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if not isinstance(value, datetime):
        return None
    try:
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)
    except (OverflowError, ValueError):
        return None
