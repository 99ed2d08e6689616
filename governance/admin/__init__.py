"""What moderators see and may do, each in their own communities; everything is read-only but a few buttons."""

from django.contrib import admin

from governance.admin import communities, drafting, effects, moderators, proposals, readings, record

__all__ = ["communities", "drafting", "effects", "moderators", "proposals", "readings", "record"]

admin.site.site_title = "Govbot"
admin.site.site_header = "Govbot for moderators"
admin.site.index_title = "What waits for you"
