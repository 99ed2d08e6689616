"""The words that ask for an effect, in several languages: data only. Accents are folded as in `grammar.fold`."""

import re

_ROLE = (
    r"(?:co-?)?(?:moderator\w*|moderadora?\w*|moderat(?:ore|rice|eur|orin)\w*|admin\w*|mods?|treasurer\w*|janitors?"
    r"|stewards?|roles?|rolle|moderacion|tesorer\w*|tresori\w*|kassenwart\w*|kassier\w*|schatzmeister\w*"
    r"|secretar\w*|sekretar\w*|schriftfuhr\w*)"
)
_GIVE = (
    r"mak(?:e|ing)|made|appoint\w*|nominat\w*|promot\w*|giv(?:e|ing)|grant\w*|elect\w*|nam(?:e|ing)|elevat\w*"
    r"|assign\w*|becomes?"
    r"|ernenn\w*|mach\w*|wahlen|gib|geben|befordern|nomm\w*|promouv\w*|donn\w*|devienne|nombr\w*|dar|dale"
    r"|haga\w*|hacer"
    r"|nominare|nominiamo|fare|dare|nomear|tornar|benoem\w*|maken|maak|mianow\w*"
)
_TAKE = (
    r"remov\w*|revok\w*|strip\w*|tak(?:e|ing)|demot\w*|dismiss\w*|relieve\w*|end|depos\w*|entzieh\w*|entzug"
    r"|ab(?:zu)?setz\w*|ab(?:zu)?beruf\w*"
    r"|retir\w*|destitu\w*|revoqu\w*|quitar\w*|revoc\w*|rimuov\w*|togliere|remover|tirar|ontnem\w*|afzetten|odwola\w*"
)
_BAN = (
    r"suspend(?!ed by)\w*|suspension|bann?(?:ed|ing|s)?|ban|kick\w*|expel\w*|expulsion|throw|boot|block\w*"
    r"|remov\w*|get rid of"
    r"|\w*sperr\w*|raus(?:zu)?werfen|rauswurf|werfen|aus(?:zu)?schlie\w*|ausschluss|bannen|verbannen|blockier\w*"
    r"|suspendre|suspendions|bannir|bannissons|exclu\w*|expuls\w*|bloqu\w*|virer"
    r"|suspender|suspendamos|suspenda\w*|expulsar|echar|banear|vetar"
    r"|sospend\w*|bannare|espell\w*|bloccare|blocchiamo|blocco|banir|expulse\w*"
    r"|schors\w*|verban\w*|blokke\w*|verwijderen|zawies\w*|zablok\w*|zbanowa\w*"
)
_LIMIT = (
    r"silenc\w*|hid(?:e|ing)|limit(?:ing|ed|s)?|limit|mut(?:e|ed|ing)|restrict\w*|quiet\w*|stumm(?:zu)?schalt\w*"
    r"|stumm|limitier\w*"
    r"|ein(?:zu)?schrank\w*|drosseln"
    r"|reduire au silence|museler|restreindre|en sourdine|muet\w*|baillonner|mutear|silenci\w*|limitar|limite\w*"
    r"|restringir|silenzi\w*|limitare"
    r"|limitiamo|dempen|beperk\w*|wycisz\w*"
)
_DELETE = (
    r"delet\w*|remov\w*|tak(?:e|en|ing) (?:\w+ ){0,3}?down|take ?down|eras\w*|losch\w*|entfern\w*|supprim\w*"
    r"|suppression|retir\w*|effac\w*"
    r"|borr\w*|elimin\w*|quitar|cancell\w*|rimuov\w*|apag\w*|remover|verwijder\w*|wis|usun\w*"
)
_POST = (
    r"posts?|toots?|messages?|status(?:es)?|notes?|beitrag\w*|post|nachricht|publication|pouet|publicacion"
    r"|mensaje|messaggio|publicacao"
    r"|mensagem|bericht|wpis|this|that|dies\w*|diesen|ce|cette|este|esta|esto|questo"
)
_CUT = rf"defederat\w*|deferdat\w*|desfeder\w*|defeder\w*|cut (?:off|ties)|disconnect\w*|{_BAN}|{_LIMIT}"
_UNDO = (
    r"un-?{verb}|lift\w*|end\w*|revers\w*|undo|reinstat\w*|restor\w*|readmit\w*|let \S+ back|auf(?:zu)?heb\w*"
    r"|aufhebung|entsperr\w*|lever|levons|levee"
    r"|reintegr\w*|debann\w*|debloqu\w*|reactiv\w*|levant\w*|desbloqu\w*|readmit\w*|revoc\w*|sblocc\w*"
    r"|riammett\w*|togliere|opheff\w*|deblokk\w*|refederat\w*"
)
_RULE = r"rules?|regel\w*|regle\w*|norma\w*|regla\w*|regol\w*|regra\w*|zasad\w*|guideline\w*|policy"
_ADD = (
    r"new|add\w*|adopt\w*|introduc\w*|establish\w*|additional|creat\w*|neue\w*|ein(?:zu)?fuhr\w*|hinzu(?:zu)?fug\w*"
    r"|auf(?:zu)?nehm\w*|nouvelle|ajout\w*|adopt\w*"
    r"|nuev\w*|anad\w*|agreg\w*|incorpor\w*|nuova|aggiung\w*|nova|adicion\w*|acrescent\w*|nieuwe|toevoeg\w*"
    r"|nowa|doda\w*"
)
_DROP = (
    r"remov\w*|repeal\w*|delet\w*|drop\w*|abolish\w*|scrap\w*|strike|ab(?:zu)?schaff\w*|streich\w*|supprim\w*"
    r"|abrog\w*|elimin\w*|derog\w*|aboli\w*|revog\w*|schrap\w*|end"
)
_TEXT = (
    r"constitution\w*|constitucion\w*|constituicao|costituzione|charter|charte|bylaws?|article|articulo"
    r"|articolo|artigo|artikel|art\.|section|seccion"
    r"|sezione|abschnitt|paragraph\w*|paragraf\w*|§|verfassung\w*|satzung\w*|statut\w*|estatut\w*|statuto"
    r"|grondwet|clause|konstytucj\w*"
)
_CHANGE = (
    r"amend\w*|chang\w*|replac\w*|modif\w*|edit\w*|revis\w*|strike|insert\w*|reword\w*|rewrite|rais\w*"
    r"|lower\w*|reduc\w*|extend\w*|shorten\w*|add"
    r"|should (?:read|say)|(?:ab(?:zu)?)?ander\w*|anderung|ersetz\w*|streich\w*|soll (?:lauten|heissen)"
    r"|satzungsanderung"
    r"|verfassungsanderung|erganz\w*|remplac\w*"
    r"|cambi\w*|reform\w*|sustitu\w*|reemplaz\w*|enmiend\w*|sostitu\w*|emend\w*|alter\w*|substitu\w*|wijzig\w*"
    r"|vervang\w*|grondwetswijziging|zmien\w*|zmian\w*"
)
_ANNOUNCE = (
    r"announc\w*|pinned notice|banner|an(?:zu)?kundig\w*|bekannt(?:zu)?mach\w*|annonc\w*|anunci\w*|annuncio|annunci\w*"
    r"|aankondig\w*|oglosz\w*|oglos"
)


def _word(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])")


def _undoing(verbs: str) -> re.Pattern[str]:
    return _word(_UNDO.replace("{verb}", f"(?:{verbs})"))


ROLE, GIVE, TAKE = _word(_ROLE), _word(_GIVE), _word(_TAKE)
BAN, LIMIT, DELETE, POST = _word(_BAN), _word(_LIMIT), _word(_DELETE), _word(_POST)
CUT = _word(_CUT)
UNBAN, UNLIMIT, UNCUT = _undoing(_BAN), _undoing(_LIMIT), _undoing(_CUT)
RULE, ADD, DROP = _word(_RULE), _word(_ADD), _word(_DROP)
TEXT, CHANGE, ANNOUNCE = _word(_TEXT), _word(_CHANGE), _word(_ANNOUNCE)
BANNED = re.compile(r"\b(?:the|his|her|their) (?:ban|suspension|block|mute|limit|silencing)\b|\bsperr(?:e|ung)\b")

PERIOD = re.compile(
    r"(?<![^\W_])(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty"
    r"|thirty|sixty|ninety|ein(?:e[nmr]?)?|zwei|drei|vier|un|une|deux|trois|una?|dos|tres|due|tre"
    r"|um|uma|dois|duas|een|twee|drie)\s+(?P<unit>hours?|days?|weeks?|months?|years?|stunden?|tage?n?|wochen?"
    r"|monate?n?|jahre?n?|heures?|jours?"
    r"|semaines?|mois|ans?|horas?|dias?|semanas?|mes(?:es)?|anos?|ore|giorn[io]|settiman[ae]|mes[ei]|dagen|dag"
    r"|we(?:ek|ken)|maand(?:en)?)(?![^\W_])"
)
COUNTS = {
    **dict.fromkeys("a an one ein eine einen einem einer un une una um uma een".split(), 1),
    **dict.fromkeys("two zwei deux dos due dois duas twee".split(), 2),
    **dict.fromkeys("three drei trois tres tre drie".split(), 3),
    **dict.fromkeys("four vier".split(), 4), "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fourteen": 14, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90,
}  # fmt: skip
UNTIL = re.compile(r"(?<![^\W_])(?:until|till|bis(?: zum)?|hasta(?: el)?|jusqu'au)\s+(?P<until>\S+(?:\s+\S+){0,3})")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
UNITS = (  # a sanction for a month lasts thirty days, whichever month it is
    ("PT{}H", 1, re.compile(r"h(?:our|eur|ora)|stunde|ore")),
    ("P{}D", 1, re.compile(r"da[yg]|tag|jour|dia|giorn")),
    ("P{}W", 1, re.compile(r"we[ek]|woche|semai?n|settiman")),
    ("P{}D", 30, re.compile(r"mo|mes|mois|maand")),
    ("P{}D", 365, re.compile(r"y|jahr|an")),
)
ROLE_KEYS = (
    (re.compile(r"mod"), "moderator"),
    (re.compile(r"admin"), "admin"),
    (re.compile(r"treasurer|tesorer|tresori|kassenwart|kassier|schatzmeister"), "treasurer"),
    (re.compile(r"secretar|sekretar|schriftfuhr"), "secretary"),
)
REPLACE = re.compile(
    r"\"(?P<old>[^\"\n]{1,2000})\"[^\"\n]{0,30}?(?<![^\W_])(?:by|with|to|into|durch|in|par|por|con|a|met|door"
    r"|(?:it )?should (?:say|read))[^\"\n]{0,12}\"(?P<new>[^\"\n]{1,2000})\""
)
SAY_INSTEAD = re.compile(
    r"should (?:say|read)[^\"\n]{0,12}\"(?P<new>[^\"\n]{1,2000})\"[^\"\n]{0,12}(?:instead of|rather than|and not|not)"
    r"[^\"\n]{0,12}\"(?P<old>[^\"\n]{1,2000})\""
)
BARE_REPLACE = re.compile(
    r"(?<![^\W_])(?:replace|ersetze|remplacer|sustituir|reemplazar|sostituire|substituir)\s+"
    r"(?P<old>[^\"\n.]{2,80}?)\s+(?:by|with|durch|par|por|con)\s+(?P<new>[^\"\n.]{2,80}?)"
    r"(?=\s+(?:in|im|dans|en|nell'?|no|na)\s|[.!;]|$)"
)
SECTION = re.compile(
    r"(?<![^\W_])(?:section|article|art\.?|artikel|abschnitt|paragraph|paragraf|clause|articulo|articolo|artigo"
    r"|seccion|sezione|§)\s*"
    r"(?:\d+(?:[.\-]\d+)*(?:[a-z](?![a-z]))?|[ivx]+(?![a-z]))"
)
SECTION_NAMED = re.compile(r"(?:in |of )?the ([\w -]{3,40}?) (?:section|article|clause|part)\b")
