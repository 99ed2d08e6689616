"""Every address of the API, below `/api/v1/`."""

from django.http import Http404
from django.urls import path, re_path
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from governance.api import communities, proposals, record, schema
from governance.api.base import Answer


@extend_schema(exclude=True)
class Nothing(Answer):
    """Whatever else is asked for: JSON, not a page."""

    def initial(self, request: Request, *args: object, **kwargs: object) -> None:
        super().initial(request, *args, **kwargs)
        raise Http404


_ONE = "communities/<slug:slug>/"

urlpatterns = [
    path("", communities.Beginning.as_view(), name="api"),
    path("docs/", schema.docs, name="api-docs"),
    path("schema/", schema.Schema.as_view(), name="api-schema"),
    path("communities/", communities.Communities.as_view(), name="api-communities"),
    path(_ONE, communities.OneCommunity.as_view(), name="api-community"),
    path(f"{_ONE}constitution/", communities.Constitution.as_view(), name="api-constitution"),
    path(f"{_ONE}constitution/versions/", communities.Versions.as_view(), name="api-versions"),
    path(f"{_ONE}constitution/versions/<int:version>/", communities.OneVersion.as_view(), name="api-version"),
    path(
        f"{_ONE}constitution/versions/<int:version>/rulebook/",
        communities.OneRulebook.as_view(),
        name="api-rulebook-of-version",
    ),
    path(f"{_ONE}rulebook/", communities.RulebookInForce.as_view(), name="api-rulebook"),
    path(f"{_ONE}proposals/", proposals.Proposals.as_view(), name="api-proposals"),
    path(f"{_ONE}proposals/<int:number>/", proposals.OneProposal.as_view(), name="api-proposal"),
    path(f"{_ONE}decisions-in-force/", communities.DecisionsInForce.as_view(), name="api-decisions-in-force"),
    path(f"{_ONE}audit/", record.Record.as_view(), name="api-audit"),
    re_path(r"^.+/$", Nothing.as_view()),
]
