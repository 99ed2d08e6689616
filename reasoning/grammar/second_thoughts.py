"""A vote that is changed, taken back or not cast for one's own interest, in running text: the choice that is left.

Only for drafts: its author sees how the new word was read.
"""

import re

from reasoning.intents import Choice

_AGREE = r"yes|yea|aye|agree|for|in favou?r|ja|dafur|oui|pour|si|a favor"
_DISAGREE = r"no|nay|disagree|against|nein|dagegen|non|contre|en contra"
_ABSTAIN = r"abstain|abstention|abstaining|neutral|enthaltung|abstention|blanc|abstencion"
_NEW = rf"(?P<agree>{_AGREE})|(?P<disagree>{_DISAGREE})|(?P<abstain>{_ABSTAIN})"
_CHANGED = re.compile(
    r"\b(?:(?:chang|switch|flip)\w* my (?:vote|mind|yes|no)|(?:ander|wechs(?:el|le))\w* (?:hiermit )?meine (?:stimme"
    r"|meinung)"
    r"|meine (?:stimme|meinung)\b.{0,30}?\b(?:geandert|andern)|(?:chang\w*|modifi\w*) (?:mon vote|d'avis)"
    r"|(?:cambi\w*|modific\w*) (?:mi voto|de opinion|de idea))"
    rf"\b.{{0,60}}?(?:\b(?:to|is|auf|zu|in|en|a|by|que)|[,:]|\bnow\b|\bjetzt\b|\bnun\b)\s(?:\w+\s){{0,3}}?(?:an?\s"
    rf"|un\s|ein\s)?(?:{_NEW})"
    r"[\s.!]*(?:$|[,;.!]|\b(?:because|since|as|weil|denn|parce|car|porque|on|for|bei|zu|sur|a|en)\b)"
)
_VOICE = r"(?:votes?|ballot|support|backing|yes|no|agreement|abstention)"
_TAKEN_BACK = re.compile(
    rf"\b(?:withdraw|cancel|retract|revoke|undo|delete|remove|take back|forget|scratch|void|annul|drop|scrap)\w*"
    rf" (?:my|the) {_VOICE}\b|\b(?:take|taking|took|pull\w*) my {_VOICE}(?: \w+){{0,3}} back\b"
    r"|\b(?:nehme|ziehe|mochte|will|widerrufe|streiche|streich)\b.{0,15}?\bmein(?:e|en)? (?:stimme|votum|ja|nein"
    r"|zustimmung|enthaltung)\b"
    r"|\b(?:retire|annule|reprends|efface|supprime|reviens sur) (?:mon (?:vote|oui|non|soutien)|ma voix)\b"
    r"|\b(?:retiro|anulo|quito|cancelo|borro|retirar|anular) mi (?:voto|si|no|apoyo)\b"
)
_NOT_INVOLVED = re.compile(
    r"\b(?:i|i'd|i will|i must|i have to) (?:hereby |must |have to |should )?recus\w+ myself\b|\bi(?:'m"
    r"| am) recus(?:ed|ing)\b"
    r"|\bi(?: have|'ve got|'ve) an? conflict of interests?\b"
    r"|\bich (?:bin|halte mich)\b.{0,30}\bbefangen\b|\bje me recuse\b|\bme recuso\b"
)


def second_thought(plain: str) -> Choice | None:
    """What is left of a vote by these folded words; None where they speak of no such thing."""
    if changed := _CHANGED.search(plain):
        return next(Choice(name) for name, said in changed.groupdict().items() if said)
    if _TAKEN_BACK.search(plain):
        return Choice.taken_back
    return Choice.not_involved if _NOT_INVOLVED.search(plain) else None
