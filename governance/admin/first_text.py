"""A community's first text in the admin: pasted or uploaded, looked at, given; another until rules are ratified."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from governance.admin.doing import do
from governance.admin.reading_fields import page_of
from governance.admin.scope import ReadOnly, moderates
from governance.admin.texts import TextForm
from governance.domain.commands import GiveText
from governance.domain.errors import GovernanceError
from governance.domain.sections import parse_sections
from governance.models import Community
from governance.pages.drafts import changed_sections
from governance.selectors import communities_of, constitution_in_force, moderated_by
from governance.selectors.readings import open_reading, text_can_be_given, texts_can_be_given


class FirstTextForm(TextForm):
    """The text, and which one it takes the place of."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def shown_beside(self, number: int) -> None:
        """Which one it takes the place of, if it is given now."""
        self.data = self.data.copy()
        self.data["seen"] = str(number)


class FirstTextPages(ReadOnly):
    """What the list of constitutions links to, as long as moderators may say what the text is."""

    change_list_template = "admin/governance/texts.html"

    def get_urls(self) -> list[URLPattern]:
        give = self.admin_site.admin_view(self._give)
        return [path("give/<int:pk>/", give, name="governance_constitution_give"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        can_give = texts_can_be_given(moderated_by(request.user))
        return super().changelist_view(request, {**(extra_context or {}), "can_give": can_give})

    def _give(self, request: HttpRequest, pk: int) -> HttpResponse:
        community = communities_of(request.user).filter(pk=pk).first()
        if community is None:
            raise Http404
        if not moderates(request.user, community):
            raise PermissionDenied
        if not text_can_be_given(community):
            messages.warning(request, "Rules are ratified here, so a new text is written as a draft now.")
            return HttpResponseRedirect(reverse("admin:governance_draft_write", args=[pk]))
        version = constitution_in_force(community)
        initial = {"text": version.text, "seen": version.number} if version else {"seen": 0}
        form = FirstTextForm(request.POST or None, request.FILES or None, initial=initial)
        context: dict[str, Any] = {}
        if request.method == "POST" and form.is_valid():
            if "give" in request.POST and self._given(request, community, form):
                reading = open_reading(community)
                return HttpResponseRedirect(page_of(reading) if reading else reverse("admin:index"))
            version = constitution_in_force(community)  # what is shown beside it, and so what it takes the place of
            form.shown_beside(version.number if version else 0)
            text = form.cleaned_data["text"]
            context = {"looked": True, "sections": parse_sections(text), "words": len(text.split())}
            context |= {"changed_sections": changed_sections(version.text, text)} if version else {}
        context |= self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": f"The constitution of {community.name}",
            "form": form,
            "community": community,
            "version": version,
        }
        status = 400 if form.errors else 200
        return TemplateResponse(request, "admin/governance/first_text.html", context, status=status)

    def _given(self, request: HttpRequest, community: Community, form: FirstTextForm) -> bool:
        given = form.cleaned_data
        try:
            do(request, community, GiveText(text=given["text"], seen=given["seen"]))
        except GovernanceError as error:
            form.add_error(None, error.safe)
            return False
        messages.success(request, "Kept, and on the constitution page. Now see what is read in it, and ratify it.")
        return True
