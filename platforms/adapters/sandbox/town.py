"""The town itself: its people, and what they post, as a server would keep it."""

import re
from collections.abc import Sequence
from datetime import datetime
from html import escape

from django.db import transaction
from django.db.models import QuerySet

from governance.domain.resting import Rest
from governance.selectors.prepared import prepared
from platforms.models import SandboxAccount, SandboxBlock, SandboxPost

DOMAIN = "town.example"
LONGEST_POST = 5_000
_HANDLE = re.compile(r"[a-z0-9_]{1,30}(?:@[a-z0-9.-]{3,80})?")
_WRITTEN = re.compile(  # all that `as_html` makes of tags
    r'</?p>|<br />|<span class="h-card" translate="no"><a href="https://[\w.-]+/@\w+" class="u-url mention">'
    r"@<span>\w+</span></a></span>",
    re.ASCII,
)
_MENTION = re.compile(r"(?<![\w@/])@([A-Za-z0-9_]{1,30}(?:@[A-Za-z0-9.-]+[A-Za-z0-9])?)")


class TownRefuses(Exception):
    """Input that the town does not take; the text says what to do and is safe to show."""


def add_account(
    community_id: int, *, handle: str, display_name: str = "", bot: bool = False, created_at: datetime
) -> SandboxAccount:
    """A new inhabitant. Raises TownRefuses for an unusable or taken name."""
    handle = handle.strip().lstrip("@").lower()
    if not _HANDLE.fullmatch(handle):
        raise TownRefuses("A name has 1 to 30 letters, digits or underscores, for example: alice")
    account, made = SandboxAccount.objects.get_or_create(
        community_id=community_id,
        handle=handle,
        defaults={"display_name": (display_name or handle)[:100], "bot": bot, "created_at": created_at},
    )
    if not made:
        raise TownRefuses(f"There is a @{handle} already. Choose another name.")
    return account


def check_listens(rest: str) -> None:
    """Nobody is to write to a bot that does not listen. Raises TownRefuses."""
    if rest != Rest.ACTING:
        raise TownRefuses("The bot does not listen here at the moment: the community's home page says why.")


def hold(community_id: int) -> None:
    """One post at a time in a town, so that ids and times are seen in the order in which they were given.

    Inside a transaction: take the time for a post only after this.
    """
    _held(community=community_id)


@prepared
def _held(*, community: int) -> QuerySet[SandboxAccount, int]:
    bots = SandboxAccount.objects.select_for_update(no_key=True).filter(community=community, bot=True)
    return bots.order_by("pk").values_list("pk", flat=True)


@prepared
def account_of(*, community: int, handle: str) -> QuerySet[SandboxAccount]:
    """The inhabitant of this name: one or nobody."""
    return SandboxAccount.objects.filter(community=community, handle=handle).order_by()


def write(
    account: SandboxAccount,
    *,
    text: str,
    visibility: str,
    in_reply_to: SandboxPost | None,
    posted_at: datetime,
    key: str | None = None,
) -> SandboxPost:
    """Post something. With a `key` that was used before, the earlier post is returned. Raises TownRefuses."""
    text = text.replace("\x00", "").replace("\r\n", "\n").strip()
    if not text:
        raise TownRefuses("Write something first.")
    if len(text) > LONGEST_POST * (2 if account.bot else 1):
        raise TownRefuses(f"A post has at most {LONGEST_POST} characters; this one has {len(text)}.")
    with transaction.atomic():
        hold(account.community_id)
        _check_may_post(account)
        if key is not None:
            for earlier in _posted(key=key):
                return earlier
        named = _named(account.community_id, text)
        post = SandboxPost.objects.create(
            account=account,
            html=as_html(text, named),
            visibility=visibility,
            in_reply_to=in_reply_to,
            posted_at=posted_at,
            idempotency_key=key,
        )
        post.mentions.add(*named)
    return post


def rewrite(post: SandboxPost, *, text: str) -> None:
    """Put other words in the place of a post's own; whom they name is named by it now."""
    named = _named(post.account.community_id, text)
    SandboxPost.objects.filter(pk=post.pk).update(html=as_html(text.strip(), named))
    post.mentions.set(named)


@prepared
def _posted(*, key: str) -> QuerySet[SandboxPost]:
    return SandboxPost.objects.filter(idempotency_key=key).order_by()


@prepared
def _suspended(*, pk: int) -> QuerySet[SandboxAccount, int]:
    return SandboxAccount.objects.filter(pk=pk, level="suspended").order_by().values_list("pk", flat=True)


def _check_may_post(account: SandboxAccount) -> None:
    if _suspended(pk=account.pk):
        raise TownRefuses(f"@{account.handle} is suspended, so it cannot post.")
    domain = account.handle.partition("@")[2]
    if (
        domain
        and SandboxBlock.objects.filter(community=account.community_id, domain=domain, severity="suspend").exists()
    ):
        raise TownRefuses(f"The town has blocked {domain}, so nothing from there arrives.")


def _named(community_id: int, text: str) -> Sequence[SandboxAccount]:
    handles = {found.lower() for found in _MENTION.findall(text)}
    if len(handles) == 1:  # the bot alone, as nearly always
        return account_of(community=community_id, handle=handles.pop())
    return list(SandboxAccount.objects.filter(community_id=community_id, handle__in=handles))


def as_html(text: str, named: Sequence[SandboxAccount]) -> str:
    """Paragraphs and mentions in the markup that Mastodon sends."""
    known = {account.handle for account in named}

    def link(match: re.Match[str]) -> str:
        handle = match[1]
        if handle.lower() not in known:
            return match[0]
        name, _, domain = handle.partition("@")
        return (
            f'<span class="h-card" translate="no"><a href="https://{domain or DOMAIN}/@{name}" class="u-url mention">'
            f"@<span>{name}</span></a></span>"
        )

    paragraphs = re.split(r"\n{2,}", escape(text, quote=False))
    return "".join(f"<p>{_MENTION.sub(link, part).replace(chr(10), '<br />')}</p>" for part in paragraphs)


def is_town_html(html: str) -> bool:
    """Whether nothing but the town's own markup is in it: what came from elsewhere is shown as it is."""
    return not {"<", ">"} & set(_WRITTEN.sub("", html))
