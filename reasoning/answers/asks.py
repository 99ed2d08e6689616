"""What kind of thing a question asks for, by its question words; the subject is left to the search."""

import re
from enum import StrEnum

from reasoning.retrieval.words import fold

_TIME = (
    r"(?:days?|weeks?|months?|years?|hours?|minutes?|tagen?|wochen?|monaten?|jahren?|stunden?|jours?|"
    r"semaines?|mois|ans?"
    r"|annees?|heures?|dias?|semanas?|mes|meses|anos?|horas?|dagen?|weken|maanden|jaar|giorni|settimane|mesi|"
    r"anni|ore)"
)


class Asks(StrEnum):
    """The value that would answer."""

    MONEY = "money"
    AGE = "age"
    SHARE = "share"
    OFTEN = "often"
    LONG = "long"
    MANY = "many"
    WHEN = "when"
    WHO = "who"
    MAY = "may"
    HOW = "how"
    OTHER = "other"


EXACT = frozenset(
    {Asks.MONEY, Asks.AGE, Asks.LONG, Asks.OFTEN, Asks.SHARE, Asks.MANY}
)  # answered by a value, or not at all

_HOW_MUCH = (
    r"(?:how (?:much|high|big|large|expensive)|what (?:is|are|does|do|amount)|what's|wie ?viel|wie (?:hoch|teuer)"
    r"|was kostet|combien|quel (?:est le )?(?:montant|prix)|cuant[oa]s?|quanto|hoeveel)"
)
_PAID = (
    r"(?:fees?|dues|contributions?|cost|costs|price|money|pay|paid|spend|salary|budget|subscription|geld|kostet|"
    r"kosten|beitrag"
    r"|beitrage|\w+beitrag|gebuhr|ausgeben|cotisation|depenser|argent|coute|payer|cuota|gastar|dinero|cuesta|pagar"
    r"|contributie|quota|soldi|\w+gebuhr|miete|kaution|strafe|rent|fine|deposit|loyer|caution|amende|alquiler|"
    r"fianza|multa|zahlen|zahle|zahlt|bezahlen|payons|paie|payez|paye-t-on|pago|paga|pagan|pagamos)"
)
_COSTS = r"\b(?:was kostet|wie teuer|how expensive|combien (?:ca |cela )?coute|cuanto cuesta|quanto costa)\b"
_BEFORE_WHEN = (  # "who decides when it is close" asks who
    r"(?:^|[,;:.!?¿(] ?|\b(?:and|or|but|so|by|from|since|until|till|und|oder|bis|ab|seit|et|ou|depuis|jusqu'a|"
    r"c'est|y|o|"
    r"desde|hasta|para|know|says?|tell me|vanaf|tot|da) )"
)
_FORMS: tuple[tuple[Asks, str], ...] = (
    (
        Asks.AGE,
        (
            r"\b(?:how old|what age|which age|minimum age|age limit|wie alt|welche[mn] alter|mindestalter|quel age|"
            r"age minimum|que edad|edad minima|quanti anni|hoe oud)\b"
        ),
    ),
    (Asks.MONEY, rf"\b{_HOW_MUCH}\b.*\b{_PAID}\b|{_COSTS}"),
    (
        Asks.SHARE,
        (
            r"(?:what|which|how (?:big|large|high)) (?:\w+ )?(?:a )?(?:majorit|share|percent|threshold|fraction"
            r"|proportion|supermaj|approval)|majority (?:is|do|does|needed)|how much (?:support|agreement|approval)"
            r"|(?:welche[rs]?|was fur eine|wie (?:gross|hoch|viel)) (?:\w+ )*?(?:mehrheit|anteil|prozent|zustimmung)"
            r"|(?:quelle?|combien de?) (?:\w+ )?(?:majorite|pourcent|proportion|part|seuil)"
            r"|(?:que|cual|cuanta) (?:\w+ )*?(?:mayoria|porcentaje|proporcion|umbral)|quale maggioranza|"
            r"welke meerderheid"
        ),
    ),
    (
        Asks.OFTEN,
        (
            r"how (?:often|frequent|regular)|wie (?:oft|haufig)|tous les combien|combien de fois|a quelle frequence"
            r"|cada cuanto|cuantas veces|con que frecuencia|hoe vaak|quante volte"
        ),
    ),
    (
        Asks.LONG,
        (
            rf"how (?:long|soon|quick|fast|late|far in advance|much (?:time|notice|warning))|how (?:many|"
            rf"much) {_TIME}|how old"
            r"|wie (?:lange|schnell|bald|fruh|viel zeit)|wie ?viele? (?:\w+ )?"
            rf"{_TIME}|bis wann|ab wann|(?:until|till|by) when|(?:what|which|any|a) (?:\w+ )?deadline|"
            rf"welche frist|welcher frist"
            rf"|combien (?:de |d')(?:temps|{_TIME})|quel (?:est le )?(?:delai|preavis)|quelle (?:est la )?duree|"
            rf"jusqu'a quand|quel age"
            rf"|cuanto (?:tiempo|dura|tarda|plazo)|cuantos? {_TIME}|que (?:plazo|duracion)|cual es el plazo|"
            rf"hasta cuando"
            r"|hoe lang|per quanto tempo|quanto (?:tempo|dura)|(?:notice|waiting) period|entro quando"
        ),
    ),
    (
        Asks.MANY,
        (
            r"how (?:many|much|big|large|small|high|few)|what (?:number|amount)|(?:what|which)(?:'s| is|"
            r" are)? (?:\w+ ){0,3}quorum"
            r"|whats the quorum|is there (?:a|any) quorum|wie ?viele?|wie (?:gross|hoch|teuer)|combien|"
            r"cuant[oa]s?|quant[ie]|hoeveel"
            r"|quel (?:est le )?(?:quorum|montant|nombre)|cual es el quorum|wie (?:ist|lautet) das quorum"
        ),
    ),
    (
        Asks.WHEN,
        rf"{_BEFORE_WHEN}(?:when|quand|cuando|wanneer|quando)\b|what (?:date|day|time)|\bwann\b|\bwhen$",
    ),
    (
        Asks.WHO,
        (
            r"\bwho\b|\bwhose\b|\bwhom\b|\bwho's\b|which (?:body|people|members|group|role)|^wer\b|\bwer (?:darf|"
            r"kann|muss|ist|sind|hat"
            r"|entscheidet|bestimmt|wahlt)|\bwen\b|\bwem\b|\bwessen\b|(?:^|[,?¿] ?|\b(?:par|a|de) )qui\b|"
            r"\bqui (?:peut|est|sont|decide"
            r"|vote|a|doit|nomme)|\bquien(?:es)?\b|\bwie (?:mag|mogen|beslist)\b|\bchi\b"
        ),
    ),
    (Asks.HOW, r"\bhow\b|\bhows\b|\bwie\b|\bcomment\b|\bcomo\b|\bhoe\b|(?:^|[,;¿] ?)come\b"),
    (
        Asks.MAY,
        (
            r"(?:^|[,;.!?:(] ?)(?:(?:and|but|so|also|then|if so|und|aber|et|mais|y|pero|please|hi|hello|"
            r"hey),? ){0,2}(?:can|could|may|must|should|shall|do|does|did|is|are|am|was(?= (?:i|it|he|she|"
            r"the\w*|this|that|my|our|his|her|an?|any\w*|some\w*)\b)|were|will|would|has|"
            r"have (?:i|we|you|they|members|new)|isn't|aren't|can't"
            r"|don't|doesn't|darf|durfen|kann|konnen|muss|mussen|soll|sollen|ist|sind|hat|haben|gibt|wird|werden|"
            r"brauch\w*"
            r"|peut|peut-on|peuvent|puis-je|puis|dois-je|doit|doit-on|faut-il|est-ce|est|sont|y a-t-il|ai-je|a-t-on"
            r"|puede|pueden|puedo|podemos|debo|debe|debemos|hay|es|son|tengo|tiene|se puede|mag|mogen|moet|kan|"
            r"is er|posso|puo"
            r"|possono|devo|deve|c'e)\b|allowed to|\bpuis-je\b|peut-on|\best[- ]ce qu"
        ),
    ),
)
_COMPILED = tuple((asks, re.compile(form)) for asks, form in _FORMS)
_BEGINS_OTHERWISE = re.compile(
    r"(?:can|could|may|might|must|should|shall|do|does|did|is|are|was|were|will|would|has|have|how|what|when|where|why|if|"
    r"comment|combien|quand|peut\S*|est-ce|puis-je|un|une|le|la|les)\b"
)
_RELATIVE = re.compile(  # "can a member who was removed appeal" does not ask who
    r"\b(?P<whom>(?:any|some)(?:one|body)|everyone|people|persons?|those|ones?|guests?|\w+(?:er|or|ee|ian)s?|"
    r"membres?|personnes?|ceux|celles?|celui|quelqu'un|\w+(?:eur|rice)s?) (?:who|qui)\b"
)


def asked(question: str) -> Asks:
    """The kind of answer that a question wants; of several, the most exact."""
    text = fold(" ".join(question.split())).lstrip("¿¡ \"'(")
    if _BEGINS_OTHERWISE.match(text):
        text = _RELATIVE.sub(r"\g<whom>", text)
    return next((asks for asks, form in _COMPILED if form.search(text)), Asks.OTHER)
