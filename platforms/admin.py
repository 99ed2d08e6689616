"""What came in and what went out, for moderators to look at."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from governance.admin.acts import Act, WithActs
from governance.admin.scope import OwnCommunities, ReadOnly, moderates
from governance.domain.commands import Command, LeaveOutMessage
from governance.domain.errors import GovernanceError
from governance.selectors import communities_of
from platforms import delivery, inbox
from platforms.connecting_admin import ConnectionAdmin
from platforms.models import Connection, Delivery, InboundEvent, InboundState
from platforms.thinking.admin import ModelCallAdmin, ModelTrialAdmin
from reasoning.plaintext import read_post

admin.site.register(Connection, ConnectionAdmin)
__all__ = ["ConnectionAdmin", "DeliveryAdmin", "InboundAdmin", "ModelCallAdmin", "ModelTrialAdmin"]


_PRIVATE = "(written in private)"
_REMOVED = "(removed)"


class Revivable(ReadOnly):
    """Rows that were given up for some reason, with one button to take up all those of a community again."""

    take_up: ClassVar[Callable[..., int]]

    def get_urls(self) -> list[URLPattern]:
        again = require_POST(self.admin_site.admin_view(self._again))
        name = f"{self.opts.app_label}_{self.opts.model_name}_again"
        return [path("<int:community>/again/", again, name=name), *super().get_urls()]

    def _again(self, request: HttpRequest, community: int) -> HttpResponse:
        row = communities_of(request.user).filter(pk=community).first()
        if row is None:
            raise Http404
        if not moderates(request.user, row):
            raise PermissionDenied
        done = self.take_up(row.pk, now=timezone.now())
        messages.success(request, f"{done} will be tried again within a second.")
        return HttpResponseRedirect(reverse("admin:index"))


class TakenUpAgain(GovernanceError):
    """A message to be left out that is not given up any more."""

    code = "taken_up_again"
    safe = "This message is being dealt with again, or was left out already. Go back to see what became of it."


@admin.register(InboundEvent)
class InboundAdmin(WithActs, Revivable):
    """What came in. Words that somebody wrote to the bot in private stay so; a message given up waits for people."""

    take_up = staticmethod(inbox.try_all_again)
    actions = ("try_again",)
    acts = (
        Act(
            key="leave-out",
            verb="Leave out of every count",
            will="Votes that wait for this message are counted without it, for good. It may be a vote: try it again "
            "first, and leave out only what is none or cannot be read. Its author hears of it from the bot in private, "
            "with your reason.",
            done="It is left out, and its author will be told. What waited for it goes on.",
            possible=lambda row: row.state == InboundState.DEAD,
            stops=True,
            command=lambda row, given: LeaveOutMessage(
                author=row.author,
                written_at=row.occurred_at,
                post=None if row.payload.get("bot") else row.post_id,
                reason=given["reason"],
            ),
        ),
    )
    fields = (
        "community", "author", "words", "occurred_at", "received_at", "state", "understood", "attempts", "due_at",
        "error", "external_id", "post_id",
    )  # fmt: skip
    readonly_fields = ("words",)
    list_display = ("received_at", "community", "author", "state", "understood", "attempts", "error")
    list_filter = (OwnCommunities, "state")
    search_fields = ("author", "=external_id", "=post_id")
    ordering = ("-pk",)

    @admin.display(description="words")
    def words(self, row: InboundEvent) -> str:
        private = row.payload.get("visibility") not in {"public", "unlisted"}
        return _PRIVATE if private else read_post(str(row.payload.get("content", "")), bot_handles=[]).text

    @admin.action(description="Try the messages that were given up once more")
    def try_again(self, request: HttpRequest, rows: QuerySet[InboundEvent]) -> None:
        done = sum(inbox.try_again(row.pk, now=timezone.now()) for row in self._moderated(request, rows))
        messages.success(request, f"{done} will be tried again within a second.")

    def carry_out(self, request: HttpRequest, command: Command, row: InboundEvent) -> None:
        with transaction.atomic():
            super().carry_out(request, command, row)
            if not inbox.leave_out(row.pk):
                raise TakenUpAgain

    def _moderated(self, request: HttpRequest, rows: QuerySet[InboundEvent]) -> list[InboundEvent]:
        return [row for row in rows if moderates(request.user, row.community)]


@admin.register(Delivery)
class DeliveryAdmin(Revivable):
    """What went out, and what could not be sent."""

    take_up = staticmethod(delivery.try_again)
    fields = (
        "community",
        "message",
        "words",
        "state",
        "created_at",
        "sent_at",
        "attempts",
        "due_at",
        "error",
        "post_id",
    )
    readonly_fields = ("community", "words")
    community_path = "message__community"
    list_display = ("created_at", "community", "message", "state", "attempts", "sent_at", "error")
    list_filter = (OwnCommunities, "state")
    list_select_related: Any = ("message__community",)
    search_fields = ("=post_id",)
    ordering = ("-pk",)

    @admin.display(description="community")
    def community(self, row: Delivery) -> str:
        return str(row.message.community)

    @admin.display(description="words")
    def words(self, row: Delivery) -> str:
        if row.message.forgotten_at is not None and not row.text:
            return _REMOVED
        return _PRIVATE if row.message.audience == "direct" else row.text
