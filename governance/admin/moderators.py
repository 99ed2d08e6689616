"""Who moderates where. Superusers appoint; who has acted on the record stays named here."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils import timezone

from governance.admin.scope import ReadOnly
from governance.domain.actors import Cause
from governance.models import AuditEntry, Moderator
from governance.selectors import community_now
from governance.services.communities import appoint_moderator


@admin.register(Moderator)
class ModeratorAdmin(ReadOnly):
    list_display = ("user", "community", "pseudonym")
    list_select_related = ("user", "community")
    search_fields = ("user__username", "pseudonym")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("community", "user", "member", "pseudonym") if obj else ("community", "user", "member")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active and request.user.is_superuser)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if not (request.user.is_active and request.user.is_superuser):
            return False
        return obj is not None and not AuditEntry.objects.filter(actor=f"moderator:{obj.pseudonym}").exists()

    def save_model(self, request: HttpRequest, obj: Moderator, form: Any, change: bool) -> None:  # noqa: FBT001
        now = community_now(obj.community, real_now=timezone.now())
        row = appoint_moderator(obj.community, obj.user, member=obj.member, cause=Cause(ref="admin"), now=now)
        obj.pk, obj.pseudonym = row.pk, row.pseudonym
        if not obj.user.is_staff:
            obj.user.is_staff = True
            obj.user.save(update_fields=["is_staff"])
            messages.info(request, f"{obj.user} can log in here from now on.")
