"""A sandbox community with its town, and the first community that a fresh machine gets."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from governance.domain.actors import Actor, Cause
from governance.domain.commands import AdoptConstitution, JoinCommunity
from governance.domain.errors import GovernanceError
from governance.selectors import communities
from governance.services.communities import NewCommunity, appoint_moderator, create_community
from governance.services.constitutions import UnreadableConstitution, readable
from governance.services.handle import handle
from governance.starters import starter_rulebook_for
from platforms.adapters.sandbox.town import DOMAIN, add_account
from platforms.connecting import ARRIVAL_WINDOW, Account, AccountCannotServe, look_at, make_mastodon, usable_token
from platforms.credentials import Secret
from platforms.models import Connection
from platforms.square_key import square_link

if TYPE_CHECKING:
    from governance.models import Community

BOT_HANDLE = "govbot"
_SLUG, _MODERATOR = "town", "moderator"
_INHABITANTS = ("alice", "bruno", "chidi", "dana", "emi")
_HOSTS_ACT = Cause(ref="host:setup")
MAKE_A_LOGIN = "nobody can log in yet: manage.py createsuperuser makes an administrator"


class PasswordCannotBeKept(GovernanceError):
    """A folder that takes no file."""

    code = "password_cannot_be_kept"


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """What the host should read."""

    lines: list[str] = field(default_factory=list)


def read_constitution(path: Path) -> str:
    """The words of a file: Markdown, plain text, HTML or PDF. Raises UnreadableConstitution with what to do."""
    # What reads PDF is slow to load.
    from reasoning.documents import LARGEST, UnreadableDocument, stored_text  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        return stored_text(content, path.name) if content.strip() else ""
    except FileNotFoundError:
        raise UnreadableConstitution(f"There is no file {path}. Give the path of a text, HTML or PDF file.") from None
    except OSError as error:
        raise UnreadableConstitution(f"{path} cannot be read: {error.strerror}.") from None
    except UnreadableDocument as error:
        raise UnreadableConstitution(f"{path}: {error.safe}") from None


def hosts_text(text: str | None, rulebook: dict[str, object] | None) -> AdoptConstitution | None:
    """The first text as the host's act; nothing where the moderators give it."""
    return None if text is None else AdoptConstitution(text=text, rulebook=rulebook, ratified_by="host")


def make_sandbox(
    *,
    slug: str,
    name: str,
    text: str | None,
    rulebook: dict[str, object] | None,
    zone: str,
    founded_at: datetime,
    now: datetime,
) -> Connection:
    """A community in a town of its own; without a text its moderators give it one. Raises GovernanceError."""
    with transaction.atomic():
        community = create_community(
            NewCommunity(slug=slug, name=name, platform="sandbox", timezone=zone, arrival_window=timedelta(0)),
            constitution=hosts_text(text, rulebook),
            founded_at=founded_at,
            cause=_HOSTS_ACT,
            now=now,
        )
        add_account(community.pk, handle=BOT_HANDLE, display_name="Govbot", bot=True, created_at=founded_at)
        return Connection.objects.create(community=community, platform="sandbox", domain=DOMAIN, bot_handle=BOT_HANDLE)


def prepare(*, out: TextIO) -> Prepared:
    """Make the first community if there is none, and say where everything is. Repeating it changes nothing.

    Raises GovernanceError, having made nothing.
    """
    with transaction.atomic():
        if not communities().exists():
            print("Making the first community ...", file=out)
            _make_first_community(now=timezone.now())
    return Prepared(lines=_welcome())


def _make_first_community(*, now: datetime) -> None:
    try:
        text = readable(read_constitution(settings.CONSTITUTION_PATH))
    except UnreadableConstitution as error:
        raise UnreadableConstitution(f"{error.safe} GOVBOT_GOVERNANCE__CONSTITUTION_PATH names it.") from None
    community = _first_on_mastodon(text, now=now) if settings.FIRST_PLATFORM == "mastodon" else _town(text, now=now)
    password = secrets.token_urlsafe(12)
    user = get_user_model().objects.create_superuser(_MODERATOR, password=password)
    appoint_moderator(community, user, cause=_HOSTS_ACT, now=now)
    _keep(password)


def _first_on_mastodon(text: str, *, now: datetime) -> "Community":
    prefix = "GOVBOT_PLATFORM__MASTODON__"
    for name, value in (("INSTANCE_URL", settings.MASTODON_URL), ("ACCESS_TOKEN", settings.MASTODON_ACCESS_TOKEN)):
        if not value:
            raise AccountCannotServe(
                f"GOVBOT_PLATFORM__TYPE is mastodon, so {prefix}{name} is needed too (docs/MASTODON_SETUP.md)."
            )
    account = Account(
        url=settings.MASTODON_URL,
        token=usable_token(settings.MASTODON_ACCESS_TOKEN, where=f"{prefix}ACCESS_TOKEN"),
        handle=settings.MASTODON_BOT_USERNAME.partition("@")[0],
        client_id=settings.MASTODON_CLIENT_ID,
        client_secret=Secret(settings.MASTODON_CLIENT_SECRET) if settings.MASTODON_CLIENT_SECRET else None,
    )
    found = look_at(account, now=now)
    return make_mastodon(
        account,
        found,
        slug=slugify(found.domain.replace(".", "-"))[:50] or "home",
        name=found.domain[:120],
        constitution=hosts_text(text, starter_rulebook_for(text)),
        zone=settings.COMMUNITY_TIME_ZONE,
        arrival_window=ARRIVAL_WINDOW,
        now=now,
    ).community


def _town(text: str, *, now: datetime) -> "Community":
    connection = make_sandbox(
        slug=_SLUG,
        name="Our Town",
        text=text,
        rulebook=starter_rulebook_for(text),
        zone=settings.COMMUNITY_TIME_ZONE,
        founded_at=now,
        now=now,
    )
    people_the_town(connection, now=now)
    return connection.community


def people_the_town(connection: Connection, *, now: datetime) -> None:
    """Five members to act as."""
    for handle_ in _INHABITANTS:
        add_account(connection.community_id, handle=handle_, display_name=handle_.title(), created_at=now)
        handle(
            JoinCommunity(display_name=handle_.title(), tenure_from=now),
            community=connection.community_id,
            actor=Actor.person(handle_),
            cause=_HOSTS_ACT,
            now=now,
        )


def _keep(password: str) -> None:
    """For the host, until it is changed. Inside the transaction: a login that nobody knows helps nobody."""
    path = _password_file()
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True, parents=True)
        path.unlink(missing_ok=True)
        path.touch(mode=0o600)
        path.write_text(password)
    except OSError as error:
        raise PasswordCannotBeKept(
            f"The moderator's password cannot be written to {path} ({error.strerror}). Make the folder writable for "
            "this user, or name another one in GOVBOT_VAR_DIR."
        ) from None


def _password_file() -> Path:
    return Path(settings.VAR_DIR) / "moderator-password"


def _welcome() -> list[str]:
    base = f"http://127.0.0.1:{settings.PORT}"
    lines = [f"  {row.name}: {base}/c/{row.slug}/" for row in communities()[:10]]
    lines += [
        f"  Town square: {base}{square_link(connection.community.slug)}"
        for connection in Connection.objects.filter(platform="sandbox").select_related("community")[:10]
    ]
    return [*lines, f"  Moderators:  {base}/admin/   {_login()}"]


def _login() -> str:
    """How moderators get in: with the kept password, with their own, or after somebody made the first login."""
    user = get_user_model().objects.filter(username=_MODERATOR).first()
    if user and _password_file().is_file() and user.check_password(_password_file().read_text()):
        return f"{_MODERATOR} / {_password_file().read_text()}"
    if nobody_administers():
        return MAKE_A_LOGIN
    return "log in with your own moderator account (manage.py changepassword NAME sets a new password)"


def nobody_administers() -> bool:
    """Whether there is no login yet that could add moderators: the first community came by another way than `start`."""
    return not get_user_model().objects.filter(is_superuser=True, is_active=True).exists()
