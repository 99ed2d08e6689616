"""What waits for too long in a community, or was given up: each with what a host or a moderator can do about it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from platforms.findings import minutes, wrong
from platforms.models import Delivery, DeliveryState, InboundEvent, InboundState, Thought, ThoughtState
from platforms.ports import Finding
from platforms.selectors import oldest_errand_at

_OLD_AFTER = timedelta(minutes=10)


def overdue_findings(community: int, *, now: datetime) -> Iterator[Finding]:
    """Messages, effects and questions of a community that should have been dealt with long ago."""
    sent, came = Delivery.objects.filter(message__community=community), InboundEvent.objects.filter(community=community)
    for dead, what, remedy in (
        (
            sent.filter(state=DeliveryState.DEAD),
            "could not be said and were given up",
            "A moderator sends them again on the admin's first page; what they tell is on the community's pages.",
        ),
        (
            came.filter(state=InboundState.DEAD),
            "could not be understood for a defect and were given up; no vote that ends after them is counted meanwhile",
            "Report the defect. A moderator tries them again on the admin's first page, or leaves out what is no vote.",
        ),
    ):
        last = dead.order_by("-pk").first()
        if last is not None:
            yield wrong(
                f"{dead.count()} messages {what}. The last: {last.error[:200] or 'no reason is noted'}.", remedy
            )
    waiting = sent.filter(state=DeliveryState.DUE, created_at__lt=now - _OLD_AFTER).order_by("created_at").first()
    if waiting is not None:
        yield wrong(
            f"A message has waited for {minutes(now - waiting.created_at)}: {waiting.error[:200] or 'not tried yet'}.",
            "If the reason is the token or the server, put that right; it goes out by itself then.",
        )
    unread = came.filter(state=InboundState.NEW, received_at__lt=now - _OLD_AFTER).order_by("received_at").first()
    if unread is not None:
        yield wrong(
            f"A mention has waited for {minutes(now - unread.received_at)}: {unread.error[:200] or 'not tried yet'}.",
            "Look in the workers' log for errors of the step “intake”.",
        )

    yield from _effects(community, now=now)


def _effects(community: int, *, now: datetime) -> Iterator[Finding]:
    since = oldest_errand_at(community)
    if since is not None and since < now - _OLD_AFTER:
        yield wrong(
            f"An effect that was decided has waited for {minutes(now - since)}: the server does not do it.",
            "If the reason is the token or the server, put that right; it happens by itself then.",
        )
    unanswered = Thought.objects.filter(event__community=community, state=ThoughtState.WANTED)
    oldest = unanswered.filter(wanted_at__lt=now - _OLD_AFTER).order_by("wanted_at").select_related("event").first()
    if oldest is not None:
        why = oldest.event.error[:200] or "not tried yet"
        yield wrong(
            f"A question to the bot has waited for {minutes(now - oldest.wanted_at)}: {why}.",
            "Look in the workers' log for errors of the step “intake”.",
        )
