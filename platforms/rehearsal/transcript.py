"""A rehearsal for people to read: times in the community's zone, who said what, and what came of it."""

from collections.abc import Iterator
from datetime import datetime
from textwrap import indent
from zoneinfo import ZoneInfo

from governance.domain.times import spoken
from platforms.rehearsal.happenings import (
    Asked,
    Expectation,
    Happening,
    Moderated,
    Posted,
    Recorded,
    Said,
    Starred,
    Told,
)


def transcript(told: Told) -> Iterator[str]:
    """Line by line, with a heading whenever time has passed."""
    yield f"{told.title}: rehearsal of {told.scenario}"
    zone, last = ZoneInfo(told.timezone), None
    for one in told.happenings:
        if one.at != last:
            yield ""
            yield _heading(one.at, zone)
            last = one.at
        yield indent(_line(one), "    ").replace("    ", "  ", 1)
    yield ""
    held = [one for one in told.happenings if isinstance(one, Expectation)]
    yield f"{sum(one.ok for one in held)} of {len(held)} expectations hold; the record has {told.entries} entries."


def _heading(at: datetime, zone: ZoneInfo) -> str:
    return spoken(at, zone)


def _line(one: Happening) -> str:
    match one:
        case Posted():
            private = " (direct message)" if one.dm else ""
            return f"@{one.by}{_in_reply(one.reply_to)}{private}: {one.text}"
        case Moderated():
            on = f" #{one.proposal}" if one.proposal else ""
            refused = f"\nrefused: {one.refused}" if one.refused else ""
            return f"moderator {one.moderator} does {one.do}{on}: {one.reason}{refused}"
        case Said():
            to = f" to @{one.to}" if one.to else ""
            return f"bot, {one.visibility}{to}: {one.text}"
        case Starred():
            return f"bot: ★ for @{one.to}"
        case Asked():
            return f"model {one.model}, {one.purpose}: {one.verdict}"
        case Recorded():
            return f"record: {one.tag} ({one.subject}, by {one.actor})"
        case Expectation():
            found = "" if one.ok else f", but found {one.found}"
            return f"{'ok' if one.ok else 'FAILED'}: {one.what}: {one.wanted}{found}"
    return one.kind


def _in_reply(number: int | None) -> str:
    return f" in reply to the post about #{number}" if number else ""
