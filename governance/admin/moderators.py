"""Who moderates where. Superusers appoint, and say who that is on the roll; who has acted stays named here."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils import timezone

from governance.admin.scope import ReadOnly
from governance.domain.actors import Cause
from governance.models import AuditEntry, Moderator
from governance.selectors import community_now, member_called
from governance.services.communities import appoint_moderator

_KNOWN = ("community", "user", "member", "pseudonym", "ended_at")


class ModeratorForm(forms.ModelForm):  # type: ignore[type-arg]
    """A login, a community, and by which name its members know this person."""

    handle = forms.CharField(
        required=False,
        max_length=255,
        label="Their name on the roll",
        help_text="If they are a member there. They then cannot act on what they proposed or are named in.",
    )

    class Meta:
        model = Moderator
        fields = ("community", "user")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        community = given.get("community") or (self.instance.pk and self.instance.community)
        handle = given.get("handle", "").strip()
        given["member"] = member_called(community, handle) if community and handle else None
        if community and handle and given["member"] is None:
            self.add_error(
                "handle", f"No active member of {community} is called so. Look under Members, or leave it empty."
            )
        return given


@admin.register(Moderator)
class ModeratorAdmin(ReadOnly):
    form = ModeratorForm
    list_display = ("user", "community", "member", "pseudonym", "ended_at")
    list_select_related = ("user", "community", "member")
    search_fields = ("user__username", "pseudonym")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        names = _KNOWN if obj else ("community", "user")
        return (*names, "handle") if self.has_add_permission(request) else names

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return _KNOWN if obj else ()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active and request.user.is_superuser)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_add_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if not self.has_add_permission(request):
            return False
        return obj is not None and not AuditEntry.objects.filter(actor=f"moderator:{obj.pseudonym}").exists()

    def save_model(self, request: HttpRequest, obj: Moderator, form: Any, change: bool) -> None:  # noqa: FBT001
        now = community_now(obj.community, real_now=timezone.now())
        member = form.cleaned_data["member"]
        row = appoint_moderator(obj.community, obj.user, member=member, cause=Cause(ref="admin"), now=now)
        obj.pk, obj.pseudonym = row.pk, row.pseudonym
        if row.ended_at is not None:
            messages.warning(request, f"Members ended this office in {row.community}; only a decision gives it back.")
        if not obj.user.is_staff:
            obj.user.is_staff = True
            obj.user.save(update_fields=["is_staff"])
            messages.info(request, f"{obj.user} can log in here from now on.")
