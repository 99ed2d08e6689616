"""Moderating by Mastodon's API: read what is there, act, and put back exactly that."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mastodon import Mastodon

from platforms.adapters.mastodon.blocks import Blocks
from platforms.adapters.mastodon.client import asking
from platforms.adapters.mastodon.ids import text_of
from platforms.ports import Deed, Performed, PlatformError, Seen

State = Mapping[str, str | int | bool | None]
_ACCOUNTS = ("admin:read:accounts", "admin:write:accounts")
_DOMAINS = ("admin:read:domain_blocks", "admin:write:domain_blocks")
_SCOPES = {
    "suspend_account": _ACCOUNTS,
    "unsuspend_account": _ACCOUNTS,
    "silence_account": _ACCOUNTS,
    "unsilence_account": _ACCOUNTS,
    "block_domain": _DOMAINS,
    "unblock_domain": _DOMAINS,
    "pin_post": ("write:accounts",),
    "unpin_post": ("write:accounts",),
}
_USERS, _FEDERATION = {"Manage Users": 0x400, "Manage Reports": 0x10}, {"Manage Federation": 0x20}
ROLE_FOR = {
    kind: _USERS if scopes is _ACCOUNTS else _FEDERATION for kind, scopes in _SCOPES.items() if "post" not in kind
}
"""The permissions that the bot's role on the server needs for a kind of action, with their bits."""

_FLAG = {
    "suspend_account": ("suspended", True),
    "unsuspend_account": ("suspended", False),
    "silence_account": ("silenced", True),
    "unsilence_account": ("silenced", False),
}
_MOST_PAGES = 20
_REPORTS_CLOSED = "The server closes open reports about an account when it acts on it."


def scopes_for(powers: Collection[str]) -> tuple[str, ...]:
    """What the token has to allow for these kinds of action."""
    return tuple(sorted({scope for kind in powers for scope in _SCOPES.get(kind, ())}))


@dataclass(frozen=True, kw_only=True)
class Acting:
    """One account's moderation. Repeating an action would add a strike and a mail, so it is looked at first."""

    client: Mastodon
    domain: str
    now: datetime

    def look(self, deed: Deed) -> Seen:
        """What is there now. Raises PlatformError."""
        if deed.kind in _FLAG:
            flag, wanted = _FLAG[deed.kind]
            account = self._account(deed)
            state = {name: account.get(name) is True for name in ("suspended", "silenced")}
            return Seen(done=state[flag] is wanted, state=state | {"id": text_of(account.get("id"))})
        match deed.kind:
            case "block_domain" if f".{self.domain}".endswith(f".{deed.target}"):
                raise PlatformError("that is the server itself", retryable=False, code="for_people")
            case "block_domain" | "unblock_domain":
                return self._blocks.look(deed)
            case "delete_post":
                return self._look_at_own_post(deed)
            case "pin_post" | "unpin_post":
                post = self._own_post(deed)
                if post is None:
                    raise PlatformError("the post is gone", retryable=False, code="gone")
                pinned = post.get("pinned") is True
                return Seen(done=pinned is (deed.kind == "pin_post"), state={"pinned": pinned})
        raise PlatformError(f"the server's API has no {deed.kind}", retryable=False, code="for_people")

    def act(self, deed: Deed) -> Performed:
        """Do it, unless it is so already. Raises PlatformError."""
        seen = self.look(deed)
        if seen.done:
            return Performed(before=seen.state)
        if deed.kind in _FLAG:
            return Performed(before=seen.state, note=self._set(deed.kind, str(seen.state["id"]), deed))
        if deed.kind in ("block_domain", "unblock_domain"):
            self._blocks.act(deed)
        else:
            self._set_post(deed.kind, self._post_id(deed))
        return Performed(before=seen.state)

    def undo(self, deed: Deed, before: State) -> Performed:
        """Put back what was there. Raises PlatformError for what is gone for good."""
        if deed.kind == "delete_post":
            raise PlatformError("a deleted post is gone", retryable=False, code="irreversible")
        seen = self.look(deed)
        if deed.kind in _FLAG:
            flag, _ = _FLAG[deed.kind]
            kind = {
                ("suspended", True): "suspend_account",
                ("suspended", False): "unsuspend_account",
                ("silenced", True): "silence_account",
                ("silenced", False): "unsilence_account",
            }[flag, before.get(flag) is True]
            return Performed(before=seen.state, note=self._set(kind, str(seen.state["id"]), deed))
        if deed.kind in ("block_domain", "unblock_domain"):
            self._blocks.restore(deed, before)
        else:
            self._set_post("pin_post" if before.get("pinned") else "unpin_post", self._post_id(deed))
        return Performed(before=seen.state)

    @property
    def _blocks(self) -> Blocks:
        return Blocks(client=self.client, now=self.now)

    def _account(self, deed: Deed) -> Mapping[str, Any]:
        """The moderators' view of an account. Raises PlatformError."""
        name, _, elsewhere = deed.target.removesuffix(f"@{self.domain}").partition("@")
        pk = self._looked_up(name, elsewhere) or self._listed(name, elsewhere)
        if not pk:
            raise PlatformError(f"the server knows no account {name}", retryable=False, code="gone")
        with asking(self.client, now=self.now):
            told = self.client.admin_account(pk)
        if not isinstance(told, Mapping) or not isinstance(told.get("suspended"), bool):
            raise PlatformError("the server did not say how the account stands", retryable=True, code="odd_answer")
        return told

    def _looked_up(self, name: str, elsewhere: str) -> str:
        try:
            with asking(self.client, now=self.now):
                found = self.client.account_lookup(f"{name}@{elsewhere}" if elsewhere else name)
        except PlatformError as error:
            if error.code == "gone":
                return ""
            raise
        return text_of(found.get("id")) if isinstance(found, Mapping) else ""

    def _listed(self, name: str, elsewhere: str) -> str:
        """Who was dealt with can be missing from what everybody may look up; the moderators' list has them."""
        origin = {"by_domain": elsewhere, "origin": "remote"} if elsewhere else {"origin": "local"}
        for status in ("suspended", "silenced", "disabled"):
            with asking(self.client, now=self.now):
                page = self.client.admin_accounts_v2(username=name, status=status, **origin)
            for _ in range(_MOST_PAGES):
                for one in page or ():
                    same = isinstance(one, Mapping) and str(one.get("username") or "").lower() == name
                    if same and str(one.get("domain") or "").lower() == elsewhere:
                        return text_of(one.get("id"))
                with asking(self.client, now=self.now):
                    page = self.client.fetch_next(page) if page else None
                if not page:
                    break
        return ""

    def _set(self, kind: str, account: str, deed: Deed) -> str:
        with asking(self.client, now=self.now):
            match kind:
                case "suspend_account" | "silence_account":
                    level = kind.removesuffix("_account")
                    self.client.admin_account_moderate(
                        account, action=level, text=f"Decided by the community: {deed.key}"
                    )
                    return _REPORTS_CLOSED
                case "unsuspend_account":
                    self.client.admin_account_unsuspend(account)
                case "unsilence_account":
                    self.client.admin_account_unsilence(account)
        return ""

    def _post_id(self, deed: Deed) -> str:
        return deed.target.rstrip("/").rpartition("/")[2]

    def _own_post(self, deed: Deed) -> Mapping[str, Any] | None:
        """The bot's own post, None where it is gone. Others' posts are for people: the API deletes none of them."""
        with asking(self.client, now=self.now):
            me = self.client.account_verify_credentials()
        try:
            with asking(self.client, now=self.now):
                post = self.client.status(self._post_id(deed))
        except PlatformError as error:
            if error.code == "gone":
                return None
            raise
        author = post.get("account") if isinstance(post, Mapping) else None
        mine = (
            isinstance(author, Mapping)
            and isinstance(me, Mapping)
            and text_of(author.get("id")) == text_of(me.get("id"))
        )
        if not mine:
            raise PlatformError("the API changes only the bot's own posts", retryable=False, code="for_people")
        return post if isinstance(post, Mapping) else None

    def _look_at_own_post(self, deed: Deed) -> Seen:
        post = self._own_post(deed)
        return Seen(done=post is None, state={"there": post is not None})

    def _set_post(self, kind: str, post: str) -> None:
        with asking(self.client, now=self.now):
            match kind:
                case "delete_post":
                    self.client.status_delete(post)
                case "pin_post":
                    self.client.status_pin(post)
                case "unpin_post":
                    self.client.status_unpin(post)
