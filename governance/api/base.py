"""What every answer of the API has in common: a community, a time, pages, and no cookies."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from governance import selectors
from governance.api.errors import NothingThere
from governance.api.parameters import HIGHEST, Number, Parameter, read

if TYPE_CHECKING:
    from governance.models import Community

_ON_A_PAGE, _MOST_ON_A_PAGE = 20, 100
PAGES = (
    Number(name="page", about="Which page, from 1.", usual=1),
    Number(name="page_size", about="How many on one page.", usual=_ON_A_PAGE, most=_MOST_ON_A_PAGE),
)


class Answer(APIView):
    """One address. Who asks again with the `ETag` of the last answer gets a short 304 while nothing is new."""

    takes: ClassVar[tuple[Parameter, ...]] = ()

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponse]:
        return conditional_page(cache_control(no_cache=True)(super().as_view(**initkwargs)))

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method in {"GET", "HEAD"}:
            self.asked = read(request.query_params, self.takes)

    def options(self, _request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """For browsers that ask first whether another site's page may ask."""
        allowed = {"Access-Control-Allow-Methods": "GET, HEAD, OPTIONS", "Access-Control-Allow-Headers": "*"}
        return Response(status=204, headers=allowed | {"Access-Control-Max-Age": "86400"})

    def page(self, rows: QuerySet[Any], shape: Callable[[list[Any]], Any]) -> dict[str, Any]:
        """One page of a list, and where the next one is."""
        pages = Paginator(rows, self.asked["page_size"])
        number = self.asked["page"]
        if number > pages.num_pages:
            raise NothingThere(f"There is no page {number}: ask for a page from 1 to {pages.num_pages}.")
        page = pages.page(number)
        return {
            "count": pages.count,
            "pages": pages.num_pages,
            "page": number,
            "page_size": self.asked["page_size"],
            "next": self.here(page=number + 1) if page.has_next() else None,
            "previous": self.here(page=number - 1) if page.has_previous() else None,
            "results": shape(list(page)),
        }

    def here(self, **changed: Any) -> str:
        """This address with some values of its query changed. Its words are those that were understood."""
        query = self.request.query_params.copy()
        for name, value in changed.items():
            query[name] = str(value)
        return f"{settings.BASE_URL}{self.request.path}?{query.urlencode()}"


def community_of(slug: str) -> "Community":
    """The community with this address."""
    found = selectors.communities().filter(slug=slug).first()
    if found is None:
        raise NothingThere(f"There is no community “{slug}” here: {address('api-communities')} lists them all.")
    return found


def now_in(community: "Community") -> datetime:
    """The community's time."""
    return selectors.community_now(community, real_now=timezone.now())


def address(name: str, *args: object) -> str:
    """A whole address by its name in the site's urls, on the host of the site's settings, whoever asked."""
    return settings.BASE_URL + reverse(name, args=args)


def storable(number: int) -> int:
    """A number out of an address, if a row can have it."""
    if number > HIGHEST:
        raise Http404
    return number
