"""The words by which constitutions speak of deciding: English, German, French, Spanish, in small letters.

Patterns match the `plain` form of a sentence, in which numbers are digits already.
"""

from __future__ import annotations

import re
from typing import Final


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives)})(?!\w)")


HEDGE: Final = _words(
    "(?<!, and )should", "generally", "usually", "typically", "normally", "recommend(?:s|ed|ation)?", "suggest(?:s|ed|ion)?",
    "guidelines?", "optional(?:ly)?", "ideally", "for example", "e\\.g", "such as a vote", "might", "encouraged?", "would like", "not realistic", "in the future", "hope to", "plan to", "nearly so",
    "sollten?", "in der regel", "empfohlen", "beispielsweise", "z\\.b", "devraient?", "en général", "par exemple",
    "recommandé", "debería", "deberían", "por ejemplo", "en general", "propos(?:e|es) that this", "aims? to", "try to",
)  # fmt: skip
ASIDE: Final = _words(
    "optional", "recommend\\w*", "(?<!\\.)examples?", "history", "historical", "faq", "background", "template", "rationale",
    "old", "former", "past", "obsolete", "superseded", "for reference", "archived?", "alte[rn]?", "frühere[rn]?", "ehemalige[rn]?", "ancien(?:ne)?s?", "antigu[oa]s?",
    "why", "further reading", "see also", "resources", "misconceptions?", "nutshell", "summary", "overview", "tl;?dr", "at a glance", "zusammenfassung", "kurzfassung", "überblick", "résumé", "en bref", "resumen",
    "beispiele?", "exemples?", "ejemplos?", "change ?log", "glossary", "definitions?",
)  # fmt: skip
PAST: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:old|former|past|obsolete|superseded|archived?|previous|historical|alte|frühere|ehemalige|anciennes?|anciens?|antigu[oa]s?) (?:\w+ )?(?:rules?|polic\w+|procedures?|process\w*|versions?|votes?|regeln|fassung\w*|règles|reglas|system)(?!\w)|(?<!\w)(?:no longer (?:in force|applies|apply|valid)|kept for reference)(?!\w)"
)
VOTE: Final = _words(
    "vot(?:e|es|ed|ing|ers?)", "(?:show of |raised )?hands(?! (?:over|off|out|in|down|on|back))", "ballots?", "polls?", "polling", "referend(?:um|a)", "elections?", "plebiscite",
    "abstimm\\w*", "abgestimmt", "stimmen?", "stimmabgabe", "votum", "wahl(?:en|gang)?", "urabstimmung",
    "votes?", "vot(?:ent|er|ation|ations|ants?|é|és|ée)", "scrutins?", "voix",
    "vot(?:ación|aciones|os?|ar|an|antes?)", "urnas?", "sufragios?",
)  # fmt: skip
DECIDING: Final = re.compile(
    r"decision|deciding|decide|resolution|consensus|meeting|entscheid|beschl|beschlüsse|décision|delibera|decisi|acuerdos|convoca|versammlung|assembl|asamblea"
)
PASS: Final = _words(
    "pass(?:es|ed|ing|age)?", "adopt\\w*", "approv\\w+", "accept\\w*", "carr(?:y|ies|ied)", "succeed\\w*", "enact\\w*",
    "ratif\\w+", "agree[sd]?", "agreement", "in favou?r", "affirmative(?:ly)?", "consent\\w*", "requires?", "required",
    "needs?", "needed", "decid\\w+", "decisions?", "resol\\w+", "valid", "wins?", "confirm\\w*", "support(?:s|ed)?",
    "il faut", "say yes", "majority", "amend\\w*", "elect(?:s|ed)?", "remov\\w+", "recall(?:s|ed)?", "expel(?:s|led)?", "suspended", "dismiss(?:ed)?", "admitted", "dissolved", "reopened", "overturned", "revoked", "must", "shall", "overr\\w+", "granted", "vote", "(?:changed|altered|revised|modified) (?:only )?(?:by|with|if|when)",
    "beschliess\\w*", "beschluss\\w*", "beschlüsse\\w*", "angenommen", "annahme", "zustimm\\w*", "bedarf", "bedürfen",
    "erforderlich", "brauch\\w*", "benötig\\w*", "gefasst", "entscheid\\w*", "entschieden", "gewählt", "\\w*mehrheit", "notwendig", "ja-?stimmen",
    "favorables?", "d'accord", "dafür", "einverstanden", "a favor", "de acuerdo",
    "prononcée?s?", "adopt\\w+", "approuv\\w+", "décid\\w+", "décisions?", "prises?", "requis\\w*", "délibér\\w+", "majorité", "élus?",
    "aprob\\w+", "aprueb\\w+", "acuerdos?", "adopt\\w+", "decid\\w+", "decisi\\w+", "requi\\w+", "mayoría", "elegid\\w+",
    "será necesari\\w+",
)  # fmt: skip
QUORUM: Final = _words(
    "quorums?", "quorate", "quórum", "turnout", "voter participation", "beschlussfähig\\w*", "beteiligung",
    "mindestbeteiligung", "mindestteilnahme\\w*", "participation minimale", "taux de participation", "participación mínima",
    "(?:minimum|minimal|required|necessary|sufficient) participation", "participation (?:rate|threshold|requirement|minimum)",
)  # fmt: skip
TAKING_PART: Final = _words(
    "(?:take|takes|took|taking) part", "participat(?:e|es|ed|ing|ion)", "(?:cast|casts) (?:a|their|his|her|its) (?:vote|ballot)s?",
    "(?:presence|anwesenheit|présence|asistencia|presencia) (?:of|von|der|de|d')", "(?:be|are|is|being) (?:present|represented|in attendance)", "attend(?:s|ed|ance)?", "(?:have voted|must vote|(?:has|have|needs?) to vote)(?! (?:in favou?r|for|yes|aye|affirmatively|to (?:approve|accept|adopt|pass)|against))",
    "votes? (?:must be|are|have been|were) cast", "constitutes? a", "(?:are|is|be) (?:there|in the room|quorate)", "must be (?:there|present)", "votes? (?:is|are) counted",
    "anwesend (?:ist|sind|sein)", "da (?:sein|sind|ist)", "dabei (?:sein|sind)", "mitwirk\\w+", "(?:make|makes|are) a (?:quorum|meeting)", "makes? an? \\w+(?=[;,.] with (?:fewer|less))", "constituid\\w+", "teilnehmen", "teilnimmt", "beteiligen", "beteiligt haben", "anwesend(?=[,;.]|$)", "(?:erschienen|vertreten) (?:ist|sind|sein)", "(?:show|shows|turn|turns) (?:up|out)", "(?:shown|turned) (?:up|out)",
    "(?:be|are|is) online", "responds? to (?:the |an? |any |each )?(?:poll|vote|ballot|call)", "(?:teilgenommen|abgestimmt|mitgestimmt) (?:haben|hat)", "participation (?:of|by|from)", "weighs? in", "weighed in", "responses? from", "sich [\\w ,]{0,60}? beteiligt", "beteiligt(?=[,;.]|$)", "(?:stimmen|stimmzettel) (?:müssen |sind )?abgegeben", "abgegeben (?:werden|worden|sein|sind)",
    "(?:la )?participation d(?:e|es|u)", "s'exprim\\w+", "se sont exprimée?s?", "(?:votes?|voix|bulletins) (?:doivent |ont |être |été )*exprimée?s?", "(?:la )?participación de", "se emit\\w+",
    "(?:sont|est|soient|soit|être) (?:présente?s?|représentée?s?)", "participent", "y participe", "(?<!se )(?:réunissant|rassemblant|regroupant|reuniendo)", "participar", "primera convocatoria", "première convocation", "(?:debe|deben|deberán?) votar", "doi(?:t|vent) voter", "(?:muss|müssen) abstimmen", "(?:hayan?|han) votado", "emit\\w+ (?:el|su) voto", "(?:estén|están|sean) presentes", "asist\\w+", "concurr\\w+", "participen",
)  # fmt: skip
NO_QUORUM: Final = re.compile(
    r"quorum ?[;:,.-]? (?:(?:there is|we have) )?none(?!\w)|quorum (?:is|are) not (?:needed|required|necessary)|(?:do(?:es)? not|don't|doesn't) (?:have|need|require|use|apply) (?:a |any )?(?:minimum )?quorum|(?:nobody|no ?one) (?:\w+ ){1,5}(?:for )?(?:a |the )?quorum|(?:there is |there shall be )?no (?:minimum )?quorum|quorum (?:is|shall be) (?:not required|none)|without (?:a |any )?quorum"
    r"|(?:though|although|even if|whether or not|notwithstanding that)(?: [\w']+){0,8}? less than a quorum(?!\w)"
    r"|(?:regardless|irrespective) of (?:the )?(?:number of (?:votes|members|voters|participants|people)|turnout|participation|how many(?! [\w ]{1,20}(?:supports?|agrees?|objects?|opposes?|in favou?r)(?!\w)))"
    r"|no matter how (?:many|few)|(?:does not|doesn't|won't) matter how (?:many|few)|however (?:few|many) (?:[\w']+ ){0,4}?(?:be|are|attend|come|vote|show|turn|take)(?!\w)"
    r"|(?:no|without) (?:a |any )?(?:minimum|required|fixed) (?:turnout|participation|attendance|number of (?:votes|voters|participants))"
    r"|(?:ohne rücksicht auf|unabhängig von|ungeachtet) (?:die |der )?(?:zahl|anzahl) (?:der|ihrer|an|von)(?!\w)|beschlussfähig ist jede (?:ordnungsgemäß|ordnungsgemäss|satzungsgemäß|fristgerecht)"
    r"|(?:jede|die) (?:ordnungsgemäß|ordnungsgemäss|satzungsgemäß|fristgerecht|form- und fristgerecht) (?:\w+ )?(?:ein)?(?:berufene|geladene) \w*versammlung ist (?:stets |immer |in jedem fall )?beschlussfähig(?! ,? ?wenn)"
    r"|(?:members|those|people|persons) (?:who are )?present(?: at [\w ]{1,60})? (?:shall |will )?(?:constitute|form|make)s? (?:a|the) quorum"
    r"|kein quorum|(?:ein quorum|eine mindest(?:beteiligung|anzahl|zahl)) (?:gibt es|ist|wird) (?:dabei |hierbei |dafür )?nicht|keine mindestbeteiligung|egal,? wie viele|unabhängig davon,? wie viele|quel que soit le nombre d(?:e|es) (?:membres|participants|votants|présents)|aucun quorum|sans quorum|pas de quorum"
    r"|sans condition de quorum|peu importe le nombre d|no (?:se requiere|hay|se exige|se necesita) (?:ningún )?quórum|sin (?:necesidad de )?quórum|(?:cualquiera que sea|sea cual sea|independientemente de) el número de|(?:con|por) cualquier número de"
)
VETO: Final = _words("veto(?:e?s|ed|ing|er)?", "veto-?recht", "vetos?", "droit de veto", "vetar", "blocks?", "blocking")
NO_VETO: Final = re.compile(
    r"(?:may|can|shall|must)(?: ?not|not) (?:be )?(?:veto\w*|blocked)|cannot be (?:veto\w*|blocked)|there (?:is|are) no vetoe?s?"
    r"|no (?:one|body|member|person)[\w ]{0,30} (?:may|can|has) (?:a |the right to |any )?veto|no veto(?: power| right)|without (?:a |any )?veto"
    r"|kein veto|aucun (?:droit de )?veto|sin (?:derecho a|de) veto"
)
CONSENSUS: Final = _words(
    "(?:rough |full |informal |general |broad )?consensus", "consensual(?:ly)?", "konsens\\w*", "par consensus", "consenso", "(?:everybody|everyone|all) can live with",
)  # fmt: skip
LAZY: Final = re.compile(
    r"(?<![\w-])(?:lazy[ -](?:consensus|consent|approval)|consenso (?:perezoso|tácito)|(?:consensus|consentement|accord) (?:tacite|silencieux|paresseux)|(?:si |s')?(?:no hay|no se presentan|no existen|no se reciben|no se plantean) (?:\w+ )?(?:objeci(?:ones|ón)|oposici(?:ones|ón))|(?:si |s')(?:il n'y a |il n'y ait |on ne reçoit )(?:pas|aucune) (?:d')?(?:objections?|oppositions?)|si aucune? (?:membre |personne |objection |opposition )[\w' ]{0,40}?(?:n'|ne )|silence (?:gives|is|means|implies|equals|counts as) (?:assent|consent|approval|agreement)"
    r"|(?:if|unless|provided|when|as long as|where) (?:(?:within|after|in|for|by|during|over) [\w ]{1,30}?,? )?(?:there (?:are|is) )?(?:(?:no ?-?(?:one|1)|nobody)(?: \w+){0,4}? (?:objects?|minds?|opposes?|disagrees?|says? (?:no|anything)|complains?|shouts?|speaks?|dissents?|blocks?|vetoe?s?|raises?|against|objections?)|no (?:[\w-]+ ){0,3}?(?:objections?|objects?|opposition|opposes?|disagrees?)|(?:any|some)(?:one|body) (?:objects?|blocks?|vetoe?s?|opposes?)|"
    r"(?:an?|any) (?:\w+ ){0,3}?objections?)|no (?:answer|reply|response|reaction)[\w ]{0,30}(?: is| means| counts as) (?:an? )?(?:yes|consent|agreement|approval)|(?:hat |wenn )niemand etwas dagegen|(?:nobody|no ?-?(?:one|1)) (?:minds|says no|disagrees)|(?:nobody|no ?-?(?:one|1)) (?:objects|shouts|complains|protests)\?|any objections\? (?:no|none)(?!\w)|(?:in the )?absence of (?:any )?objections?|without (?:any )?(?:further )?objections?|no objections? (?:within|after|in|have|has|are|is)"
    r"|unless (?:any|some)(?:one|body)(?: \w+){0,3}? (?:objects?|minds?|opposes?|says? no|complains?|speaks? (?:up|against)|shouts?)"
    r"|unless (?:an?|any|1|another) (?:[\w-]+ ){1,3}?(?:objects?|opposes?|disagrees?|says? no)"
    r"|(?:wenn|falls|sofern) (?:[\w ]{0,40}?)?(?:niemand|kein mitglied|keine?r?) [\w ]{0,40}?(?:widerspr\w+|einspruch|einwände?|(?<!zu wort )meldet|protestiert|dagegen (?:ist|spricht|stimmt)|nein sagt)|(?:meldet sich|widerspricht|protestiert) niemand|ohne widerspruch|stillschweigend\w*"
    r"|sauf objection|en l'absence d'objections?|sans objection|si (?:(?:dans|après|sous|d'ici|pendant|passé) [\w ]{1,30}?,? )?personne ne (?:s'y oppose|s'oppose|dit non|réagit|proteste)|(?:sans réponse|pas de réponse|silence)[\w ]{0,30},? (?:c'est|vaut|équivaut à) (?:un |une )?(?:oui|accord|acceptation)|si (?:(?:en|tras|durante|pasad[oa]s|dentro de|después de|al cabo de) [\w ]{1,30}?,? )?nadie (?:se opone|objeta|dice (?:nada|que no)|protesta|pone pegas|contesta|responde)|salvo objeción|sin objeciones)"
)
OBJECT: Final = _words(
    "object(?:s|ed|ions?)?", "dissent", "concerns?", "veto", "einspruch", "einwände?", "widerspr\\w+", "objections?", "oppositions?", "objeci\\w+",
)  # fmt: skip
NOTICE: Final = _words(
    "notice", "notif\\w+", "in advance", "advance", "beforehand", "before", "prior(?: to)?", "ahead of", "announc\\w+", "previous to",
    "einberuf\\w*", "eingeladen", "einladung\\w*", "vorher", "vor", "frist", "einladungsfrist", "ladungsfrist", "ankündig\\w*", "angekündigt",
    "convo\\w+", "avant", "préalable\\w*", "à l'avance", "préavis", "antes", "antelación", "convoca\\w*", "anticipación", "previo aviso",
)  # fmt: skip
DISCUSSION: Final = _words(
    "discuss\\w*", "debat\\w*", "deliberat\\w*", "feedback", "comments?", "comment period", "consult\\w*", "review(?:ed)?", "input",
    "diskussion\\w*", "diskutier\\w*", "beratung\\w*", "débat\\w*", "discussions?", "délibération", "délibèr\\w+", "berät", "beraten", "discusión", "debate", "deliberación",
)  # fmt: skip
APPEAL: Final = _words(
    "appeal(?:s|ed|ing)?", "contest(?:s|ed)?", "beschwerden?", "berufung", "widerspruch", "rekurs", "(?<!dernier )recours", "apela\\w*", "recursos?", "weiterziehen", "weitergezogen",
)  # fmt: skip
TENURE: Final = re.compile(
    r"(?:been|being|were|was|are|is) (?:an? )?(?:\w+ ){0,3}?(?:members?|contributors?|users?|active|registered|residents?)"
    r"|membership (?:of|for|lasting)|members? (?:for|since|with|of) |joined|waiting (?:time|period)|account (?:age|is at least|must be|has been)|tenure|seniority"
    r"|mitglied (?:ist|sind|waren|war)|mitgliedschaft|seit (?:mindestens|wenigstens)|membres? depuis|depuis (?:au moins|plus)|adhérents? depuis"
    r"|antigüedad|miembros? desde|desde hace|accounts? (?:older|created)|(?:older|at least) than? ?[0-9]+ \w+ old|\w+ (?:of|in) (?:good )?standing for"
)
TERM: Final = _words(
    "terms?(?: of office)?", "serv(?:e|es|ed|ing)", "mandates?", "elected for", "appointed for", "hold office", "tenure",
    "amtszeit", "amtsdauer", "wahlperiode", "(?:für|auf) (?:die dauer von )?(?:jeweils )?[0-9]+ (?:jahre?|monate?)", "mandat", "élus? pour", "pour une durée", "mandato", "elegid\\w+ por", "por un período",
)  # fmt: skip
GRACE: Final = _words(
    "takes? effect", "take effect", "(?:come|comes|enter|enters|go|goes) into (?:force|effect)", "in force", "becomes? effective", "effective",
    "implement(?:ed|ation)?", "grace(?: period| time)?", "cool(?:ing)?-?(?:off|down)", "carried out", "executed", "tritt in kraft",
    "entre en vigueur", "entra(?:rá)? en vigor",
)  # fmt: skip
AGAIN: Final = _words(
    "again", "re-?submit\\w*", "re-?introduc\\w*", "re-?propos\\w*", "re-?elect\\w*", "extend\\w*", "extension", "reconsider\\w*", "repeat\\w*",
    "erneut", "wiederwahl", "verläng\\w*", "à nouveau", "prolong\\w*", "de nuevo", "prorrog\\w*", "second (?:meeting|convocation|call)",
    "reconven\\w*", "adjourn\\w*",
)  # fmt: skip
NOT_A_VOTE: Final = _words(
    "inactiv\\w+", "inactivity", "unreachable", "missing", "disappear\\w*", "unavailable", "activity", "absen\\w+", "abwesen\\w*", "minutes", "payment", "dues", "fees?", "beitr[aä]g\\w*", "cotisation\\w*", "cuotas?",
    "data", "logs?", "backups?", "deleted?", "purged?", "retain\\w*", "retention", "suspended for", "banned for", "bans? of", "archiv\\w*",
    "publish\\w*", "respond\\w*", "response", "reply", "replies", "answer(?:s|ed)?", "acknowledg\\w*", "report(?:s|ed)?", "meets?", "meetings? (?:is|are|shall be) held", "hold\\w* (?:a |its )?meetings?",
    "nominat\\w*", "candida\\w*", "vacan\\w*", "resign\\w*", "kündig\\w*", "austritt\\w*", "démission\\w*", "dimisión", "renuncia\\w*", "protokoll\\w*",
)  # fmt: skip
OPEN: Final = _words(
    "open(?:s|ed)?", "last(?:s|ed|ing)?", "run(?:s|ning)?", "remain(?:s|ed)?", "period\\w*", "days? to vote", "clos(?:e|es|ed|ing)", "end(?:s|ed|ing)?",
    "deadline", "within", "conclud\\w*", "over", "during", "duration", "length", "window", "held open", "takes?", "take", "for", "have",
    "dauert", "dauern", "offen", "läuft", "innerhalb", "binnen", "endet", "geöffnet", "zeitraum", "frist", "dauer", "lang", "über",
    "dure(?:nt)?", "ouvert\\w*", "pendant", "durée", "délai", "dans (?:un|les)", "dura(?:rá|n)?", "abiert\\w*", "durante", "plazo", "duración",
)  # fmt: skip
PETITION: Final = _words(
    "petition\\w*", "sign(?:ed|ature|atures|atories)?", "co-?sponsor\\w*", "sponsors?", "endors\\w+", "support of", "second(?:ed|er|ers|s)(?: by)?", "at the request of", "requested by",
    "upon request", "asks? in writing", "so (?:asks?|requests?|demands?)", "on (?:the )?request", "(?<!pull )(?<!merge )(?<!change )(?<!feature )request(?:s|ed)?", "upvotes?", "seconds", "called by", "demand(?:s|ed)?", "unterschr\\w+", "verlang\\w*", "auf antrag", "antrag von", "beantragen", "fordern",
    "pétition\\w*", "demandent", "demander", "réclam\\w+", "wünsch\\w+", "piden?", "pedir",
    "à la demande", "demande de", "demandée?", "signatures?", "firmas?", "a petición", "petición", "solicit\\w+", "aval\\w*", "(?:lo )?propong\\w+", "instad[oa]s?", "requisition\\w*",
)  # fmt: skip
OVERRIDE: Final = _words("overrid\\w+", "overrul\\w+", "overturn\\w*", "überstimm\\w*", "outrepasser", "anular")
PARTICIPATION_DUTY: Final = re.compile(
    r"(?:of|in) (?:all |the |formal |any )*(?:votes|meetings|ballots|sessions)(?: of [\w ]{1,30})? (?:per|in (?:a|any|each|the) (?:row|(?:\w+ ){0,2}(?:years?|months?|quarter|semester|weeks?|term|period|season)(?!\w))|each|every|over|during|within)"
    r"|(?:must|shall|should|will|asked to|have to|has to|expected to|required to) (?:then )?step down|miss(?:es|ed|ing)? (?:\w+ ){0,3}(?:meetings|votes)|attend (?:at least |[0-9]|most |half |a majority )|asked to step"
)
AT_A_TIE: Final = re.compile(
    r"(?<!\w)(?:(?:en|in|im|bei|for|if there is) (?:\w+ ){0,4}?(?:cas d'égalité|cas de (?:partage|parité)|caso de empate|fall(?:e)? (?:der|von) stimmengleichheit|stimmengleichheit|gleichstand|tie(?:d vote)?|equality of votes)|à égalité|(?:if|when|where) (?:the )?votes are (?:equal|tied|equally divided))(?!\w)"
)
TIE_BROKEN: Final = re.compile(
    rf"(?:^|[;:,.] ?|(?<= )(?=bei ))(?:and |und |et |y )?{AT_A_TIE.pattern}[^.;]*", re.IGNORECASE
)
"""Who breaks a tie is not who votes."""
LARGER: Final = re.compile(
    r"(?<!\w)(?:(?:above|beyond|over|more than|exceeding) (?:this|that|it|these|those)|(?:anything|everything|something|whatever is) (?:else|above|beyond|over|more|longer|larger|bigger|greater|higher)|(?:larger|bigger|higher|greater|longer|other) (?:sums?|amounts?|purchases?|expenses?|things?|spending|ones|changes|decisions)|alles (?:darüber|andere|weitere|größere|grössere|teurere)|darüber hinaus|au-delà|por encima de (?:eso|esa|ese))(?!\w)"
)
SCHEDULES: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:(?:at least|not less than) [^.;,]{1,20} |prior |written |the |a |such |any )*notices?(?: [\w',-]+){0,10}? (?:shall|must|will|is to|may)(?: also)? be (?:given|sent|issued|mailed|delivered|served|provided|posted) (?:[\w-]+ ){0,4}?by(?!\w)"
    r"|(?<!\w)(?:time|date|place|location|hour|day)s?(?:,? (?:and|or) (?:time|date|place|location|hour)s?)*(?: (?!not)\w+){0,4}? (?:determined|set|fixed|designated|chosen|selected|specified|decided|appointed) by(?!\w)"
    r"|(?<!\w)(?:set|fix|select|determine|designate|choose)s?,?(?: in advance,)? (?:the |an? )?(?:time|date|place|location|hour)s?(?!\w)|(?<!\w)agenda(?: (?!not)\w+){0,4}? (?:set|prepared|drawn up|established|fixed|determined|made) by(?!\w)|(?<!\w)(?:sets?|prepares?|draws? up|determines?) the agenda(?!\w)"
    r"|ordre du jour (?:est|sera) (?:établi|fixé|arrêté|préparé)|(?:établit|fixe|arrête|prépare) l'ordre du jour|tagesordnung (?:wird|ist|legt|setzt|stellt|bestimmt)(?!\w)|orden del día (?:lo |será |es )?(?:fija|elabora|establec)\w*"
)
"""When, where and about what people meet: who settles this decides nothing yet."""
EXACTLY: Final = _words("exactly", "precisely", "always", "genau", "exactement", "exactamente")
AT_LEAST: Final = re.compile(
    r"(?:at least|at minimum|minimum(?: of)?|min\.?|no less than|not less than|no fewer than|not fewer than|no shorter than|or more|or longer|mindestens|wenigstens|nicht weniger als"
    r"|au moins|au minimum|minimum de|al menos|como mínimo|por lo menos|mínimo de|a minimum of|minimum period of|not be less than)\s*(?:a |an |the |de |of |los |les |der |die )*$"
)
MORE_THAN: Final = re.compile(
    r"(?:more th[ae]n|over|exceed(?:s|ing)?|greater than|in excess of|above|upwards of|mehr als|über|plus de|plus du|plus des|más de|más del|superior a|superen?|dépassent?|excèdent?|rebasen?|übersteigt|übersteigen)\s*(?:a |an |the |de |el |la |le |los |les |der |die |den )*$"
)
AT_MOST: Final = re.compile(
    r"(?:(?:not|never|cannot|no case|no event|no circumstances)(?: \w+){0,8}? (?:exceed|be (?:more|longer) than|last (?:more|longer) than|take (?:more|longer) than|(?:be (?:kept )?|stays? |remains? )open (?:for )?(?:more|longer) than)|at most|up to|no more than|not more than|no longer than|not exceed(?:ing)?|not to exceed|not longer than|nor more than|(?<=days )or more than|(?<=weeks )or more than|within|maximum(?: of)?|max\.?|less than|fewer than|(?:less|fewer|smaller|lower) than or equal to|inférieure?s? ou égale?s? (?:à|au)|menor(?:es)? o igual(?:es)? (?:a|que)|kleiner oder gleich|no later than|höchstens|maximal|bis zu|innert(?: einer frist von)?|innerhalb(?: (?:einer|der) frist von| von)?|binnen|in einer frist von"
    r"|au plus|au maximum|maximum de|jusqu'à|dans (?:un délai de|les)|sous|como máximo|máximo de|hasta|a más tardar|(?:en|dentro de) (?:el|un|del?) (?:plazo|término)(?: máximo)? (?:no superior a|de)|dentro del (?:plazo|término)(?: máximo)? de|dentro de(?: los)?|in no more than)\s*(?:a |an |the |de |of |los |les |der |die )*$"
)
PLUS_ONE: Final = re.compile(r"\s*(?:\+ ?1|(?:of [\w ]{1,40}|de [\w ]{1,40})?(?:plus|más) (?:1|un[eoa]?))(?!\w)")


def at_most(before: str) -> bool:
    """Whether what stands before a number makes it an upper limit: "up to", but not "no less than"."""
    return bool(AT_MOST.search(before)) and not AT_LEAST.search(before)
