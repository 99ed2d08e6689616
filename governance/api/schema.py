"""The API described: `schema/` for programs, as OpenAPI, and `docs/` for people, made from the same."""

import json
from functools import cache
from typing import Any

from django.core.validators import slug_re
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiJsonRenderer2
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from governance import selectors
from governance.api.base import Answer
from governance.api.describing import examples
from governance.api.explained import explained


@cache
def schema() -> dict[str, Any]:
    """The same for everybody, and as long as this process runs: it is made from the code."""
    made: dict[str, Any] = _without_marks(SchemaGenerator().get_schema(request=None, public=True))
    return made


def _without_marks(one: Any) -> Any:
    """What the generator notes for itself is for nobody else."""
    if isinstance(one, dict):
        return {name: _without_marks(held) for name, held in one.items() if name != "x-spec-enum-id"}
    return [_without_marks(held) for held in one] if isinstance(one, list) else one


class Schema(Answer):
    renderer_classes = (OpenApiJsonRenderer2, OpenApiJsonRenderer)

    @extend_schema(
        operation_id="get_schema",
        summary="This description",
        description="This description, as OpenAPI 3.1 in JSON.",
        tags=["read"],
        responses={200: OpenApiTypes.OBJECT},
    )
    def get(self, _request: Request) -> Response:
        return Response(schema())


@require_safe
@cache_control(private=True, no_cache=True)
def docs(request: HttpRequest) -> HttpResponse:
    """Every address with what it takes, what it answers, and a link to try it in a community that there is."""
    rows = selectors.communities().order_by("pk")
    wanted = request.GET.get("community", "")
    community = (rows.filter(slug=wanted).first() if slug_re.fullmatch(wanted) else None) or rows.first()
    here: dict[str, object] = {}
    if community is not None:
        version = selectors.constitution_in_force(community)
        newest = selectors.proposals_of(community).order_by("-number").values_list("number", flat=True)[:1]
        numbers = {"version": version and version.number, "number": next(iter(newest), None)}
        here = {"slug": community.slug} | {name: number for name, number in numbers.items() if number}
    context = {
        "community": community,
        "info": schema()["info"],
        "operations": explained(schema(), here),
        "refusal": json.dumps(examples()["refusal"], indent=2, ensure_ascii=False),
    }
    return render(request, "governance/api.html", context)
