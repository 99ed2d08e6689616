"""A wish in so many words that it can only be a proposal: an exact change, or an effect on a named target.

Read by rules alone. It opens nothing: its author sees first what it would do. A question about whether something is
allowed or wise stays a question, and so does talk that names nothing to be carried out.
"""

import re
from collections.abc import Sequence

from governance.domain.actions import ActionKind, ActionRequest
from reasoning import doubts
from reasoning.grammar import guards
from reasoning.grammar.fold import fold, tokens_of

_LONGEST = 400  # characters
_HELLO = r"(?:(?:hi|hello|hey|please|pls|ok|so)\b[ ,!.:]*)*"
_WE = r"(?:we|the community|this community|this server|our server)"
_WISHED = re.compile(
    rf"{_HELLO}(?:(?:i (?:really |also |still |just )?(?:think|believe|feel|suggest|say)(?: that)?|imo"
    rf"|in my opinion)[ ,]*)?"
    rf"{_WE} (?:really |also )?(?:should|ought to|need to|must)\b"
    rf"|{_HELLO}(?:let'?s|let us)\b|{_HELLO}i(?:'d| would) (?:like|love|want) (?:us|{_WE}) to\b"
)
_ASKED_OF_ALL = re.compile(
    rf"{_HELLO}(?:can|could|may) we (?:please |pls |just )*(?!vote\b)(?=\w)"
    rf"|{_HELLO}(?:how about|what about|why (?:don'?t|not) we|why not|would it be possible to)\b"
)
_CHANGE = (
    r"(?:change|lower|raise|set|increase|decrease|reduce|extend|shorten|lengthen|rename|move|make|andern|senken|erhohen"
    r"|changer|baisser|augmenter|cambiar|bajar|subir)"
)
_TO_A_VALUE = re.compile(
    rf"\b{_CHANGE}\b [^?!.]{{3,80}}? (?:to|from \S+(?: \S+)? to|auf|a|by)\b (?:only |just )?"
    r"(?:\d[\d/%.,]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty|half|a|an)\b)"
)
_RULE_TO_A_VALUE = re.compile(
    rf"{_HELLO}{_CHANGE} (?:the |our )?(?:\w+ ){{0,2}}?(?:quorum|majority|threshold|voting|votes?|period|time|deadline"
    rf"|limit|fees?|dues|seats|notice|grace|waiting)\b.{{0,60}}?\b(?:to|by|auf|a) "
    r"(?:\d|one\b|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty|half|an?\b)"
)
_ORDERED = (
    ActionKind.AMEND_CONSTITUTION,
    ActionKind.HALT,
    ActionKind.RESUME,
    ActionKind.UNDO_DECISION,
    ActionKind.CHANGE_SETTING,
    ActionKind.ROLE_GRANT,
    ActionKind.ROLE_END,
)


def is_wish(own: str, actions: Sequence[ActionRequest]) -> bool:
    """Whether the message puts something exact forward; `actions` are the effects that its words ask for."""
    if len(own) > _LONGEST or _in_doubt(own):
        return False
    plain = fold(" ".join(own.split()))
    exact = any(map(_is_exact, actions))
    if _WISHED.match(plain):
        return exact and not plain.endswith("?")
    if asked := _ASKED_OF_ALL.match(plain):
        return exact or bool(_TO_A_VALUE.search(plain, asked.end()))
    ordered = exact and any(one.kind in _ORDERED for one in actions) and bool(_ORDERS.match(plain))
    return not plain.endswith("?") and (ordered or bool(_RULE_TO_A_VALUE.match(plain)))


def _is_exact(request: ActionRequest) -> bool:
    """Whether nothing is missing that the effect needs."""
    if request.kind is ActionKind.AMEND_CONSTITUTION:
        return bool(request.target) and "old" in request.params
    return bool(request.target) or request.kind in {ActionKind.HALT, ActionKind.RESUME}


_ORDERS = re.compile(  # an order names what it wants at once; a story gets there later
    rf"{_HELLO}(?:in |replace|change|amend|strike|section|article|art\.|§|undo|reverse|take back|lift|end|emergency"
    r"|order|call|i want|we need|halt|stop|resume|set|make|give|appoint|name|elect|remove|revoke|relieve|ersetze"
    r"|andere|remplace)"
)


def _in_doubt(own: str) -> bool:
    """Reasons not to take it so. Words that are quoted to be changed are no reason."""
    said = _QUOTED.sub(" ", own)
    tokens = tokens_of(_SHOULD_SAY.sub(" ", fold(said)))
    return (
        guards.is_mockery(said)
        or guards.is_trick(own)
        or guards.is_conditional(tokens)
        or guards.reports_others(tokens)
        or guards.speaks_for_another(said)
        or guards.is_denied(tokens[:_HEAD])
        or doubts.mixes_scripts(own)
    )


_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*[\"”“»]")
_SHOULD_SAY = re.compile(r"\bshould (?:say|read)\b|\bi (?:say|think)\b")
_HEAD = 8  # words in which a "not" turns a wish round
