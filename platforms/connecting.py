"""A community on a Mastodon account: looked at first, then made in one commit, or refused with what to do."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db import transaction

from governance.domain.actors import Cause
from governance.domain.commands import AdoptConstitution
from governance.domain.errors import GovernanceError
from governance.domain.resting import Rest
from governance.services.communities import NewCommunity, create_community
from platforms.adapters.mastodon.adapter import MastodonPlatform
from platforms.credentials import ACCESS_TOKEN, CLIENT_ID, CLIENT_SECRET, Secret, seal
from platforms.models import Connection
from platforms.moving.resting import check_quiet, go_on
from platforms.ports import PlatformError

ARRIVAL_WINDOW = timedelta(minutes=10)
_HERE = {"localhost", "127.0.0.1", "::1"}
_LONGEST_TOKEN = 500


class AccountCannotServe(GovernanceError):
    """A server or account that the bot cannot work with; the text says what to do."""

    code = "account_cannot_serve"


@dataclass(frozen=True, kw_only=True)
class Account:
    """The bot account to connect. A `handle` that is given must be the token's own."""

    url: str
    token: Secret
    handle: str = ""
    client_id: str = ""
    client_secret: Secret | None = None


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the server says of an account that can serve."""

    handle: str
    domain: str
    warnings: tuple[str, ...]


def usable_url(given: str) -> str:
    """The address as it will be used. Raises AccountCannotServe."""
    url = given.strip().rstrip("/")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if not host or parts.path or parts.query or parts.fragment or parts.username:
        raise AccountCannotServe(f"“{given}” is not a server's address: give one such as https://town.example")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _HERE):
        raise AccountCannotServe(
            f"“{given}” would send the token unencrypted: give the address with https:// (http only on this machine)."
        )
    return url


def look_at(account: Account, *, now: datetime) -> Found:
    """Ask the server whether this account can serve. Changes nothing. Raises AccountCannotServe with what to do."""
    platform = _platform(account, handle=account.handle, domain="", now=now)
    findings = platform.check()
    wrong = [finding for finding in findings if finding.level == "wrong" and "keeps mentions" not in finding.what]
    if wrong:
        raise AccountCannotServe(f"{wrong[0].what} {wrong[0].remedy}")
    try:
        handle = str(platform.checker().account()["acct"]).partition("@")[0]
        domain = platform.checker().home() or (urlsplit(account.url).hostname or "")
    except PlatformError as error:
        raise AccountCannotServe(f"{account.url}: {error}. Try again.") from None
    warnings = tuple(f"{one.what} {one.remedy}" for one in findings if one.level == "warning")
    return Found(handle=handle, domain=domain, warnings=warnings)


def make_mastodon(
    account: Account,
    found: Found,
    *,
    slug: str,
    name: str,
    constitution: AdoptConstitution | None,
    zone: str,
    arrival_window: timedelta,
    now: datetime,
) -> Connection:
    """A community that listens to this account from now on. Raises GovernanceError, having made nothing here."""
    if Connection.objects.filter(platform="mastodon", domain=found.domain, bot_handle=found.handle).exists():
        raise AccountCannotServe(
            f"@{found.handle}@{found.domain} serves another community already. Make an account for this one."
        )
    try:
        cursor = _platform(account, handle=found.handle, domain=found.domain, now=now).connect()
    except PlatformError as error:
        raise AccountCannotServe(f"@{found.handle}@{found.domain} cannot be connected: {error}. Try again.") from None
    with transaction.atomic():
        community = create_community(
            NewCommunity(slug=slug, name=name, platform="mastodon", timezone=zone, arrival_window=arrival_window),
            constitution=constitution,
            founded_at=now,
            cause=Cause(ref="host:setup"),
            now=now,
        )
        connection = Connection.objects.create(
            community=community,
            platform="mastodon",
            url=account.url,
            domain=found.domain,
            bot_handle=found.handle,
            cursor=cursor,
        )
        give_token(connection, account, now=now)
    return connection


def give_token(connection: Connection, account: Account, *, now: datetime) -> None:
    """Seal what belongs to an account that was looked at."""
    seal(connection, ACCESS_TOKEN, account.token, now=now)
    if account.client_id and account.client_secret:
        seal(connection, CLIENT_ID, Secret(account.client_id), now=now)
        seal(connection, CLIENT_SECRET, account.client_secret, now=now)
    Connection.objects.filter(pk=connection.pk).update(
        sweep_due_at=None, rest_until=None, stream_error="", stream_failures=0, stream_retry_at=None
    )


def renew_token(connection: Connection, account: Account, *, take_over: bool = False, now: datetime) -> Found:
    """Give a community's bot a new token of the same account. Raises GovernanceError, having changed nothing.

    A community that has come from another host goes on with it, unless somebody has spoken for it meanwhile;
    `take_over`: the host knows who that was, and that it is over.
    """
    found = look_at(account, now=now)
    arriving = connection.community.rest == Rest.ARRIVING
    if arriving and not take_over:
        platform = _platform(account, handle=connection.bot_handle, domain=connection.domain, now=now)
        try:
            check_quiet(
                connection,
                spoke_at=platform.spoke_last_at(),
                otherwise=" If you know that nobody acts for it any more: set_token with --take-over.",
            )
        except PlatformError as error:
            raise AccountCannotServe(f"{account.url}: {error}. Try again.") from None
    give_token(connection, account, now=now)
    if arriving:
        go_on(connection.community, cause="host:import", now=now)
    return found


def usable_token(given: str, *, where: str) -> Secret:
    """A token as it was copied. Raises AccountCannotServe."""
    token = given.strip()
    if not token or len(token) > _LONGEST_TOKEN or not token.isascii() or not token.isprintable() or " " in token:
        raise AccountCannotServe(f"{where} holds no access token: it is one word, shown by the server once.")
    return Secret(token)


def _platform(account: Account, *, handle: str, domain: str, now: datetime) -> MastodonPlatform:
    return MastodonPlatform(
        url=account.url, token=account.token.reveal(), bot_handle=handle, domain=domain, salt="", now=now
    )
