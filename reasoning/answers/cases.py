"""What would happen in some case: whether a question asks for it, and whether a sentence speaks of a case at all."""

import re

from reasoning.retrieval.words import fold

_ASKED = re.compile(
    r"\b(?:what (?:if|happens?|now|about)|if|in case|once|too (?:few|many|late|little|much)|"
    r"wenn|falls|sofern|was (?:ist (?:bei|mit)|passiert|geschieht|nun)|zu (?:wenige?|viele?|spat)|"
    r"si|s'ils?|en cas|que (?:se passe|devien\w+|risque)|qu'est-ce qui se passe|qu'arrive|trop (?:peu|tard)|"
    r"que (?:pasa|ocurre|sucede)|en caso|demasiad[oa]s?|wat als|als er|cosa succede|se)\b"
)
_HELD = re.compile(
    r"\b(?:if|unless|when|once|otherwise|in (?:the )?(?:case|event)|should|fail(?:s|ing|ed)?|after|until|"
    r"who(?:ever)?|nothing|"
    r"any(?:one|body)? who|"
    r"wenn|falls|sofern|sonst|andernfalls|bei|sobald|nach(?:dem)?|wer|kommt|"
    r"si|s'ils?|en cas|a defaut|sinon|faute de|quand|lorsque|des que|apres|quiconque|"
    r"cuando|en caso|de no|salvo|tras|despues|hasta|quien(?:es)?|wanneer|indien|als|quando|qualora|se)\b"
)


def asks_of_a_case(question: str) -> bool:
    return bool(_ASKED.search(_line(question)))


def speaks_of_a_case(sentence: str) -> bool:
    return bool(_HELD.search(_line(sentence)))


def _line(text: str) -> str:
    return fold(" ".join(text.split()))
