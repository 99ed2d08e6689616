"""Members from a file in the admin: a preview with its problems line by line, then all of it or nothing."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from governance.admin.scope import moderates
from governance.domain.actors import HOST, Actor, Cause
from governance.domain.commands import ImportRoll
from governance.domain.errors import GovernanceError
from governance.domain.roll_files import LONGEST_FILE
from governance.selectors import communities_of, community_now
from governance.selectors.importing import ImportPlan, plan_import
from governance.services.handle import handle
from platforms.importing import home_of, in_words, read_upload

_MOST_SHOWN = 500


class RollForm(forms.Form):
    """The file; on confirmation its text comes back as it was shown."""

    community = forms.ModelChoiceField(queryset=None, label="Community", to_field_name="slug")
    file = forms.FileField(
        label="CSV file",
        required=False,
        help_text="In UTF-8. The first line names the columns: handle, joined (such as 2024-03-31) and roles "
        "(several with spaces between; with the last day of a term such as board:2027-01-31). Only handle is needed.",
    )
    text = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        """Offer the communities of this login, and no other."""
        super().__init__(*args, **kwargs)
        self.fields["community"].queryset = communities_of(user)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        upload = given.get("file")
        if upload is not None and upload.size > 4 * LONGEST_FILE:
            raise forms.ValidationError("The file is too large. Please split it.")
        try:
            given["text"] = read_upload(upload.read()) if upload else given.get("text", "").replace("\r\n", "\n")
        except GovernanceError as error:
            raise forms.ValidationError(error.safe) from None
        given["text"] = given["text"].replace("\r\n", "\n")
        if not given["text"] and not self.errors:
            raise forms.ValidationError("Please choose a file.")
        return given


def import_roll(request: HttpRequest, *, context: dict[str, Any], real_now: datetime) -> HttpResponse:
    """The page. A superuser acts as the host, whose word counts for roles; others as moderators of the community."""
    if not communities_of(request.user).exists():
        raise PermissionDenied
    form = RollForm(request.user, request.POST or None, request.FILES or None)
    plan = None
    if request.method == "POST" and form.is_valid():
        community, text = form.cleaned_data["community"], form.cleaned_data["text"]
        by_host = bool(request.user.is_superuser)  # type: ignore[union-attr]
        if not by_host and not moderates(request.user, community):
            raise PermissionDenied
        now, home = community_now(community, real_now=real_now), home_of(community)
        if "confirm" in request.POST:
            try:
                handle(
                    ImportRoll(text=text, home=home),
                    community=community.pk,
                    actor=HOST if by_host else Actor.moderator(request.user.get_username()),
                    cause=Cause(ref="admin"),
                    now=now,
                )
            except GovernanceError as error:
                form.add_error(None, error.safe)
            else:
                messages.success(request, f"The members of {community} were imported.")
                return HttpResponseRedirect(reverse("admin:governance_member_changelist"))
        plan = plan_import(community, text, home=home, by_host=by_host, now=now)
    page = context | _shown(form, plan)
    bad = bool(form.errors or (plan and plan.problems))
    return TemplateResponse(request, "admin/platforms/import_roll.html", page, status=400 if bad else 200)


def _shown(form: RollForm, plan: ImportPlan | None) -> dict[str, Any]:
    return {
        "form": form,
        "plan": plan,
        "text": form.cleaned_data["text"] if plan else "",
        "problems": plan.problems[:_MOST_SHOWN] if plan else (),
        "entries": plan.entries[:_MOST_SHOWN] if plan else (),
        "unshown": max(0, len(plan.problems or plan.entries) - _MOST_SHOWN) if plan else 0,
        "summary": in_words(plan) if plan else "",
        "title": "Import members from a file",
        "back": reverse("admin:governance_member_changelist"),
    }
