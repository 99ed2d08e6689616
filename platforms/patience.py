"""How much one person is answered in an hour, so that no flood and no answering machine uses up the bot's posts."""

from datetime import timedelta

from governance.services.speech import Reply
from platforms.messages import Message, keep_comment, say
from platforms.models import InboundEvent
from reasoning.intents import Intent

MOST_AN_HOUR = 60  # answers; Mastodon lets an account post three hundred times in three hours
ANSWERS_AN_HOUR: dict[str, int | None] = {"sandbox": None}  # where nobody counts the bot's posts
_UNANSWERED = ("comment", "ignored", "quiet")


def spared(message: Message, intent: Intent, *, most: int | None) -> str | None:
    """What became of a message that gets no answer any more; None where it is dealt with as usual.

    Plain votes and orders always are. Talk in a thread is kept as ever.
    """
    if most is None or (intent.sure and intent.kind.changes_state):
        return None
    lately = InboundEvent.objects.filter(
        community=message.community,
        author=message.author,
        occurred_at__gt=message.occurred_at - timedelta(hours=1),
        occurred_at__lte=message.occurred_at,
        state__in=("done", "refused"),
    ).exclude(understood__in=_UNANSWERED)
    answered = lately.exclude(understood__startswith="vote:").count()
    if answered < most:
        return None
    if keep_comment(message):
        return "comment"
    if answered > most:
        return "quiet"
    say(message, Reply(template="reply.enough", data={"most": most}))
    return "enough"
