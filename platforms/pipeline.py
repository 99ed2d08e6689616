"""One event from inbox to settled: claim, understand, one transaction. The only module that sees all three."""

import logging
import re
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from governance.domain.actions import ActionKind, ActionRequest
from governance.domain.actors import Cause
from governance.domain.commands import MeetPerson
from governance.domain.resting import CommunityRests
from governance.selectors import community_now, keeps_words_from_models
from governance.selectors.members import is_to_be_met
from platforms import inbox
from platforms.asking import asks, reply_to
from platforms.caution import careful
from platforms.conversation import respond
from platforms.messages import Message, do
from platforms.models import Connection, InboundEvent, InboundState
from platforms.patience import ANSWERS_AN_HOUR, MOST_AN_HOUR, quietly, spared
from platforms.ports import PlatformError
from platforms.registry import platform_of
from platforms.roles import roles_of
from platforms.thinking import wanting
from platforms.threads import Place, place_of
from reasoning.classifier import Guess
from reasoning.intents import Intent, IntentKind
from reasoning.plaintext import PostText, read_post
from reasoning.understanding import understand

logger = logging.getLogger(__name__)

PUT_OFF = f"refused:{CommunityRests.code}"  # it began to rest just now: the message goes where the community goes


def process(pk: int, *, connection: Connection, real_now: datetime) -> bool:
    """Deal with one event if nobody else does. A defect puts it back, to be tried later and seen by people."""
    event = inbox.claim(pk, now=real_now)
    if event is None:
        return False
    try:
        message, intent = understood(event, connection, real_now=real_now)
        if message and intent and intent.kind is IntentKind.moved:
            message = _moved_here(message, intent, connection)
        with transaction.atomic():
            became = "ignored"
            if message and intent:
                became = _taken_up(event, message, intent, platform=connection.platform, real_now=real_now)
            if became == PUT_OFF or not inbox.settle(event, _state(became), understood=became):
                transaction.set_rollback(True)
    except Exception as error:
        told = inbox.loggable(event, error)
        logger.exception("event %s of %s could not be processed", pk, event.community, exc_info=told)
        inbox.put_back(event, error=error, now=real_now)
    return True


def _moved_here(message: Message, intent: Intent, connection: Connection) -> Message:
    """Ask the platform whether the old account says that it moved to who writes this: both have to say so."""
    platform = platform_of(connection, now=message.now)
    try:
        found = platform.moved_to((intent.person or "").removeprefix("@"))
    except PlatformError as error:  # who wrote it is asked to write it again; kept back, it would hold up every count
        logger.warning("%s could not say whether an account has moved: %s", connection, error)
        found = None
    return replace(message, moved_here=found is not None and found.lower() == message.author.lower())


def _state(became: str) -> InboundState:
    if became == "ignored":
        return InboundState.IGNORED
    return InboundState.REFUSED if became.startswith("refused") else InboundState.DONE


def _taken_up(event: InboundEvent, message: Message, intent: Intent, *, platform: str, real_now: datetime) -> str:
    """Answer or carry out what is clear; what a model may help with waits for it elsewhere, and not for long."""
    if not message.remote and not message.moved and is_to_be_met(message.community, message.author):
        do(message, MeetPerson(display_name=message.display_name, tenure_from=message.account_created_at))
    most = ANSWERS_AN_HOUR.get(platform, MOST_AN_HOUR)
    if resting := spared(message, intent, most=most):
        return resting
    message = quietly(message, intent, most=most)
    purpose = wanting.wanted(message, intent, real_now=real_now)
    if purpose and not wanting.is_over(event):
        return wanting.postpone(event, purpose, now=real_now)
    return respond(message, intent)


def understood(
    event: InboundEvent, connection: Connection, *, real_now: datetime, guess: Guess | None = None
) -> tuple[Message | None, Intent | None]:
    """What was said and what it asks for, before anything is locked; nothing for bots and passing remarks.

    `guess` is what a language model takes the message for.
    """
    payload = event.payload
    post = read_post(str(payload["content"]), bot_handles=[f"{connection.bot_handle}@{connection.domain}"])
    if payload["bot"] or not post.addressed:
        return None, None
    home = connection.domain
    post = replace(
        post,
        text=_at_home(post.text, home),
        mentions=tuple(handle.removesuffix(f"@{home}") for handle in post.mentions),
    )
    place = place_of(event.community_id, payload["in_reply_to"])
    intent = understand(
        post.text,
        reply_to_bot=place.direct,
        thread_proposal=place.proposal if place.direct else None,
        bot=connection.bot_handle,
        models=not keeps_words_from_models(event.community_id, event.author),
        guess=guess,
        roles=roles_of(event.community) if "@" in post.text else (),
    )
    intent = replace(intent, actions=tuple(one for one in intent.actions if not _cuts_off(one, home)))
    message = _message(event, connection, post, place, real_now=real_now)
    if asks(message, intent) and (place.direct or place.proposal is None):
        message = replace(message, answer=reply_to(message))
    return message, careful(intent, post, place)


def _message(
    event: InboundEvent, connection: Connection, post: PostText, place: Place, *, real_now: datetime
) -> Message:
    payload = event.payload
    created_at = payload["created_at"]
    return Message(
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
        cause=Cause(ref=f"inbound:{event.number}", post=event.post_id),
        now=community_now(event.community, real_now=real_now),
    )


def _cuts_off(action: ActionRequest, home: str) -> bool:
    """A block of the server itself, or of a domain that holds it: nobody could mean that and still be here."""
    blocks = action.kind is ActionKind.BLOCK_DOMAIN
    return blocks and f".{home}".endswith(f".{action.target.lower()}")


def _at_home(text: str, domain: str) -> str:
    """Name people of the home server without its domain, as its people do."""
    return re.sub(rf"(@[\w.-]+)@{re.escape(domain)}(?![\w-]|\.\w)", r"\1", text, flags=re.IGNORECASE)
