"""What a message asks for beside its main point, clause by clause, so that none of it is taken for a part of that."""

import re
from dataclasses import replace

from reasoning.effects import orders_an_effect
from reasoning.grammar import guards, parse
from reasoning.grammar.fold import fold
from reasoning.intents import Intent
from reasoning.intents import IntentKind as K

_CLAUSES = re.compile(
    r"(?<=[.!?])\s+|\n+|\s*[,;]\s*(?:(?:and|but|then|also|und|auch|et|aussi|y|e|en|i)\s+)*"
    r"|\s+(?:(?:and|also|then|und|auch|et|aussi|y)\s+)+"
)
_JOINED = re.compile(r"[\s,;]+(?:(?:and|but|then|also|und|auch|et|aussi|y|e|en)[\s,;]*)+$", re.IGNORECASE)
_ONES_OWN = re.compile(r"(?:i|my|ich|je|yo|io|eu|ik)\b")
_ENDS_ONE = re.compile(  # no order of the bot's, but plainly about another proposal than the one that is made
    r"(?:(?:please|pls|we (?:should|must)|to) )*"
    r"(?:close|cancel|end|stop|drop|delete|remove|reject|finish|withdraw|pull)"
    r" (?:(?:the|my|our) )?(?:(?:proposal|vote|voting|petition|motion|election)(?: (?:on|about))? ?#?|#)[0-9]{1,6}"
)
_MOST_CLAUSES = 40


def beside(intent: Intent, own: str) -> Intent:
    """What else the message asks for, clause by clause: no part of a proposal's title is a vote."""
    if intent.also or not intent.kind.changes_state or (intent.sure and intent.kind is not K.propose):
        return intent
    asked = [(kind, clause) for clause in _clauses(own) if (kind := _asked_by(clause))]
    also = [kind for kind, _ in asked if kind is not intent.kind]
    if not also:
        return intent
    title = intent.title
    for kind, clause in asked:
        if title and kind is not K.propose and (kept := title.partition(clause)[0].rstrip(" ,;:.-")) and kept != title:
            title = _JOINED.sub("", kept) or title
    reason = "More than one thing was said, so its author should confirm it."
    return replace(intent, sure=False, also=tuple(dict.fromkeys(also)), title=title, reason=reason)


def _clauses(own: str) -> list[str]:
    found = (part.strip(" .!?") for part in _CLAUSES.split(own[: guards.LONGEST_LOOKED_AT]))
    return [part for part in found if part][:_MOST_CLAUSES]


def _asked_by(clause: str) -> K | None:
    """What a clause is by itself: a vote that names its proposal, a known order, or an effect as a bare order.

    Ending another proposal is known as withdrawing it, whatever word is used.
    """
    if orders_an_effect(clause):
        return K.propose
    if _ENDS_ONE.fullmatch(fold(clause)):
        return K.withdraw
    read = parse(clause)
    if not read.sure or not read.kind.changes_state or len(clause.split()) == 1:
        return None
    if read.kind is K.vote and read.proposal is None and not _ONES_OWN.match(fold(clause)):
        return None
    return read.kind
