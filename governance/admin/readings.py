"""Ratifying in the admin: the text on one side, the rules on the other, field by field, saved at every step."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.text import slugify

from governance.admin.deciding import NewWayForm, WayForm, form_for
from governance.admin.scope import OwnCommunities, ReadOnly, moderates
from governance.domain.actors import Actor, Cause
from governance.domain.commands import (
    AcceptSure,
    AskCommunity,
    Command,
    DecideField,
    RatifyReading,
    WantReading,
)
from governance.domain.errors import GovernanceError
from governance.domain.ratifying import WHOLE, Choice, field_in_words, undecided
from governance.models import Contest, FieldDecision, Reading, ReadingQuestion, ReadingState
from governance.pages import ratifying
from governance.selectors import communities_of, community_now, constitution_in_force, member_count, offices_held
from governance.selectors.readings import contests_of, decisions_of, draft_with, open_reading, settled_in
from governance.services.handle import handle


@admin.register(Reading)
class ReadingAdmin(ReadOnly):
    """One page a reading; each of its buttons is one decision."""

    community_path = "constitution__community"
    list_display = ("__str__", "state", "wanted_at", "model")
    list_filter = (OwnCommunities, "state")
    list_select_related = ("constitution__community",)
    change_list_template = "admin/governance/readings.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/decide/", view(self._field), name="governance_reading_field"),
            path("<int:pk>/new-way/", view(self._new_way), name="governance_reading_new_way"),
            path("want/<int:pk>/", view(self._want), name="governance_reading_want"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        can_read = [
            row for row in communities_of(request.user)
            if moderates(request.user, row) and constitution_in_force(row) and _is_free(open_reading(row))
        ]  # fmt: skip
        return super().changelist_view(request, {**(extra_context or {}), "can_read": can_read})

    def change_view(self, request: HttpRequest, object_id: str, *_: Any, **__: Any) -> HttpResponse:
        """The page itself; a POST is one of its plain buttons."""
        reading = self.row_or_404(request, object_id)
        if request.method == "POST":
            return self._button(request, reading)
        rows = decisions_of(reading)
        context = self._frame(request, reading) | {"title": f"{reading}"}
        if reading.draft:
            context |= _shown(reading, rows, everything=request.GET.get("show") == "all")
        return TemplateResponse(request, "admin/governance/reading.html", context)

    def _frame(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        community = reading.constitution.community
        return self.admin_site.each_context(request) | {
            "opts": self.opts,
            "reading": reading,
            "community": community,
            "page": _page(reading),
            "may_decide": moderates(request.user, community) and reading.state == ReadingState.OPEN,
            "contests": contests_of(community),
        }

    def _button(self, request: HttpRequest, reading: Reading) -> HttpResponse:
        given = request.POST
        process, field = given.get("process", ""), given.get("field", "")
        command: Command
        if "ratify" in given:
            command, done = RatifyReading(reading=reading.pk), "Ratified. The rules are in force, and announced."
        elif "sure" in given:
            command, done = AcceptSure(reading=reading.pk, process=process), "Accepted what was shown as sure."
        else:
            seen = int(given["seen"]) if given.get("seen", "").isdecimal() else 0
            command = DecideField(
                reading=reading.pk, process=process, field=field, choice=Choice.ACCEPTED.value, seen=seen
            )
            done = "Accepted."
        try:
            self._do(request, reading.constitution.community, command)
        except GovernanceError as error:
            messages.error(request, error.safe)
        else:
            messages.success(request, done)
        show = "?show=all" if given.get("show") == "all" else ""
        where = f"#way-{process}" if process and "ratify" not in given else ""
        return HttpResponseRedirect(f"{_page(reading)}{show}{where}")

    def _do(self, request: HttpRequest, community: Any, command: Command) -> None:
        if not moderates(request.user, community):
            raise PermissionDenied
        handle(
            command,
            community=community.pk,
            actor=Actor.moderator(request.user.get_username()),
            cause=Cause(ref="admin"),
            now=community_now(community, real_now=timezone.now()),
        )

    def _field(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One field: its words, what is read in them, what the community answered, and what to do."""
        reading = self.row_or_404(request, str(pk))
        key, name = request.GET.get("process", ""), request.GET.get("field", "")
        rows = decisions_of(reading)
        process = draft_with(reading, rows).process(key) if reading.draft else None
        if process is None or (name != WHOLE and not process.has(name)):
            raise Http404
        decision = next((row for row in rows if (row.process, row.field) == (key, name)), None)
        seen = decision.revision if decision else 0
        form = form_for(process, name, reading.text, seen=seen, data=request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                self._do(request, reading.constitution.community, _command(reading, key, name, form))
            except GovernanceError as error:
                form.add_error(None, error.safe)
            else:
                messages.success(request, "Saved.")
                return HttpResponseRedirect(f"{_page(reading)}#way-{key}")
        settled = (key, name) in settled_in(reading, rows)
        people = _people(reading, {()})
        context = self._frame(request, reading) | {
            "title": f"{process.title}: {field_in_words(name)}",
            "form": form,
            "field": ratifying.field_of(process, name, decision, settled, people),
            "process": process,
            "questions": reading.questions.filter(process=key, field=name).prefetch_related("answers__member"),
        }
        status = 400 if form.errors else 200
        return TemplateResponse(request, "admin/governance/field.html", context, status=status)

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
                self._do(request, reading.constitution.community, command)
            except GovernanceError as error:
                form.add_error(None, error.safe)
            else:
                messages.success(request, "Added. Say now what the constitution states of it, field by field.")
                return HttpResponseRedirect(f"{_page(reading)}#way-{key}")
        context = self._frame(request, reading) | {
            "title": "A way to decide that the reading did not find",
            "form": form,
        }
        return TemplateResponse(request, "admin/governance/field.html", context, status=400 if form.errors else 200)

    def _want(self, request: HttpRequest, pk: int) -> HttpResponse:
        community = communities_of(request.user).filter(pk=pk).first()
        if community is None:
            raise Http404
        if request.method == "POST":
            try:
                self._do(request, community, WantReading())
                messages.success(request, "The text is being read. It takes a few seconds, or minutes with a model.")
            except GovernanceError as error:
                messages.error(request, error.safe)
        return HttpResponseRedirect(reverse("admin:governance_reading_changelist"))


def _is_free(reading: Reading | None) -> bool:
    return reading is None or reading.state == ReadingState.FAILED


def _page(reading: Reading) -> str:
    return reverse("admin:governance_reading_change", args=[reading.pk])


def _command(reading: Reading, key: str, name: str, form: Any) -> Command:
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
    )


def _people(reading: Reading, groups: set[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """How many people there are today: members, or holders of these roles."""
    community = reading.constitution.community
    held = offices_held(community, now=community_now(community, real_now=timezone.now()))
    return {
        roles: held.filter(role__in=roles).values("member").distinct().count() if roles else member_count(community)
        for roles in groups
    }


def _shown(reading: Reading, rows: list[FieldDecision], *, everything: bool) -> dict[str, Any]:
    rulebook = draft_with(reading, rows)
    settled = settled_in(reading, rows)
    decisions = {(row.process, row.field): row for row in rows}
    left = undecided(rulebook, settled)
    ways = ratifying.ways(rulebook, decisions, settled, _people(reading, ratifying.groups(rulebook)))
    later = bool(reading.settled) and not everything
    total = sum(len(way.fields) + 1 for way in ways)
    return {
        "rulebook": rulebook,
        "ways": [way for way in ways if way.open or not later],
        "hidden": sum(not way.open for way in ways) if later else 0,
        "only_open": later,
        "left_out": [row for row in rows if row.field == WHOLE and row.choice == Choice.UNSTATED],
        "parts": ratifying.marked(reading.text, rulebook),
        "open": len(left),
        "total": total,
        "done": total - len(left),
    }


@admin.register(FieldDecision)
class FieldDecisionAdmin(ReadOnly):
    community_path = "reading__constitution__community"
    list_display = ("reading", "process", "field", "choice", "decided_by", "decided_at", "revision")
    list_filter = (OwnCommunities, "choice")
    list_select_related = ("reading__constitution__community", "decided_by__user")


@admin.register(ReadingQuestion)
class ReadingQuestionAdmin(ReadOnly):
    community_path = "reading__constitution__community"
    list_display = ("number", "reading", "question", "asked_at")
    list_select_related = ("reading__constitution__community",)


@admin.register(Contest)
class ContestAdmin(ReadOnly):
    list_display = ("process", "field", "community", "member", "state", "made_at")
    list_filter = (OwnCommunities, "state")
    list_select_related = ("community", "member")
