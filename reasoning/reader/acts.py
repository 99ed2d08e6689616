"""What a body or a person does that decides something alone: the verbs of German, French and Spanish, and their order."""

from __future__ import annotations

import re
from typing import Final

ROMANCE_ACTS: Final = (
    r"engager|supprimer|suspendre|avertir|limiter|exclure|bloquer|décider|dépenser|refuser|nommer|désigner|révoquer|radier|accorder|autoriser|modifier|fixer|valider|prononcer|admettre|fermer|masquer|restreindre|sanctionner|interdire|accepter|coopter|remplacer|trancher|annuler|attribuer|lever|intervenir|expulser|bannir|retirer|clore|couper"
    r"|gastar|decidir|sancionar|expulsar|nombrar|suspender|admitir|rechazar|autorizar|acordar|bloquear|eliminar|borrar|silenciar|limitar|cesar|destituir|conceder|designar|delegar|modificar|fijar|contratar|imponer|resolver|anular|cubrir|otorgar|separar|excluir|revocar|reformar|disolver|crear|aprobar|retirar|inadmitir|adoptar (?:las )?medidas|dar de baja|cerrar|ocultar|advertir|echar|prohibir|levantar|restringir|intervenir"
)
"""After "peut" or "puede"."""
ROMANCE_VERBS: Final = (
    r"décide|nomme|désigne|choisit|fixe|approuve|statue|prononce|tranche|accorde|autorise|agrée|coopte|pourvoit|pourvoient|révoque|radie|exclut|valide|arrête|décidera|nommera|fixera|approuvera|statuera|désignera|prononcera"
    r"|decide|resuelve|aprueba|admite|aprobará|admitirá|nombra|acuerda|fija|designa|autoriza|concede|sanciona|ratifica|resolverá|decidirá|nombrará|fijará|designará|acordará|impondrá|autorizará|concederá|sancionará|ratificará|(?:deberá|debe|tendrá que) (?:pronunciarse|resolver|decidir)|se pronuncia(?:rá)?|se prononce(?:ra)?"
)
GERMAN_VERBS: Final = r"entscheidet|entscheiden|beschließt|beschliesst|beschließen|bestimmt|befindet|ernennt|bestellt|beruft(?![^.;]{0,160} ein(?:[.,;]|$))|genehmigt|bewilligt|erteilt|erlässt|vergibt|verhängt|regelt|ändert"
GERMAN_ACTS: Final = (
    r"(?:aus|ab|be|ver|zu|ein|auf|fest|vor)?(?:schließen|schliessen|sprechen|geben|nehmen|lehnen|hängen|setzen|legen|rufen|sagen|ordnen|heben|ziehen|warnen|wählen)"
    r"|zulassen|erlassen|nachlassen|ernennen|entscheiden|verweigern|erteilen|sperren|löschen|abberufen|bestellen|genehmigen|bewilligen|bestimmen|streichen|entlassen|entziehen|ändern|entfernen|kündigen|kooptieren|beauftragen|befreien|übertragen|verlängern|verkürzen|tätigen|verfügen|ausgeben|anschaffen|freigeben|entheben|suspendieren|verwarnen|verhängen"
)
"""At the end of a sentence, after "kann"."""
GERMAN_MODALS: Final = r"(?:kann|können|darf|dürfen)"
GERMAN_DONE: Final = r"ausgeschlossen|beschlossen|bestimmt|ernannt|bestellt|entschieden|erlassen|genehmigt|bewilligt|festgesetzt|festgelegt|berufen|abberufen|aufgenommen|gestrichen|gesperrt|entlassen|vergeben|erteilt|verhängt|zugelassen|entzogen|aufgehoben|bestätigt|verwarnt|gelöscht|entfernt|freigegeben|abgelehnt|verfügt|enthoben|ausgesprochen|ausgewählt|eingesetzt"
"""After "vom Vorstand" or "durch den Vorstand"."""
IN_CHARGE: Final = (
    r"(?:est|sont) (?:en charge|chargée?s?|responsables?) (?:de |du |des |d')(?:l'|la |le |les )?(?:établissement|élaboration|modification|révision|nomination|désignation|admission|exclusion|validation|approbation|fixation|adoption)"
    r"|(?:ist|sind) (?:allein |alleine )?(?:zuständig|verantwortlich) für (?:die |den |das )?(?:aufnahme|ausschluss|änderung|ernennung|bestellung|genehmigung|vergabe|festsetzung|zulassung)"
    r"|(?:es|son|será|serán) (?:la |el |los |las )?(?:encargad[oa]s?|responsables?) de (?:la )?(?:aprobación|admisión|modificación|designación|expulsión|aprobar|admitir|modificar|designar|nombrar|expulsar|fijar)"
)
"""Whose task it is to decide something."""
AT_ITS_MEETING: Final = (
    r"(?<!\w)(?:(?:décidé|pris|approuvé|modifié|fixé|adopté|prononcé)e?s?(?: \w+){0,2}? (?:lors d'une réunion|en réunion) (?:du |de (?=la |l'))|(?:decided|approved|adopted|amended|appointed|agreed|taken|made)(?: \w+){0,2}? at (?:an?|any|its|the)(?: \w+)? meetings? of (?=the |its )"
    r"|(?:decidid|aprobad|modificad|acordad|adoptad)[oa]s?(?: \w+){0,2}? en (?:una )?reunión (?:del |de (?=la |los |las ))|in einer sitzung (?=de[rs] [^.;]{2,60} (?:entschieden|beschlossen|bestimmt|geändert)))"
)
"""Before the body at whose meeting something is decided."""
LIES_WITH: Final = (
    r"(?:est de la compétence|est du ressort|relève(?:nt)?(?: de la (?:seule )?compétence)?|dépend(?:ent)?) (?:de |du )(?=la |l'|conseil|bureau|comité)|(?:revien(?:t|nent)|appartien(?:t|nent)|incombe(?:nt)?) (?:à |au )"
    r"|(?:requier\w+|necesit\w+|precis\w+) (?:de )?(?:la |el )?(?:aprobación|autorización|acuerdo|consentimiento|visto bueno)(?: previ[oa])? (?:de |del )|(?:nécessit\w+|requier\w+|exig\w+) (?:l'accord|l'approbation|l'autorisation|l'aval)(?: préalable)? (?:du |des |de )|(?:compete(?:n|rá)?|corresponden?|corresponderá|incumbe) (?:a |al )|(?:es|será|son) (?:de la )?competencia (?:de |del )|(?:braucht|brauchen|bedarf|bedürfen|erforder(?:t|n)) (?:einen? |eines )?beschlu(?:ss|sses|ß) (?=de[rs] )|(?:lieg(?:t|en)|steh(?:t|en)) (?:im ermessen |bei |beim )(?=de[rs] |vorstand|team|plenum|\w*versammlung|\w*ausschuss)|(?:ist|sind) (?:die )?(?:sache|aufgabe) (?=de[rs] )|(?:ist|sind|bleibt|bleiben) (?=(?:de[rm]) [^.;]{1,40} vorbehalten)"
)
"""Before whoever a matter lies with."""


GERMAN_SECOND: Final = (
    rf"(?:(?<!\w){GERMAN_MODALS} (?=(?:der|die|das|ein|eine|jede[rs]?) [^.;]{{1,140}} (?:{GERMAN_ACTS})(?![^\W\d_])))"
)
"""A modal verb before its subject: "Scheidet jemand aus, können die übrigen ... berufen"."""


_DONE_BEFORE: Final = re.compile(
    r"(?<!\w)(?:who|whose|which|that)(?: [\w'-]+){0,3}? (?:has|have|had|was|were)(?: been)? (?:\w+ly )?$"
    r"|(?<!\w)(?:der|die|das|deren|dessen)(?: [\w-]+){0,4}? (?:wurden?|worden) $|(?<!\w)(?:qui|dont|que)(?: [\w'-]+){0,3}? (?:a|ont|avait|avaient) été $|(?<!\w)(?:que|cuy[oa]s?)(?: [\w'-]+){0,3}? (?:ha|han|haya|hayan|fue|fueron|hubiera) sido $",
    re.IGNORECASE,
)


def done_before(words: str, place: int) -> bool:
    """Whether what is done at a place tells of somebody to whom it was done before: "anybody who was removed by"."""
    return bool(_DONE_BEFORE.search(words, 0, place))
