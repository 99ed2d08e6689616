"""The bot's own account in the town."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import QuerySet

from governance.selectors.prepared import prepared
from platforms.adapters.sandbox.acting import Acting
from platforms.adapters.sandbox.town import LONGEST_POST, TownRefuses, account_of, hold, rewrite, write
from platforms.models import SandboxAccount, SandboxPost
from platforms.ports import Author, Deed, Draft, Fetched, Finding, Mention, Performed, PlatformError, Room, Seen

_PAGE = 200
_ROOM_FOR_PART = len("\n\n[20/20]")


class SandboxPlatform:
    """The platform port on the town's tables. `now` is the community's clock, which stamps the bot's posts."""

    sweep_every = timedelta(0)
    most_posts: int | None = None

    def __init__(self, *, community_id: int, bot_handle: str, now: datetime) -> None:
        self._community_id = community_id
        self._bot_handle = bot_handle
        self._now = now

    @property
    def _bot(self) -> SandboxAccount:
        return account_of(community=self._community_id, handle=self._bot_handle)[0]

    def fetch(self, *, cursor: str) -> Fetched:
        """Posts that name the bot, oldest first."""
        with transaction.atomic():
            hold(self._community_id)  # whoever is writing now ends first, so that no post of an earlier time is missed
        return _fetched(self._mentions(cursor), cursor=cursor)

    def glance(self, *, cursor: str) -> Fetched:
        """The same, and where nothing is new nobody is kept from writing."""
        posts = self._mentions(cursor)
        if posts and connection.features.has_select_for_update:  # an earlier one may be on its way beside it
            return self.fetch(cursor=cursor)
        return _fetched(posts, cursor=cursor)

    def _mentions(self, cursor: str) -> list[SandboxPost]:
        return _naming(community=self._community_id, bot=self._bot_handle, after=int(cursor or 0))

    def post(self, draft: Draft) -> Sequence[str]:
        """Post as the bot."""
        text = f"@{draft.to} {draft.text}" if draft.to else draft.text
        try:
            post = write(
                self._bot,
                text=f"{text}\n\n[{draft.part}]" if draft.part else text,
                visibility=draft.visibility,
                in_reply_to=_existing(draft.in_reply_to),
                posted_at=self._now,
                key=":".join(filter(None, (str(self._community_id), draft.key, draft.part))),
            )
        except TownRefuses as error:
            raise PlatformError(str(error), retryable=False) from error
        return [str(post.pk)]

    def room(self) -> Room:
        """As for everybody in the town."""
        return Room(characters=LONGEST_POST - _ROOM_FOR_PART)

    def reword(self, post_id: str, text: str) -> None:
        """Write other words over a post of the bot's own."""
        post = _existing(post_id)
        if post is None or post.removed_at is not None:
            raise PlatformError(f"there is no post {post_id}", retryable=False, code="gone")
        if post.account_id != self._bot.pk:
            raise PlatformError("the bot changes only its own posts", retryable=False, code="for_people")
        rewrite(post, text=text)

    def favourite(self, post_id: str) -> None:
        """Star a post."""
        post = _existing(post_id)
        if post is None:
            raise PlatformError(f"there is no post {post_id}", retryable=False)
        post.favourites.add(self._bot)

    def look(self, deed: Deed) -> Seen:
        """What a deed is about, as it is now."""
        return self._acting.look(deed)

    def act(self, deed: Deed) -> Performed:
        """Do it, in the town's own tables."""
        return self._acting.act(deed)

    def undo(self, deed: Deed, *, before: Mapping[str, str | int | bool | None]) -> Performed:
        """Put back what was there."""
        return self._acting.undo(deed, before)

    @property
    def _acting(self) -> Acting:
        return Acting(community_id=self._community_id, now=self._now)

    def reread(self, post_ids: Sequence[str]) -> Mapping[str, str | None]:
        """In the town nobody edits or deletes."""
        numbers = [int(post) for post in post_ids if post.isdecimal()]
        return {str(post.pk): post.html for post in SandboxPost.objects.filter(pk__in=numbers)}

    def moved_to(self, handle: str) -> str | None:
        """Where somebody in the town has moved."""
        account = SandboxAccount.objects.filter(community_id=self._community_id, handle=handle).first()
        return (account.moved_to or None) if account else None

    def spoke_last_at(self) -> datetime | None:
        """When the bot's last post was written."""
        written = SandboxPost.objects.filter(account=self._bot).order_by("-posted_at")
        return written.values_list("posted_at", flat=True).first()

    def revoke(self, *, client_id: str, client_secret: str) -> None:
        """The town gave no token."""

    def check(self, *, powers: Collection[str] = ()) -> Sequence[Finding]:  # noqa: ARG002 - the town allows everything
        """The town is in our own database."""
        return [Finding(level="fine", what="The sandbox needs no connection.")]


def _fetched(posts: Sequence[SandboxPost], *, cursor: str) -> Fetched:
    return Fetched(
        mentions=[_mention(post) for post in posts],
        cursor=str(posts[-1].pk) if posts else cursor,
        complete=len(posts) < _PAGE,
    )


@prepared
def _naming(*, community: int, bot: str, after: int) -> QuerySet[SandboxPost]:
    named = SandboxPost.objects.filter(mentions__handle=bot, mentions__community=community)
    new = named.filter(pk__gt=after, removed_at__isnull=True).exclude(account__handle=bot)
    return new.select_related("account").order_by("pk")[:_PAGE]


@prepared
def _numbered(*, pk: int) -> QuerySet[SandboxPost]:
    return SandboxPost.objects.filter(pk=pk).order_by()


def _existing(post_id: str | None) -> SandboxPost | None:
    return next(iter(_numbered(pk=int(post_id))), None) if post_id and post_id.isdecimal() else None


def _mention(post: SandboxPost) -> Mention:
    account = post.account
    remote = "@" in account.handle
    return Mention(
        event_id=str(post.pk),
        post_id=str(post.pk),
        author=Author(
            handle=account.handle,
            display_name=account.display_name,
            remote=remote,
            bot=account.bot,
            created_at=None if remote else account.created_at,
            moved=bool(account.moved_to),
        ),
        content=post.html,
        in_reply_to=str(post.in_reply_to_id) if post.in_reply_to_id else None,
        visibility=post.visibility,
        occurred_at=post.posted_at,
    )
