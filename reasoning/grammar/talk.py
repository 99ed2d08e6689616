"""Talk that only sounds like a vote or an order: a "yes" that answers somebody, and words that stand elsewhere."""

import re
from dataclasses import dataclass

_BARE_WORD = re.compile(
    r"\W*(?:yes|yep|yeah|yea|yup|no|nope|nah|ja|nein|ne|nee|oui|non|si)\b(?! (?:to|on|zu|zur|bei|a|sur|pour|fur)\b)"
)
_TALKS_ON = re.compile(
    r"(?P<surely>\b(?:that|this|it)(?:'s| is|s| was) (?:exactly |just |also )?what\b|\bi (?:only |just )?(?:meant"
    r"|mean|was talking|was saying)\b"
    r"|\bgood point\b|\bthanks?\b|\bme too\b|\bsame here\b|\bto me too\b|\bsorry,? (?:i )?mis\w+"
    r"|\bi know\b|\bich (?:meinte|rede|sprach)\b|\b(?:genau|stimmt)\b|\bguter punkt\b|\bdanke\b|\bweiss ich\b"
    r"|\bc'est ce que\b|\bje (?:voulais dire|disais|parlais|sais)\b|\bbon point\b|\bmerci\b"
    r"|\beso es lo que\b|\b(?:queria decir|me referia|ya se|decia)\b|\bbuen punto\b|\bgracias\b)"
    r"|\b(?:was|were|war|waren|hatten?|etait|etaient|avait|fue|fueron|era|eran|estaba)\b"
)
_FORWARDED = re.compile(
    r"\W*(?:(?:fwd?|fw|forward(?:ed)?|wg|weitergeleitet|tr|rv|reenviado|transfere|qt|rt|quote|zitat|cita"
    r"|citation)\b\s*:"
    r"|(?:i |ich |j'ai |he |i've |we )?(?:just |also |once |hab(?:e)? )?(?:found|saw|seen|read|got|gefunden|gelesen"
    r"|gesehen|lu|vu|trouve|recu"
    r"|visto|leido|encontre|vi|lei)\b[^.:>\"]{0,60}[:>\"]"
    r"|(?:this|that|das|dies\w*|ca|ceci|cela|esto|eso)\s(?:\w+\s)?(?:came|comes|is|was|kam|kommt|ist|stammt|vient"
    r"|est|viene|es|era)"
    r"\s(?:copied\s|quoted\s)?(?:from|aus|von|de|du|d')\b)"
)


@dataclass(frozen=True)
class Said:
    """Why nothing is carried out; `perhaps`: a vote may have been meant, so its author is asked."""

    why: str
    perhaps: bool


def answers_somebody(plain: str) -> Said | None:
    """`yes, that's what I meant`, `no, it was on Sunday`, in folded words: said to people, with no number."""
    if not _BARE_WORD.match(plain) or not (found := _TALKS_ON.search(plain)):
        return None
    if found["surely"]:
        return Said("This answers what was said, so there is nothing to do.", perhaps=False)
    return Said("This may be said to somebody; write agree, disagree or abstain to vote.", perhaps=True)


def forwards(plain: str) -> bool:
    """`Fwd: propose ...`, `found this elsewhere: ...`, in folded words."""
    return bool(_FORWARDED.match(plain))
