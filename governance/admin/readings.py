"""Ratifying in the admin: the rules field by field beside the text, saved at every step."""

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from governance.admin.boxes import STAGE_KINDS
from governance.admin.doing import do, now_in
from governance.admin.plain_words import InPlainWords, plainly
from governance.admin.reading_fields import FieldPages, page_of
from governance.admin.scope import OwnCommunities, ReadOnly
from governance.domain.commands import (
    AcceptSure,
    ArrangeStages,
    Command,
    DecideField,
    LeaveUnstated,
    PutToMembers,
    RatifyReading,
    SortWays,
    WantReading,
)
from governance.domain.errors import GovernanceError
from governance.domain.ratifying import WHOLE, Choice, undecided
from governance.models import Contest, FieldDecision, Reading, ReadingQuestion, ReadingState
from governance.pages import ratifying
from governance.pages.drafts import changed_sections
from governance.selectors import communities_of, constitution_in_force, moderated_by, rulebook_in_force
from governance.selectors.readings import (
    decisions_of,
    draft_with,
    newer_reading,
    open_reading,
    people_in,
    questions_of,
    settled_in,
)

_DONE = {
    "ratify": "Ratified. The rules are in force, and announced.",
    "put": "Put to the members, and announced. Any of them who may propose can have it decided now.",
    "sure": "Accepted what is shown as sure.",
    "spare": "Left as not stated. Members see that the text says nothing about it.",
    "stage": "The stages stand so now.",
    "accept": "Accepted.",
    "leave": "Left out.",
    "sort": "Kept those that you ticked.",
    "again": "The text is being read again. What you have decided about words that stay the same is kept.",
}


@admin.register(Reading)
class ReadingAdmin(FieldPages):
    """One page a reading; each of its buttons is one decision."""

    community_path = "constitution__community"
    list_display = ("__str__", "stands", "wanted_at", "model")
    list_filter = (OwnCommunities, ("state", InPlainWords))
    list_select_related = ("constitution__community", "proposed")
    change_list_template = "admin/governance/readings.html"

    def get_urls(self) -> list[URLPattern]:
        want = self.admin_site.admin_view(self._want)
        return [path("want/<int:pk>/", want, name="governance_reading_want"), *super().get_urls()]

    @admin.display(description="state", ordering="state")
    def stands(self, row: Reading) -> str:
        return plainly("reading.state", row.state)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        can_read = [
            row for row in moderated_by(request.user) if constitution_in_force(row) and _is_free(open_reading(row))
        ]
        return super().changelist_view(request, {**(extra_context or {}), "can_read": can_read})

    def change_view(self, request: HttpRequest, object_id: str, *_: Any, **__: Any) -> HttpResponse:
        """The page itself; a POST is one of its plain buttons."""
        reading = self.row_or_404(request, object_id)
        if request.method == "POST":
            return self._button(request, reading)
        rows = decisions_of(reading)
        context = self.frame(request, reading) | {"title": f"{reading}", "newer": newer_reading(reading)}
        if reading.draft:
            context |= _shown(reading, rows, everything=request.GET.get("show") == "all")
        return TemplateResponse(request, "admin/governance/reading.html", context)

    def _button(self, request: HttpRequest, reading: Reading) -> HttpResponse:
        given = request.POST
        pressed = next((name for name in _DONE if name in given), "accept")
        process = given.get("process", "")
        try:
            do(request, reading.constitution.community, _pressed(pressed, reading.pk, process, given))
        except GovernanceError as error:
            messages.error(request, error.safe)
        else:
            messages.success(request, _DONE[pressed])
            reading = newer_reading(reading) or reading
        show = "?show=all" if given.get("show") == "all" else ""
        where = f"#way-{process}" if process and pressed not in {"ratify", "put", "leave"} else ""
        return HttpResponseRedirect(f"{page_of(reading)}{show}{where}")

    def _want(self, request: HttpRequest, pk: int) -> HttpResponse:
        community = communities_of(request.user).filter(pk=pk).first()
        if community is None:
            raise Http404
        if request.method == "POST":
            try:
                do(request, community, WantReading())
                messages.success(request, "The text is being read. It takes a few seconds, or minutes with a model.")
            except GovernanceError as error:
                messages.error(request, error.safe)
        return HttpResponseRedirect(reverse("admin:governance_reading_changelist"))


def _is_free(reading: Reading | None) -> bool:
    return reading is None or reading.state == ReadingState.FAILED


def _pressed(name: str, reading: int, process: str, given: Any) -> Command:
    seen = given.get("seen", "")
    match name:
        case "ratify":
            return RatifyReading(reading=reading)
        case "put":
            return PutToMembers(reading=reading)
        case "sure":
            return AcceptSure(reading=reading, process=process)
        case "spare":
            return LeaveUnstated(reading=reading, process=process)
        case "sort":
            keep, shown = given.getlist("way"), given.getlist("shown")
            return SortWays(reading=reading, keep=(*keep,), leave=tuple(key for key in shown if key not in keep))
        case "again":
            return WantReading(reading=reading)
        case "stage":
            return _arranged(reading, process, given)
        case _:
            return DecideField(
                reading=reading,
                process=process,
                field=WHOLE if name == "leave" else given.get("field", ""),
                choice=Choice.UNSTATED.value if name == "leave" else Choice.ACCEPTED.value,
                seen=int(seen) if seen.isascii() and seen.isdecimal() else 0,
                shape=given.get("shape", ""),
            )


def _arranged(reading: int, process: str, given: Any) -> ArrangeStages:
    """`up 2` and its like; `in` takes the kind and the place from the boxes beside it."""
    act, _, place = given.get("stage", "").partition(" ")
    place = given.get("at", "") if act == "in" else place
    kind, _, method = given.get("kind", "").partition(" ")
    at = int(place) if place.isascii() and place.isdigit() and len(place) < 4 else -1  # noqa: PLR2004 - no such stage
    return ArrangeStages(
        reading=reading, process=process, act=act, at=at, seen=given.get("shape", ""), kind=kind, method=method
    )


def _shown(reading: Reading, rows: list[FieldDecision], *, everything: bool) -> dict[str, Any]:
    rulebook = draft_with(reading, rows)
    settled = settled_in(reading, rows)
    titles = {process["key"]: process["title"] for process in reading.draft["process_types"]}
    decisions = {(row.process, row.field): row for row in rows}
    left = undecided(rulebook, settled)
    groups = ratifying.groups(rulebook)
    people = people_in(reading.constitution.community, groups, now=now_in(reading.constitution.community))
    ways = ratifying.ways(rulebook, decisions, settled, people, reading.text)
    taken_over = sum(row.decided_at < reading.wanted_at for row in rows)
    later = bool(reading.settled or taken_over) and not everything
    total = sum(len(way.fields) + 1 for way in ways)
    sure, spare = sum(way.sure for way in ways), sum(way.spare for way in ways)
    unsorted = [way for way in ways if not way.whole.settled]
    return {
        "rulebook": rulebook,
        "ways": [way for way in ways if way.open or not later],
        "hidden": sum(not way.open for way in ways) if later else 0,
        "only_open": later,
        "taken_over": taken_over,
        "left_out": [
            (titles.get(row.process, row.process), row)
            for row in rows
            if row.field == WHOLE and row.choice == Choice.UNSTATED
        ],
        "parts": ratifying.marked(reading.text, rulebook),
        "open": len(left),
        "sure": sure,
        "spare": spare,
        "unsorted": unsorted,
        "by_hand": len(left) - sure - spare - len(unsorted),
        "next": left[0] if left else None,
        "total": total,
        "done": total - len(left),
        "stage_kinds": STAGE_KINDS,
        "questions": [one for one in questions_of(reading) if (one.process, one.field) not in settled],
        "may_put": rulebook_in_force(reading.constitution.community) is not None,
        "changed_sections": changed_sections(reading.constitution.text, reading.text) if reading.proposed else [],
    }


@admin.register(FieldDecision)
class FieldDecisionAdmin(ReadOnly):
    community_path = "reading__constitution__community"
    list_display = ("reading", "process", "field", "choice", "decided_by", "decided_at", "revision")
    list_filter = (OwnCommunities, "choice")
    list_select_related = ("reading__constitution__community", "reading__proposed", "decided_by__user")


@admin.register(ReadingQuestion)
class ReadingQuestionAdmin(ReadOnly):
    community_path = "reading__constitution__community"
    list_display = ("number", "reading", "question", "asked_at")
    list_select_related = ("reading__constitution__community", "reading__proposed")


@admin.register(Contest)
class ContestAdmin(ReadOnly):
    list_display = ("process", "field", "community", "member", "state", "made_at")
    list_filter = (OwnCommunities, "state")
    list_select_related = ("community", "member")
