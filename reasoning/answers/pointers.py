"""Clauses that leave a matter to another document, in the commonest words of several languages."""

import re

from reasoning.retrieval.words import fold

_DOCUMENT = (
    r"(?:\w*polic(?:y|ies)|\w*bylaws?|\w*by-laws?|\w*guidelines?|\w*handbook|\w*manual|\w*document\w*|"
    r"\w*page|\w*wiki|\w*charter|\w*statutes?"
    r"|\w*regulations?|\w*code of conduct|\w*checklist|\w*agreement|\w*contract|\w*terms|\w*faq|\w*schedule|"
    r"(?:\w+ )?code(?! of conduct)|\w*annex|\w*appendix|\w*website|\w*repository"
    r"|\w*rules of procedure|\w*standing orders|\w*ordnung|\w*satzung|\w*richtlinien?|\w*regelung|\w*vertrag|"
    r"\w*vereinbarung|\w*handbuch|\w*merkblatt|\w*liste|\w*aushang"
    r"|\w*reglement\w*|\w*statuts?|\w*charte|\w*convention|\w*guide|\w*annexe|\w*reglamento\w*|\w*estatutos?|"
    r"\w*normativa|\w*manual|\w*anexo|\w*acuerdo|\w*tabla"
    r"|\w*regolament\w*|\w*statuto|\w*reglement)"
)
_POINTS = re.compile(
    rf"\b(?:see|described|defined|set out|laid down|specified|explained|explains?|listed|lists|governed by|"
    rf"regulated|found|documented|stated|outlined|kept"
    rf"|per|according to|as in|follows?|suit|suivent|sigue\w*|folgt|sets?|decided by|fixed|posted|geregelt|"
    rf"regelt|siehe|beschrieben|festgelegt|legt|gemass|nach|laut|steht|stehen|erklart|ergibt sich"
    rf"|voir|decrite?s?|definie?s?|fixee?s?|precise\w*|prevue?s?|selon|conformement|regie?s?|figure\w*|detaille\w*"
    rf"|vease|ver|descrit\w*|defin\w*|establec\w*|regula\w*|segun|conforme|fija\w*|figura\w*|recog\w*|zie|"
    rf"beschreven|vastgelegd|volgens|vedi|stabilit\w*)\b"
    rf"[^.;]{{0,60}}?\b(?:separate |own |another |eigenen? |separaten? |propre |propio )?{_DOCUMENT}\b"
    rf"|\b{_DOCUMENT} (?:\w+ ){{0,4}}?(?:explains?|says?|describes?|defines?|sets?(?: out)?|lists?|specif\w+|"
    rf"governs?|regulates?|covers?|tells?"
    rf"|regelt|legt|bestimmt|beschreibt|sagt|erklart|nennt|fixe|precise|definit|decrit|prevoit|explique|dit|"
    rf"regula|fija|establece|define|describe|explica|dice|determina)\b"
    rf"|\]\([^)]+\)"
)
_ITSELF = re.compile(
    r"\bth(?:is|ese) (?:document|page|guide|policy|charter|constitution|agreement|text|file|by-?laws|rules|statutes|"
    r"articles)\b|"
    r"\bdiese[rsmn]? (?:satzung|dokument|ordnung|seite|text|charta)\b"
    r"|\b(?:la |cette |ce |les |ces )(?:presente?s? )?(?:charte|document|statuts?|reglement|texte)\b|"
    r"\b(?:est[eao]s?) (?:estatutos?|documento|reglamento|normas|texto)\b"
)


def points_elsewhere(sentence: str) -> bool:
    """Whether the sentence sends its reader to another document."""
    folded = fold(" ".join(sentence.split()))
    return bool(_POINTS.search(_ITSELF.sub(" ", folded)))
