"""A sandbox to try a text in, made in the admin by the host (a superuser): what is read, ratifying, the square."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from governance.admin.reading_fields import page_of
from governance.domain.actors import Cause
from governance.domain.errors import GovernanceError
from governance.selectors.readings import open_reading
from governance.services.communities import appoint_moderator
from platforms.bootstrap import make_sandbox, people_the_town
from platforms.connecting_forms import CommunityForm
from platforms.models import Connection
from platforms.square_key import square_link


class TryForm(CommunityForm):
    """A community of five made-up members."""

    field_order = ("slug", "name", "zone", "text", "file")
    later = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].initial = ""

    def make(self, user: Any, *, now: Any) -> Connection:
        """A town, its people, and who asked for it as its moderator. Raises GovernanceError, having made nothing."""
        given = self.cleaned_data
        text, rulebook = self.given_text()
        with transaction.atomic():
            connection = make_sandbox(
                slug=given["slug"], name=given["name"], text=text, rulebook=rulebook, zone=given["zone"],
                founded_at=now, now=now,
            )  # fmt: skip
            people_the_town(connection, now=now)
            appoint_moderator(connection.community, user, cause=Cause(ref="host:setup"), now=now)
        return connection


def try_a_text(request: HttpRequest, *, context: dict[str, Any], now: Any) -> HttpResponse:
    """The form; then on to what is read in the text."""
    form = TryForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            connection = form.make(request.user, now=now)
        except GovernanceError as error:
            form.add_error(None, error.safe)
        else:
            return _on(request, connection)
    context |= {
        "form": form,
        "title": "Try a text out",
        "verb": "Make it",
        "back": reverse("admin:index"),
        "about": "A community of its own with five made-up members, in which nothing is real: see what the bot reads "
        "in a text, ratify it, then act as any member on its town square and move the clock.",
    }
    return TemplateResponse(request, "admin/platforms/connect.html", context, status=400 if form.errors else 200)


def _on(request: HttpRequest, connection: Connection) -> HttpResponse:
    community = connection.community
    square = format_html('<a href="{}">{}</a>', f"{settings.BASE_URL}{square_link(community.slug)}", "Its town square")
    messages.success(request, format_html("{} is there, and you moderate it. {}", community.name, square))
    reading = open_reading(community)
    return HttpResponseRedirect(page_of(reading) if reading else reverse("admin:index"))
