"""Whether a sentence only says roughly what a question asks for, or leaves it to somebody's judgement."""

import re

from reasoning.answers.asks import EXACT, Asks
from reasoning.answers.values import NUMBER, UNIT, gives
from reasoning.retrieval.words import fold, terms_of

_ABOUT = (
    r"(?:about|around|roughly|approximately|circa|ca\.?|some|a few|several|a couple of|many|etwa|ungefahr|"
    r"rund|einige[nr]?|ein paar|mehrere[nr]?"
    r"|environ|quelques|plusieurs|a peu pres|unos|unas|algun[oa]s|vari[oa]s|aproximadamente|ongeveer|enkele|"
    r"een paar|circa|alcun[ie]|qualche)"
)
_HEDGED = re.compile(
    rf"\b{_ABOUT} (?:{NUMBER} (?:or \w+ |oder \w+ |ou \w+ |o \w+ )?)?(?:{UNIT}|(?:\d+|two|three|four|five|"
    rf"six|ten|zwei|drei|deux|trois|dos|tres))\b|\b(?:is|are|within|in|takes?|for) (?!an\b){UNIT}\b"
    rf"|\b(?:an?|one|un[ae]?|uno|eine?[nr]?) {UNIT} (?:or|ou|o|oder) (?:so|two|deux|dos|zwei)\b"
    rf"|\b{NUMBER} {UNIT} (?:or so|oder so|o asi|more or less|mehr oder weniger|plus ou moins|mas o menos)\b"
    rf"|\b(?:ein|eine), (?:zwei|drei) {UNIT}\b"
)
_TIME = re.compile(
    r"\b(?:(?:reasonable|sufficient|adequate|appropriate|suitable|ample|plenty of|enough|due|fair|proper|some|good|"
    r"short|long|brief) (?:amount of |period of )?(?:time|notice|while|period|delay|warning)|"
    r"(?:a|quite a|a (?:good|little|fair)) (?:while|bit)|(?:well|early|long|far) (?:enough|before|ahead|in advance)|"
    r"in (?:due course|good time|time|the near future)|ahead of time|at short notice|before long|"
    r"at the (?:earliest|first) (?:opportunity|convenience)|timely|prompt\w*|soon|quickly|shortly|swiftly|speedily|"
    r"without (?:undue )?delay|as (?:soon|early|quickly|fast) as (?:possible|practical\w*|they can|we can)|"
    r"in advance|"
    r"(?:angemessene[nrms]?|ausreichende[nrms]?|genugend|hinreichende[nrms]?|geraumer?|langere[nrm]?|kurzer?|"
    r"einiger?) (?:zeit|frist|weile|vorlauf\w*)|eine (?:ganze |kleine )?weile|zeitnah\w*|"
    r"rechtzeitig\w*|fruhzeitig\w*|beizeiten|in kurze|"
    r"baldmoglichst|schnellstmoglich|fruhestmoglich|moglichst (?:bald|fruh|schnell|zeitnah)|bald|unverzuglich|"
    r"umgehend|zu gegebener zeit|so (?:bald|schnell|fruh) wie moglich|"
    r"(?:delai|preavis) (?:raisonnable|suffisant|convenable|approprie|utile)|brefs? delais?|"
    r"temps (?:utile|raisonnable|voulu|opportun|suffisant)|(?:suffisamment|assez) (?:tot|a l'avance)|"
    r"un (?:certain|bon) (?:temps|moment)|rapidement|bientot|sous peu|des que possible|"
    r"dans les meilleurs delais|(?:au plus|le plus) (?:vite|tot)(?: possible)?|sans (?:delai|tarder)|"
    r"plazo (?:razonable|prudencial|adecuado|suficiente|breve)|(?:breve|corto) plazo|"
    r"tiempo (?:razonable|suficiente|prudencial|debido)|(?:suficiente|debida|razonable|bastante) (?:tiempo|antelacion)|"
    r"(?:tiempo|antelacion) (?:suficiente|razonable|debida)|pronto|en breve|un (?:buen )?tiempo|con tiempo|"
    r"lo (?:antes|mas pronto) posible|"
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
    r"(?:(?<!the )(?<!at )most|nearly (?:all|every\w*)|almost (?:all|every\w*))|breite[nr]? (?:mehrheit|zustimmung)|"
    r"grosse[nr]? mehrheit|die meisten|"
    r"large (?:majorite|accord|soutien)|la plupart|amplia mayoria|gran mayoria|amplio (?:acuerdo|apoyo)|"
    r"la mayor parte)\b"
)
_HOW_MUCH = re.compile(
    r"\b(?:(?:small|modest|reasonable|fair|nominal|moderate|appropriate|symbolic) (?:\w+ )?(?:fees?|amounts?|sums?|"
    r"contributions?|donations?|price|charge|share)|what(?:ever)? (?:\w+ )?can afford|"
    r"(?:kleine[nr]?|geringe[nr]?|angemessene[nr]?|bescheidene[nr]?|symbolische[nr]?) (?:\w*beitrag|betrag|gebuhr|"
    r"summe|spende)|"
    r"(?:petite|modeste|faible) (?:somme|participation|cotisation|contribution)|"
    r"(?:cotisation|participation|somme|montant) (?:modiques?|modestes?|raisonnables?|symboliques?)|"
    r"(?:pequena|modesta) (?:cuota|cantidad|aportacion|contribucion)|"
    r"(?:cuota|cantidad|aportacion|importe) (?:modic[oa]|razonable|simbolic[oa]|pequen[oa]))\b"
)
_SEEN_FIT = (  # left to somebody's judgement of when, or to the business that there is
    r"(?:when(?:ever)?|as often as) [^.,;]{0,40}?\b(?:sees? fit|thinks? (?:fit|it|best)|deems?|considers?|"
    r"requires?|wishes)|"
    r"(?:wenn|so oft|sooft|wann immer) [^.,;]{0,60}?\b(?:erforder\w+|fur (?:notig|sinnvoll|angebracht)|fur richtig)|"
    r"(?:chaque fois|aussi souvent|lorsque|quand) [^.,;]{0,50}?\b(?:juge\w*|estime\w*|exige\w*|necessaire|utile)|"
    r"(?:cuando|siempre que) [^.,;]{0,40}?\b(?:crea|estime|considere|juzgue|requiera)n?\b"
)
_RHYTHM = (
    r"(?:regularly|from time to time|occasionally|now and then|as (?:often as )?needed|"
    r"when(?:ever)? (?:it is )?(?:needed|necessary)|"
    r"regelmassig\w*|gelegentlich|ab und zu|nach bedarf|bei bedarf|regulierement|de temps en temps|au besoin|"
    r"si necessaire|"
    r"regularmente|de vez en cuando|cuando sea necesario|periodicamente)"
)
_REGULARLY = re.compile(rf"\b(?:{_SEEN_FIT}|{_RHYTHM})\b")
_ONCE_OR_OFTEN = re.compile(rf"\b{_RHYTHM}\b")
_ROUGHLY = {
    Asks.LONG: (_TIME,),
    Asks.WHEN: (_TIME,),
    Asks.OFTEN: (_REGULARLY,),
    Asks.MANY: (_HOW_MANY, _HOW_LARGE),
    Asks.SHARE: (_HOW_LARGE,),
    Asks.MONEY: (_HOW_MANY, _HOW_MUCH),
}
_JUDGED = re.compile(
    r"\b(?:reasonabl\w+|(?:long|bad|good|big|large|serious|often|early|many) enough|enough|sufficient\w*|"
    r"adequate\w*|appropriate\w*|prompt\w*"
    r"|timely|as soon as (?:possible|practical\w*)|from time to time|regularly|a while|some time|a handful|"
    r"soon|quickly|without (?:undue )?delay|in due course"
    r"|occasionally|when(?:ever)? (?:it is )?(?:needed|necessary)|as needed|discretion\w*|case by case|"
    r"depends?|depending on|sensibl\w+|would be nice|sees? fit"
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
_FOR_WHAT = re.compile(r"\b(?:what|why|was|warum|weshalb|que|qu'\w+|quoi|quels?|pourquoi|cual(?:es)?|wat|cosa)\b")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
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
    folded, known = _line(_nearest(sentence, question)), _line(question)
    if asks in EXACT or asks is Asks.WHEN:
        if _HEDGED.search(folded):
            return True
        bare = folded
        for form in _ROUGHLY.get(asks, ()):  # "a broad majority" is none yet, "a broad majority of two thirds" is
            bare = form.sub(" ", bare)
        return (bare != folded or _found(_JUDGED, folded, known)) and not gives(bare, asks)
    if asks in {Asks.MAY, Asks.WHO}:  # how soon or how often it is done leaves neither open
        folded = _TIME.sub(" ", _ONCE_OR_OFTEN.sub(" ", folded))
    for_grounds = not known or (_FOR_WHAT if asks is Asks.OTHER else _FOR_GROUNDS).search(known)
    return _found(_JUDGED, folded, known) or (
        asks in {Asks.OTHER, Asks.MAY, Asks.HOW} and bool(for_grounds) and _found(_GROUNDS, folded, known)
    )


def _nearest(words: str, question: str) -> str:
    """Of words that hold several sentences those that have most in common with the question, if any have."""
    asked = terms_of(question).keys()
    cut = _SENTENCE.split(words)
    shared = [len(asked & terms_of(one).keys()) for one in cut]
    return " ".join(one for one, many in zip(cut, shared, strict=True) if many == max(shared))


def _found(form: re.Pattern[str], folded: str, known: str) -> bool:
    return any(found[0] not in known for found in form.finditer(folded))


def _line(sentence: str) -> str:
    return fold(" ".join(sentence.split()))
