"""Whether a sentence gives a value of the kind that a question asks for.

It only points at sentences; what a number means is read elsewhere and checked there.
"""

import re

from reasoning.answers.asks import Asks
from reasoning.retrieval.words import fold

NUMBER = (
    r"(?:\d+(?:[.,]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"twenty|thirty"
    r"|forty|fifty|sixty|ninety|hundred|both"
    r"|eine[nmrs]?|ein|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|dreizehn|vierzehn|"
    r"funfzehn|sechzehn|siebzehn|achtzehn|zwanzig|dreissig"
    r"|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|dix-huit|vingt|trente"
    r"|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|trece|catorce|quince|"
    r"dieciseis|dieciocho|veinte|treinta"
    r"|een|twee|drie|vijf|zes|zeven|negen|tien|due|tre|quattro|cinque|sei|sette|otto|nove|dieci)"
)
UNIT = (
    r"(?:minutes?|hours?|days?|weeks?|fortnights?|months?|years?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?"
    r"|heures?|jours?|semaines?|mois|ans?|annees?|horas?|dias?|semanas?|mes|meses|anos?"
    r"|uur|uren|dag|dagen|week|weken|maand|maanden|jaar|jaren|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi])"
)
_DURATION = re.compile(
    rf"\b{NUMBER}\b[*_)\]]*(?: ?\(\w+\))?[ -]?(?:(?:full|whole|calendar|working|business|consecutive|other|"
    rf"more|further|weitere|volle"
    rf"|ganze|autres|naturales|habiles|ouvres)[ -])?{UNIT}\b|\bfortnight\b|\b(?:{NUMBER})?(?:wochig|tagig|"
    rf"jahrig|monatig)"
)
_WEEKDAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo)"
)
_DATE = re.compile(
    r"\b(?:januar[yi]?|jan|februar[yi]?|march|april|june|july|august|september|october|november|december|marz|"
    r"mai|juni|juli|"
    r"oktober|dezember|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre|enero|"
    r"febrero|"
    r"marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b"
    rf"|\b{_WEEKDAY}s?\b"
    r"|\b(?:end|beginning|close) of (?:the |each |every |a )?(?:financial |calendar )?(?:year|month|quarter|term)\b"
    r"|\b(?:jahres|monats|quartals)(?:ende|anfang|schluss)\b|\bfin (?:de l'annee|du mois|de(?:l)? (?:mes|ano))\b"
)
_REGULAR = re.compile(
    r"\b(?:daily|weekly|fortnightly|biweekly|monthly|quarterly|annual(?:ly)?|yearly|twice|once (?:a|every|per)|"
    r"per (?:day|week|month|year)"
    r"|taglich|wochentlich|monatlich|jahrlich|vierteljahrlich|(?:ein|zwei|drei|vier)mal|tous les|toutes les|"
    r"par (?:an|mois|semaine|jour)"
    r"|hebdomadaire|mensuel\w*|annuel\w*|trimestriel\w*|semanal\w*|mensual\w*|trimestral\w*|anual\w*|jaarlijks"
    r"|(?:vez|veces) (?:al|a la|por|cada)|fois l'an|(?:halb|zwei)(?:jahrlich|monatlich)"
    r"|(?:pro|im) (?:jahr|monat|quartal)|pro woche|in der woche)\b"
    rf"|\b(?:every|each|jede[nrsm]?|chaque|cada|ieder\w*|elke?|ogni)\b (?:\w+ )?(?:(?!an\b){UNIT}|quarter|quartal|"
    rf"trimest\w+|spring|"
    rf"summer|autumn|winter|fruhjahr|herbst|printemps|automne|primavera|otono|time|meeting|assembly|assemblee|asamblea|reunion|plenum|"
    rf"sitzung|\w*versammlung|{_WEEKDAY})s?\b"
)
_SHARE = re.compile(
    r"\d ?%|\bper ?cent\b|\bprozent\b|pour ?cent\b|\bpor ciento\b|\b\d+ ?/ ?\d+\b|\d ?: ?1\b|\b(?:half|"
    r"thirds?|quarters?|majority"
    r"|majorities|supermajority|unanim\w+|consensus|consent|more \w+ than|halfte|drittel|viertel|\w*mehrheit|"
    r"einstimmig|mehr als"
    r"|konsens|moitie|tiers|quarts?|majorite|unanimite|consentement|mitad|tercios?|mayoria|unanimidad|"
    r"consenso|plus de|mas"
    r"|meerderheid|helft|maggioranza|meta|outnumber\w*)\b|[½⅓⅔¼¾]"
)
_COUNT = re.compile(
    rf"\b(?!one another\b|an?\b|une?\b|uno?\b|ein\b|eine\w?\b|"
    rf"een\b){NUMBER}\b(?![-–]\w+ \w*(?:day|week|month|"
    rf"year))(?! (?:\w+ )?{UNIT}\b|-{NUMBER} {UNIT})"
    r"|\b(?:none|nobody|single|alone|(?<!in )(?<!at )(?<!after )all(?! except)|every|keine?r?|allein|alle|aucun\w*|"
    r"ningun\w*|tou[st]\w*|tod[oa]s)\b"
)
_MONEY = re.compile(
    r"[€$£]|\b(?:eur|euros?|pounds?|dollars?|cents?|pence|francs?|franken|chf|usd|gbp)\b"
    r"|\b(?:free of charge|for free|unpaid|not paid|no (?:fee|dues|charge|cost)s?|kostenlos|kostenfrei|gratis)\b"
    r"|\bgratuit\w*"
)
_AGE = re.compile(
    rf"\b(?:age|aged|years? old|{NUMBER} (?:years|jahren?|lebensjahr\w*|ans|anos|jaar|anni)|or older|"
    rf"lebensjahr\w*|jahre alt|volljahrig\w*|minderjahrig\w*|majeur\w*|mineur\w*"
    rf"|edad|mayor(?:es)? de|adults?|minors?|under {NUMBER}|over {NUMBER})\b"
)
_PEOPLE = re.compile(
    r"\b(?:\w*members?|moderators?|mods?|admins?|administrators?|any(?:one|body)|every(?:one|body)|nobody|"
    r"no one|some(?:one|body)"
    r"|people|persons?|those|who(?:ever)?|board|council|committee|team|assembly|author|chair\w*|founders?|"
    r"maintainers?|committers?"
    r"|users?|owners?|\w*mitglied\w*|moderat\w+|wer|jede[rn]?|alle|niemand|vorstand|\w*versammlung|plenum|"
    r"personen|menschen|rat"
    r"|membres?|adherent\w*|quiconque|tou[st]\w*|personne|assemblee|bureau|conseil|equipe|comite|celles?|ceux"
    r"|miembros?|soci[oa]s?|cualquier\w*|tod[oa]s?|nadie|asamblea|junta|consejo|equipo|personas?|"
    r"quien(?:es)?|leden|lid"
    r"|bestuur|iedereen|soci|chiunque|assemblea|jury|jurors?|steward\w*|circle\w*|kreis\w*|cercle\w*)\b"
)
_MODAL = re.compile(
    r"\b(?:may|can|cannot|can't|must|mustn't|shall|should|not|no|never|only|unless|allowed|required|needs?|"
    r"free to|entitled|right to"
    r"|darf|durfen|kann|konnen|muss|mussen|soll\w*|nicht|kein\w*|nur|nie\w*|erlaubt|verboten|berechtigt|recht"
    r"|peut|peuvent|doit|doivent|ne|pas|jamais|seul\w*|interdit\w*|droit|puede\w*|debe\w*|nunca|solo|sin|"
    r"prohib\w+|derecho"
    r"|mag|mogen|moet\w*|niet|geen|puo|possono|dev[eo]\w*|non|mai)\b"
)
_TIME_OF = re.compile(
    r"\b(?:when|before|after|until|once|as soon|immediately|at the|during|begins?|ends?|starts?|wenn|sobald|"
    r"bevor|nach(?:dem)?|vor"
    r"|bis|sofort|wahrend|quand|des que|avant|apres|jusqu\w*|pendant|cuando|antes|despues|hasta|durante|tras|"
    r"zodra|voor|na)\b"
)
_MEANS = re.compile(
    r"\b(?:by|through|via|using|writ\w+|send\w*|ask\w*|post\w*|mail\w*|e-mail|fill\w*|vot\w+|elect\w*|"
    r"nominat\w*|propos\w*|durch|per|mittels"
    r"|schreib\w*|antrag\w*|par|en|ecri\w+|envoy\w+|mediante|por|escrib\w+|envia\w+|door|tramite|scriv\w+)\b"
)
_GIVEN = {
    Asks.MONEY: (_MONEY,),
    Asks.AGE: (_AGE,),
    Asks.LONG: (_DURATION, _DATE),
    Asks.OFTEN: (_REGULAR, _DURATION),
    Asks.WHEN: (_DURATION, _REGULAR, _TIME_OF, _DATE),
    Asks.SHARE: (_SHARE,),
    Asks.MANY: (_COUNT, _SHARE),
    Asks.WHO: (_PEOPLE,),
    Asks.MAY: (_MODAL,),
    Asks.HOW: (_MEANS,),
}


def gives(sentence: str, asks: Asks) -> bool:
    """Whether the sentence holds a value of this kind; anything does where no kind was asked for."""
    forms = _GIVEN.get(asks)
    if forms is None:
        return True
    folded = _line(sentence)
    return any(form.search(folded) for form in forms)


def _line(sentence: str) -> str:
    return fold(" ".join(sentence.split()))
