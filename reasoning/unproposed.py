"""Words that a guess takes for a proposal and that propose nothing: refusals, thoughts, jokes, somebody else's text."""

import re
from dataclasses import dataclass

from reasoning.grammar import talk

_AGAINST_IT = re.compile(
    r"\W*(?:personally,? )?i (?:really )?(?:do not|don'?t|never|didn'?t) (?:really )?"
    r"(?:think|believe|feel|see why|want us|want)\b"
    r"|.{0,20}\b(?:i(?:'d| would|'ll| will)? never (?:propose|suggest|ask)"
    r"|wurde (?:ich )?(?:nie|niemals) (?:\S+ ){0,4}?(?:vorschlagen|beantragen)|jamais je ne proposer\w*"
    r"|je ne proposerai\w* jamais"
    r"|(?:nunca|jamas) (?:propondria|propondre|pediria))\b"
)
_EVERYBODY = re.compile(
    r"\b(?:suspend|ban|block|kick|expel|mute|silence|delete|fire|remove)(?: out)? (?:just )?(?:everyone|everybody"
    r"|all of (?:us|you|them)|us all|the whole server)\b"
    r"(?! (?:who|that|whose|with|from|on|using|in|posting|without|else))|\b(?:alle|jeden) (?:einfach )?(?:sperren"
    r"|bannen|rauswerfen)\b"
    r"|\b(?:bannir|suspendre|virer|exclure) tout le monde\b|\b(?:expulsar|suspender|bloquear|echar) a todo(?:s"
    r"| el mundo)\b"
)
_PONDERS = re.compile(
    r"\W*(?:i(?:'m| am|'ve been| have been)? (?:just |still )?(?:think(?:ing)?|wonder(?:ing)?|consider(?:ing)?"
    r"|ponder(?:ing)?)"
    r"(?: (?:about|of|whether|if)|\b.{0,15}\bpropos\w+)|ich (?:uberlege|denke (?:gerade )?daruber nach|frage mich)"
    r"|je (?:pense a (?:proposer|soumettre)|me demande|songe a)|(?:estoy pensando|me pregunto|pienso en proponer))\b"
)
_LEFT_ALONE = re.compile(
    r"\W*(?:please,? )?(?:do not|don'?t|never|no need to) (?:ever )?(?:open|start|make|create|propose|begin|file|hold) "
    r"(?:an?|any|another|this|that|the|more)?\b[^.!?]{0,30}?\b(?:proposals?|votes?|motions?|polls?)\b"
    r"|\W*(?:i )?(?:\w+ )?chang\w* (?:my|your|his|her|our|their) minds?\b"
)
_OWN_STANCE = re.compile(
    r"\W*i(?:'d| would|'ll| will)?(?: rather| sooner| prefer to| like to| want to| have to)? "
    r"(?:abstain|agree|disagree|vote (?:for|against|yes|no))\b"
)


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """One reason against a guess. `question`: it is one. `two_ways`: a choice is there, but not which.

    `talk`: nothing was asked of the bot, so it says nothing.
    """

    why: str
    question: bool = False
    two_ways: bool = False
    talk: bool = False


def no_proposal(plain: str) -> Doubt | None:
    """The reason in folded words why this is no proposal; None if it may be one."""
    if talk.forwards(plain):
        return Doubt(why="This shows what stands elsewhere, so nothing is proposed.", talk=True)
    if _AGAINST_IT.match(plain):
        return Doubt(why="This speaks against something, so nothing is proposed.", talk=True)
    if _EVERYBODY.search(plain):
        return Doubt(why="This would hit everybody, so it is not taken in earnest.", talk=True)
    if _PONDERS.match(plain):
        return Doubt(why="You are still thinking about it; write propose, and then the change, once you want it.")
    if _LEFT_ALONE.match(plain):
        return Doubt(why="This asks for no proposal, so nothing is proposed.", talk=True)
    if _OWN_STANCE.match(plain):
        return Doubt(why="This sounds like a vote; write it with the number of the proposal.", two_ways=True)
    return None
