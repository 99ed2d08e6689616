"""Blocking other servers, and putting a block back exactly as it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mastodon import Mastodon

from platforms.adapters.mastodon.client import asking
from platforms.adapters.mastodon.ids import text_of
from platforms.ports import Deed, PlatformError, Seen

_STRENGTH = {"": 0, "noop": 0, "silence": 1, "suspend": 2}
_FLAGS = ("reject_media", "reject_reports", "obfuscate")
_COMMENTS = ("private_comment", "public_comment")
_MOST_PAGES = 100


@dataclass(frozen=True, kw_only=True)
class Blocks:
    """The server's list of blocked servers."""

    client: Mastodon
    now: datetime

    def look(self, deed: Deed) -> Seen:
        """How a server is blocked now. Raises PlatformError."""
        found = self._find(deed.target)
        severity = str(found.get("severity") or "") if found else ""
        state: dict[str, str | int | bool | None] = {"id": text_of(found.get("id")) if found else None}
        state["severity"] = severity or None
        for name in (*_FLAGS, *_COMMENTS):
            value = found.get(name) if found else None
            state[name] = value if isinstance(value, bool | str) else None
        if deed.kind == "unblock_domain":
            return Seen(done=found is None, state=state)
        return Seen(done=_STRENGTH.get(severity, 0) >= _STRENGTH[_wanted(deed)], state=state)

    def _find(self, domain: str) -> Mapping[str, Any] | None:
        with asking(self.client, now=self.now):
            page = self.client.admin_domain_blocks()
        for _ in range(_MOST_PAGES):
            if not page:
                return None
            for one in page:
                if isinstance(one, Mapping) and str(one.get("domain") or "").lower() == domain:
                    return one
            with asking(self.client, now=self.now):
                page = self.client.fetch_next(page)
        raise PlatformError("the list of blocked servers has no end", retryable=False, code="odd_answer")

    def act(self, deed: Deed) -> None:
        """Block or unblock, changing a weaker block rather than adding a second one. Raises PlatformError."""
        found = self._find(deed.target)
        with asking(self.client, now=self.now):
            if deed.kind == "unblock_domain":
                self.client.admin_delete_domain_block(found["id"]) if found else None
            elif found:
                self.client.admin_update_domain_block(found["id"], severity=_wanted(deed))
            else:
                self.client.admin_create_domain_block(deed.target, severity=_wanted(deed))

    def restore(self, deed: Deed, before: Mapping[str, str | int | bool | None]) -> None:
        """Make the block what it was: gone, or with every value that it had. Raises PlatformError."""
        found = self._find(deed.target)
        had = {name: before.get(name) for name in (*_FLAGS, *_COMMENTS) if before.get(name) is not None}
        with asking(self.client, now=self.now):
            if before.get("id") is None:
                self.client.admin_delete_domain_block(found["id"]) if found else None
            elif found:
                self.client.admin_update_domain_block(found["id"], severity=before.get("severity"), **had)
            else:
                self.client.admin_create_domain_block(deed.target, severity=before.get("severity"), **had)


def _wanted(deed: Deed) -> str:
    return str(deed.params.get("severity") or "silence")
