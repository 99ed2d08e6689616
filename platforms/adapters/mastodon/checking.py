"""Is the account fit to serve a community? Each finding says what to do about it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mastodon import Mastodon

from platforms.adapters.mastodon.acting import ROLE_FOR, scopes_for
from platforms.adapters.mastodon.client import Session, asking
from platforms.adapters.mastodon.limits import instance_of, limits_of
from platforms.adapters.mastodon.sweeping import ACCEPTED
from platforms.findings import fine
from platforms.ports import Finding, PlatformError

SCOPES = (
    "read:accounts",
    "read:statuses",
    "read:notifications",
    "write:statuses",
    "write:favourites",
    "write:notifications",
)
_CLOCKS_DIFFER_SECONDS = 30
_ADMINISTRATOR = 0x1
_NEW_TOKEN = "docs/MASTODON_SETUP.md says how to make a new one; manage.py set_token changes it later."  # noqa: S105 - advice
_REMEDIES = {
    "token_dead": _NEW_TOKEN,
    "missing_scope": f"Tick {', '.join(SCOPES)} in the application, save, and regenerate the token. {_NEW_TOKEN}",
    "account_disabled": "Log in as the bot in a browser: the server says there what is wrong.",
    "limited": "Wait: Govbot goes on by itself when the server allows it.",
    "unreachable": "Check the address, and that this machine can reach it.",
    "gone": "Check the address: it should be that of a Mastodon server, without a path.",
    "odd_answer": "Check the address: it should be that of a Mastodon server, without a path.",
}
_WAIT = "If it stays so, ask the server's administrators."


@dataclass(frozen=True, kw_only=True)
class Checker:
    """Looks at one account. An empty `bot_handle` takes whichever the token belongs to."""

    client: Mastodon
    session: Session
    bot_handle: str
    domain: str
    now: datetime
    powers: frozenset[str] = frozenset()

    def account(self) -> Mapping[str, Any]:
        """Whose token it is. Raises PlatformError."""
        with asking(self.client, now=self.now):
            me = self.client.account_verify_credentials()
        if not isinstance(me, Mapping) or not isinstance(me.get("acct"), str):
            raise PlatformError("the server did not say whose token it is", retryable=True, code="odd_answer")
        return me

    def home(self) -> str:
        """The domain in the handles of the server's accounts. Raises PlatformError."""
        return str(instance_of(self.client, now=self.now).get("domain") or "").lower()

    def findings(self) -> Sequence[Finding]:
        """Everything that could be looked at; the first thing that fails may hide others."""
        found: list[Finding] = []
        for look in (self._server, self._account, self._scopes, self._role, self._list, self._policy):
            try:
                found += look()
            except PlatformError as error:
                found.append(
                    Finding(
                        level="wrong",
                        what=f"{self._who()}: {error}.",
                        remedy=_REMEDIES.get(error.code, _WAIT),
                    )
                )
                break
        return found

    def _who(self) -> str:
        return f"@{self.bot_handle}@{self.domain}" if self.bot_handle and self.domain else str(self.client.api_base_url)

    def _server(self) -> Iterator[Finding]:
        told = instance_of(self.client, now=self.now)
        limits = limits_of(self.client, now=self.now)
        version = str(told.get("version") or "unknown")[:60]
        yield fine(f"{self.domain or told.get('domain')} answers (version {version}).")
        yield fine(f"Posts may have {limits.characters} characters; longer messages become threads.")
        at = self.session.server_time
        if at is not None:
            apart = abs((at - self.now).total_seconds())
            if apart > _CLOCKS_DIFFER_SECONDS:
                yield Finding(
                    level="warning",
                    what=f"The server's clock and ours are {apart:.0f} seconds apart, and its clock dates the votes.",
                    remedy="Set this machine's clock by NTP; if it is right, tell the server's administrators.",
                )
            else:
                yield fine("The server's clock agrees with ours.")

    def _account(self) -> Iterator[Finding]:
        me = self.account()
        handle = str(me["acct"]).partition("@")[0]
        if self.bot_handle and handle.lower() != self.bot_handle.lower():
            yield Finding(
                level="wrong",
                what=f"The token belongs to @{handle}, not to @{self.bot_handle}.",
                remedy=f"Log in as @{self.bot_handle} and make the token there. {_NEW_TOKEN}",
            )
            return
        yield fine(f"The token is valid, and it is @{handle}'s.")
        if me.get("suspended") is True or me.get("moved"):
            yield Finding(
                level="wrong",
                what=f"@{handle} is suspended or has moved away, so it can say nothing.",
                remedy="Ask the server's moderators, or connect another account.",
            )
        if me.get("limited") is True:
            yield Finding(
                level="warning",
                what=f"@{handle} is limited: its public posts are unlisted.",
                remedy="Ask the server's moderators to lift it.",
            )
        if me.get("bot") is not True:
            yield Finding(
                level="warning",
                what=f"@{handle} is not marked as automated.",
                remedy="Tick “This is an automated account” in the bot's Preferences, Public profile.",
            )
        if me.get("locked") is True:
            yield Finding(
                level="warning",
                what=f"@{handle} approves followers by hand, so who wants to follow it waits for ever.",
                remedy="Untick “Require follow requests” in the bot's Preferences, Privacy and reach.",
            )

    def _scopes(self) -> Iterator[Finding]:
        try:
            with asking(self.client, now=self.now):
                told = self.client.app_verify_credentials()
        except PlatformError:
            return  # some servers and tokens say nothing of an application; the next look tries it out
        listed = told.get("scopes") if isinstance(told, Mapping) else None
        granted = {str(scope) for scope in (listed.split() if isinstance(listed, str) else listed or ())}
        if not granted:
            return
        needed = (*SCOPES, *scopes_for(self.powers))
        missing = [scope for scope in needed if not _has(granted, scope)]
        if missing:
            yield Finding(
                level="wrong",
                what=f"The application lacks the scopes {', '.join(missing)}.",
                remedy="Tick them in the bot's Preferences, Development, save, and regenerate the token. "
                "Then give it with manage.py set_token.",
            )
        else:
            yield fine("The application has the scopes that are needed.")
        extra = sorted(scope for scope in granted if scope.startswith("admin") and scope not in needed)
        if extra:
            yield Finding(
                level="warning",
                what=f"The application has powers that members have not granted the bot: {', '.join(extra)}.",
                remedy="Untick them: a token that cannot do harm cannot be made to.",
            )

    def _role(self) -> Iterator[Finding]:
        """Scopes open a door only to who may go through it: the bot's role on the server has to allow it too."""
        needed = {name: bit for kind in self.powers for name, bit in ROLE_FOR.get(kind, {}).items()}
        if not needed:
            return
        role = self.account().get("role")
        told = str(role.get("permissions") or "0") if isinstance(role, Mapping) else "0"
        held = int(told) if told.isascii() and told.isdigit() else 0
        missing = sorted(name for name, bit in needed.items() if not held & (bit | _ADMINISTRATOR))
        if missing:
            yield Finding(
                level="wrong",
                what=f"The bot's role on the server lacks what members have granted it: {', '.join(missing)}.",
                remedy="Ask the server's administrators for a role with these permissions, just below their own.",
            )
        else:
            yield fine("The bot's role allows what members have granted it.")

    def _list(self) -> Iterator[Finding]:
        with asking(self.client, now=self.now):
            self.client.notifications(types=["mention"], limit=1)
        yield fine("Mentions can be read.")

    def _policy(self) -> Iterator[Finding]:
        try:
            with asking(self.client, now=self.now):
                policy = self.client.notifications_policy()
        except PlatformError as error:
            if error.code != "gone":
                raise
            yield fine("The server filters no notifications.")
            return
        filtered = [name for name in ACCEPTED if isinstance(policy, Mapping) and policy.get(name) in ("filter", "drop")]
        if filtered:
            yield Finding(
                level="wrong",
                what=f"The server keeps mentions from the bot ({', '.join(filtered)}).",
                remedy="Choose “Accept” for each kind in the bot's notification settings, Manage notifications from.",
            )
        else:
            yield fine("Everybody's mentions reach the bot, private ones too.")


def _has(granted: set[str], scope: str) -> bool:
    """Whether a scope was granted, itself or as part of a wider one: `admin:write` holds `admin:write:accounts`."""
    parts = scope.split(":")
    wider = {":".join(parts[:count]) for count in range(1, len(parts) + 1)} - {"admin"}
    return bool(wider & granted)
