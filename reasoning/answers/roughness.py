"""Whether a sentence only says roughly what a question asks for, or leaves it to somebody's judgement."""

import re

from reasoning.answers.asks import EXACT, Asks
from reasoning.answers.values import NUMBER, UNIT, gives
from reasoning.retrieval.words import fold

_ABOUT = (
    r"(?:about|around|roughly|approximately|circa|ca\.?|some|a few|several|a couple of|many|etwa|ungefahr|"
    r"rund|einige[nr]?|ein paar|mehrere[nr]?"
    r"|environ|quelques|plusieurs|a peu pres|unos|unas|algun[oa]s|vari[oa]s|aproximadamente|ongeveer|enkele|"
    r"een paar|circa|alcun[ie]|qualche)"
)
_HEDGED = re.compile(
    rf"\b{_ABOUT} (?:{NUMBER} (?:or \w+ |oder \w+ |ou \w+ |o \w+ )?)?(?:{UNIT}|(?:\d+|two|three|four|five|"
    rf"six|ten|zwei|drei|deux|trois|dos|tres))\b|\b(?:is|are|within|in|takes?|for) {UNIT}\b"
)
_TIME = re.compile(
    r"\b(?:(?:reasonable|sufficient|adequate|appropriate|ample|enough|due|some|good|short|long) (?:time|notice|"
    r"while|period|delay)|"
    r"a while|well (?:before|in advance)|in (?:due course|good time|time)|timely|prompt\w*|soon|quickly|shortly|"
    r"without (?:undue )?delay|as soon as (?:possible|practical\w*)|in advance|"
    r"(?:angemessene[nr]?|ausreichende[nr]?|genugend) (?:zeit|frist)|zeitnah|rechtzeitig|fruhzeitig|"
    r"baldmoglichst|bald|unverzuglich|"
    r"umgehend|zu gegebener zeit|so (?:bald|schnell|fruh) wie moglich|"
    r"delai raisonnable|temps (?:utile|raisonnable)|rapidement|bientot|des que possible|"
    r"dans les meilleurs delais|sans (?:delai|tarder)|"
    r"plazo (?:razonable|prudencial)|tiempo (?:razonable|suficiente)|pronto|con (?:tiempo|"
    r"antelacion) suficiente|lo antes posible|"
    r"cuanto antes|a la mayor brevedad|en su (?:debido )?momento|a su debido tiempo)\b"
)
_HOW_MANY = re.compile(
    r"\b(?:a few|several|a handful|a couple|some of|enough|sufficient\w*|most of|many|einige|mehrere|ein paar|"
    r"genugend\w*|ausreichend\w*|"
    r"quelques|plusieurs|suffisamment|assez de|vari[oa]s|algun[oa]s|suficientes?)\b"
)
_HOW_LARGE = re.compile(
    r"\b(?:(?:broad|large|clear|wide|strong|sufficient|enough|general|overwhelming) (?:majority|support|"
    r"agreement|consensus)|"
    r"(?:most|nearly (?:all|every\w*)|almost (?:all|every\w*))|breite[nr]? (?:mehrheit|zustimmung)|"
    r"grosse[nr]? mehrheit|die meisten|"
    r"large (?:majorite|accord|soutien)|la plupart|amplia mayoria|gran mayoria|amplio (?:acuerdo|apoyo)|"
    r"la mayor parte)\b"
)
_SEEN_FIT = (  # left to somebody's judgement of when, or to the business that there is
    r"(?:when(?:ever)?|as often as) [^.,;]{0,40}?\b(?:sees? fit|thinks? (?:fit|it|best)|deems?|considers?|"
    r"requires?|wishes)|"
    r"(?:wenn|so oft|sooft|wann immer) [^.,;]{0,60}?\b(?:erforder\w+|fur (?:notig|sinnvoll|angebracht)|fur richtig)|"
    r"(?:chaque fois|aussi souvent|lorsque|quand) [^.,;]{0,50}?\b(?:juge\w*|estime\w*|exige\w*|necessaire|utile)|"
    r"(?:cuando|siempre que) [^.,;]{0,40}?\b(?:crea|estime|considere|juzgue|requiera)n?\b"
)
_REGULARLY = re.compile(
    rf"\b(?:{_SEEN_FIT}|"
    r"regularly|from time to time|occasionally|now and then|as (?:often as )?needed|"
    r"when(?:ever)? (?:it is )?(?:needed|necessary)|"
    r"regelmassig\w*|gelegentlich|ab und zu|nach bedarf|bei bedarf|regulierement|de temps en temps|au besoin|"
    r"si necessaire|"
    r"regularmente|de vez en cuando|cuando sea necesario|periodicamente)\b"
)
_ROUGHLY = {
    Asks.LONG: (_TIME,),
    Asks.WHEN: (_TIME,),
    Asks.OFTEN: (_REGULARLY,),
    Asks.MANY: (_HOW_MANY, _HOW_LARGE),
    Asks.SHARE: (_HOW_LARGE,),
    Asks.MONEY: (_HOW_MANY,),
}
_JUDGED = re.compile(
    r"\b(?:reasonabl\w+|(?:long|bad|good|big|large|serious|often|early|many) enough|enough|sufficient\w*|"
    r"adequate\w*|appropriate\w*|prompt\w*"
    r"|timely|as soon as (?:possible|practical\w*)|from time to time|regularly|a while|some time|a handful|"
    r"soon|quickly|without (?:undue )?delay|in due course"
    r"|occasionally|when(?:ever)? (?:it is )?(?:needed|necessary)|as needed|discretion\w*|case by case|"
    r"depends?|depending on|sensibl\w+|would be nice|see fit"
    r"|common sense|good judge?ment|feels? (?:right|like)|if \w+ (?:\w+ )?(?:want|wants|like|likes|wish|wishes)"
    r"|angemessen\w*|zeitnah\w*|rechtzeitig\w*|bald|unverzuglich|ausreichend\w*|genugend\w*|regelmassig\w*|"
    r"moglichst|gelegentlich|nach bedarf|zu gegebener zeit"
    r"|ermessen|bei bedarf|je nach|irgendwann|einzelfall|schwerwiegend\w*|gesunde\w* menschenverstand"
    r"|raisonnabl\w+|suffisa\w+|suffisamment|rapidement|regulierement|dans les meilleurs delais|"
    r"des que possible|si necessaire|au besoin|veu\w+ bien|en temps utile|selon (?:le cas|les cas)"
    r"|a l'appreciation|au cas par cas|assez|opportun\w*|bientot"
    r"|razonabl\w+|suficiente\w*|pronto|prontitud|regularmente|lo antes posible|cuando sea necesario|"
    r"a la mayor brevedad|oportun\w*|en su (?:debido )?momento"
    r"|discrecion\w*|segun (?:el )?caso|criterio|redelijk\w*|zo snel mogelijk|tijdig|ragionevol\w+|al piu presto)\b"
)
_FOR_GROUNDS = re.compile(  # what somebody must have done, whatever else the question asks
    r"\b(?:reasons?|grounds|what (?:\w+ )*?(?:get|gets|done)|wofur|aus welche[nm] grund\w*|grunde?|motifs?|raisons?|"
    r"(?:por )?que (?:motivos?|causas?|razon\w*)|motivos?|causas?)\b"
)
_GROUNDS = re.compile(  # of what somebody must have done
    r"\b(?:grave|serious\w*|gross|severe\w*|important|good (?:cause|reasons?)|wichtige[nrm]? grund|grob\w*|"
    r"erheblich\w*|"
    r"unbecoming|prejudicial|detriment\w*|vereinsschadigend\w*|gegen die (?:interessen|ziele)|"
    r"motifs? (?:graves?|serieux)|fautes? graves?|(?:causas?|faltas?|motivos?) (?:muy )?graves?|justa causa)\b"
)


def roughly(sentence: str, asks: Asks) -> bool:
    """Whether the sentence holds a value of this kind without saying which."""
    folded = _line(sentence)
    if (asks in EXACT or asks is Asks.WHEN) and _HEDGED.search(folded):
        return True
    return any(form.search(folded) for form in _ROUGHLY.get(asks, ()))


def is_rough(sentence: str, asks: Asks, question: str = "") -> bool:
    """Whether the sentence only says it roughly, or leaves it to judgement; not by words that the question has."""
    folded, known = _line(sentence), _line(question)
    if asks in EXACT or asks is Asks.WHEN:
        if _HEDGED.search(folded):
            return True
        bare = folded
        for form in _ROUGHLY.get(asks, ()):  # "a broad majority" is none yet, "a broad majority of two thirds" is
            bare = form.sub(" ", bare)
        return (bare != folded or _found(_JUDGED, folded, known)) and not gives(bare, asks)
    return _found(_JUDGED, folded, known) or (
        (asks is Asks.OTHER or (asks in {Asks.MAY, Asks.HOW} and bool(_FOR_GROUNDS.search(known))))
        and _found(_GROUNDS, folded, known)
    )


def _found(form: re.Pattern[str], folded: str, known: str) -> bool:
    return any(found[0] not in known for found in form.finditer(folded))


def _line(sentence: str) -> str:
    return fold(" ".join(sentence.split()))
