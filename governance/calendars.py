"""`/c/SLUG/deadlines.ics`: what ends when in a community, for people's own calendars (RFC 5545)."""

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe
from icalendar import Calendar, Event, vDuration, vText

from governance import selectors
from governance.pages.deadlines import Entry, calendar_entry
from governance.pages.plain import one_line
from governance.selectors.deadlines import deadlines, founding_hash

if TYPE_CHECKING:
    from governance.models import Community

_MOST = 200
_LOOK_AGAIN = timedelta(hours=1)
_PRODUCT = "-//Govbot//Deadlines//EN"


def _deadlines(_request: HttpRequest, slug: str) -> HttpResponse:
    """What is to come, earliest first. The same as long as nothing moves, so that asking again costs little."""
    community = get_object_or_404(selectors.communities(), slug=slug)
    now = selectors.community_now(community, real_now=timezone.now())
    founding = founding_hash(community)
    calendar = _calendar(community)
    for deadline in deadlines(community, now=now, most=_MOST):
        calendar.add_component(_event(calendar_entry(deadline, slug=slug, founding=founding)))
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{slug}-deadlines.ics"'
    return response


def _calendar(community: "Community") -> Calendar:
    calendar, name = Calendar(), vText(f"{one_line(community.name)}: deadlines")  # as text: else nothing is escaped
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    for known_as in ("name", "x-wr-calname"):
        calendar.add(known_as, name)
    calendar.add("refresh-interval", _LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_LOOK_AGAIN))
    return calendar


def _event(entry: Entry) -> Event:
    """An instant, in UTC: clients show it in their own zone. It has no length, and nobody is busy for it."""
    event, address = Event(), settings.BASE_URL + entry.address
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("sequence", entry.revision)
    event.add("dtstart", entry.at.astimezone(UTC))
    event.add("summary", entry.title)
    event.add("description", f"{entry.text}\n\n{address}")
    event.add("url", address)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


calendar = require_safe(cache_control(no_cache=True)(conditional_page(_deadlines)))
