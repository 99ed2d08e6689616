"""What came in and what went out, for moderators to look at."""

from typing import Any

from django.contrib import admin

from governance.admin.scope import OwnCommunities, ReadOnly
from platforms.models import Connection, Delivery, InboundEvent


@admin.register(Connection)
class ConnectionAdmin(ReadOnly):
    list_display = ("community", "platform", "bot_handle", "cursor")


@admin.register(InboundEvent)
class InboundAdmin(ReadOnly):
    list_display = ("received_at", "community", "author", "state", "understood", "attempts", "error")
    list_filter = (OwnCommunities, "state")
    search_fields = ("author", "=external_id", "=post_id")
    ordering = ("-pk",)


@admin.register(Delivery)
class DeliveryAdmin(ReadOnly):
    community_path = "message__community"
    list_display = ("created_at", "community", "message", "state", "attempts", "sent_at", "error")
    list_filter = (OwnCommunities, "state")
    list_select_related: Any = ("message__community",)
    search_fields = ("text", "=post_id")
    ordering = ("-pk",)

    @admin.display(description="community")
    def community(self, row: Delivery) -> str:
        return str(row.message.community)
