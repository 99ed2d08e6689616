"""`/c/SLUG/feed.atom`: what happens in a community, for feed readers."""

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import parse_http_date
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from governance import selectors
from governance.pages.news import Item, news_item
from governance.pages.plain import one_line
from governance.selectors.news import news

if TYPE_CHECKING:
    from governance.models import Community

_MOST = 50


class _Atom(Atom1Feed):
    """Atom as Django writes it; an empty feed is as old as its community."""

    def latest_post_date(self) -> Any:
        return super().latest_post_date() if self.items else self.feed["founded_at"]


class _News(Feed):
    """What the record tells, newest first. Addresses are those of the site's settings, whoever asked for it."""

    feed_type = _Atom
    language = "en"
    subtitle = "Proposals, decisions and what became of them, from the public record."

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().__call__(request, *args, **kwargs)
        if parse_http_date(response.headers["Last-Modified"]) > timezone.now().timestamp():
            del response.headers["Last-Modified"]  # a sandbox whose clock was moved ahead; the ETag tells as much
        return response

    def get_object(self, _request: HttpRequest, slug: str) -> "Community":
        return get_object_or_404(selectors.communities(), slug=slug)

    def title(self, community: "Community") -> str:
        return one_line(community.name)

    author_name = title

    def link(self, community: "Community") -> str:
        return settings.BASE_URL + reverse("home", args=[community.slug])

    def feed_url(self, community: "Community") -> str:
        return settings.BASE_URL + reverse("feed", args=[community.slug])

    feed_guid = feed_url

    def feed_extra_kwargs(self, community: "Community") -> dict[str, Any]:
        return {"founded_at": community.founded_at}

    def items(self, community: "Community") -> list[Item]:
        zone = ZoneInfo(community.timezone)
        return [news_item(told, slug=community.slug, zone=zone) for told in news(community, most=_MOST)]

    def item_title(self, item: Item) -> str:
        return item.title

    def item_description(self, item: Item) -> str:
        return escape(item.text)  # Atom's summary is HTML here

    def item_link(self, item: Item) -> str:
        return settings.BASE_URL + item.address

    def item_guid(self, item: Item) -> str:
        return item.key

    def item_pubdate(self, item: Item) -> Any:
        return item.at

    def item_updateddate(self, item: Item) -> Any:
        return item.changed_at

    def item_categories(self, item: Item) -> tuple[str, ...]:
        return (item.tag,)


feed = require_safe(cache_control(no_cache=True)(conditional_page(_News())))
