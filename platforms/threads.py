"""Which proposal a post belongs to, by the thread it stands in."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet

from governance.selectors import proposal_number_by_source
from governance.selectors.prepared import prepared
from platforms.models import Delivery, InboundEvent

_DEEPEST = 50


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a message stands.

    Only a `direct` reply, to a public post of the bot about a proposal or to the post that made it, can be a bare
    vote. `to_bot`: it answers the bot, whatever the bot had said; `answers` is that message of the outbox.
    """

    proposal: int | None = None
    direct: bool = False
    reply: bool = False
    to_bot: bool = False
    answers: int | None = None


def place_of(community_id: int, in_reply_to: str | None) -> Place:
    """Follow the thread up to a post that is about a proposal."""
    if not in_reply_to:
        return Place()
    said = _said(community_id, in_reply_to)
    number, steps = _number(community_id, in_reply_to, said), 0
    direct = number is not None and (said is None or said.audience == "public" or not said.to)
    post: str | None = in_reply_to
    while number is None and post and steps < _DEEPEST:
        parent = InboundEvent.objects.filter(community_id=community_id, post_id=post).first()
        post = parent.payload.get("in_reply_to") if parent else None
        number = _number(community_id, post, _said(community_id, post)) if post else None
        steps += 1
    return Place(
        proposal=number, direct=direct, reply=True, to_bot=said is not None, answers=said.message if said else None
    )


class _Said(NamedTuple):
    message: int
    number: int | None
    audience: str
    to: str


def _said(community_id: int, post: str) -> _Said | None:
    """What the bot said in this post, if it is the bot's; two questions, so that each finds its index."""
    found = _first(community=community_id, post=post) or _following(community=community_id, post=post)
    return _Said(*found[0]) if found else None


_SAID = ("message_id", "message__proposal__number", "message__audience", "message__to")


@prepared
def _first(*, community: int, post: str) -> QuerySet[Delivery, tuple[Any, ...]]:
    ours = Delivery.objects.filter(message__community=community, post_id=post)
    return ours.order_by("pk").values_list(*_SAID)[:1]


@prepared
def _following(*, community: int, post: str) -> QuerySet[Delivery, tuple[Any, ...]]:
    ours = Delivery.objects.filter(message__community=community, following__post_id=post)
    return ours.order_by("pk").values_list(*_SAID)[:1]


def _number(community_id: int, post: str, said: _Said | None) -> int | None:
    if said is not None and said.number is not None:
        return said.number
    return proposal_number_by_source(community_id, post)
