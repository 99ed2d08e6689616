"""What came in and what went out, for moderators to look at."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from governance.admin.scope import OwnCommunities, ReadOnly, moderates
from governance.selectors import communities_of
from platforms import delivery, inbox
from platforms.connecting_admin import ConnectionAdmin
from platforms.models import Connection, Delivery, InboundEvent
from platforms.thinking.admin import ModelCallAdmin, ModelTrialAdmin
from reasoning.plaintext import read_post

admin.site.register(Connection, ConnectionAdmin)
__all__ = ["ConnectionAdmin", "DeliveryAdmin", "InboundAdmin", "ModelCallAdmin", "ModelTrialAdmin"]


_PRIVATE = "(written in private)"


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


@admin.register(InboundEvent)
class InboundAdmin(Revivable):
    """What came in. Words that somebody wrote to the bot in private stay so; a message given up waits for people."""

    take_up = staticmethod(inbox.try_all_again)
    actions = ("try_again", "leave_out")
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

    @admin.action(description="Leave the messages that were given up out of every count")
    def leave_out(self, request: HttpRequest, rows: QuerySet[InboundEvent]) -> None:
        done = sum(inbox.leave_out(row.pk) for row in self._moderated(request, rows))
        messages.success(request, f"{done} left out. What waited for them goes on.")

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
        return _PRIVATE if row.message.audience == "direct" else row.text
