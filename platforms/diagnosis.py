"""What a host should know: each finding with what to do about it. Looks, and changes nothing."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Max

from governance.domain.resting import Rest
from governance.management.schema import missing_migrations
from governance.selectors import oldest_overdue_at
from governance.services.append_only import missing
from platforms.credentials import CredentialUnreadable
from platforms.findings import fine, minutes, wrong
from platforms.listening.findings import stream_findings
from platforms.models import (
    Connection,
    Lease,
)
from platforms.overdue import overdue_findings
from platforms.ports import Finding, PlatformError
from platforms.published import powers_needed
from platforms.registry import platform_of
from platforms.thinking.findings import choice_findings, model_findings
from platforms.waiting import held_up

_LOOPS = "loop-"
_SILENT_AFTER = timedelta(seconds=15)
_LATE_AFTER = timedelta(seconds=60)
_HERE = {"localhost", "127.0.0.1", "::1"}
_START = "Start them: make run, or manage.py work beside the web."


def diagnose(*, slug: str | None, now: datetime) -> Iterator[tuple[str, Finding]]:
    """Findings, each with the community that it concerns, or "" for the host."""
    try:
        for finding in _host(now=now):
            yield "", finding
    except DatabaseError as error:
        what = (str(error).strip().splitlines() or [type(error).__name__])[0]
        yield "", wrong(f"The database cannot be used ({what}).", "Start it, or correct DATABASE_URL.")
        return
    if missing_migrations():
        return
    rows = Connection.objects.select_related("community").order_by("community__slug")
    for row in rows.filter(community__slug=slug) if slug else rows:
        if row.community.rest != Rest.ACTING:
            yield row.community.slug, _resting(row.community.rest, row.community.slug)
            continue
        for finding in [
            *_settings_for(row),
            *connection_findings(row, now=now),
            *stream_findings(row),
            *choice_findings(row.community, now=now),
            *_counts(row.community.slug, now=now),
            *overdue_findings(row.community_id, now=now),
        ]:
            yield row.community.slug, finding


def _resting(rest: str, slug: str) -> Finding:
    """Nothing is checked of a bot that is not to do anything."""
    if rest == Rest.CLOSED:
        return fine("It is closed; its pages and its record are read, and nothing else is done.")
    if rest == Rest.MOVING:
        return Finding(
            level="warning",
            what="It was taken along to another host, so nothing is read, counted or said for it here.",
            remedy=f"Once it goes on there: manage.py close_community {slug}. If it stays: manage.py export_community "
            f"{slug} --stay.",
        )
    return Finding(
        level="warning",
        what="It has come from another host and has no token here, so nothing is read, counted or said for it yet.",
        remedy=f"Give it one: manage.py set_token {slug} --access-token-file FILE.",
    )


def _host(*, now: datetime) -> Iterator[Finding]:
    lacking = missing_migrations()
    if lacking:
        yield wrong(f"The database lacks {lacking} migrations.", "Run manage.py migrate.")
        return
    yield fine("The database answers and is up to date.")
    gone = missing(connection)
    if gone:
        yield wrong(f"The public record is not protected: {', '.join(gone)} is gone.", "Run manage.py migrate.")
    else:
        yield fine("The public record is protected against changes.")
    if settings.DEBUG:
        yield Finding(
            level="warning",
            what="GOVBOT_DEBUG is on, and shows the site's inside to whoever finds an error.",
            remedy="Unset it, unless nobody else can reach the site.",
        )
    yield from _workers(now=now)
    yield from model_findings()


def _workers(*, now: datetime) -> Iterator[Finding]:
    """By the leases of their loops. One that was given back in order has no owner."""
    beaten_at = Lease.objects.filter(name__startswith=_LOOPS).aggregate(last=Max("expires_at"))["last"]
    if beaten_at is None:
        yield wrong("The workers have never run.", _START)
    elif beaten_at < now - _SILENT_AFTER:
        yield wrong(f"The workers do not run (last seen {minutes(now - beaten_at)} ago).", _START)
    else:
        silent = [
            lease.name.removeprefix(_LOOPS)
            for lease in Lease.objects.filter(name__startswith=_LOOPS, expires_at__lt=now - _SILENT_AFTER)
        ]
        if silent:
            yield wrong(f"A part of the workers does not run: {', '.join(silent)}.", "Look at their log; restart them.")
        else:
            yield fine("The workers run.")
    overdue = oldest_overdue_at(now=now)
    if overdue is not None and overdue < now - _LATE_AFTER:
        yield wrong(
            f"A deadline that passed {minutes(now - overdue)} ago has not been handled.",
            "Look in the workers' log for errors of the step “deadlines”.",
        )


def _settings_for(row: Connection) -> Iterator[Finding]:
    if row.platform != "sandbox" and (urlsplit(settings.BASE_URL).hostname or "") in _HERE:
        yield Finding(
            level="warning",
            what=f"The bot's messages link to {settings.BASE_URL}, which leads nobody else to this site.",
            remedy="Set GOVBOT_BASE_URL to the site's public address, and ALLOWED_HOSTS to its name.",
        )


def connection_findings(row: Connection, *, now: datetime) -> Iterator[Finding]:
    """What a platform says of the bot's account there."""
    try:
        yield from platform_of(row, now=now).check(powers=powers_needed(row.community))
    except CredentialUnreadable as error:
        yield wrong("The bot's token cannot be opened.", error.safe)
    except (PlatformError, LookupError) as error:
        yield wrong(f"{row} cannot be checked: {error}.", "Look at the lines above.")


def _counts(slug: str, *, now: datetime) -> Iterator[Finding]:
    """Nothing that is said of messages or of the server itself is wrong with a count: it only waits for them."""
    for waits in held_up(now=now, slug=slug):
        yield wrong(waits.told(now=now), waits.remedy)
