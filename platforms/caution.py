"""When even a strict form does not act at once, because of where it stands or what stands around it."""

from dataclasses import replace

from platforms.threads import Place
from reasoning.intents import Intent, IntentKind
from reasoning.plaintext import PostText


def careful(intent: Intent, post: PostText, place: Place) -> Intent:
    """The intent, no longer sure where the words may be meant for somebody else or for something else."""
    doubt = _doubt(intent, post, place) if intent.sure and intent.kind.changes_state else None
    return replace(intent, sure=False, reason=doubt) if doubt else intent


def _doubt(intent: Intent, post: PostText, place: Place) -> str | None:
    if post.quoted and intent.kind is not IntentKind.propose:
        return "Part of your message is quoted, so the words may not be yours."
    if intent.kind is IntentKind.propose and place.reply and not place.to_bot:
        return "You answered somebody, so this may be said to them."
    if intent.kind is IntentKind.leave and (place.reply or post.mentions or "please" in post.text.lower()):
        return "“leave” may be said to somebody else. Write only “leave”, in a message of its own."
    if not place.direct and place.proposal and intent.proposal and intent.proposal != place.proposal:
        return f"You wrote {intent.proposal} in the thread of #{place.proposal}, so it may mean something else."
    return None
