"""One event from inbox to settled: claim, understand, one transaction. The only module that sees all three."""

import logging
import re
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from governance.domain.actors import Cause
from governance.selectors import community_now
from platforms import inbox
from platforms.conversation import Message, respond
from platforms.models import Connection, InboundEvent, InboundState
from platforms.threads import place_of
from reasoning.grammar import parse
from reasoning.intents import IntentKind
from reasoning.plaintext import read_post

logger = logging.getLogger(__name__)


def process(pk: int, *, connection: Connection, real_now: datetime) -> bool:
    """Deal with one event if nobody else does. A defect puts it back, to be tried later and seen by people."""
    event = inbox.claim(pk, now=real_now)
    if event is None:
        return False
    try:
        with transaction.atomic():
            state, understood = _deal_with(event, connection, real_now=real_now)
            if not inbox.settle(event, state, understood=understood):
                transaction.set_rollback(True)
    except Exception as error:
        logger.exception("an event could not be processed", extra={"event": pk})
        inbox.put_back(event, error=repr(error), now=real_now)
    return True


def _deal_with(event: InboundEvent, connection: Connection, *, real_now: datetime) -> tuple[InboundState, str]:
    payload = event.payload
    post = read_post(str(payload["content"]), bot_handles=[f"{connection.bot_handle}@{connection.domain}"])
    if payload["bot"] or not post.addressed:
        return InboundState.IGNORED, "bot" if payload["bot"] else "not_addressed"
    post = replace(post, text=_at_home(post.text, connection.domain))
    place = place_of(event.community_id, payload["in_reply_to"])
    intent = parse(
        post.text,
        reply_to_bot=place.direct,
        thread_proposal=place.proposal if place.direct else None,
    )
    if post.quoted and intent.sure and intent.kind.changes_state and intent.kind is not IntentKind.propose:
        intent = replace(intent, sure=False, reason="Part of your message is quoted, so the words may not be yours.")
    created_at = payload["created_at"]
    message = Message(
        community=event.community_id,
        author=event.author,
        display_name=str(payload["display_name"]),
        remote=bool(payload["remote"]),
        moved=bool(payload.get("moved")),
        account_created_at=datetime.fromisoformat(created_at) if created_at else None,
        post=post,
        bot=connection.bot_handle,
        post_id=event.post_id,
        place=place,
        visibility=str(payload["visibility"]),
        occurred_at=event.occurred_at,
        cause=Cause(ref=f"inbound:{event.pk}", post=event.post_id),
        now=community_now(event.community, real_now=real_now),
    )
    became = respond(message, intent)
    return (InboundState.REFUSED if became.startswith("refused") else InboundState.DONE), became


def _at_home(text: str, domain: str) -> str:
    """Name people of the home server without its domain, as its people do."""
    return re.sub(rf"(@[\w.-]+)@{re.escape(domain)}\b", r"\1", text, flags=re.IGNORECASE)
