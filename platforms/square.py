"""What the square shows: threads as one inhabitant sees them, and who may come in."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from governance import selectors
from governance.domain.lifecycle import State
from governance.selectors.standing import deeds_to_do
from platforms.models import (
    Connection,
    Delivery,
    DeliveryState,
    InboundEvent,
    InboundState,
    SandboxAccount,
    SandboxBlock,
    SandboxNotice,
    SandboxPost,
)

COOKIE = "square-{}"
COOKIE_AGE = 90 * 86_400  # seconds
OPEN = "open"
_MOST, _DEEPEST = 200, 4
_MENTION = re.compile(r'<span class="h-card" translate="no"><a [^>]*>@<span>([^<]*)</span></a></span>')
_OWN_PAGE = re.compile(re.escape(settings.BASE_URL) + r"(/c/[\w/-]*(?:\?version=\d+)?(?:#[\w-]+)?)")


@dataclass(kw_only=True)
class Shown:
    """One post with its place in the thread, and the vote that can be cast by answering it.

    `to_bot`: it names the bot, so an answer names the bot too, as other programs for such posts do it.
    """

    post: SandboxPost
    html: SafeString
    stars: int
    to_bot: bool = False
    depth: int = 0
    parent: SandboxPost | None = None
    vote_on: int | None = None
    choice: str | None = None
    replies: list["Shown"] = field(default_factory=list)

    @property
    def goes_on(self) -> bool:
        """Whether the bot goes on with what it said in the post before, in a thread of its own."""
        return self.parent is not None and self.post.account.bot and self.parent.account_id == self.post.account_id


def may_enter(request: HttpRequest, slug: str) -> bool:
    """Whether this browser came in by the square's link before."""
    return request.get_signed_cookie(COOKIE.format(slug), default="", max_age=COOKIE_AGE) == OPEN


def threads(connection: Connection, *, seen_by: SandboxAccount | None, now: datetime) -> list[list[Shown]]:
    """The latest threads, newest first, each in reading order; private posts only for those they are between."""
    visible = Q(visibility__in=["public", "unlisted"])
    if seen_by is not None:
        visible |= Q(account=seen_by) | Q(mentions=seen_by)
    posts = (
        SandboxPost.objects.filter(account__community=connection.community_id)
        .filter(visible, removed_at__isnull=True)
        .select_related("account")
        .annotate(stars=Count("favourites", distinct=True))
        .order_by("-pk")
        .distinct()[:_MOST]
    )
    shown = {post.pk: Shown(post=post, html=_for_display(post.html), stars=post.stars) for post in posts}
    for pk in SandboxPost.objects.filter(pk__in=shown, mentions__handle=connection.bot_handle).values_list(
        "pk", flat=True
    ):
        shown[pk].to_bot = True
    _offer_votes(connection, shown, seen_by=seen_by, now=now)
    roots, latest = [], dict[int, int]()
    root_of: dict[int, int] = {}
    for pk in sorted(shown):
        one = shown[pk]
        parent = shown.get(one.post.in_reply_to_id or 0)
        if parent is None:
            roots.append(one)
        else:
            parent.replies.append(one)
            one.parent = parent.post
        root_of[pk] = root_of[parent.post.pk] if parent else pk
        latest[root_of[pk]] = pk
    roots.sort(key=lambda root: latest[root.post.pk], reverse=True)
    return [_in_reading_order(root) for root in roots]


def _in_reading_order(root: Shown) -> list[Shown]:
    """Each answer below what it answers. A loop, not recursion: people may answer each other without end."""
    ordered, waiting = [], [root]
    while waiting:
        one = waiting.pop()
        ordered.append(one)
        for reply in reversed(one.replies):
            reply.depth = min(one.depth + 1, _DEEPEST)
            waiting.append(reply)
    return ordered


def _for_display(html: str) -> SafeString:
    """The town wrote this markup itself, from escaped words (town.as_html); its links would lead nowhere."""
    html = _MENTION.sub(r'<span class="mention">@\1</span>', html)
    return mark_safe(_OWN_PAGE.sub(r'<a href="\1">\1</a>', html))  # noqa: S308


def _offer_votes(
    connection: Connection, shown: dict[int, Shown], *, seen_by: SandboxAccount | None, now: datetime
) -> None:
    """Put voting buttons under the bot's announcements of what is open."""
    voting = {
        proposal.pk: proposal.number
        for proposal in selectors.open_proposals(connection.community)
        if selectors.proposal_state(proposal, now) in {State.OPEN, State.EXTENDED}
    }
    announcements = Delivery.objects.filter(
        message__template="proposal.opened", message__proposal__in=voting, state=DeliveryState.SENT
    ).values_list("post_id", "message__proposal")
    choices = selectors.choices_of(connection.community_id, seen_by.handle) if seen_by else {}
    for post_id, proposal in announcements:
        one = shown.get(int(post_id)) if post_id.isdecimal() else None
        if one is not None:
            one.vote_on = voting[proposal]
            one.choice = choices.get(voting[proposal])


def waiting(connection: Connection, *, now: datetime) -> bool:
    """Whether the bot still has something to read, to do or to say here."""
    community = connection.community_id
    return (
        InboundEvent.objects.filter(community=community, state=InboundState.NEW).exists()
        or SandboxPost.objects.filter(mentions__handle=connection.bot_handle, mentions__community=community)
        .filter(pk__gt=int(connection.cursor or 0))
        .exclude(account__bot=True)
        .exists()
        or selectors.has_overdue(connection.community, now=now)
        or deeds_to_do(community).exists()
        or selectors.has_unsaid(connection.community)
        or Delivery.objects.filter(message__community=community, state=DeliveryState.DUE).exists()
    )


def board(connection: Connection) -> dict[str, object]:
    """What hangs on the town's board: announcements, pinned posts, and which servers are blocked."""
    town = connection.community_id
    pinned = SandboxPost.objects.filter(account__community=town, pinned=True, removed_at__isnull=True)
    return {
        "notices": SandboxNotice.objects.filter(community=town, ended_at__isnull=True),
        "pinned": pinned.select_related("account"),
        "blocks": SandboxBlock.objects.filter(community=town),
    }
