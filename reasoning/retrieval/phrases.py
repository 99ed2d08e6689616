"""Several words that mean what one does; the word is what the search then sees beside them."""

import re
from typing import Final

_PHRASES: Final = {
    "discussion": r"comment (?:on|period|phase|time|here)|(?:to|may|can|who|they|you|we) comment",
    "revote": (
        r"(?:chang|switch|modif|cambi|ander)\w* (?:my|your|their|his|her|"
        r"mein\w*|dein\w*|mon|son|votre|mi|su|tu) (?:vote|stimme|voto|mind)\b|"
        r"(?:meine|deine|ihre|seine) stimme (?:\w+ ){0,2}(?:andern|geandert)"
    ),
    "federated": (
        r"(?:other|another|foreign) (?:server|instance)s?|andere[nrs]? (?:server|"
        r"instanz)\w*|autres? (?:serveur|instance)s?|otr[oa]s? (?:servidor|"
        r"instancia)\w*|remote (?:account|member)s?"
    ),
    "withdraw": (
        r"(?:take|pull|call|draw|get)(?:s|ing|n)?(?: \w+){0,3}? (?:back|"
        r"off)|(?:ziehe?n?|nehme?n?)(?: \w+){0,3}? zuruck"
    ),
    "resign": (
        r"step(?:s|ping)? (?:down|back|aside from)|tret(?:e|en)(?: \w+){0,3}? (?:zuruck|"
        r"aus)\b|(?:me doy|darme) de baja"
    ),
    "permission": (
        r"(?:whose|someone's|anyone's|our|your|the) ok\b|go ahead|need to ask|"
        r"have to ask|who(?:m)? (?:do|should|must|can|to) (?:i |we )?ask\b|ask (?:first|before)|"
        r"(?:wen|vorher) (?:muss ich |mussen wir )?(?:vorher )?fragen\b|a qui demander|demander (?:d'abord|avant)|"
        r"a quien (?:pregunto|pido|preguntar)|pedir permiso|green light|sign(?:ed)?[- ]off|without asking"
    ),
    "charge": r"in charge|final say|runs? (?:this|the|it)|calls? the shots",
    "candidate": (
        r"(?:run|running|stand|standing) for|(?:put|putting) (?:my|your|"
        r"our|their)\w* (?:name|hand)s? (?:forward|up|in)"
    ),
    "absent": (
        r"not (?:be )?(?:there|here|present|around)|(?:can't|cannot|could not|"
        r"couldn't) (?:make it|come|be there|attend)|wasn't there|(?:am|"
        r"is|are|be|being|was) away|on holiday|en viaje|de viaje|en vacances|"
        r"im urlaub|ne (?:peux|peut) pas venir|nicht kommen|no puedo (?:ir|"
        r"venir)"
    ),
    "expel": (
        r"wants? (?:me|him|her|them|us) out\b|(?:throw|kick|vote|get)(?:s|"
        r"n|ing|ed)?(?: (?!it\b|this\b|that\b)\w+){0,2}? out|get(?:ting)? rid of|"
        r"(?:vot|kick|boot)(?:e[sd]?|ing|s|ed)? (?:me|him|her|them|us|somebody|someone|people) off|"
        r"(?:werf|schmeiss|wirf)\w*(?: \w+){0,3}? (?:raus|hinaus)"
    ),
    "inactive": (
        r"(?:go|goes|going|went|gone|fell|fallen|been|stay\w*) (?:quiet|silent|missing|dark)|"
        r"stop(?:s|ped)? (?:showing up|turning up|coming|replying|answering|contributing)|"
        r"(?:nichts mehr|nie mehr|lange nicht) (?:von \w+ )?(?:gehort|gesehen|gemacht|da)|"
        r"lasst sich nicht mehr blicken|"
        r"ne (?:vient|repond|participe) plus|(?:ya no|no ha) (?:viene|vuelto|participa|responde|contesta)"
    ),
    "objection": (
        r"(?:nobody|no ?one|none of \w+|niemand|keiner) (?:\w+ )?(?:answer|repl|respond|react|antwort|reagier|"
        r"geantwort|widersp)\w*|no (?:repl(?:y|ies)|responses?|answers?|reactions?)\b|"
        r"personne (?:n'a )?(?:repond|reagi)\w*|"
        r"nadie (?:ha )?(?:respond|contest|reaccion)\w*"
    ),
    "hardship": (
        r"(?:can't|cannot|can not|couldn't|unable to|not able to) (?:afford|pay)|(?:no|not enough) money (?:to|for)|"
        r"(?:kann|konnen|konnte) (?:\w+ ){0,4}?nicht (?:mehr )?(?:be)?zahlen|"
        r"ne (?:peux|peut|pouvons) (?:plus|pas) (?:\w+ )?payer|no (?:puedo|puede|podemos) pagar"
    ),
    "participation": (
        r"turn(?:s|ed|ing)? up|show(?:s|ed|ing)? up|tak(?:e|es|ing) part|"
        r"tomar parte|prend(?:re|nent)? part|partecipare|nehmen (?:\w+ )?teil"
    ),
    "equal": (
        r"gleich viele?n?\b|autant de (?:voix|oui)|same number|as many (?:\w+ ){1,3}as|"
        r"fifty[ -]fifty|50[ /-]50"
    ),
    "change": (
        r"(?:change|changes|changed|changing) (?:my|your|their|his|her|"
        r"ones?) mind"
    ),
    "proxy": (
        r"(?:vot\w+|stimm\w+|abstimm\w+) (?:for|fur|pour|por|instead of) (?:me|"
        r"mich|moi|mi|someone|somebody|others?|another|jemand\w*|andere\w*|"
        r"autrui|otro|otra)\b|fur mich (?:ab)?stimmen|a ma place|en mi lugar|"
        r"in my place|(?:give|lend|pass) (?:\w+ )?my vote|my vote to|stimme (?:\w+ ){0,2}(?:geben|"
        r"ubertragen|abgeben an)|mi voto (?:en|a) "
    ),
    "quorum": (
        r"(?:not |nicht )?(?:enough|genug|genugend|assez de|suficientes?) (?:people|"
        r"members|of us|leute|mitglieder|monde|gens|membres|gente|personas|"
        r"socios)|(?:nobody|no one|niemand|keiner|personne ne|nadie) (?:ab)?(?:vot|"
        r"stimm|participe|shows|turns|takes|comes|kommt|vient|viene)\w*|"
        r"(?:have|has|need|needs|must|got) (?:to )?be (?:there|here|present)|"
        r"da sein|hay que estar|tenemos que estar|etre la\b"
    ),
    "term": r"in office|im amt|en fonctions?\b|en el cargo",
    "join": (
        r"devenir (?:\w+ )?membre|hacer(?:me|se) (?:soci|miembr)\w*|sign(?:ing)? up|"
        r"(?:become|becoming|be) (?:an? )?\w* ?member|move in|mitglied (?:zu )?werden"
    ),
    "effective": (
        r"tak(?:e|es|ing) effect|(?:come|comes|coming|enter|enters) into (?:force|"
        r"effect)|in kraft"
    ),
    "secret": r"show of hands|who (?:can|will) see",
}
PHRASES: Final = tuple((re.compile(rf"\b(?:{form})\b"), word) for word, form in _PHRASES.items())
