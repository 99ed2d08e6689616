"""How a German, French or Spanish text leaves something to a body by its name, or to the way that all else is decided."""

from __future__ import annotations

import re
from typing import Final

BODY: Final = (
    r"plenum|\w*versammlung|vorstand|\w{3,}rat|\w*kreis|\w*team|\w*treffen|\w*sitzung|assemblée(?: générale)?|bureau|conseil(?: d'administration)?|réunion"
    r"|asamblea(?: general)?|consejo(?: rector)?|junta(?: directiva)?|comisión|comité"
)
ARTICLE: Final = r"(?:das|die|der|unser|unsere|le|la|les|el|los|las|notre|nuestra) |l'"
LIKE_THE_REST: Final = re.compile(
    r"^(?:\W)*(?:das geht |es geht )?wie (?:alles|jede[rs]?) andere|(?<!\w)(?:änder\w+|geändert|beschl\w+|entschied\w+|entscheid\w+|gewählt|modifi\w+|décid\w+|révis\w+|cambi\w+|modific\w+|decid\w+|aprueb\w+)(?!\w)[^.;:]{0,80}(?<!\w)(?:wie (?:alles|jede[rs]?) andere|auf dem(?:selben| gleichen| üblichen) weg|comme (?:tout le reste|le reste|toute autre décision|les autres décisions)|de la même (?:manière|façon)|como (?:cualquier otr[oa]|todo lo demás|las demás decisiones)|del mismo modo|de la misma (?:manera|forma))(?!\w)"
    r"|(?<!\w)(?:wie (?:alles|jede[rs]?) andere|comme (?:tout le reste|toute autre décision)|como (?:todo lo demás|cualquier otra decisión))(?!\w)[^.;:]{0,60}(?<!\w)(?:änder\w+|geändert|beschl\w+|entschied\w+|modifi\w+|décid\w+|cambi\w+|modific\w+|decid\w+)(?!\w)"
)
ONE_CASE: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:wenn|falls|sofern|si|lorsque|cuando) |(?<!\w)nur(?!\w)[^.;]*(?<!\w)wenn(?!\w)"
)
"""A sentence about one case is no usual way."""


def left_to(name: str) -> str:
    """The pattern of what leaves a matter to the body of this name, in plain words."""
    the = r"(?:das |die |der |dem |den |des |la |le |les |el |l')?(?:nächste[nsmr]? |prochaine |próxima )?"
    return (
        rf"(?<!\w)(?:(?:gehör(?:t|en)|geh(?:t|en)|komm(?:t|en)|muss|müssen|bring\w*)(?: [^\s.;]+){{0,5}}? (?:ins|vors|zum|zur|vor|in|an) {the}{name}"
        rf"|(?:beim|im|am|auf|in|bei) {the}{name}(?: [^\s.;]+){{0,6}}? (?:fragen|entscheid\w+|entschieden|beschl\w+|abgestimmt|abstimmen|gewählt|wählen)"
        rf"|(?:fragen|entscheiden|beschliessen|wählen|entschieden|beschlossen)(?: \w+){{0,3}} (?:beim|im|am|auf|in|bei) {the}{name}"
        rf"|(?:beschluss|entscheidung|zustimmung|votum) (?:des|der) {name}(?:e?s)?|{name}(?:e?s)?-?(?:beschluss|entscheidung|entscheid)"
        rf"|(?:entscheidet|beschliesst|bestimmt|wählt|ändert) {the}{name}|{name} (?:entscheidet|beschliesst|bestimmt|wählt|ändert)"
        rf"|(?:va|vont|passe(?:nt)?|revient|reviennent|soumise?s?) (?:à|devant) {the}{name}|(?:décision|accord|vote|approbation) de {the}{name}|{name} (?:décide|vote|approuve|élit|tranche)|décidée?s? (?:par|en) {the}{name}"
        rf"|(?:va|van|pasa|pasan|se llevan?|se someten?|corresponden?) (?:a|ante) {the}{name}|(?:acuerdo|decisión|aprobación) de {the}{name}|(?:decide|resuelve|aprueba|acuerda|elige) {the}{name}|{name} (?:decide|resuelve|aprueba|acuerda|elige))(?!\w)"
    )
