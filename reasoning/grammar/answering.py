"""The answers to "did you mean this?": one word, the whole message, or it is no answer."""

import re
from typing import Literal

from reasoning.grammar.fold import tokens_of, without_manners
from reasoning.grammar.references import read_reference

_CONFIRM = frozenset(
    "confirm|confirmed|i confirm|i hereby confirm|hereby confirmed|hiermit bestatigt|hiermit bestatige ich"
    "|confirm it|confirm this|confirm that|yes confirm|yes , confirm|yes i confirm"
    "|bestatigt|bestatige|bestatigen|ich bestatige|ja bestatigt|confirme|je confirme|confirmo|lo confirmo"
    "|confermo|confermato|confirmado|bevestig|bevestigd|ik bevestig|potwierdzam".split("|")
)
_YES = re.compile(r"^(?:yes|yep|ok|okay|ja|oui|si|sim|tak|claro|d'accord)(?: [,.:!])? (?=\S)")
_REFUSE = frozenset(
    "no|nope|nah|no thanks|no thank you|cancel|cancel it|cancel that|stop|leave it|forget it|never mind|nevermind"
    "|not that|wrong|nein|nein danke|abbrechen|falsch|non|non merci|annule|annuler|cancelar|annulla|nee|nao|nie".split(
        "|"
    )
)


def read_answer(text: str) -> tuple[Literal["confirm", "no"], int | None] | None:
    """The answer and the proposal that it names, if it names one; None for everything else."""
    own = " ".join(word for word in text.split() if not word.startswith("@"))
    tokens = without_manners(tokens_of(own[:200]))
    number = None
    for at in range(1, len(tokens)):
        if (named := read_reference(tokens, at)) and named[1] == len(tokens):
            tokens, number = tokens[:at], named[0]
            break
    said = " ".join(tokens)
    if said in _CONFIRM or _YES.sub("", said) in _CONFIRM:
        return "confirm", number
    return ("no", number) if said in _REFUSE else None
