"""Public pages: what is decided, how, and the record of it."""

import json
from typing import Any
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from governance import selectors
from governance.models import Community

_PAGE = 50


def _community(slug: str) -> Community:
    return get_object_or_404(selectors.communities(), slug=slug)


def _page(request: HttpRequest, template: str, community: Community, context: dict[str, Any]) -> HttpResponse:
    """Render in the community's zone and at the community's time."""
    now = selectors.community_now(community, real_now=timezone.now())
    with timezone.override(ZoneInfo(community.timezone)):
        return render(request, f"governance/{template}.html", {"community": community, "now": now} | context)


@require_safe
def communities(request: HttpRequest) -> HttpResponse:
    return render(request, "governance/communities.html", {"communities": selectors.communities()})


@require_safe
def home(request: HttpRequest, slug: str) -> HttpResponse:
    community = _community(slug)
    return _page(request, "home", community, {"open": selectors.open_proposals(community)})


@require_safe
def constitution(request: HttpRequest, slug: str) -> HttpResponse:
    raise Http404


@require_safe
def proposals(request: HttpRequest, slug: str) -> HttpResponse:
    raise Http404


@require_safe
def proposal(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    raise Http404


@require_safe
def audit(request: HttpRequest, slug: str) -> HttpResponse:
    raise Http404


@require_safe
def audit_export(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    raise Http404
