"""Clauses that leave a matter to another document, in the commonest words of several languages."""

import re

from reasoning.retrieval.words import fold

_DOCUMENT = (
    r"(?:\w*polic(?:y|ies)|\w*bylaws?|\w*by-laws?|\w*guidelines?|\w*handbook|\w*manual|\w*document\w*|"
    r"\w*page|\w*wiki|\w*charter|\w*statutes?|\w*protocol|\w*rulebook|\w*guide|\w*price list|terms of reference"
    r"|\w*regulations?|\w*code of conduct|\w*checklist|\w*agreement|\w*contract|\w*terms|\w*faq|\w*schedule|"
    r"(?:\w+ )?code(?! of conduct)|\w*annex|\w*appendix|\w*website|\w*repository|notice ?board"
    r"|\w*rules of procedure|(?:the|our|its|their) articles(?: of (?:association|incorporation|organi[sz]ation))?|"
    r"(?:house|separate|its own|their own|further|other) rules|\w*standing orders|"
    r"(?!tages|anwesenheits|redner)\w*(?:ordnung|liste)|\w*satzung|\w*richtlinien?|\w*leitlinien?|\w*leitfaden|"
    r"\w*regelung|\w*vertrag|"
    r"\w*vereinbarung|\w*handbuch|\w*merkblatt|\w*aushang|\w*anhang|\w*anlage|\w*tarif|\w*webseite"
    r"|\w*reglement\w*|\w*statuts?|\w*charte|\w*convention|\w*annexe|\w*bareme|site (?:web|internet)|"
    r"\w*reglamento\w*|\w*estatutos?|"
    r"\w*normativa|\w*anexo|\w*acuerdo|\w*tabla|\w*guia|\w*protocolo|(?:pagina|sitio) web|lista de precios"
    r"|\w*regolament\w*|\w*statuto|\w*reglement)"
)
_POINTS = re.compile(
    rf"\b(?:see|described|defined|set (?:out|forth|down|by)|laid (?:down|out)|specified|explained|explains?|listed|"
    rf"lists|governed by|published|contained|spell(?:ed|t) out|detailed|dealt with|refer(?:red)? to|consult|"
    rf"available (?:on|in|at)|"
    rf"regulated|found|documented|stated|outlined|kept"
    rf"|per|according to|as in|follows?|suit|suivent|sigue\w*|folgt|sets?|decided by|fixed|posted|geregelt|"
    rf"regelt|regeln|siehe|beschrieben|festgelegt|legt|gemass|nach|laut|steht|stehen|erklart|ergibt sich|ergeben sich|"
    rf"richtet sich|richten sich|bestimmt|enthalt|enthalten|veroffentlicht|niedergelegt"
    rf"|voir|decrite?s?|definie?s?|fixee?s?|precise\w*|prevue?s?|selon|conformement|regie?s?|figure\w*|detaille\w*|"
    rf"fait l'objet|font l'objet|publiee?s?|renvoie\w*|etablie?s?"
    rf"|vease|ver|descrit\w*|defin\w*|establec\w*|regula\w*|segun|conforme|fija\w*|figura\w*|recog\w*|rige\w*|"
    rf"dispuesto en|consta\w*|publica\w*|detalla\w*|remite\w*|zie|"
    rf"beschreven|vastgelegd|volgens|vedi|stabilit\w*)\b"
    rf"[^.;]{{0,60}}?\b(?:separate |own |another |eigenen? |separaten? |propre |propio )?{_DOCUMENT}\b"
    rf"|\b{_DOCUMENT} (?:\w+ ){{0,4}}?(?:explains?|says?|describes?|defines?|sets?(?: out| forth)?|lists?|specif\w+|"
    rf"governs?|regulates?|covers?|tells?|contains?|determines?|states?|lays? (?:down|out)|details?|applies|apply"
    rf"|regelt|regeln|legt|bestimmt|beschreibt|sagt|erklart|nennt|enthalt|fixe|precise|definit|decrit|prevoit|explique|"
    rf"dit|determine|detaille|"
    rf"regula|fija|establece|define|describe|explica|dice|determina|detalla|recoge)\b"
    rf"|\b(?:in|durch|nach|gemass) (?:\w+ ){{0,2}}?{_DOCUMENT} (?:[\w-]+ ){{0,7}}?(?:geregelt|festgelegt|festgesetzt|"
    rf"bestimmt|beschrieben|niedergelegt|(?:zu )?regeln|zu (?:entnehmen|bestimmen)|nachzulesen|ausgefuhrt)\b"
)
_SENDS = re.compile(
    r"^\W*(?:please |bitte |veuillez )?(?:see|refer to|consult|read|siehe|vgl|voir|consulte[rz]?|vease|ver|"
    r"consultar?|zie|vedi)\b"
)
_LINK = re.compile(r"\]\((?!mailto:)[^)]+\)")
_ITSELF = re.compile(
    r"\bth(?:is|ese) (?:document|page|guide|policy|charter|constitution|agreement|text|file|by-?laws|rules|statutes|"
    r"articles)\b|"
    r"\bdiese[rsmn]? (?:satzung|dokument|ordnung|seite|text|charta)\b"
    r"|\b(?:la |cette |ce |les |ces )(?:presente?s? )?(?:charte|document|statuts?|reglement|texte)\b|"
    r"\b(?:est[eao]s?) (?:estatutos?|documento|reglamento|normas|texto)\b"
)
_EXCEPTED = re.compile(  # what is said first holds, unless a document says more
    r"\b(?:unless|except (?:as|where|when)|(?:soweit|sofern|wenn) (?:nicht|nichts|kein\w*)|es sei denn|"
    r"sauf (?:si|disposition\w*|stipulation\w*)|a moins que|salvo (?:que|lo)|excepto)\b[^.;]*"
)


def points_elsewhere(sentence: str) -> bool:
    """Whether the sentence sends its reader to another document, in words or by a link."""
    return names_another(sentence) or bool(_LINK.search(sentence))


def names_another(sentence: str) -> bool:
    """Whether the sentence says in words that another document has what it is about."""
    folded = fold(" ".join(sentence.split()))
    return bool(_POINTS.search(_ITSELF.sub(" ", _EXCEPTED.sub(" ", folded))))


def sends_away(sentence: str) -> bool:
    """Whether the sentence does nothing but send its reader to another document."""
    return bool(_SENDS.search(fold(sentence))) and names_another(sentence)
