"""Connecting accounts in the admin, for superusers, who are the host: looked at first, then made or refused."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters

from governance.admin.scope import ReadOnly
from governance.domain.errors import GovernanceError
from platforms.connecting import Found
from platforms.connecting_forms import ConnectForm, TokenForm
from platforms.importing_admin import import_roll
from platforms.trying_admin import try_a_text

_NEXT = "Run manage.py doctor, then mention the bot from your own account."


class ConnectionAdmin(ReadOnly):
    """How each community is connected, and how well its account is heard. Tokens are given here and never shown."""

    list_display = ("community", "platform", "bot_handle", "domain", "unread_since", "stream_alive_at", "stream_error")
    fields = (
        "community", "platform", "url", "domain", "bot_handle", "sweep_due_at", "rest_until", "stream_alive_at",
        "unread_since", "unread_code", "stream_error", "stream_retry_at",
    )  # fmt: skip
    change_form_template = "admin/platforms/connection.html"

    def get_urls(self) -> list[URLPattern]:
        give = self.admin_site.admin_view(self._give_token)
        return [
            path("import-roll/", self.admin_site.admin_view(self._import_roll), name="platforms_import_roll"),
            path("try/", self.admin_site.admin_view(self._try), name="platforms_try"),
            path("<path:object_id>/token/", give, name="platforms_connection_token"),
            *super().get_urls(),
        ]

    def _import_roll(self, request: HttpRequest) -> HttpResponse:
        context = self.admin_site.each_context(request) | {"opts": self.opts}
        return import_roll(request, context=context, real_now=timezone.now())

    def _try(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {"opts": self.opts}
        return try_a_text(request, context=context, now=timezone.now())

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser) or super().has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active and request.user.is_superuser)

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        row = self.row_or_404(request, object_id)
        may_give = self.has_add_permission(request) and row.platform != "sandbox"
        where = reverse("admin:platforms_connection_token", args=[row.pk]) if may_give else ""
        return super().change_view(request, object_id, *args, extra_context={"give_token": where}, **kwargs)

    @method_decorator(sensitive_post_parameters("token"))
    def add_view(self, request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ConnectForm(request.POST or None, request.FILES or None)

        def connect() -> tuple[str, Found]:
            connection, found = form.connect(now=timezone.now())
            self.log_addition(request, connection, "Connected.")
            return f"{connection} serves {connection.community} now. {_NEXT}", found

        return self._page(request, form, connect, title="Connect a community on Mastodon", verb="Connect")

    @method_decorator(sensitive_post_parameters("token"))
    def _give_token(self, request: HttpRequest, object_id: str) -> HttpResponse:
        row = self.row_or_404(request, object_id)
        if not self.has_add_permission(request) or row.platform == "sandbox":
            raise PermissionDenied
        form = TokenForm(request.POST or None)

        def give() -> tuple[str, Found]:
            found = form.give(row, now=timezone.now())
            self.log_change(request, row, "A new token.")
            return f"{row} has a new token.", found

        return self._page(request, form, give, title=f"A new token for {row}", verb="Give the token")

    def _page(
        self, request: HttpRequest, form: TokenForm, act: Callable[[], tuple[str, Found]], *, title: str, verb: str
    ) -> HttpResponse:
        """The form, or what became of it."""
        back = reverse("admin:platforms_connection_changelist")
        if request.method == "POST" and form.is_valid():
            try:
                done, found = act()
            except GovernanceError as error:
                form.add_error(None, error.safe)
            else:
                messages.success(request, done)
                for warning in found.warnings:
                    messages.warning(request, warning)
                return HttpResponseRedirect(back)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts, "form": form, "title": title, "verb": verb, "back": back,
        }  # fmt: skip
        return TemplateResponse(request, "admin/platforms/connect.html", context, status=400 if form.errors else 200)
