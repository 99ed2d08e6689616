"""The pages of a reading on which somebody decides one field, or adds a way that was not found."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.text import slugify

from governance.admin.boxes import can_be_decided
from governance.admin.deciding import NewWayForm, WayForm, form_for
from governance.admin.doing import do, now_in
from governance.admin.scope import ReadOnly, moderates
from governance.domain.arranging import shape_of
from governance.domain.commands import AskCommunity, Command, DecideField
from governance.domain.errors import GovernanceError
from governance.domain.ratifying import WHOLE, Choice, field_in_words, undecided
from governance.models import Reading, ReadingState
from governance.pages import ratifying
from governance.selectors.readings import (
    contests_of,
    decisions_of,
    draft_with,
    people_in,
    settled_in,
    text_can_be_given,
)


class FieldPages(ReadOnly):
    """What the page of a reading links to."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/decide/", view(self._field), name="governance_reading_field"),
            path("<int:pk>/new-way/", view(self._new_way), name="governance_reading_new_way"),
            *super().get_urls(),
        ]

    def frame(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        """What every page of a reading needs."""
        community = reading.constitution.community
        return self.admin_site.each_context(request) | {
            "opts": self.opts,
            "is_nav_sidebar_enabled": False,
            "reading": reading,
            "community": community,
            "page": page_of(reading),
            "may_decide": moderates(request.user, community) and reading.state == ReadingState.OPEN,
            "may_read_again": moderates(request.user, community)
            and reading.state in {ReadingState.OPEN, ReadingState.FAILED}
            and reading.constitution.superseded_at is None,
            "may_give": moderates(request.user, community)
            and reading.proposed is None
            and reading.constitution.superseded_at is None
            and text_can_be_given(community),
            "contests": _contested(reading) if reading.proposed is None else [],
        }

    def _field(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One field: its words, what is read in them, what the community answered, and what to do."""
        reading = self.row_or_404(request, str(pk))
        key, name = request.GET.get("process", ""), request.GET.get("field", "")
        rows = decisions_of(reading)
        process = draft_with(reading, rows).process(key) if reading.draft else None
        if process is None or (name != WHOLE and not (process.has(name) and can_be_decided(name))):
            raise Http404
        decision = next((row for row in rows if (row.process, row.field) == (key, name)), None)
        seen = decision.revision if decision else 0
        form = form_for(process, name, reading.text, seen=seen, data=request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                do(request, reading.constitution.community, _command(reading, key, name, form, request.POST))
            except GovernanceError as error:
                form.add_error(None, error.safe)
            else:
                return self._saved(request, reading, key, name)
        settled = settled_in(reading, rows)
        people = people_in(
            reading.constitution.community, ratifying.groups_of(process), now=now_in(reading.constitution.community)
        )
        field = ratifying.field_of(process, name, decision, (key, name) in settled, people)
        context = self.frame(request, reading) | {
            "title": f"{process.title}: {field.words}",
            "form": form,
            "field": field,
            "process": process,
            "shape": shape_of(process),
            "left": len(undecided(draft_with(reading, rows), settled)),
            "sections": ratifying.sections_around(reading.text, field.citations),
            "questions": reading.questions.filter(process=key, field=name).prefetch_related("answers__member"),
        }
        status = 400 if form.errors else 200
        return TemplateResponse(request, "admin/governance/field.html", context, status=status)

    def _saved(self, request: HttpRequest, reading: Reading, key: str, name: str) -> HttpResponse:
        """On to the next field that is open, if somebody goes through them all; else back to the list."""
        rows = decisions_of(reading)
        left = undecided(draft_with(reading, rows), settled_in(reading, rows))
        asked = {(row.process, row.field) for row in rows if row.choice == Choice.ASKED}
        following = _after((key, name), [one for one in left if one not in asked], draft_with(reading, rows))
        if "next" in request.POST and following is not None:
            messages.success(request, f"Saved. {len(left)} still to decide.")
            return HttpResponseRedirect(field_page(reading, *following))
        messages.success(request, "Saved." if left else "Saved. Everything is decided now: ratify it below.")
        return HttpResponseRedirect(f"{page_of(reading)}#way-{key}" if left else page_of(reading))

    def _new_way(self, request: HttpRequest, pk: int) -> HttpResponse:
        reading = self.row_or_404(request, str(pk))
        form = NewWayForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            key = slugify(form.cleaned_data["title"])[:60] or "way"
            command = DecideField(
                reading=reading.pk,
                process=key,
                field=WHOLE,
                choice=Choice.CORRECTED.value,
                seen=0,
                value=form.value(WHOLE),
            )
            try:
                do(request, reading.constitution.community, command)
            except GovernanceError as error:
                form.add_error(None, error.safe)
            else:
                messages.success(request, "Added. Say now what the constitution states of it, field by field.")
                return HttpResponseRedirect(f"{page_of(reading)}#way-{key}")
        context = self.frame(request, reading) | {
            "title": "A way to decide that the reading did not find",
            "form": form,
        }
        return TemplateResponse(request, "admin/governance/field.html", context, status=400 if form.errors else 200)


def _contested(reading: Reading) -> list[tuple[str, str]]:
    """What members contest, as people call it, and their words."""
    titles = {process["key"]: process["title"] for process in (reading.draft or {}).get("process_types", ())}
    return [
        (
            ", ".join(filter(None, (titles.get(one.process, one.process), field_in_words(one.field or "process")))),
            one.words,
        )
        for one in contests_of(reading.constitution.community)
    ]


def page_of(reading: Reading) -> str:
    """The address of a reading."""
    return reverse("admin:governance_reading_change", args=[reading.pk])


def field_page(reading: Reading, process: str, field: str) -> str:
    """The address of one of its fields."""
    asked = urlencode({"process": process, "field": field})
    return f"{reverse('admin:governance_reading_field', args=[reading.pk])}?{asked}"


def _after(one: tuple[str, str], left: list[tuple[str, str]], rulebook: Any) -> tuple[str, str] | None:
    """The next that is open after this one in the order of the page, else the first."""
    order = undecided(rulebook, ())
    if not left:
        return None
    later = [other for other in left if one in order and order.index(other) > order.index(one)]
    return (later or left)[0]


def _command(reading: Reading, key: str, name: str, form: Any, given: Any) -> Command:
    """What the form asks for. Raises ValueUnclear."""
    choice = form.cleaned_data["choice"]
    if choice == Choice.ASKED:
        return AskCommunity(reading=reading.pk, process=key, field=name, question=form.cleaned_data["question"])
    typed = choice in {Choice.CORRECTED, Choice.DEFAULT} or (isinstance(form, WayForm) and choice != Choice.UNSTATED)
    return DecideField(
        reading=reading.pk,
        process=key,
        field=name,
        choice=choice,
        seen=form.cleaned_data["seen"],
        value=form.value(name) if typed else None,
        quote=form.quoted() if choice == Choice.CORRECTED else "",
        shape=given.get("shape", ""),
    )
