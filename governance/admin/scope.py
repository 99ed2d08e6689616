"""Whose communities somebody may see in the admin, and the read-only screens that keep to it."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from governance.models import Community
from governance.selectors import communities_of, moderated_by

_DATE_PARTS = frozenset({"year", "iso_year", "month", "day", "week", "week_day", "quarter", "hour", "minute", "second"})


def moderates(user: Any, community: Community) -> bool:
    """Whether somebody may act in a community: only its own moderators, superusers or not."""
    return moderated_by(user).filter(pk=community.pk).exists()


def _own(request: HttpRequest) -> frozenset[int]:
    """The visitor's communities, asked for once per page: the admin wants to know for each of its screens."""
    known: frozenset[int] | None = getattr(request, "_own_communities", None)
    if known is None:
        known = frozenset(communities_of(request.user).values_list("pk", flat=True))
        request._own_communities = known  # type: ignore[attr-defined]  # noqa: SLF001
    return known


class OwnCommunities(admin.SimpleListFilter):
    """A filter that names no community but the visitor's own."""

    title = "community"
    parameter_name = "in"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(row.slug, row.name) for row in communities_of(request.user)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(**{f"{self._path(queryset)}slug": self.value()}) if self.value() else queryset

    @staticmethod
    def _path(queryset: QuerySet[Any]) -> str:
        path = admin.site.get_model_admin(queryset.model).community_path
        return f"{path}__" if path else ""


class ReadOnly(admin.ModelAdmin):
    """Rows of the visitor's communities, nothing to add, change or delete. `community_path` leads to the community."""

    community_path: ClassVar[str] = "community"
    list_filter: Any = (OwnCommunities,)
    list_select_related: Any = True
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        if request.user.is_superuser:
            return rows
        path = f"{self.community_path}__in" if self.community_path else "pk__in"
        return rows.filter(**{path: communities_of(request.user).values("pk")})

    def community_of(self, row: Any) -> Community:
        for step in filter(None, self.community_path.split("__")):
            row = getattr(row, step)
        return row

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(_own(request))

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        if obj is None:
            return self.has_module_permission(request)
        return self.community_of(obj).pk in _own(request)

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        # Parts of dates are not offered, and an impossible year would be an error rather than an empty list.
        return super().lookup_allowed(lookup, value, request) and not set(lookup.split("__")) & _DATE_PARTS

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def row_or_404(self, request: HttpRequest, object_id: str) -> Any:
        row = self.get_object(request, unquote(object_id))
        if row is None or not self.has_view_permission(request, row):
            raise Http404
        return row

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        self.row_or_404(request, object_id)
        return super().change_view(request, object_id, *args, **kwargs)

    def history_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        self.row_or_404(request, object_id)
        return super().history_view(request, object_id, *args, **kwargs)
