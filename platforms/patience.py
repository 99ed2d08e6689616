"""How much one person is answered in an hour, so that no flood and no answering machine uses up the bot's posts."""

from dataclasses import replace
from datetime import timedelta

from django.db.models import QuerySet

from governance.services.speech import Reply
from platforms.messages import Message, keep_comment, say
from platforms.models import InboundEvent
from reasoning.intents import Intent

MOST_AN_HOUR = 60  # answers; Mastodon lets an account post three hundred times in three hours
ANSWERS_AN_HOUR: dict[str, int | None] = {"sandbox": None}  # where nobody counts the bot's posts
_UNANSWERED = ("comment", "ignored", "quiet")


def spared(message: Message, intent: Intent, *, most: int | None) -> str | None:
    """What became of a message that gets no answer any more; None where it is dealt with.

    Plain votes and orders always are, if need be without a word: see `quietly`. Talk in a thread is kept as ever.
    """
    if most is None or (intent.sure and intent.kind.changes_state):
        return None
    answered = _lately(message).exclude(understood__startswith="vote:").count()
    if answered < most:
        return None
    if keep_comment(message):
        return "comment"
    if answered > most:
        return "quiet"
    say(message, Reply(template="reply.enough", data={"most": most}))
    return "enough"


def quietly(message: Message, intent: Intent, *, most: int | None) -> Message:
    """The same message; of a plain vote or order after too many of them, one that counts and is not answered.

    What is refused again and again, or voted to and fro, would use up the bot's posts as talk does.
    """
    if most is None or not (intent.sure and intent.kind.changes_state):
        return message
    dealt_with = _lately(message).count()
    if dealt_with < most:
        return message
    if dealt_with == most:
        say(message, Reply(template="reply.enough", data={"most": most}))
    return replace(message, cause=replace(message.cause, quiet=True))


def _lately(message: Message) -> QuerySet[InboundEvent]:
    """What one person wrote within the last hour and was answered."""
    return InboundEvent.objects.filter(
        community=message.community,
        author=message.author,
        occurred_at__gt=message.occurred_at - timedelta(hours=1),
        occurred_at__lte=message.occurred_at,
        state__in=("done", "refused"),
    ).exclude(understood__in=_UNANSWERED)
