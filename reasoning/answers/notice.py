"""How long before something: whether a question asks for that, and whether a sentence speaks of it at all."""

import re

from reasoning.retrieval.words import fold

_ASKED = re.compile(
    r"\bhow (?:\w+ ){1,3}(?:before(?:hand)?|in advance|ahead|earlier|prior)\b"
    r"|\bhow (?:much|long) (?:a )?(?:notice|warning)\b"
    r"|\bwie (?:\w+ ){1,3}(?:vorher|im voraus|zuvor|davor|vor (?:de[rmn]|eine[rmn]?))\b"
    r"|\bcombien de (?:temps|jours|semaines|mois) (?:avant|a l'avance)\b|\bquel (?:est le )?preavis\b"
    r"|\b(?:con )?cuant[oa]s? (?:\w+ )?(?:antes|antelacion|anticipacion)\b"
)
_SAID = re.compile(
    r"\b(?:before(?:hand)?|notice|advance|ahead|prior|preceding|earlier|warning|vor(?:her|ab|aus)?|zuvor|davor|spatestens|"
    r"\w*frist|avant|avance|preavis|prealable\w*|antes|antelacion|anticipacion|previ[oa]s?|aviso)\b"
)


def asks_for_notice(question: str) -> bool:
    return bool(_ASKED.search(_line(question)))


def speaks_of_notice(sentence: str) -> bool:
    return bool(_SAID.search(_line(sentence)))


def _line(text: str) -> str:
    return fold(" ".join(text.split()))
