"""From what a member meant to one command or one answer. Nothing here decides anything."""

from governance.domain import commands
from governance.domain.errors import GovernanceError
from governance.selectors.readings import question_asked_in
from platforms import answers, confirming
from platforms.messages import Message, do, in_private, keep_comment, say
from platforms.orders import ORDERS
from reasoning.intents import Intent, IntentKind


def respond(message: Message, intent: Intent) -> str:
    """Carry out or answer one message; the word for what became of it. Raises nothing that a member caused."""
    try:
        return _respond(message, intent)
    except GovernanceError as error:
        say(message, answers.refusal(error))
        return f"refused:{error.code}"


def _respond(message: Message, intent: Intent) -> str:
    if message.moved and intent.kind.changes_state:
        say(message, answers.moved())
        return "refused:moved"
    return _answers_question(message, intent) or _understood(message, intent)


def _understood(message: Message, intent: Intent) -> str:
    return confirming.answered(message, intent, carry_out=_carry_out) or _taken_up(message, intent)


def _taken_up(message: Message, intent: Intent) -> str:
    if intent.kind in ORDERS and intent.sure:
        return _carry_out(message, intent)
    if intent.kind in ORDERS and not _among_others(message):
        keep_comment(message)
        return confirming.ask(message, intent, carry_out=_carry_out)
    if intent.kind is IntentKind.query and keep_comment(message) and not message.place.direct:
        return "comment"
    if message.answer is not None and (intent.sure or not _among_others(message)):
        say(message, message.answer)
        return str(intent.kind)
    if intent.kind in answers.ANSWERS and (intent.sure or not _among_others(message)):
        say(message, answers.ANSWERS[intent.kind](message.community, message.author, intent, message.now))
        return str(intent.kind)
    if intent.kind is IntentKind.none and not intent.asks_back:
        return _talk(message)
    if intent.kind is not IntentKind.unclear and intent.sure:
        say(message, answers.not_here(intent))
        return f"not_here:{intent.kind}"
    return _ask_back(message, intent)


def _carry_out(message: Message, intent: Intent) -> str:
    return ORDERS[intent.kind](message, intent)


def _among_others(message: Message) -> bool:
    """Whether it stands under somebody else's post: what is not plain there is said to them."""
    return message.place.reply and not message.place.to_bot and not message.place.direct


def _answers_question(message: Message, intent: Intent) -> str | None:
    """A reply to a question that the community was asked is an answer, unless it is plainly an order."""
    ordered = intent.sure and intent.kind.changes_state and intent.kind is not IntentKind.vote
    if message.place.proposal is not None or ordered or not message.post.text:
        return None
    asked = question_asked_in(message.community, message.place.answers)
    if asked is None:
        return None
    do(message, commands.AnswerQuestion(question=asked.pk, text=message.post.text, private=in_private(message)))
    return "answer"


def _talk(message: Message) -> str:
    if keep_comment(message):
        return "comment"
    if not message.place.reply:
        say(message, answers.hint())
    return "talk"


def _ask_back(message: Message, intent: Intent) -> str:
    """A question back rather than a guess; in a thread under somebody else's post it is just talk."""
    kept = keep_comment(message)
    if kept and not message.place.direct:
        return "comment"
    say(message, answers.unclear(intent, message.place.proposal))
    return f"unclear:{intent.kind}"
