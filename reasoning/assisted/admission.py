"""How a model does on the shipped messages: asked about each before any community may choose it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from reasoning.assisted.understanding import guess, is_free
from reasoning.evaluation.files import shipped
from reasoning.intents import Intent, IntentKind
from reasoning.models.asking import Asker
from reasoning.models.errors import AnswerUnusable
from reasoning.plaintext import read_post
from reasoning.understanding import understand

_EVERY: Final = 3  # a third of the messages, the same for every model
_BOT: Final = "govbot"


@dataclass(frozen=True, kw_only=True)
class Score:
    """One message. `wrong_action`: its author would have been asked to confirm something that nobody meant."""

    right: bool
    wrong_action: bool
    unusable: bool = False


@cache
def messages() -> tuple[Mapping[str, Any], ...]:
    """Pick the messages of a trial."""
    found = [mention for labelled in shipped() for mention in labelled.mentions]
    return tuple(found[::_EVERY])


def score(mention: Mapping[str, Any], asker: Asker) -> Score:
    """Read one labelled message with the model's help. Raises ModelUnavailable, but for answers in a wrong form."""
    text = read_post(str(mention["text"]), bot_handles=[_BOT]).text
    thread = mention.get("in_reply_to_proposal")
    thread = thread if isinstance(thread, int) else None
    without = understand(text, reply_to_bot=thread is not None, thread_proposal=thread, bot=_BOT)
    if not is_free(without, text):
        return _compared(without, mention)
    try:
        meant = guess(text, asker)
    except AnswerUnusable:
        return Score(right=False, wrong_action=False, unusable=True)
    read = understand(text, reply_to_bot=thread is not None, thread_proposal=thread, bot=_BOT, guess=meant)
    return _compared(read, mention)


def _compared(read: Intent, mention: Mapping[str, Any]) -> Score:
    accepted = {str(mention["intent"]), *map(str, mention.get("acceptable") or ())}
    said = f"vote:{read.choice}" if read.kind is IntentKind.vote else str(read.kind)
    alike = {"none", "unclear"}
    right = said in accepted or (said in alike and bool(accepted & alike))
    return Score(right=right, wrong_action=read.kind.changes_state and not right)
