"""One inhabitant of a sandbox in conversation with the bot, with workers running beside it or without any."""

import time
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from governance.selectors import community_now
from platforms import delivery
from platforms.adapters.sandbox.town import check_listens, hold, write
from platforms.models import (
    Connection,
    Delivery,
    DeliveryState,
    InboundEvent,
    InboundState,
    SandboxAccount,
    SandboxPost,
)
from platforms.tasks import sweep

STAR = "★"
_PATIENCE_SECONDS, _LOOK_AGAIN_SECONDS = 5.0, 0.1


class Console:
    """What was said to this person is told once; what was said before is not told at all."""

    def __init__(self, connection: Connection, account: SandboxAccount) -> None:
        self._connection, self._account = connection, account
        self._before = connection.community.outbox.order_by("-pk").values_list("pk", flat=True).first() or 0
        self._told: set[int] = set()

    def say(self, line: str) -> bool:
        """Mention the bot. False: it has not answered within some seconds. Raises TownRefuses."""
        bot = f"@{self._connection.bot_handle}"
        with transaction.atomic():
            hold(self._connection.community_id)
            self._connection.community.refresh_from_db()
            check_listens(self._connection.community.rest)
            post = write(
                self._account,
                text=line if line.lower().startswith(bot) else f"{bot} {line}",
                visibility="public",
                in_reply_to=None,
                posted_at=community_now(self._connection.community, real_now=timezone.now()),
            )
        return self._wait_for(post)

    def _wait_for(self, post: SandboxPost) -> bool:
        """Work on it ourselves, unless a worker is faster; then wait for what it does."""
        until = time.monotonic() + _PATIENCE_SECONDS
        while not self._is_dealt_with(post):
            if time.monotonic() > until:
                return False
            time.sleep(_LOOK_AGAIN_SECONDS)
        return True

    def _is_dealt_with(self, post: SandboxPost) -> bool:
        community = self._connection.community_id
        self._connection.refresh_from_db()
        sweep(self._connection, clock=timezone.now)
        events = InboundEvent.objects.filter(community=community, post_id=str(post.pk))
        settled = events.exclude(state=InboundState.NEW).exists()
        delivery.deliver(real_now=timezone.now(), community_id=community)
        waiting = Delivery.objects.filter(message__community=community, state=DeliveryState.DUE)
        return settled and not waiting.exists()

    def heard(self) -> Iterator[str]:
        """What the bot has said since the last call that this person can see, and a star for a favourite."""
        since = Delivery.objects.filter(
            message__community=self._connection.community_id, message__pk__gt=self._before, state=DeliveryState.SENT
        )
        for sent in since.exclude(pk__in=self._told).select_related("message").order_by("message_id"):
            self._told.add(sent.pk)
            message = sent.message
            if message.audience == "favourite":
                if self._account.posts.filter(pk=int(message.reply_to)).exists():
                    yield STAR
            elif sent.text and (message.audience != "direct" or message.to == self._account.handle):
                yield sent.text
