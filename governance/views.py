"""Public pages: what is decided, how, and the record of it."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from governance import selectors
from governance.domain.amendments import difference
from governance.pages.drafts import draft_page
from governance.pages.entries import SENTENCES, shown
from governance.pages.markup import constitution_html
from governance.pages.proposal import by_itself, in_lists
from governance.pages.rules import way
from governance.selectors import drafts
from governance.selectors.readings import contests_of

if TYPE_CHECKING:
    from governance.domain.amendments import Piece
    from governance.models import Community, ConstitutionVersion, StoredRulebook

_ENTRIES, _PROPOSALS, _ON_HOME, _VOTES = 50, 20, 10, 200
_SHOWN = {"open": "Open", "decided": "Decided", "all": "All"}
_HIGHEST = 2**31 - 1


def _community(slug: str) -> "Community":
    return get_object_or_404(selectors.communities(), slug=slug)


def _now(community: "Community") -> datetime:
    return selectors.community_now(community, real_now=timezone.now())


def _page(
    request: HttpRequest, template: str, community: "Community", context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render in the community's zone and at the community's time; fresh whenever it is asked for."""
    now = _now(community)
    with timezone.override(ZoneInfo(community.timezone)):
        everywhere = {"community": community, "now": now}
        response = render(request, f"governance/{template}.html", everywhere | context, status=status)
    patch_cache_control(response, private=True, no_cache=True)
    return response


@require_safe
@cache_control(private=True, no_cache=True)
def communities(request: HttpRequest) -> HttpResponse:
    """Everybody who governs themselves here."""
    return render(request, "governance/communities.html", {"communities": selectors.communities()})


@require_safe
def home(request: HttpRequest, slug: str) -> HttpResponse:
    """What is open, what is in force, how it is decided."""
    community = _community(slug)
    decided = selectors.proposals_of(community).filter(outcome__isnull=False).order_by("-decided_at")
    policies = selectors.policies_of(community)
    context = {
        "open": in_lists(selectors.open_proposals(community)[:_PROPOSALS], community, now=_now(community)),
        "decided": in_lists(decided[:_ON_HOME], community, now=_now(community)),
        "policies": policies[:_ON_HOME],
        "more_policies": max(policies.count() - _ON_HOME, 0),
        "ways": _ways(community),
        "members": selectors.member_count(community),
        "constitution": selectors.constitution_in_force(community),
    }
    return _page(request, "home", community, context)


def _ways(community: "Community") -> list[Any]:
    stored = selectors.rulebook_in_force(community)
    return [way(process) for process in selectors.parsed_rulebook(stored).process_types] if stored else []


@require_safe
def constitution(request: HttpRequest, slug: str) -> HttpResponse:
    """The text, and what the bot reads in it."""
    community = _community(slug)
    versions = selectors.constitution_versions(community)
    version = _version(request, versions)
    if version is None:
        return _page(request, "constitution", community, {"version": None})
    html, sections = constitution_html(version.text)
    stored = selectors.rulebook_of(version)
    rulebook = selectors.parsed_rulebook(stored) if stored else None
    context = {
        "version": version,
        "versions": versions.select_related("adopted_by__proposal") if versions.count() > 1 else [],
        "html": html,
        "sections": sections,
        "stored": stored,
        "ways": [way(process) for process in rulebook.process_types] if rulebook else [],
        "rulebook": rulebook,
        "change": _since_the_one_before(version),
        "drafts": drafts.open_drafts(community) if version.superseded_at is None else [],
    } | _doubts(community, stored)
    return _page(request, "constitution", community, context)


def _doubts(community: "Community", stored: "StoredRulebook | None") -> dict[str, Any]:
    """Until when the rules can be contested, and what is."""
    if stored is None:
        return {}
    until, now = stored.provisional_until, _now(community)
    open_now = contests_of(community).filter(rulebook=stored)
    ways = {process.key: process.title for process in selectors.parsed_rulebook(stored).process_types}
    return {
        "provisional": until is not None and until > now,
        "contested": sorted({ways[one.process] for one in open_now if one.process in ways}),
    }


def _since_the_one_before(version: "ConstitutionVersion") -> "tuple[Piece, ...]":
    before = selectors.constitution_versions(version.community).filter(number=version.number - 1).first()
    return difference(before.text, version.text) if before else ()


def _version(request: HttpRequest, versions: "QuerySet[ConstitutionVersion]") -> "ConstitutionVersion | None":
    asked = request.GET.get("version")
    if asked is None:
        return versions.filter(superseded_at__isnull=True).first()
    return get_object_or_404(versions, number=_number(asked) or 0)


def _number(said: str) -> int | None:
    """A number out of an address; None for anything that no row can have."""
    number = int(said) if said.isascii() and said.isdigit() and len(said) <= 10 else 0  # noqa: PLR2004
    return number if 0 < number <= _HIGHEST else None


@require_safe
def proposals(request: HttpRequest, slug: str) -> HttpResponse:
    """All proposals that may be seen."""
    community = _community(slug)
    chosen = request.GET.get("show", "all")
    if chosen not in _SHOWN:
        raise Http404
    rows = selectors.proposals_of(community)
    if chosen == "open":
        rows = selectors.open_proposals(community)
    elif chosen == "decided":
        rows = rows.filter(outcome__isnull=False)
    page = Paginator(rows, _PROPOSALS).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": in_lists(page, community, now=_now(community)),
        "choices": _SHOWN,
        "chosen": chosen,
        "query": f"show={chosen}&",
    }
    return _page(request, "proposals", community, context)


@require_safe
def proposal(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One proposal with everything about it; of one that never opened, only that it waits."""
    community = _community(slug)
    if number > _HIGHEST:
        raise Http404
    row = selectors.visible_proposal(community.pk, number)
    if row is None:
        unseen = selectors.unseen_proposal(community.pk, number)
        if unseen is None:
            raise Http404
        return _page(request, "proposal_unseen", community, {"number": number, "status": unseen.status})
    context = by_itself(row, now=_now(community)) | {
        "votes": Paginator(selectors.votes_of(row), _VOTES).get_page(request.GET.get("votes")),
        "votes_asked_for": "votes" in request.GET,
    }
    return _page(request, "proposal", community, context)


@require_safe
def draft(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A text that members can bring into force by vote, beside the one that is."""
    community = _community(slug)
    row = drafts.ready_drafts(community).filter(number=min(number, _HIGHEST)).first()
    if row is None:
        raise Http404
    return _page(request, "draft", community, draft_page(row))


@require_safe
def audit(request: HttpRequest, slug: str) -> HttpResponse:
    """The record, newest first."""
    community = _community(slug)
    tag, number = request.GET.get("tag", ""), _number(request.GET.get("proposal", "").lstrip("#"))
    rows = selectors.chain(community, newest_first=True)
    if tag in SENTENCES:
        rows = rows.filter(tag=tag)
    if number is not None:
        rows = rows.filter(subject=f"proposal:{number}")
    page = Paginator(rows, _ENTRIES).get_page(request.GET.get("page"))
    zone, unseen = ZoneInfo(community.timezone), selectors.unseen_subjects(community)
    context = {
        "page": page,
        "entries": [shown(entry, zone=zone, withheld=selectors.is_withheld(entry, unseen)) for entry in page],
        "tags": sorted(SENTENCES),
        "tag": tag if tag in SENTENCES else "",
        "number": number,
        "filtered": tag in SENTENCES or number is not None,
        "query": (f"tag={tag}&" if tag in SENTENCES else "") + (f"proposal={number}&" if number else ""),
    }
    return _page(request, "audit", community, context)


@require_safe
@cache_control(no_cache=True)
def audit_export(_request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """The whole chain as JSON lines, for anybody to check."""
    community = _community(slug)
    response = StreamingHttpResponse(_lines(community), content_type="application/x-ndjson; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{community.slug}-audit.jsonl"'
    return response


def _lines(community: "Community") -> Iterator[str]:
    for entry in selectors.export(community):
        yield json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n"
