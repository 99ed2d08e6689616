"""Whole new texts in the admin: written or uploaded, looked at beside the text in force, read, and put to members."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from governance.admin.doing import do
from governance.admin.scope import OwnCommunities, ReadOnly, moderates
from governance.admin.texts import TextForm
from governance.domain.commands import MakeDraft
from governance.domain.errors import GovernanceError
from governance.models import Community, ConstitutionVersion, Draft
from governance.pages.drafts import changed_sections
from governance.selectors import communities_of, constitution_in_force, moderated_by, rulebook_in_force


class DraftForm(TextForm):
    """A new text, and what it changes in a sentence."""

    summary = forms.CharField(
        label="What it changes, in one sentence",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Everybody can read it. Leave out names.",
    )
    field_order = ("summary", "text", "file")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = "The whole new text"
        self.fields["text"].help_text += " It begins with the text in force: change what is to change."


@admin.register(Draft)
class DraftAdmin(ReadOnly):
    """What moderators wrote for members to decide on."""

    list_display = ("__str__", "community", "made_at", "ready_at")
    list_filter = (OwnCommunities,)
    list_select_related = ("community",)
    change_list_template = "admin/governance/drafts.html"

    def get_urls(self) -> list[URLPattern]:
        write = self.admin_site.admin_view(self._write)
        return [path("write/<int:pk>/", write, name="governance_draft_write"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        mine = [row for row in moderated_by(request.user) if rulebook_in_force(row)]
        return super().changelist_view(request, {**(extra_context or {}), "can_write": mine})

    def change_view(self, request: HttpRequest, object_id: str, *_: Any, **__: Any) -> HttpResponse:
        """What it changes, how far it is, and where to go on."""
        draft = self.row_or_404(request, object_id)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": f"{draft}",
            "draft": draft,
            "community": draft.community,
            "reading": draft.readings.first(),
            "changed_sections": changed_sections(draft.base.text, draft.text),
            "outdated": draft.base.superseded_at is not None,
            "may_write": moderates(request.user, draft.community),
        }
        return TemplateResponse(request, "admin/governance/draft.html", context)

    def _write(self, request: HttpRequest, pk: int) -> HttpResponse:
        community = communities_of(request.user).filter(pk=pk).first()
        version = constitution_in_force(community) if community else None
        if community is None or version is None:
            raise Http404
        if not moderates(request.user, community):
            raise PermissionDenied
        form = DraftForm(request.POST or None, request.FILES or None, initial=_initial(request, community, version))
        changes = None
        if request.method == "POST" and form.is_valid():
            given = form.cleaned_data
            changes = changed_sections(version.text, given["text"])
            if "keep" in request.POST and (made := self._keep(request, community, form)) is not None:
                return HttpResponseRedirect(reverse("admin:governance_draft_change", args=[made.pk]))
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": f"A new text for {community.name}",
            "form": form,
            "community": community,
            "version": version,
            "changed_sections": changes,
        }
        status = 400 if form.errors else 200
        return TemplateResponse(request, "admin/governance/draft_text.html", context, status=status)

    def _keep(self, request: HttpRequest, community: Community, form: TextForm) -> Draft | None:
        given = form.cleaned_data
        try:
            do(request, community, MakeDraft(text=given["text"], summary=given["summary"]))
        except GovernanceError as error:
            form.add_error(None, error.safe)
            return None
        messages.success(request, "Kept. It is being read; then say of what has changed whether it is read rightly.")
        return Draft.objects.filter(community=community).order_by("-number").first()


def _initial(request: HttpRequest, community: Community, version: ConstitutionVersion) -> dict[str, str]:
    """The text in force, or an earlier draft that is to be written anew."""
    number = request.GET.get("from", "")
    known = number.isascii() and number.isdigit() and len(number) < 9  # noqa: PLR2004 - no draft has such a number
    earlier = Draft.objects.filter(community=community, number=int(number)).first() if known else None
    return {"text": earlier.text, "summary": earlier.summary} if earlier else {"text": version.text}
